import { type Actor, sameEmail } from './actor.ts';
import type { ApprovalRequest, Decision } from './approval.ts';

export type DecideResult =
  /** Kept; more people must approve before the request closes. */
  | { kind: 'recorded'; request: ApprovalRequest }
  /** Kept, and it ended the request. */
  | { kind: 'closed'; request: ApprovalRequest }
  | {
      kind: 'refused';
      reason: 'requester' | 'not-a-member' | 'superseded' | 'already-decided' | 'stale-basis' | 'conditions-missing';
    };

/**
 * One person's decision on one request (design section 5 and 6.7). One rejection ends it; approvals end it when `quorum`
 * different people (by email address, whatever its case) have given one, with conditions if any of them set some.
 * `superseded`: the answers behind it changed, and others are asked anew. `already-decided`: the request is closed, or this
 * person has decided on it. A refused decision changes nothing.
 */
export function decideRequest(
  request: ApprovalRequest,
  decision: Decision,
  who: { requestedBy: Actor; members: readonly { email: string }[] },
): DecideResult {
  const { by } = decision;
  if (isSamePerson(by, who.requestedBy)) return refused('requester');
  if (by.kind !== 'staff' || !who.members.some((member) => sameEmail(member.email, by.email))) return refused('not-a-member');
  if (request.status === 'superseded') return refused('superseded');
  if (request.status !== 'open' || request.decisions.some((earlier) => isSamePerson(earlier.by, by)))
    return refused('already-decided');
  if (decision.basis !== request.basis) return refused('stale-basis');
  if (decision.choice === 'approve-with-conditions' && decision.conditions.length === 0) return refused('conditions-missing');

  const decisions = [...request.decisions, decision];
  const status = statusAfter(decisions, request.quorum);
  if (status === 'open') return { kind: 'recorded', request: { ...request, decisions } };
  return { kind: 'closed', request: { ...request, decisions, status, closedAt: decision.at } };
}

/** The status that these decisions alone lead to; a lapse is the timer's doing. */
export function statusAfter(decisions: readonly Decision[], quorum: number): ApprovalRequest['status'] {
  if (decisions.some((decision) => decision.choice === 'reject')) return 'rejected';
  if (decisions.length < quorum) return 'open';
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

/** The same human being, as far as actors tell: one email address, or one staff account. */
export function isSamePerson(a: Actor, b: Actor): boolean {
  if (a.kind === 'staff' && b.kind === 'staff' && a.id === b.id) return true;
  return 'email' in a && 'email' in b && sameEmail(a.email, b.email);
}

const refused = (reason: Extract<DecideResult, { kind: 'refused' }>['reason']): DecideResult => ({ kind: 'refused', reason });
