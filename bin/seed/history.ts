import { decideException } from '../../functions/approve/deciding/decide-exception.ts';
import type { DecisionInput } from '../../functions/approve/deciding/decision-form.ts';
import { askAfterChange } from '../../functions/approve/directory/ask-after-change.ts';
import { withdrawAssessment } from '../../functions/console/withdraw.ts';
import { type Actor, type StaffActor, sameEmail } from '../../functions/domain/actor.ts';
import { answerCondition } from '../../functions/domain/conditions/answer-condition.ts';
import { reportCondition } from '../../functions/domain/conditions/report-condition.ts';
import type { ApprovalRequest } from '../../functions/domain/deciding/approval.ts';
import { changeDirectory, type DirectoryContent } from '../../functions/domain/deciding/change-directory.ts';
import { endedByRejection } from '../../functions/domain/deciding/decide.ts';
import { isLive } from '../../functions/domain/deciding/request-plan.ts';
import { type Asking, askFollowUp } from '../../functions/domain/follow-up/ask-follow-up.ts';
import { DEFAULT_LANGUAGE, type Language } from '../../functions/domain/language.ts';
import { parkAssessment } from '../../functions/domain/park-assessment.ts';
import type { Clock, Ledger } from '../../functions/domain/ports.ts';
import type { OwningRole } from '../../functions/domain/vocabulary.ts';
import { openAssessment } from '../../functions/intake/open-assessment.ts';
import { startAssessment } from '../../functions/intake/start-assessment.ts';
import { recordOutcome } from '../../functions/outcome/record/record-outcome.ts';
import { recordTrouble } from '../../functions/relay/record-trouble.ts';
import { supersede } from '../../functions/relay/supersede.ts';
import { handOver } from '../../functions/respond/people/hand-over.ts';
import { checkedState, submitResponse } from '../../functions/respond/submit-response.ts';
import { recipientOf } from '../../functions/respond/way-in/rights.ts';
import type { Visit } from '../../functions/respond/way-in/visit.ts';
import { scoreResponse } from '../../functions/score/score-response.ts';
import { sweep } from '../../functions/watch/sweep.ts';
import type { Plan } from '../people/vendor.ts';
import type { Person } from './organisation.ts';
import { plannedAnswers } from './planned-answers.ts';
import type { Rooms } from './rooms.ts';

const DAY = 86_400_000;

type Decision = Omit<DecisionInput, 'basis'>;
/** What people decide: all alike, or each by their role and their turn in it (0 is the first). */
type Judged = Decision | ((role: OwningRole, nth: number) => Decision);

interface Ask {
  supplierId: string;
  systemId: string;
  contact: { name: string; email: string; language?: Language };
  message?: string;
  /** Of whoever requests it. */
  requesterPhone?: string;
}

/**
 * Plays what happened to one assessment some days ago, with the rooms' own use cases and a clock set back: the stored states are
 * what the product would have stored. The real workflow runs alongside and finds each step done.
 */
export class History {
  constructor(
    private readonly rooms: Rooms,
    /** Whoever requested the assessments. */
    private readonly by: StaffActor,
    private readonly staff: StaffActor[],
  ) {}

  /** The same history of an assessment whose workflow has died: what is changed asks for no work outside the table. */
  withoutWorkflow(): History {
    const { ledger } = this.rooms;
    const silent: Ledger = {
      open: (change) => ledger.open({ ...change, outbox: [] }),
      commit: (change) => ledger.commit({ ...change, outbox: [] }),
    };
    return new History({ ...this.rooms, ledger: silent }, this.by, this.staff);
  }

  private at(daysAgo: number): Clock {
    const now = Date.now() - daysAgo * DAY;
    return { now: () => new Date(now) };
  }

  /** Started, and not yet invited. */
  async start(id: string, daysAgo: number, ask: Ask): Promise<void> {
    const clock = this.at(daysAgo);
    const { name: contactName, email: contactEmail, language: contactLanguage } = ask.contact;
    const { supplierId, systemId, message, requesterPhone } = ask;
    const form = { contactName, contactEmail, contactLanguage, message, requesterPhone, policyId: 'standard' };
    const started = await startAssessment({ ...this.rooms, clock }, { id, supplierId, systemId, form, by: this.by });
    if (started.kind !== 'started') throw new Error(`${id} was not started: ${started.kind}`);
  }

  /** Started and invited. */
  async invite(id: string, daysAgo: number, ask: Ask): Promise<void> {
    await this.start(id, daysAgo, ask);
    const clock = this.at(daysAgo);
    const executionArn = this.rooms.executionArn(id, 1);
    await openAssessment({ ...this.rooms, clock }, { assessmentId: id, executionArn, attempt: 1 });
  }

