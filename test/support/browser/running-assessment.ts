import { Post } from '../../../bin/demo/post.ts';
import type { LocalDeployment } from '../../../bin/local/deployment.ts';
import { readMails } from '../../../bin/local/mails.ts';
import type { Plan } from '../../../bin/people/vendor.ts';
import { History } from '../../../bin/seed/history.ts';
import { directory, type Person, people } from '../../../bin/seed/organisation.ts';
import { type Rooms, roomsOf } from '../../../bin/seed/rooms.ts';
import { createAccounts } from '../../../bin/seed/staff-accounts.ts';
import type { StaffActor } from '../../../functions/domain/actor.ts';
import { changeDirectory } from '../../../functions/domain/deciding/change-directory.ts';
import type { IntakeFacts } from '../../../functions/domain/judgement/intake-facts.ts';
import type { AssessmentFile } from '../../../functions/domain/ports.ts';
import type { Tier } from '../../../functions/domain/vocabulary.ts';
import { registerSupplier } from '../../../functions/intake/register-supplier.ts';
import { registerSystem } from '../../../functions/intake/register-system.ts';
import { startAssessment } from '../../../functions/intake/start-assessment.ts';
import { systemClock } from '../../../functions/platform/clock.ts';

const low: IntakeFacts = {
  dataSensitivity: 'internal',
  impactOnPeople: 'none',
  autonomy: 'assists',
  scale: 'under-10000',
  replaceability: 'easy',
  aiActClass: 'minimal',
};
const factsOf: Record<Tier, IntakeFacts> = {
  low,
  standard: { ...low, dataSensitivity: 'personal', impactOnPeople: 'significant' },
  high: { ...low, dataSensitivity: 'special-category', impactOnPeople: 'legal-or-similar', aiActClass: 'high-risk' },
};

/** Who can sign in, and who owns which risks: the demo organisation, made once. What a test in another file has changed since stays. */
const organisation = async (local: LocalDeployment, rooms: Rooms) => {
  const by = { kind: 'operator', name: 'the tests' } as const;
  if ((await rooms.directories.get()).version === 0)
    await changeDirectory({ ...rooms, clock: systemClock }, { content: directory, by });
  return createAccounts(local, people);
};
let accounts: ReturnType<typeof organisation> | undefined;
/** Mails up to this number were there before; nobody here waits for them. */
let newestMail = 0;

/**
 * An assessment of its own supplier in the deployed app, invited by the real workflow. What a test is not about is done by the use
 * cases; what it is about, by people in the browser.
 */
export class RunningAssessment {
  private constructor(
    readonly id: string,
    /** The vendor's person; the address is used by no other assessment. */
    readonly contact: { name: string; email: string },
    /** The link in the invitation. */
    readonly link: string,
    readonly rooms: Rooms,
    readonly post: Post,
    private readonly hands: History,
    private readonly by: StaffActor,
  ) {}

  static async invite(
    local: LocalDeployment,
    { tier, requester = people.procurement, policyId = 'standard' }: { tier: Tier; requester?: Person; policyId?: string },
  ): Promise<RunningAssessment> {
    const rooms = roomsOf(local);
    const ports = { ...rooms, clock: systemClock };
    accounts ??= organisation(local, rooms);
    const actors = await accounts;
    const by = Object.values(actors).find(({ email }) => email === requester.email) ?? actors.procurement;
    const [id, supplierId, systemId] = [rooms.ids.id('asm'), rooms.ids.id('sup'), rooms.ids.id('sys')];
    const contact = { name: 'Vera Vendor', email: `vera.${id}@vendor.example` };
    const form = { contactName: contact.name, contactEmail: contact.email };
    await registerSupplier(ports, { id: supplierId, form: { name: `Brightside ${id.slice(-4)}`, ...form }, by });
    const system = { name: 'Letter Sorter', purpose: 'Sorts incoming letters.', supplierRole: 'developer' as const };
    await registerSystem(ports, { supplierId, id: systemId, form: { ...system, ...factsOf[tier] }, by });
    const hands = new History(rooms, by, Object.values(actors));
    return RunningAssessment.start(local, { rooms, hands, by, contact, policyId }, { id, supplierId, systemId });
  }

  /** The same system once more, for the same person. */
  async again(local: LocalDeployment): Promise<RunningAssessment> {
    const { supplierId, systemId, policyId } = (await this.file()).assessment;
    const { rooms, hands, by, contact } = this;
    return RunningAssessment.start(
      local,
      { rooms, hands, by, contact, policyId },
      { id: rooms.ids.id('asm'), supplierId, systemId },
    );
  }

  private static async start(
    local: LocalDeployment,
    given: { rooms: Rooms; hands: History; by: StaffActor; contact: { name: string; email: string }; policyId: string },
    { id, supplierId, systemId }: { id: string; supplierId: string; systemId: string },
  ): Promise<RunningAssessment> {
    const { rooms, hands, by, contact, policyId } = given;
    const before = (await readMails(local.engineUrl, newestMail)).at(-1)?.number ?? newestMail;
    newestMail = before;
    const form = { contactName: contact.name, contactEmail: contact.email, policyId };
    const ports = { ...rooms, clock: systemClock };
    const started = await startAssessment(ports, { id, supplierId, systemId, form, by });
    if (started.kind !== 'started') throw new Error(`not started: ${started.kind}`);
    const post = new Post(local.engineUrl, before);
    const invitation = await post.next(`the invitation to ${contact.email}`, Post.about(id, 'invitation', contact.email));
    const link = Post.link(invitation, /\/r\//);
    return new RunningAssessment(id, contact, link, rooms, post, hands, by);
  }

  /** The vendor answers every section that is not saved yet as well as can be, but for the plan. */
  answerTheRest = (plan: Plan = {}) => this.hands.answer(this.id, 0, plan);

  async answerAndSubmit(plan: Plan = {}): Promise<void> {
    await this.hands.answer(this.id, 0, plan);
    await this.hands.submit(this.id, 0);
  }

  /** Whoever is still asked decides alike. */
  async decideTheRest(decision: Parameters<History['decideOne']>[2]): Promise<void> {
    const { requests } = await this.file();
    for (const request of requests) if (request.status === 'open') await this.hands.decideOne(request, 0, decision);
  }

  withdraw = (reason: string) => this.hands.withdraw(this.id, 0, reason);

  async file(): Promise<AssessmentFile> {
    const file = await this.rooms.assessments.file(this.id);
    if (!file) throw new Error(`there is no assessment ${this.id}`);
    return file;
  }

  /** The link to the decision in the mail to a risk owner. */
  async exceptionLink(owner: Person, requestId: string): Promise<string> {
    const path = new RegExp(`/exceptions/${this.id}/${requestId}`);
    const fits = (to: string[], links: string[]) => to.includes(owner.email) && links.some((link) => path.test(link));
    const mail = await this.post.next(`the exception to ${owner.email}`, ({ to, links }) => fits(to, links));
    return Post.link(mail, path);
  }
}
