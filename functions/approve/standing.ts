import { type StaffActor, sameEmail } from '../domain/actor.ts';
import type { ApprovalRequest, Decision, Directory } from '../domain/approval.ts';
import { type Assessment, isTerminal } from '../domain/assessment.ts';
import { isSamePerson } from '../domain/decide.ts';

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
  | { kind: 'requester' }
  | { kind: 'not-a-member' }
  /** Holds the role, but their account is in no group that decides. */
  | { kind: 'not-in-group' };

/** The same rules as `decideRequest` and `decideException`, asked beforehand, so that nobody types in vain. */
export function standingOf(
  { request, assessment, directory, now }: { request: ApprovalRequest; assessment: Assessment; directory: Directory; now: string },
  who: StaffActor,
  mayDecide: boolean,
): Standing {
  if (request.status === 'superseded') return { kind: 'superseded' };
  const decision = request.decisions.find((one) => isSamePerson(one.by, who));
  if (decision) return { kind: 'decided', decision };
  if (request.status !== 'open') return { kind: 'closed' };
  if (isTerminal(assessment.status)) return { kind: 'assessment-over' };
  if (assessment.status !== 'awaiting-decision') return { kind: 'supplier-asked' };
  if (now >= request.lapsesAt) return { kind: 'too-late' };
  if (isSamePerson(assessment.requestedBy, who)) return { kind: 'requester' };
  const members = directory.roles[request.role] ?? [];
  if (!members.some((member) => sameEmail(member.email, who.email))) return { kind: 'not-a-member' };
  return mayDecide ? { kind: 'may-decide' } : { kind: 'not-in-group' };
}
