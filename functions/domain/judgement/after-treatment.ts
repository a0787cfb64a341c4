import type { Policy } from '../catalog/policy.ts';
import { isGeneral } from './general-findings.ts';
import { controlStrength, residualRisk } from './residual-risk.ts';
import { addTo, pointsOf, type ScoreSum, scoreOf } from './score-sum.ts';
import type { Scorecard } from './scorecard.ts';

/** The part of a judgement that a treatment can move. */
export type Judged = Pick<Scorecard, 'overall' | 'controlStrength' | 'residualRisk'>;

/**
 * What the judgement would be if the treatment proposed for these findings succeeded: each of their criteria reaches at
 * least its threshold, all else stays as it is; the same whole numbers and rounding as the score itself. Ids that the
 * scorecard does not know, and general findings (no criterion of their own), change nothing. A criterion that does not apply
 * has no score to lift: it stays out of the sums.
 */
export function afterTreatment(
  scorecard: Pick<Scorecard, 'inherentRisk' | 'lines' | 'findings'>,
  findingIds: readonly string[],
  policy: Pick<Policy, 'controlStrength' | 'residualRisk'>,
): Judged {
  const treated = new Set<string>();
  for (const finding of scorecard.findings)
    if (!isGeneral(finding) && findingIds.includes(finding.id)) treated.add(finding.criterionId);

  const total: ScoreSum = { available: 0, earned: 0 };
  for (const { criterionId, weight, score, threshold } of scorecard.lines) {
    const lifted = score !== null && treated.has(criterionId) ? Math.max(score, threshold) : score;
    addTo(total, pointsOf(weight, lifted));
  }
  const overall = scoreOf(total);
  const strength = controlStrength(overall, policy);
  return { overall, controlStrength: strength, residualRisk: residualRisk(scorecard.inherentRisk, strength, policy) };
}
