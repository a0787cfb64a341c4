import type { Policy } from '../catalog/policy.ts';
import { afterPolicyDays } from '../catalog/policy-time.ts';
import type { Timer } from './timer.ts';

/**
 * The timers of one wait for a response, counted from `from` (the instant of the invitation, or of the follow-up
 * questions): each reminder, the escalation to the requester, the lapse. `patience`: that of the whole response, or of a
 * round of follow-up questions. The same input gives the same ids.
 */
export function responseTimers(
  policy: Policy,
  assessmentId: string,
  from: string,
  patience: Pick<Policy['response'], 'reminderDays' | 'escalateDays' | 'lapseDays'> = policy.response,
): Timer[] {
  const { reminderDays, escalateDays, lapseDays } = patience;
  const dueAt = (days: number) => afterPolicyDays(policy, from, days);
  return [
    ...reminderDays.map(
      (days, n): Timer => ({ id: `response-reminder-${n + 1}`, assessmentId, kind: 'response-reminder', dueAt: dueAt(days) }),
    ),
    { id: 'response-escalation', assessmentId, kind: 'response-escalation', dueAt: dueAt(escalateDays) },
    { id: 'response-lapse', assessmentId, kind: 'response-lapse', dueAt: dueAt(lapseDays) },
  ];
}
