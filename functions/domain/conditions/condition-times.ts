import type { Policy } from '../catalog/policy.ts';
import { afterPolicyDays } from '../catalog/policy-time.ts';
import type { OutcomeCondition } from '../outcome/outcome-record.ts';
import type { Timer } from '../time/timer.ts';
import type { TrackedCondition } from './tracked-condition.ts';

/** `again`: a report that nobody answers, or an overdue condition that nobody reports, is said again and again. */
export type ConditionStep = 'reminder' | 'overdue' | 'again';

type Times = Pick<Policy, 'secondsPerDay' | 'conditions'>;

/**
 * What falls due while a condition is not met, in order: its owner is reminded some policy days before, and from the millisecond after
 * `dueAt` it is overdue (clearance.ts says the same).
 */
export function conditionSteps(
  policy: Times,
  { dueAt }: Pick<OutcomeCondition, 'dueAt'>,
): { step: Exclude<ConditionStep, 'again'>; dueAt: string }[] {
  const reminders = policy.conditions.reminderDaysBefore.map((days) => afterPolicyDays(policy, dueAt, -days)).sort();
  return [...reminders.map((at) => ({ step: 'reminder' as const, dueAt: at })), { step: 'overdue', dueAt: overdueFrom(dueAt) }];
}

const overdueFrom = (dueAt: string): string => new Date(Date.parse(dueAt) + 1).toISOString();

/** Policy days from one time that something is said again to the next, where the policy does not say. */
const AGAIN_DAYS = 7;
/** From this time on that it is said again, it goes up to the role's head, or to the administrators. */
export const UP_FROM = 3;

type Followed = Pick<TrackedCondition, 'id' | 'assessmentId' | 'dueAt' | 'status' | 'reports'>;

/** The last time, at or before `now`, that it is said again, and which time that is (0: not yet); and the next. Instants. */
export function againAt(
  policy: Times,
  { dueAt, status, reports }: Followed,
  now: string,
): { times: number; last: string; next: string } {
  const report = status === 'reported' ? reports.at(-1) : undefined;
  const from = report?.at ?? overdueFrom(dueAt);
  const apart = (policy.conditions.againDays ?? AGAIN_DAYS) * policy.secondsPerDay * 1000;
  const times = Math.max(0, Math.floor((Date.parse(now) - Date.parse(from)) / apart));
  const after = (n: number) => new Date(Date.parse(from) + n * apart).toISOString();
  return { times, last: after(times), next: after(times + 1) };
}

/** Which step is due of those from `from` to `now`, both included. Of several the last one; but that it is overdue is always said. */
export function dueStep(policy: Times, condition: Followed, from: string, now: string): ConditionStep | undefined {
  const due = conditionSteps(policy, condition).filter(({ dueAt }) => dueAt >= from && dueAt <= now);
  if (due.some(({ step }) => step === 'overdue')) return 'overdue';
  const { times, last } = againAt(policy, condition, now);
  return times > 0 && last >= from ? 'again' : due.at(-1)?.step;
}

export const conditionTimerId = (conditionId: string): string => `condition-${conditionId}`;

/**
 * The one timer of a condition: due at its next step after `now`. When it fires, whatever is due by then is done and it is set anew, until
 * the condition is met or its outcome ends.
 */
export function nextConditionTimer(policy: Times, condition: Followed, now: string): Timer {
  const next = conditionSteps(policy, condition).find(({ dueAt }) => dueAt > now);
  const again = againAt(policy, condition, now).next;
  return timerAt(condition, next && next.dueAt < again ? next.dueAt : again);
}

/**
 * The timer of a condition that was reported, or whose report was not accepted: it waits for somebody else from now on. None where it stays as it
 * is, because it is about to say that the condition is overdue. `timers`: of the assessment.
 */
export function timerAnew(policy: Times, condition: Followed, timers: readonly Timer[], now: string): Timer | undefined {
  const stored = timers.find(({ id }) => id === conditionTimerId(condition.id));
  const overdue = overdueFrom(condition.dueAt);
  return stored && stored.dueAt <= overdue && overdue <= now ? undefined : nextConditionTimer(policy, condition, now);
}

/** The timer that a condition begins with. That of a condition that is overdue already is due at once. */
export function firstConditionTimer(policy: Times, condition: Followed, now: string): Timer {
  return condition.dueAt < now ? timerAt(condition, overdueFrom(condition.dueAt)) : nextConditionTimer(policy, condition, now);
}

const timerAt = ({ id, assessmentId }: Followed, dueAt: string): Timer => ({
  id: conditionTimerId(id),
  assessmentId,
  kind: 'condition',
  conditionId: id,
  dueAt,
});
