import type { Policy } from '../catalog/policy.ts';
import { afterBusinessDays } from '../time/business-days.ts';
import type { Timer } from '../time/timer.ts';
import type { Severity } from '../vocabulary.ts';
import type { ApprovalRequest } from './approval.ts';

export type DecisionStep = 'reminder' | 'deputies' | 'head' | 'lapse';

/** What falls due while a request is open, in order: instants counted in business days from when it was asked. */
export function decisionSteps(policy: Policy, severity: Severity, from: string): { step: DecisionStep; dueAt: string }[] {
  const { reminderDays, deputyDays, headDays, lapseDays } = policy.approval.sla[severity];
  const after = (step: DecisionStep) => (days: number) => ({ step, dueAt: afterBusinessDays(policy, from, days) });
  const order: DecisionStep[] = ['reminder', 'deputies', 'head', 'lapse'];
  return [
    ...reminderDays.map(after('reminder')),
    ...[deputyDays].map(after('deputies')),
    ...[headDays].map(after('head')),
    ...[lapseDays].map(after('lapse')),
  ].sort((a, b) => (a.dueAt === b.dueAt ? order.indexOf(a.step) - order.indexOf(b.step) : a.dueAt < b.dueAt ? -1 : 1));
}

/** When a request asked at `from` is due and when it lapses. */
export function decisionDates(policy: Policy, severity: Severity, from: string): { dueAt: string; lapsesAt: string } {
  const { dueDays, lapseDays } = policy.approval.sla[severity];
  return { dueAt: afterBusinessDays(policy, from, dueDays), lapsesAt: afterBusinessDays(policy, from, lapseDays) };
}

export const decisionTimerId = (requestId: string): string => `decision-${requestId}`;

/**
 * The one timer of a request: due at its next step after `now`. When it fires, whatever is due by then is done and it is set anew;
 * so a request costs one item, however many steps it has. Undefined once all steps are over.
 */
export function nextDecisionTimer(
  policy: Policy,
  { id, assessmentId, severity, askedAt }: Pick<ApprovalRequest, 'id' | 'assessmentId' | 'severity' | 'askedAt'>,
  now: string,
): Timer | undefined {
  const next = decisionSteps(policy, severity, askedAt).find(({ dueAt }) => dueAt > now);
  return next && { id: decisionTimerId(id), assessmentId, kind: 'decision', requestId: id, dueAt: next.dueAt };
}
