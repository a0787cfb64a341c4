import { type StaffActor, sameEmail } from '../../domain/actor.ts';
import { type Assessment, isTerminal } from '../../domain/assessment.ts';
import type { Policy } from '../../domain/catalog/policy.ts';
import type { ApprovalRequest, Decision, HandOver } from '../../domain/deciding/approval.ts';
import { endedByRejection, isSamePerson, whyNotDecide } from '../../domain/deciding/decide.ts';
import type { Directory, Person } from '../../domain/deciding/directory.ts';
import { type Entitled, preparedBy } from '../../domain/deciding/who-decides.ts';
import type { OwningRole } from '../../domain/vocabulary.ts';
import { whoIsBack } from './who-is-back.ts';

/** Why nobody can decide on an exception now, whoever they are. */
export type Standstill =
  | { kind: 'closed' }
  /** The answers behind it changed, or more risk is left than before: whatever was decided on it is stale. */
  | { kind: 'superseded' }
  /** Everybody waits for the supplier to answer questions about its answers. */
  | { kind: 'supplier-asked' }
  | { kind: 'assessment-over'; status: Assessment['status'] }
  | { kind: 'too-late' }
  /** Another owner's rejection (or lapse) ended it for all. */
  | { kind: 'ended-elsewhere'; by?: ApprovalRequest };

/** Where somebody stands towards an exception: whether they may decide it now, and if not, why. */
export type Standing =
  | Standstill
  | { kind: 'may-decide'; right: Entitled }
  /** `meanwhile`: what keeps the others from deciding as well. */
  | { kind: 'decided'; decision: Decision; meanwhile?: Exclude<Standstill, { kind: 'closed' | 'superseded' }> }
  /** Others decide first: these. */
  | { kind: 'not-its-turn'; first: OwningRole[] }
  /** Asked for the assessment, or had a hand in its intake. */
  | { kind: 'requester'; started: boolean }
  | { kind: 'handed-over'; handOver: HandOver }
  /** Stood in for somebody who is back since that day. */
  | { kind: 'no-longer-deputy'; of: Person; since: string }
  | { kind: 'not-entitled' }
  /** Might decide, but their account is in no group that does. */
  | { kind: 'not-in-group' };

export interface StandingAsked {
  request: ApprovalRequest;
  /** The assessment's live requests; where only open ones are at hand, its head says whether another owner settled it. */
  live: readonly ApprovalRequest[];
  assessment: Assessment;
  policy: Policy;
  directory: Directory;
  /** whoMayDecide on `today`. */
  entitled: readonly Entitled[];
  now: string;
  /** In the policy's time zone. */
  today: string;
}

/** What keeps everybody from deciding; undefined while somebody may. */
export function standstillOf({ request, live, assessment, policy, now }: StandingAsked): Standstill | undefined {
  if (request.status === 'superseded') return { kind: 'superseded' };
  const isPending = request.status === 'open' || request.status === 'queued';
  // Whoever rejects for all leaves nobody to wait for but the workflow.
  const saidByHead = request.status === 'open' && assessment.status === 'awaiting-decision' && assessment.waiting.on === 'workflow';
  const isSettled = !isTerminal(assessment.status) && (endedByRejection(live, policy) || saidByHead);
  if (request.status === 'dropped' || (isPending && isSettled)) {
    const by = live.find(({ status }) => status === 'rejected' || status === 'lapsed');
    return { kind: 'ended-elsewhere', ...(by && { by }) };
  }
  if (!isPending) return { kind: 'closed' };
  if (isTerminal(assessment.status)) return { kind: 'assessment-over', status: assessment.status };
  if (assessment.status !== 'awaiting-decision') return { kind: 'supplier-asked' };
  return request.status === 'open' && now >= request.lapsesAt ? { kind: 'too-late' } : undefined;
}

/** The same rules as `decideRequest` and `decideException`, asked beforehand, so that nobody types in vain. */
export function standingOf(asked: StandingAsked, who: StaffActor, mayDecide: boolean): Standing {
  const { request, live, assessment, directory, entitled, today } = asked;
  const standstill = standstillOf(asked);
  if (standstill?.kind === 'superseded') return standstill;
  const decision = request.decisions.find((one) => isSamePerson(one.by, who));
  if (decision) return { kind: 'decided', decision, ...(standstill && standstill.kind !== 'closed' && { meanwhile: standstill }) };
  if (standstill) return standstill;
  const handOver = request.handOvers.find(({ from }) => isSamePerson(from, who));
  switch (whyNotDecide(request, who, { prepared: preparedBy(assessment), entitled })) {
    case 'requester':
      return { kind: 'requester', started: isSamePerson(assessment.requestedBy, who) };
    case 'handed-over':
      return handOver ? { kind: 'handed-over', handOver } : { kind: 'not-entitled' };
    case 'not-entitled': {
      const back = whoIsBack(directory, request.role, who.email, today);
      return back ? { kind: 'no-longer-deputy', ...back } : { kind: 'not-entitled' };
    }
    case 'not-its-turn':
      return { kind: 'not-its-turn', first: live.filter(({ status }) => status === 'open').map(({ role }) => role) };
    default: {
      const right = entitled.find(({ email }) => sameEmail(email, who.email));
      return mayDecide && right ? { kind: 'may-decide', right } : { kind: 'not-in-group' };
    }
  }
}
