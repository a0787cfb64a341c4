import type { Policy } from './policy.ts';
import { afterPolicyDays } from './policy-time.ts';
import type { Timer } from './timer.ts';

/**
 * The timers of one approval request, counted from `from` (the instant it was requested): each reminder to those who have
 * not decided, the escalation (them again, and the requester), the lapse (never an approval). The same input gives the same ids.
 */
export function decisionTimers(policy: Policy, assessmentId: string, requestId: string, from: string): Timer[] {
  const { reminderDays, escalateDays, lapseDays } = policy.decision;
  const timer = (kind: Timer['kind'], days: number, suffix = ''): Timer => ({
    id: `${kind}-${requestId}${suffix}`,
    assessmentId,
    kind,
    requestId,
    dueAt: afterPolicyDays(policy, from, days),
  });
  return [
    ...reminderDays.map((days, n) => timer('decision-reminder', days, `-${n + 1}`)),
    timer('decision-escalation', escalateDays),
    timer('decision-lapse', lapseDays),
  ];
}
