import type { Assessment } from '../assessment.ts';
import type { Scorecard } from './scorecard.ts';

/** What the assessment's head keeps of its scorecard; `hash` is the scorecard's content hash. */
export function scoreSummary(scorecard: Scorecard, hash: string): NonNullable<Assessment['score']> {
  const findings = { low: 0, medium: 0, high: 0, critical: 0 };
  for (const finding of scorecard.findings) findings[finding.severity] += 1;
  return {
    revision: scorecard.revision,
    hash,
    overall: scorecard.overall,
    residualRisk: scorecard.residualRisk,
    findings,
    knockOutsFailed: scorecard.knockOutsFailed.length,
  };
}
