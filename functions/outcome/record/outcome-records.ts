import type { Catalog } from '../../domain/catalog/catalog.ts';
import type { Policy } from '../../domain/catalog/policy.ts';
import { firstConditionTimer } from '../../domain/conditions/condition-times.ts';
import type { TrackedCondition } from '../../domain/conditions/tracked-condition.ts';
import type { ApprovalRequest } from '../../domain/deciding/approval.ts';
import type { Scorecard } from '../../domain/judgement/scorecard.ts';
import { acceptanceLines } from '../../domain/outcome/acceptance-lines.ts';
import type { Outcome } from '../../domain/outcome/outcome-record.ts';
import type { Write } from '../../domain/ports.ts';

/**
 * What is written beside an outcome: the register's lines, the first `most` of its conditions, and timers. Nothing of a rejection ends or
 * falls due but its review.
 */
export function outcomeRecords(
  outcome: Outcome,
  from: { requests: readonly ApprovalRequest[]; scorecard: Scorecard; policy: Policy } & Pick<Catalog, 'criteria'>,
  most: number,
): Write[] {
  const { assessmentId, nextReviewAt, validUntil, decidedAt } = outcome;
  const review: Write = { put: 'timer', value: { id: 'review', assessmentId, kind: 'review', dueAt: nextReviewAt } };
  if (outcome.result === 'rejected') return [review];
  return [
    review,
    { put: 'timer', value: { id: 'outcome-expiry', assessmentId, kind: 'outcome-expiry', dueAt: validUntil } },
    ...acceptanceLines(outcome, from).map((value): Write => ({ put: 'acceptance', value })),
    ...outcome.conditions.slice(0, most).flatMap((condition) => {
      const value: TrackedCondition = { ...condition, assessmentId, status: 'open', reports: [] };
      return followed(value, from.policy, decidedAt);
    }),
  ];
}

/** A condition and the one timer that it begins with. */
export const followed = (condition: TrackedCondition, policy: Policy, now: string): Write[] => [
  { put: 'condition', value: condition },
  { put: 'timer', value: firstConditionTimer(policy, condition, now) },
];
