import { type StaffActor, sameEmail } from '../../domain/actor.ts';
import { type Assessment, isTerminal } from '../../domain/assessment.ts';
import type { Policy } from '../../domain/catalog/policy.ts';
import type { ApprovalRequest, Decision, HandOver } from '../../domain/deciding/approval.ts';
import { endedByRejection, isSamePerson, whyNotDecide } from '../../domain/deciding/decide.ts';
import type { Directory, Person } from '../../domain/deciding/directory.ts';
import { type Entitled, preparedBy } from '../../domain/deciding/who-decides.ts';
import type { OwningRole } from '../../domain/vocabulary.ts';
import { whoIsBack } from './who-is-back.ts';

/** Where somebody stands towards an exception: whether they may decide it now, and if not, why. */
export type Standing =
  | { kind: 'may-decide'; right: Entitled }
  | { kind: 'decided'; decision: Decision }
  | { kind: 'closed' }
  /** The answers behind it changed: whatever was decided on it is stale. */
  | { kind: 'superseded' }
  /** Everybody waits for the supplier to answer questions about its answers. */
  | { kind: 'supplier-asked' }
  | { kind: 'assessment-over'; status: Assessment['status'] }
  | { kind: 'too-late' }
  /** Another owner's rejection (or lapse) ended it for all. */
  | { kind: 'ended-elsewhere'; by?: ApprovalRequest }
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
  /** The assessment's live requests. */
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

/** The same rules as `decideRequest` and `decideException`, asked beforehand, so that nobody types in vain. */
export function standingOf(asked: StandingAsked, who: StaffActor, mayDecide: boolean): Standing {
  const { request, live, assessment, policy, directory, entitled, now, today } = asked;
  if (request.status === 'superseded') return { kind: 'superseded' };
  const decision = request.decisions.find((one) => isSamePerson(one.by, who));
  if (decision) return { kind: 'decided', decision };
  const isPending = request.status === 'open' || request.status === 'queued';
  if (request.status === 'dropped' || (isPending && endedByRejection(live, policy) && !isTerminal(assessment.status))) {
    const by = live.find(({ status }) => status === 'rejected' || status === 'lapsed');
    return { kind: 'ended-elsewhere', ...(by && { by }) };
  }
  if (!isPending) return { kind: 'closed' };
  if (isTerminal(assessment.status)) return { kind: 'assessment-over', status: assessment.status };
  if (assessment.status !== 'awaiting-decision') return { kind: 'supplier-asked' };
  if (request.status === 'open' && now >= request.lapsesAt) return { kind: 'too-late' };
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
