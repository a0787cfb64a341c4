import type { Assessment } from '../domain/assessment.ts';
import type { Policy } from '../domain/catalog/policy.ts';
import type { ApprovalRequest } from '../domain/deciding/approval.ts';
import { decisionDates, nextDecisionTimer } from '../domain/deciding/decision-times.ts';
import type { Directory } from '../domain/deciding/directory.ts';
import { lacksPeople, whoCanHelp, whoIsAsked, whoMayDecide } from '../domain/deciding/who-decides.ts';
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
  const { lacksPeople: _, ...rest } = request;
  const today = localDate(policy.calendar, at);
  const open: ApprovalRequest = { ...rest, ...decisionDates(policy, request.severity, at), askedAt: at, status: 'open' };
  const holders = whoMayDecide(open, head, directory, today).filter(({ capacity: { as } }) => as === 'member' || as === 'named');
  // Asked again, it never needs fewer: those who left are missed, and an administrator names somebody.
  const needed = request.mode === 'all' ? Math.max(request.needed, holders.length) : request.quorum;
  const asked = { ...open, needed };
  return lacksPeople(asked, head, directory, today) ? { ...asked, lacksPeople: true } : asked;
}

/** An open request as it is stored, with its timer. */
export function openingWrites(request: ApprovalRequest, { policy, at }: Asking): Write[] {
  const timer = nextDecisionTimer(policy, request, at);
  return [{ put: 'request', value: request }, ...(timer ? [{ put: 'timer', value: timer } as const] : [])];
}

/**
 * Everybody who is awaited is asked. Where too few people could decide, the administrators hear of it at once, and whoever asked for the
 * assessment.
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
  const asked = whoIsAsked(request, head, directory, localDate(policy.calendar, at));
  return [...asked.map(mail('exception')), ...(request.lacksPeople ? whoCanHelp(head, directory).map(mail('role-vacant')) : [])];
}
