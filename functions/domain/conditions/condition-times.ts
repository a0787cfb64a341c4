import type { Policy } from '../catalog/policy.ts';
import { afterPolicyDays } from '../catalog/policy-time.ts';
import type { OutcomeCondition } from '../outcome/outcome-record.ts';
import type { Timer } from '../time/timer.ts';
import type { TrackedCondition } from './tracked-condition.ts';

export type ConditionStep = 'reminder' | 'overdue';

/**
 * What falls due while a condition is not met, in order: its owner is reminded some policy days before, and from the millisecond after
 * `dueAt` it is overdue (clearance.ts says the same).
 */
export function conditionSteps(
  policy: Pick<Policy, 'secondsPerDay' | 'conditions'>,
  { dueAt }: Pick<OutcomeCondition, 'dueAt'>,
): { step: ConditionStep; dueAt: string }[] {
  const reminders = policy.conditions.reminderDaysBefore.map((days) => afterPolicyDays(policy, dueAt, -days)).sort();
  const overdue = new Date(Date.parse(dueAt) + 1).toISOString();
  return [...reminders.map((at) => ({ step: 'reminder' as const, dueAt: at })), { step: 'overdue', dueAt: overdue }];
}

export const conditionTimerId = (conditionId: string): string => `condition-${conditionId}`;

type Followed = Pick<TrackedCondition, 'id' | 'assessmentId' | 'dueAt'>;

/**
 * The one timer of a condition: due at its next step after `now`. When it fires, whatever is due by then is done and it is set anew.
 * Undefined once all steps are over.
 */
export function nextConditionTimer(
  policy: Pick<Policy, 'secondsPerDay' | 'conditions'>,
  condition: Followed,
  now: string,
): Timer | undefined {
  const next = conditionSteps(policy, condition).find(({ dueAt }) => dueAt > now);
  return next && timerAt(condition, next.dueAt);
}

/** The timer that a condition begins with. That of a condition that is overdue already is due at once. */
export function firstConditionTimer(policy: Pick<Policy, 'secondsPerDay' | 'conditions'>, condition: Followed, now: string): Timer {
  const [overdue] = conditionSteps(policy, condition).slice(-1);
  return nextConditionTimer(policy, condition, now) ?? timerAt(condition, overdue?.dueAt ?? now);
}

const timerAt = ({ id, assessmentId }: Followed, dueAt: string): Timer => ({
  id: conditionTimerId(id),
  assessmentId,
  kind: 'condition',
  conditionId: id,
  dueAt,
});
