import { sameEmail } from '../domain/actor.ts';
import type { ApprovalRequest, Directory } from '../domain/approval.ts';
import type { Assessment } from '../domain/assessment.ts';
import { decisionTimers } from '../domain/decision-timers.ts';
import type { OutboxWork } from '../domain/outbox.ts';
import type { Policy } from '../domain/policy.ts';
import { afterPolicyDays } from '../domain/policy-time.ts';
import type { Write } from '../domain/ports.ts';

/** The owners' time to decide begins at `at`, anew where the vendor was asked in between. */
export const withTimeFrom = <T extends object>(request: T, policy: Policy, at: string) => ({
  ...request,
  dueAt: afterPolicyDays(policy, at, policy.decision.dueDays),
  lapsesAt: afterPolicyDays(policy, at, policy.decision.lapseDays),
});

/** An open request as it is stored, with its timers from `at`. */
export function openingWrites(request: ApprovalRequest, policy: Policy, at: string): Write[] {
  const timers = decisionTimers(policy, request.assessmentId, request.id, at);
  return [{ put: 'request', value: request }, ...timers.map((value): Write => ({ put: 'timer', value }))];
}

/** Everybody who holds the role, did not request the assessment and has not decided yet is asked. */
export function askingMails(request: ApprovalRequest, head: Assessment, directory: Directory): OutboxWork[] {
  const out = [head.requestedBy, ...request.decisions.map(({ by }) => by)];
  const members = directory.roles[request.role].filter(
    ({ email }) => !out.some((actor) => 'email' in actor && sameEmail(actor.email, email)),
  );
  return members.map((to) => ({
    kind: 'mail',
    mail: 'exception',
    assessmentId: head.id,
    to,
    requestId: request.id,
    role: request.role,
  }));
}
