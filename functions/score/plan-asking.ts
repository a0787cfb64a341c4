import type { ApprovalRequest } from '../domain/deciding/approval.ts';
import { dropRequest, endedByRejection } from '../domain/deciding/decide.ts';
import { owningRoles } from '../domain/vocabulary.ts';
import { type Asking, askedLater, askedNow } from './ask-owners.ts';

/** What becomes of the requests that nobody has decided yet. */
export interface Turns {
  open: ApprovalRequest[];
  queued: ApprovalRequest[];
  dropped: ApprovalRequest[];
}

/**
 * Whose turn it is: everybody's, or with a sequential policy the first role's in the vocabulary's order. `decided`: the live requests that are
 * closed; where the policy lets one rejection end it for all, nobody is asked any more.
 */
export function turnsOf(pending: readonly ApprovalRequest[], decided: readonly ApprovalRequest[], asking: Asking): Turns {
  const { policy, at } = asking;
  if (endedByRejection(decided, policy))
    return { open: [], queued: [], dropped: pending.map((request) => dropRequest(request, at)) };
  const inOrder = pending.toSorted((a, b) => owningRoles.indexOf(a.role) - owningRoles.indexOf(b.role));
  const first = policy.approval.order === 'sequential' ? 1 : inOrder.length;
  return {
    open: inOrder.slice(0, first).map((request) => askedNow(request, asking)),
    queued: inOrder.slice(first).map((request) => askedLater(request, asking)),
    dropped: [],
  };
}
