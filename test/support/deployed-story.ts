import { DescribeExecutionCommand } from '@aws-sdk/client-sfn';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { type Mail, readMails } from '../../bin/local/mails.ts';
import type { Plan } from '../../bin/people/vendor.ts';
import { History } from '../../bin/seed/history.ts';
import { people } from '../../bin/seed/organisation.ts';
import type { DecisionInput } from '../../functions/approve/deciding/decision-form.ts';
import type { StaffActor } from '../../functions/domain/actor.ts';
import type { Catalog } from '../../functions/domain/catalog/catalog.ts';
import type { IntakeFacts } from '../../functions/domain/judgement/intake-facts.ts';
import { OutboxItem } from '../../functions/domain/outbox.ts';
import type { AssessmentFile } from '../../functions/domain/ports.ts';
import { verifyAssessment } from '../../functions/domain/proof/verify-assessment.ts';
import type { Tier } from '../../functions/domain/vocabulary.ts';
import { registerSupplier } from '../../functions/intake/register-supplier.ts';
import { registerSystem } from '../../functions/intake/register-system.ts';
import { startAssessment } from '../../functions/intake/start-assessment.ts';
import type { DeployedApp } from './deployed-app.ts';
import { eventually } from './eventually.ts';

const low: IntakeFacts = {
  dataSensitivity: 'internal',
  impactOnPeople: 'none',
  autonomy: 'assists',
  scale: 'under-10000',
  replaceability: 'easy',
  aiActClass: 'minimal',
};
/** Intake facts that lead to each tier. */
const factsOf: Record<Tier, IntakeFacts> = {
  low,
  standard: { ...low, dataSensitivity: 'personal', impactOnPeople: 'minor', autonomy: 'recommends', aiActClass: 'limited' },
  high: { ...low, dataSensitivity: 'special-category', impactOnPeople: 'legal-or-similar', replaceability: 'hard' },
};

const owners = Object.values(people).map(({ id, name, email }): StaffActor => ({ kind: 'staff', id, name, email }));

/** Today's catalog with a policy day of this many seconds, so that a sweep may travel far without touching other stories. */
export function catalogOfDays(app: DeployedApp, secondsPerDay: number): Catalog {
  const catalog = app.currentCatalogs.get('standard');
  if (!catalog) throw new Error('the standard policy is gone');
  return { ...catalog, policy: { ...catalog.policy, secondsPerDay } };
}

interface Beginning {
  tier: Tier;
  catalog?: Catalog;
  of?: DeployedStory;
}

/**
 * One assessment of its own supplier, requester and vendor, in the deployed app. People act through the use cases, with the real
 * clock; relay, workflow, steps and sweep are the deployed ones.
 */
export class DeployedStory {
  readonly contact: { name: string; email: string };
  readonly requester: StaffActor;
  private readonly hands: History;

  private constructor(
    readonly app: DeployedApp,
    readonly id: string,
    /** Mails before this one are of others. */
    private readonly mailsBefore: number,
  ) {
    const own = id.slice(4);
    this.contact = { name: 'Vera Vendor', email: `vera.${own}@vendor.example` };
    this.requester = { kind: 'staff', id: `petra-${own}`, name: 'Petra Procurement', email: `petra.${own}@halden.example` };
    this.hands = new History(app, this.requester, owners);
  }

  /**
   * Registers and starts; the workflow sends the invitation by itself. Without `catalog`, today's. `of`: an earlier story, whose system is
   * assessed again.
   */
  static async start(app: DeployedApp, { tier, catalog, of }: Beginning): Promise<DeployedStory> {
    const before = (await readMails(app.local.engineUrl)).at(-1)?.number ?? 0;
    const story = new DeployedStory(app, app.ids.id('asm'), before);
    const { contact, id, requester: by } = story;
    const contactForm = { contactName: contact.name, contactEmail: contact.email };
    const known = of && (await of.file()).assessment;
    const { supplierId, systemId } = known ?? { supplierId: app.ids.id('sup'), systemId: app.ids.id('sys') };
    const system = { name: 'Sorter', purpose: 'Sorts post.', supplierRole: 'developer' as const, ...factsOf[tier] };
    if (!known) {
      await registerSupplier(app, { id: supplierId, form: { name: `Vendor of ${id}`, country: undefined, ...contactForm }, by });
      await registerSystem(app, { supplierId, id: systemId, form: system, by });
    }
    const currentCatalogs = new Map([['standard', catalog ?? catalogOfDays(app, 86_400)]]);
    const form = { ...contactForm, message: undefined, policyId: 'standard' };
    const started = await startAssessment({ ...app, currentCatalogs }, { id, supplierId, systemId, form, by });
    if (started.kind !== 'started') throw new Error(`not started: ${started.kind}`);
    return story;
  }

  /** Started, and the workflow waits for the vendor. */
  static async invited(app: DeployedApp, options: Beginning): Promise<DeployedStory> {
    const story = await DeployedStory.start(app, options);
    await story.isWaiting('response');
    return story;
  }

  /** The vendor answers everything as well as can be, but for the plan. */
  answer = (plan: Plan = {}) => this.hands.answer(this.id, 0, plan);