  /** Answers with the plan over the best answers; `sections` limits how far the vendor got. */
  async answer(id: string, daysAgo: number, plan: Plan, sections = Number.POSITIVE_INFINITY): Promise<void> {
    const { work, assessment, catalog } = await this.read(id);
    const actor = { kind: 'vendor' as const, name: assessment.contact.name, email: assessment.contact.email };
    const savedAt = this.at(daysAgo).now().toISOString();
    for (const { sectionId, answers } of plannedAnswers(catalog.questionnaire, assessment, plan, sections)) {
      const draft = { sectionId, answers, savedAt, savedBy: actor, markedComplete: false };
      // What was laid out from the last time is looked at and replaced; what this vendor saved before stays.
      const laidOut = work.drafts.find((stored) => stored.sectionId === sectionId && stored.prefilled);
      await this.rooms.drafts.save(id, draft, laidOut?.version ?? 0);
    }
  }

  async submit(id: string, daysAgo: number): Promise<void> {
    const visit = await this.visit(id, daysAgo);
    const { name } = visit.session;
    const result = await submitResponse({ ...this.rooms, clock: this.at(daysAgo) }, visit, {
      checked: checkedState(visit),
      signedAs: name,
    });
    if (result.kind !== 'submitted') throw new Error(`${id} was not submitted: ${JSON.stringify(result)}`);
  }

  /** The recipient hands sections to a colleague. */
  async handOver(id: string, daysAgo: number, person: { name: string; email: string; sectionIds: string[]; note: string }) {
    const visit = await this.visit(id, daysAgo);
    const ports = { ...this.rooms, clock: this.at(daysAgo) };
    const given = { ...person, maySubmit: false, language: visit.language };
    const result = await handOver(ports, visit, this.rooms.ids.id('clg'), given);
    if (result.kind !== 'handed-over') throw new Error(`${id} was not handed over: ${result.kind}`);
  }

  /** Procurement asks about single answers. */
  async ask(id: string, daysAgo: number, questions: Asking[]): Promise<void> {
    const ports = { ...this.rooms, clock: this.at(daysAgo) };
    const result = await askFollowUp(ports, { assessmentId: id, questions, by: this.by });
    if (result.kind !== 'asked') throw new Error(`${id} was not asked: ${JSON.stringify(result)}`);
  }

  /** The invitation came back: there is no such mailbox. */
  async bounce(id: string, daysAgo: number): Promise<void> {
    const { email } = (await this.read(id)).assessment.contact;
    const ports = { ...this.rooms, clock: this.at(daysAgo) };
    await this.rooms.suppressions.put({ email, reason: 'bounced', at: ports.clock.now().toISOString(), assessmentId: id });
    const trouble = { assessmentId: id, email, reason: 'bounced', mail: 'invitation', operationId: `feedback-seed-${id}` } as const;
    await recordTrouble(ports, trouble);
  }

  async score(id: string, daysAgo: number): Promise<void> {
    await scoreResponse({ ...this.rooms, clock: this.at(daysAgo) }, { assessmentId: id });
  }

  /** The outcome; the one that it replaces learns of it in the same moment, where relay would only today. */
  async record(id: string, daysAgo: number): Promise<void> {
    const ports = { ...this.rooms, clock: this.at(daysAgo) };
    const { ledger } = ports;
    const commit: Ledger['commit'] = ({ outbox, ...change }) =>
      ledger.commit({ ...change, outbox: outbox?.filter(({ kind }) => kind !== 'supersede') });
    await recordOutcome({ ...ports, ledger: { ...ledger, commit } }, { assessmentId: id });
    const { reference, supersedes } = (await this.read(id)).assessment;
    if (supersedes) await supersede(ports, { assessmentId: supersedes.assessmentId, by: { assessmentId: id, reference } });
  }

  /** Whoever must meet a condition says that it is met. `condition`: its text. */
  async report(id: string, daysAgo: number, { condition: text, words }: { condition: string; words: string }): Promise<void> {
    const condition = await this.condition(id, text);
    const { contact } = (await this.read(id)).assessment;
    const { owner } = condition;
    const by: Actor =
      owner.kind === 'vendor' ? { kind: 'vendor', name: contact.name, email: contact.email } : this.actor(owner.email);
    const ports = { ...this.rooms, clock: this.at(daysAgo) };
    const about = { assessmentId: id, conditionId: condition.id, words, evidenceIds: [], by };
    const result = await reportCondition(ports, about);
    if (result.kind !== 'reported') throw new Error(`${condition.id} was not reported: ${JSON.stringify(result)}`);
  }

  /** Somebody of the role that set a condition accepts its report. */
  async accept(id: string, daysAgo: number, said: { condition: string; reasons: string; by: Person }): Promise<void> {
    const { id: conditionId, reports } = await this.condition(id, said.condition);
    const ports = { ...this.rooms, clock: this.at(daysAgo) };
    const { reasons } = said;
    const answer = {
      assessmentId: id,
      conditionId,
      report: reports.length,
      accepted: true,
      reasons,
      by: this.actor(said.by.email),
    };
    const result = await answerCondition(ports, answer);
    if (result.kind !== 'answered') throw new Error(`${conditionId} was not accepted: ${JSON.stringify(result)}`);
  }

