import { Staff } from '../../bin/people/staff.ts';
import { Visitor } from '../../bin/people/visitor.ts';
import { learnsFromUs, weakEncryption } from '../../bin/seed/assessments.ts';
import { PASSWORD, type Person, people } from '../../bin/seed/organisation.ts';
import { createAccounts } from '../../bin/seed/staff-accounts.ts';
import { decideException } from '../../functions/approve/deciding/decide-exception.ts';
import type { DecisionInput } from '../../functions/approve/deciding/decision-form.ts';
import type { StaffActor } from '../../functions/domain/actor.ts';
import type { Catalog } from '../../functions/domain/catalog/catalog.ts';
import type { ApprovalRequest } from '../../functions/domain/deciding/approval.ts';
import type { Clock } from '../../functions/domain/ports.ts';
import type { Tier } from '../../functions/domain/vocabulary.ts';
import type { DeployedApp } from './deployed-app.ts';
import { DeployedStory } from './deployed-story.ts';

export const REASONS = 'The benefit is large and the gap can be closed within the year.';
export const approval = { choice: 'approve', reasons: REASONS, conditions: [] } as const satisfies Omit<DecisionInput, 'basis'>;
export const rejection = {
  choice: 'reject',
  reasons: 'It trains on our data; we do not accept that.',
  conditions: [],
} as const satisfies Omit<DecisionInput, 'basis'>;

/** Answers that security alone has to decide on. */
export const oneException = weakEncryption;
/** Answers that AI governance, data protection and security have to decide on. */
export const threeExceptions = { ...learnsFromUs, ...weakEncryption, 'about.does': { value: 'scores-people' } };

/** Somebody's actor where they act by a use case; the id is not Cognito's. */
export const actor = ({ id, name, email }: Pick<Person, 'id' | 'name' | 'email'>): StaffActor => ({
  kind: 'staff',
  ...{ id, name, email },
});

/** A story whose owners are asked; every step of its workflow that waits for them has stored its token, and their mails are out. */
export async function asked(
  app: DeployedApp,
  { tier = 'standard', catalog, plan = oneException }: { tier?: Tier; catalog?: Catalog; plan?: typeof weakEncryption },
): Promise<{ story: DeployedStory; requests: ApprovalRequest[] }> {
  const story = await DeployedStory.invited(app, { tier, ...(catalog && { catalog }) });
  await story.answerAndSubmit(plan);
  await story.untilStatus('awaiting-decision');
  const requests = (await story.file()).requests;
  for (const { id, status } of requests) if (status === 'open') await story.isWaiting(`request-${id}`);
  // A mail about a request that was decided meanwhile would not be sent any more.
  await story.settled();
  return { story, requests };
}

/** Decides by the use case, on what the request rests on now. `clock`: whose the decider's machine has. */
export async function decideAs(
  story: DeployedStory,
  person: Pick<Person, 'id' | 'name' | 'email'>,
  requestId: string,
  decision: Omit<DecisionInput, 'basis'>,
  clock: Clock = story.app.clock,
) {
  const request = (await story.file()).requests.find(({ id }) => id === requestId);
  const form = { ...decision, basis: request?.basis ?? '' };
  return decideException({ ...story.app, clock }, { assessmentId: story.id, requestId, form, by: actor(person) });
}

/** Staff of the demo organisation, and whoever else a test names, at their browsers. Everybody gets an account. */
export class Desks {
  private constructor(private readonly app: DeployedApp) {}

  static async open(app: DeployedApp, others: Record<string, Person> = {}): Promise<Desks> {
    await createAccounts(app.local, { ...people, ...others });
    return new Desks(app);
  }

  /** A browser of this person, signed in and at this page. */
  async at(person: Person, path: string): Promise<Visitor> {
    const staff = new Staff(new Visitor(this.app.local.baseUrl), { name: person.name, email: person.email, password: PASSWORD });
    await staff.signIn(path);
    return staff.visitor;
  }
}

export const exceptionPath = ({ assessmentId, id }: Pick<ApprovalRequest, 'assessmentId' | 'id'>) =>
  `/exceptions/${assessmentId}/${id}`;

/** Whether the page offers to decide. */
export const offersDecision = (visitor: Visitor): boolean =>
  visitor.forms().some(({ buttons }) => buttons.some(({ text }) => text.includes('Record my decision')));
