import type { TrackedCondition } from '../conditions/tracked-condition.ts';
import { hashOf } from '../proof/canonical.ts';
import type { Clearance, ClearanceCondition } from './clearance.ts';
import type { Outcome } from './outcome-record.ts';
import type { Signature } from './signature.ts';

/** The clearance that rests on an outcome, with its conditions as they stand. `tracked`: those followed so far; others are open. */
export function clearanceOf(
  outcome: Outcome,
  signature: Signature,
  tracked: readonly Pick<TrackedCondition, 'id' | 'status' | 'metAt'>[] = [],
): Clearance {
  return {
    version: 1,
    supplierId: outcome.supplierId,
    supplierName: outcome.supplierName,
    systemId: outcome.systemId,
    systemName: outcome.systemName,
    assessmentId: outcome.assessmentId,
    reference: outcome.reference,
    result: outcome.result,
    residualRisk: outcome.residualRisk,
    decidedAt: outcome.decidedAt,
    validUntil: outcome.validUntil,
    nextReviewAt: outcome.nextReviewAt,
    conditions: clearanceConditions(outcome, tracked),
    outcomeHash: hashOf(outcome),
    signature,
  };
}

/** The outcome's conditions as a clearance carries them. */
export const clearanceConditions = (
  { conditions }: Pick<Outcome, 'conditions'>,
  tracked: readonly Pick<TrackedCondition, 'id' | 'status' | 'metAt'>[],
): ClearanceCondition[] =>
  conditions.map(({ id, text, owner, dueOn, dueAt, ifOverdue }) => {
    const { status = 'open', metAt } = tracked.find((one) => one.id === id) ?? {};
    return { id, text, owner: owner.kind, dueOn, dueAt, ifOverdue, status, ...(metAt && { metAt }) };
  });
