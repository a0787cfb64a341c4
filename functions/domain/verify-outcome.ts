import { canonicalJson, hashOf } from './canonical.ts';
import type { Catalog } from './catalog.ts';
import { decideOutcome } from './outcome.ts';
import type { AssessmentFile } from './ports.ts';
import { currentScorecard, currentSubmission } from './revisions.ts';
import { type Check, check } from './verify-check.ts';
import { requireEvents } from './verify-events.ts';

/** The outcome follows from the frozen answers, the catalog and the decisions, byte for byte. */
export function verifyOutcome(file: AssessmentFile, catalog: Catalog): Check[] {
  const { assessment, outcome } = file;
  return [
    check('outcome', outcome ? `${outcome.result}, the same bytes when computed again` : 'none yet', () => {
      const problems = requireEvents(file.events, 'outcome-recorded', 'outcome', outcome ? [hashOf(outcome)] : []);
      if ((assessment.status === 'decided') !== (outcome !== undefined))
        problems.push(`the status is ${assessment.status} and the outcome is ${outcome ? 'stored' : 'missing'}`);
      if (!outcome) return assessment.outcome ? [...problems, 'the head names an outcome that is not stored'] : problems;
      const named = { result: outcome.result, validUntil: outcome.validUntil, hash: hashOf(outcome), at: outcome.decidedAt };
      if (canonicalJson(named) !== canonicalJson(assessment.outcome ?? null)) problems.push('the head names another outcome');
      const submission = currentSubmission(file);
      const scorecard = currentScorecard(file);
      if (!submission || !scorecard) return [...problems, 'there is no submission or scorecard to recompute it from'];
      const again = decideOutcome({
        assessment,
        submission,
        submissionHash: hashOf(submission),
        scorecard,
        scorecardHash: hashOf(scorecard),
        requests: file.requests,
        policy: catalog.policy,
        decidedAt: outcome.decidedAt,
      });
      if (canonicalJson(again) !== canonicalJson(outcome)) problems.push('the outcome does not follow from what is stored');
      return problems;
    }),
  ];
}
