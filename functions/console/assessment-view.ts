import type { Assessment } from '../domain/assessment.ts';
import type { Outcome } from '../domain/outcome-record.ts';

/** An assessment as the API shows it: stable names, no answers. `cleared` answers "may we use it now?"; no outcome means no. */
export function assessmentView(assessment: Assessment, outcome: Outcome | undefined, now: string) {
  const { id, reference, status, tier, inherentRisk, waiting, openedAt, dueAt, score, parked } = assessment;
  return {
    id,
    reference,
    supplier: { id: assessment.supplierId, name: assessment.supplierName },
    system: { id: assessment.systemId, name: assessment.systemName },
    status,
    parked: parked !== undefined,
    /** Mail to somebody on it came back: procurement must act. */
    mailTrouble: (assessment.undeliverable ?? []).length > 0,
    inherentRisk,
    tier,
    waiting,
    openedAt,
    dueAt: dueAt ?? null,
    score: score ? { overall: score.overall, residualRisk: score.residualRisk, findings: score.findings } : null,
    outcome: outcome
      ? {
          result: outcome.result,
          validUntil: outcome.validUntil,
          conditions: outcome.conditions.map(({ text, dueOn }) => ({ text, dueOn })),
          cleared: outcome.result !== 'rejected' && outcome.validUntil > now,
        }
      : null,
  };
}
