import type { StaffActor } from '../../domain/actor.ts';
import type { ApprovalRequest, Decision } from '../../domain/approval.ts';
import { type Assessment, isTerminal } from '../../domain/assessment.ts';
import { endedByRejection, isSamePerson, whyNotDecide } from '../../domain/decide.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Entitled } from '../../domain/who-decides.ts';
import { preparedBy } from '../../domain/who-decides.ts';

/** Where somebody stands towards an exception: whether they may decide it now, and if not, why. */
export type Standing =
  | { kind: 'may-decide' }
  | { kind: 'decided'; decision: Decision }
  | { kind: 'closed' }
  /** The answers behind it changed: whatever was decided on it is stale. */
  | { kind: 'superseded' }
  /** Everybody waits for the supplier to answer questions about its answers. */
  | { kind: 'supplier-asked' }
  | { kind: 'assessment-over' }
  | { kind: 'too-late' }
  /** Another owner's rejection ended it for all. */
  | { kind: 'ended-elsewhere' }
  /** Others decide first. */
  | { kind: 'not-its-turn' }
  | { kind: 'requester' }
  | { kind: 'handed-over' }
  | { kind: 'not-entitled' }
  /** Holds the role, but their account is in no group that decides. */
  | { kind: 'not-in-group' };

/** The same rules as `decideRequest` and `decideException`, asked beforehand, so that nobody types in vain. */
export function standingOf(
  asked: {
    request: ApprovalRequest;
    /** The assessment's live requests. */
    live: readonly ApprovalRequest[];
    assessment: Assessment;
    policy: Policy;
    entitled: readonly Entitled[];
    now: string;
  },
  who: StaffActor,
  mayDecide: boolean,
): Standing {
  const { request, live, assessment, policy, entitled, now } = asked;
  if (request.status === 'superseded') return { kind: 'superseded' };
  const decision = request.decisions.find((one) => isSamePerson(one.by, who));
  if (decision) return { kind: 'decided', decision };
  if (request.status !== 'open' && request.status !== 'queued') return { kind: 'closed' };
  if (isTerminal(assessment.status)) return { kind: 'assessment-over' };
  if (assessment.status !== 'awaiting-decision') return { kind: 'supplier-asked' };
  if (endedByRejection(live, policy)) return { kind: 'ended-elsewhere' };
  if (request.status === 'open' && now >= request.lapsesAt) return { kind: 'too-late' };
  const why = whyNotDecide(request, who, { prepared: preparedBy(assessment), entitled });
  if (why === 'requester' || why === 'handed-over' || why === 'not-entitled' || why === 'not-its-turn') return { kind: why };
  return mayDecide ? { kind: 'may-decide' } : { kind: 'not-in-group' };
}