  /** A vendor who submits has the invitation: it would not be sent any more. */
  async submit(): Promise<void> {
    await this.until('the invitation is recorded', ({ mails }) => mails.some(({ mail }) => mail === 'invitation'));
    await this.hands.submit(this.id, 0);
  }

  async answerAndSubmit(plan: Plan = {}): Promise<void> {
    await this.answer(plan);
    await this.submit();
  }

  /** As many owners as each request needs decide alike. */
  async decideAll(decision: Omit<DecisionInput, 'basis'>): Promise<void> {
    // Mails about requests that were decided meanwhile would not be sent any more.
    await this.settled();
    await this.hands.decideAll(this.id, 0, decision);
  }

  /** All that is stored. Throws when the assessment is gone. */
  async file(): Promise<AssessmentFile> {
    const file = await this.app.assessments.file(this.id);
    if (!file) throw new Error(`there is no assessment ${this.id}`);
    return file;
  }

  /** Waits until what is stored is so. */
  until(what: string, is: (file: AssessmentFile) => boolean): Promise<AssessmentFile> {
    const look = async () => {
      const file = await this.file();
      return is(file) && file;
    };
    return eventually(what, look, { state: () => this.state() });
  }

  untilStatus = (status: AssessmentFile['assessment']['status']) =>
    this.until(`status ${status}`, ({ assessment }) => assessment.status === status);

  /** Waits until a step of the workflow has stored its task token; answers the newest. */
  isWaiting(wait: string): Promise<string> {
    return eventually(`a token of ${wait}`, async () => (await this.app.waits.tokens(this.id, wait))[0], {
      state: () => this.state(),
    });
  }

  /** Everything that changes of this assessment asked for, oldest first. */
  async outbox(): Promise<OutboxItem[]> {
    const items: OutboxItem[] = [];
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      const page = await this.app.table.client.send(
        new ScanCommand({
          TableName: this.app.table.name,
          FilterExpression: 'entity = :outbox AND #record.#work.assessmentId = :id',
          ExpressionAttributeNames: { '#record': 'record', '#work': 'work' },
          ExpressionAttributeValues: { ':outbox': 'outbox', ':id': this.id },
          ConsistentRead: true,
          ExclusiveStartKey,
        }),
      );
      items.push(...(page.Items ?? []).map(({ record }) => OutboxItem.parse(record)));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
    return items.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
  }

  /** Waits until relay has done all that was asked of it. */
  async settled(): Promise<OutboxItem[]> {
    const look = async () => {
      const items = await this.outbox();
      return items.every(({ status }) => status === 'done') && items;
    };
    return eventually('the outbox is done', look, { state: async () => JSON.stringify(await this.outbox()) });
  }

  /** The execution's name as an ARN. */
  execution = (attempt = 1) => this.app.executionArn(this.id, attempt);

  /** Waits until an execution is over; answers how it ended. */
  async ended(attempt = 1): Promise<string> {
    const command = new DescribeExecutionCommand({ executionArn: this.execution(attempt) });
    const look = async () => {
      const { status } = await this.app.sfn.send(command);
      return status !== 'RUNNING' && status;
    };
    return eventually(`the end of attempt ${attempt}`, look, { state: () => this.state() });
  }

  /** Its mails as SES took them, oldest first; `header` answers one by its lower-case name. */
  async mails(): Promise<(Mail & { header(name: string): string | undefined })[]> {
    const { assessment } = await this.file();
    const mine = ({ to, subject, text }: Mail) =>
      [this.contact.email, this.requester.email].some((email) => to.includes(email)) ||
      [assessment.reference, this.id].some((name) => subject.includes(name) || text.includes(name));
    const header = (mail: Mail) => (name: string) => mail.headers.find((one) => one.name === name)?.value;
    const all = await readMails(this.app.local.engineUrl, this.mailsBefore);
    return all.filter(mine).map((mail) => ({ ...mail, header: header(mail) }));
  }

  /**
   * The first mail of a kind to somebody, once it was sent: mails to several people go out in any order. `after`: the number of a
   * mail that came before it.
   */
  mail(kind: string, { email }: { email: string }, after = 0): Promise<Mail> {
    const look = async () =>
      (await this.mails()).find(
        ({ number, header, to }) => number > after && header('x-assay-mail') === kind && to.includes(email),
      );
    return eventually(`a mail: ${kind} to ${email}`, look, { state: () => this.state() });
  }

  /** The kind and the recipient of every mail, sorted. */
  async sent(): Promise<string[][]> {
    return (await this.mails()).map(({ to, header }) => [header('x-assay-mail') ?? '', ...to]).toSorted();
  }

  /** The deployed sweep, as if it were then. */
  sweepAt = (now: string) => this.app.invoke('SweepFunctionName', { now });

  /** The names of the checks that fail; empty when everything can be proved from what is stored. */
  async mismatches(): Promise<string[]> {
    const file = await this.file();
    const { checks } = verifyAssessment(file, await this.app.catalogs.get(file.assessment.catalogHash));
    return checks.filter(({ ok }) => !ok).map(({ name }) => name);
  }

  private async state(): Promise<string> {
    const { assessment, events, requests } = await this.file();
    const { status, parked, waiting, execution } = assessment;
    return JSON.stringify({
      status,
      parked,
      waiting,
      execution,
      events: events.map(({ type }) => type),
      requests: requests.length,
    });
  }
}