  /** Who decides, from that day on; whoever is new to an open exception or a reported condition is asked. */
  async name(daysAgo: number, by: Person, changed: (content: DirectoryContent) => DirectoryContent): Promise<void> {
    const ports = { ...this.rooms, clock: this.at(daysAgo) };
    const { version: _, changedAt: __, changedBy: ___, ...content } = await ports.directories.get();
    const actor = this.actor(by.email);
    const result = await changeDirectory(ports, { content: changed(content), by: actor });
    if (result.kind !== 'changed') throw new Error(`the directory was not changed: ${result.kind}`);
    await askAfterChange(ports, { before: result.before, directory: result.directory, by: actor });
  }

  /** Everybody who holds an owning role decides, until its request is closed or a rejection ended it for all (policy). */
  async decideAll(id: string, daysAgo: number, judged: Judged): Promise<void> {
    const { assessment, catalog } = await this.read(id);
    const requests = async () => (await this.rooms.assessments.file(id))?.requests ?? [];
    for (const request of await requests()) {
      // As the workflow does: the others are let go.
      if (endedByRejection((await requests()).filter(isLive), catalog.policy)) return this.score(id, daysAgo);
      if (request.status === 'open' && assessment.status === 'awaiting-decision') await this.decideOne(request, daysAgo, judged);
    }
  }

  /** As many holders of the role as must agree decide on one request, until it is closed. */
  async decideOne(request: ApprovalRequest, daysAgo: number, judged: Judged): Promise<void> {
    const { assessmentId, id: requestId, role, quorum, basis } = request;
    const { roles } = await this.rooms.directories.get();
    for (const [nth, member] of roles[role].slice(0, quorum).entries()) {
      const by = this.actor(member.email);
      const decision = typeof judged === 'function' ? judged(role, nth) : judged;
      const ports = { ...this.rooms, clock: this.at(daysAgo) };
      const result = await decideException(ports, { assessmentId, requestId, form: { ...decision, basis }, by });
      // Somebody's rejection has settled it for everybody.
      if (result.kind === 'refused' && result.reason === 'ended-elsewhere') break;
      if (result.kind !== 'recorded' && result.kind !== 'closed')
        throw new Error(`${by.name} on ${requestId}: ${JSON.stringify(result)}`);
      if (decision.choice === 'reject') break;
    }
  }

  async withdraw(id: string, daysAgo: number, reason: string): Promise<void> {
    await withdrawAssessment({ ...this.rooms, clock: this.at(daysAgo) }, { assessmentId: id, reason, by: this.by });
  }

  /** As the workflow does after a step gave up. */
  async park(id: string, daysAgo: number, step: string): Promise<void> {
    const fault = { name: 'States.TaskFailed', message: 'the step could not reach the table for three hours' };
    await parkAssessment({ ...this.rooms, clock: this.at(daysAgo) }, { assessmentId: id, step, fault });
  }

  /** What the sweep would have done then: reminders, escalations, lapses. */
  async sweepAsOf(daysAgo: number): Promise<void> {
    await sweep({ ...this.rooms, clock: this.at(daysAgo) });
  }

  /** The recipient, some days ago, at their questionnaire. */
  private async visit(id: string, daysAgo: number): Promise<Visit> {
    const { assessment, catalog, work } = await this.read(id);
    const { name, email, language = DEFAULT_LANGUAGE } = assessment.contact;
    const at = this.at(daysAgo).now().toISOString();
    const grantHash = work.grants.at(-1)?.tokenHash ?? '0'.repeat(64);
    const session = {
      ...{ kind: 'vendor' as const, assessmentId: id, grantHash },
      ...{ name, email, csrf: '', startedAt: at, expiresAt: at },
    };
    return { session, work, catalog, participant: recipientOf(assessment), at, language };
  }

  private actor(address: string): StaffActor {
    const actor = this.staff.find(({ email }) => sameEmail(email, address));
    if (!actor) throw new Error(`${address} has no account`);
    return actor;
  }

  private async condition(id: string, text: string) {
    const { conditions = [] } = (await this.rooms.assessments.file(id)) ?? {};
    const condition = conditions.find((one) => one.text === text);
    if (!condition) throw new Error(`${id} has no condition "${text}"`);
    return condition;
  }

  private async read(id: string) {
    const work = await this.rooms.assessments.work(id);
    if (!work) throw new Error(`there is no assessment ${id}`);
    return { work, assessment: work.assessment, catalog: await this.rooms.catalogs.get(work.assessment.catalogHash) };
  }
}
