import { acceptanceLines } from '../../domain/acceptance-lines.ts';
import type { ApprovalRequest } from '../../domain/approval.ts';
import type { Catalog } from '../../domain/catalog.ts';
import { firstConditionTimer } from '../../domain/condition-times.ts';
import type { Outcome } from '../../domain/outcome-record.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Write } from '../../domain/ports.ts';
import type { Scorecard } from '../../domain/scorecard.ts';
import type { TrackedCondition } from '../../domain/tracked-condition.ts';

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
