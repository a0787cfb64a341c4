import { type Actor, sameEmail } from '../actor.ts';
import type { ApprovalRequest, Decision } from './approval.ts';
import { approvalsOf, type Entitled } from './who-decides.ts';

/** Why a decision changes nothing. */
export type WhyNotDecide =
  /** Whoever asked for the assessment, or had a hand in its intake. */
  | 'requester'
  | 'handed-over'
  | 'not-entitled'
  /** Others decide first. */
  | 'not-its-turn'
  | 'superseded'
  | 'already-decided'
  | 'stale-basis'
  | 'conditions-missing';

export type DecideResult =
  /** Kept; more people must approve before the request closes. */
  | { kind: 'recorded'; request: ApprovalRequest }
  /** Kept, and it ended the request. */
  | { kind: 'closed'; request: ApprovalRequest }
  | { kind: 'refused'; reason: WhyNotDecide };

/**
 * One person's decision on one request (design section 5 and 6.7). One rejection ends it; approvals end it when as many
 * different people (by email address, whatever its case) as it needs have given one, with conditions if any of them set some.
 * `prepared`: the requester and whoever edited the intake. `entitled`: whoMayDecide (who-decides.ts).
 * `already-decided`: the request is closed, or this person has decided on it. A refused decision changes nothing.
 */
export function decideRequest(
  request: ApprovalRequest,
  decision: Decision,
  who: { prepared: readonly Actor[]; entitled: readonly Entitled[] },
): DecideResult {
  const why = whyNotDecide(request, decision.by, who);
  if (why) return { kind: 'refused', reason: why };
  if (decision.basis !== request.basis) return { kind: 'refused', reason: 'stale-basis' };
  if (decision.choice === 'approve-with-conditions' && decision.conditions.length === 0)
    return { kind: 'refused', reason: 'conditions-missing' };

  const decisions = [...request.decisions, decision];
  const status = statusAfter({ ...request, decisions });
  if (status === 'open') return { kind: 'recorded', request: { ...request, decisions } };
  const { lacksPeople: _, ...rest } = request;
  return { kind: 'closed', request: { ...rest, decisions, status, closedAt: decision.at } };
}

/** Why this person may not decide on a request now; undefined when they may. */
export function whyNotDecide(
  request: ApprovalRequest,
  by: Actor,
  { prepared, entitled }: { prepared: readonly Actor[]; entitled: readonly Entitled[] },
): WhyNotDecide | undefined {
  if (prepared.some((actor) => isSamePerson(by, actor))) return 'requester';
  if (request.status === 'superseded') return 'superseded';
  if (request.decisions.some((earlier) => isSamePerson(earlier.by, by))) return 'already-decided';
  if (request.handOvers.some(({ from }) => isSamePerson(from, by))) return 'handed-over';
  if (by.kind !== 'staff' || !entitled.some(({ email }) => sameEmail(email, by.email))) return 'not-entitled';
  if (request.status === 'queued') return 'not-its-turn';
  return request.status === 'open' ? undefined : 'already-decided';
}

/** The status that its decisions alone lead to; a lapse is the timer's doing. */
export function statusAfter(request: Pick<ApprovalRequest, 'decisions' | 'mode' | 'needed'>): ApprovalRequest['status'] {
  const { decisions, needed } = request;
  if (decisions.some((decision) => decision.choice === 'reject')) return 'rejected';
  if (approvalsOf(request) < needed) return 'open';
  return decisions.some((decision) => decision.choice === 'approve-with-conditions') ? 'approved-with-conditions' : 'approved';
}

/** The request ended by its timer: never an approval. A closed request stays as it is. */
export function lapseRequest(request: ApprovalRequest, at: string): ApprovalRequest {
  return request.status === 'open' ? { ...request, status: 'lapsed', closedAt: at } : request;
}

/** The facts it rested on changed with a later revision: whatever was decided on it is stale (design 6.2). */
export const supersedeRequest = (request: ApprovalRequest, at: string): ApprovalRequest => ({
  ...request,
  status: 'superseded',
  closedAt: at,
});

/** Somebody else's rejection ended the assessment (policy): nobody needs to decide on it any more. */
export const dropRequest = (request: ApprovalRequest, at: string): ApprovalRequest => ({
  ...request,
  status: 'dropped',
  closedAt: at,
});

/** Whether nobody is waited for any more because one owner's rejection (or lapse) ends it for all: the policy's word. */
export const endedByRejection = (
  requests: readonly Pick<ApprovalRequest, 'status'>[],
  policy: { approval: { rejectionEnds: 'request' | 'assessment' } },
): boolean =>
  policy.approval.rejectionEnds === 'assessment' && requests.some(({ status }) => status === 'rejected' || status === 'lapsed');

/** The same human being, as far as actors tell: one email address, or one staff account. */
export function isSamePerson(a: Actor, b: Actor): boolean {
  if (a.kind === 'staff' && b.kind === 'staff' && a.id === b.id) return true;
  return 'email' in a && 'email' in b && sameEmail(a.email, b.email);
}
