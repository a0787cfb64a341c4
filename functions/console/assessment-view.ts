import { clearanceAt } from '../domain/outcome/clearance.ts';
import { clearanceConditions } from '../domain/outcome/clearance-of.ts';
import type { AssessmentFile } from '../domain/ports.ts';

/**
 * An assessment as the API shows it: stable names, no answers. `cleared`: may the system be used now because of this assessment? No outcome
 * means no; where a newer assessment replaced it, ask for the system's clearance.
 */
export function assessmentView(
  {
    assessment,
    outcome,
    conditions = [],
  }: Pick<AssessmentFile, 'assessment' | 'outcome'> & Partial<Pick<AssessmentFile, 'conditions'>>,
  now: string,
) {
  const { id, reference, status, tier, inherentRisk, openedAt, dueAt, score, parked } = assessment;
  const { ownersSince: _, ...waiting } = assessment.waiting;
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
    /** The ended assessment that this one goes on with, and the one that went on with this one. */
    continues: assessment.continues ?? null,
    continuedBy: assessment.continuedBy ?? null,
    supersedes: assessment.supersedes ?? null,
    supersededBy: assessment.supersededBy ?? null,
    outcome: outcome ? outcomeView({ assessment, outcome, conditions }, now) : null,
  };
}

function outcomeView({ assessment, outcome, conditions }: Judged, now: string) {
  const following = clearanceConditions(outcome, conditions);
  const { cleared, standing } = clearanceAt({ ...outcome, conditions: following }, now);
  return {
    result: outcome.result,
    validUntil: outcome.validUntil,
    standing: assessment.supersededBy ? ('superseded' as const) : standing,
    conditions: following.map(({ id, text, owner, dueOn, status }) => ({ id, text, owner, dueOn, status })),
    cleared: cleared && !assessment.supersededBy,
  };
}

type Judged = Pick<AssessmentFile, 'assessment' | 'conditions'> & { outcome: NonNullable<AssessmentFile['outcome']> };
