import type { Assessment } from '../domain/assessment.ts';
import type { Policy } from '../domain/catalog/policy.ts';
import type { ApprovalRequest } from '../domain/deciding/approval.ts';
import { decisionDates, nextDecisionTimer } from '../domain/deciding/decision-times.ts';
import type { Directory } from '../domain/deciding/directory.ts';
import { whoCanHelp, whoIsAsked, whoMayDecide, withWhatItLacks } from '../domain/deciding/who-decides.ts';
import type { OutboxWork } from '../domain/outbox.ts';
import type { Write } from '../domain/ports.ts';
import { localDate } from '../domain/time/business-days.ts';

/** What asking the owners of a risk needs to know. `at`: the instant at which they are asked. */
export interface Asking {
  head: Assessment;
  directory: Directory;
  policy: Policy;
  at: string;
}

/**
 * A request as its owners are asked: open, with its whole time from now on, and as many approvals as it needs. Where all of the role
 * decide, that is one for each who holds it or was named; a deputy speaks for one of these, and is not one more. Says so when too few
 * could approve today.
 */
export function askedNow(request: ApprovalRequest, { head, directory, policy, at }: Asking): ApprovalRequest {
  const today = localDate(policy.calendar, at);
  const open: ApprovalRequest = { ...request, ...decisionDates(policy, request.severity, at), askedAt: at, status: 'open' };
  const holders = whoMayDecide(open, head, directory, today).filter(({ capacity: { as } }) => as === 'member' || as === 'named');
  // Asked again, it never needs fewer: those who left are missed, and an administrator names somebody.
  const needed = request.mode === 'all' ? Math.max(request.needed, holders.length) : request.quorum;
  return withWhatItLacks({ ...open, needed }, head, directory, today);
}

/** A request whose turn comes later. That nobody, or too few people, could decide on it is said now: until then there is time to mend it. */
export const askedLater = (request: ApprovalRequest, { head, directory, policy, at }: Asking): ApprovalRequest =>
  withWhatItLacks({ ...request, status: 'queued' }, head, directory, localDate(policy.calendar, at));

/** Of the requests whose turn comes later those that lack people now and did not before: one mail about it is enough. */
export const newlyLacking = (queued: readonly ApprovalRequest[], before: readonly ApprovalRequest[]): ApprovalRequest[] =>
  queued.filter(({ id, lacksPeople }) => lacksPeople && !before.some((one) => one.id === id && one.lacksPeople));

/** An open request as it is stored, with its timer. */
export function openingWrites(request: ApprovalRequest, { policy, at }: Asking): Write[] {
  const timer = nextDecisionTimer(policy, request, at);
  return [{ put: 'request', value: request }, ...(timer ? [{ put: 'timer', value: timer } as const] : [])];
}

/**
 * Everybody who is awaited is asked, once it is their turn. Where too few people could decide, the administrators hear of it at once, and
 * whoever asked for the assessment.
 */
export function askingMails(request: ApprovalRequest, { head, directory, policy, at }: Asking): OutboxWork[] {
  const about = { assessmentId: head.id, requestId: request.id, role: request.role };
  const mail =
    (kind: 'exception' | 'role-vacant') =>
    (to: { name: string; email: string }): OutboxWork => ({
      kind: 'mail',
      mail: kind,
      to: { name: to.name, email: to.email },
      ...about,
    });
  const asked = request.status === 'open' ? whoIsAsked(request, head, directory, localDate(policy.calendar, at)) : [];
  return [...asked.map(mail('exception')), ...(request.lacksPeople ? whoCanHelp(head, directory).map(mail('role-vacant')) : [])];
}
