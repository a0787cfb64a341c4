import type { Criterion } from '../catalog/criterion.ts';
import type { Policy } from '../catalog/policy.ts';
import { type RiskLevel, severities } from '../vocabulary.ts';
import { higher } from './scale.ts';
import type { CriterionLine, Finding } from './scorecard.ts';

/**
 * The finding of a criterion that did not pass: below its threshold, or a knock-out that rests on "does not apply".
 * Severity by the policy's table of weight × inherent risk; a failed knock-out is lifted to at least `knockOutSeverity`.
 */
export function criterionFinding(
  criterion: Criterion,
  line: CriterionLine,
  inherent: RiskLevel,
  policy: Policy,
): Finding | undefined {
  if (line.passed) return undefined;
  const severity = policy.severity[`${criterion.weight}`][inherent];
  return {
    id: `F-${criterion.id}`,
    criterionId: criterion.id,
    domain: criterion.domain,
    severity: line.knockedOut ? higher(severities, severity, policy.knockOutSeverity) : severity,
    knockOut: line.knockedOut,
    score: line.score,
    threshold: line.threshold,
    risk: criterion.risk,
    treatment: criterion.treatment,
    owner: criterion.owner,
    questionIds: line.questions.map((question) => question.questionId),
  };
}
