import type { Catalog } from '../catalog/catalog.ts';
import { scoreSubmission } from '../judgement/score.ts';
import { scoreSummary } from '../judgement/score-summary.ts';
import type { AssessmentFile } from '../ports.ts';
import { canonicalJson, hashOf } from './canonical.ts';
import { type Check, check } from './verify-check.ts';
import { requireEvents } from './verify-events.ts';

/** The frozen answers are those that were submitted, and scoring them again gives the stored scorecard, byte for byte. */
export function verifyJudgement(file: AssessmentFile, catalog: Catalog): Check[] {
  const { assessment } = file;
  const checks = [
    check('submission', `${file.submissions.length} stored, as the head and the trail name them`, () => {
      const problems = requireEvents(file.events, 'submitted', 'submission', file.submissions.map(hashOf));
      const latest = file.submissions.find(({ revision }) => revision === assessment.submission?.revision);
      const hash = latest && hashOf(latest);
      if (hash !== assessment.submission?.hash) problems.push('the head names another submission than the one stored');
      for (const submission of file.submissions) {
        if (submission.assessmentId !== assessment.id) problems.push(`submission ${submission.revision} is of another assessment`);
        if (submission.catalogHash !== assessment.catalogHash)
          problems.push(`submission ${submission.revision} names another catalog`);
        if (submission.tier !== assessment.tier || submission.supplierRole !== assessment.supplierRole)
          problems.push(`submission ${submission.revision} is of another tier or role`);
      }
      return problems;
    }),
  ];
  checks.push(
    check('score', `${file.scorecards.length} stored, the same bytes when computed again`, () => {
      const problems = requireEvents(file.events, 'scored', 'scorecard', file.scorecards.map(hashOf));
      for (const scorecard of file.scorecards) {
        const submission = file.submissions.find(({ revision }) => revision === scorecard.revision);
        if (!submission) {
          problems.push(`scorecard ${scorecard.revision} has no submission`);
          continue;
        }
        const again = scoreSubmission({
          submission,
          submissionHash: hashOf(submission),
          catalog,
          inherentRisk: assessment.inherentRisk,
        });
        if (canonicalJson(again) !== canonicalJson(scorecard))
          problems.push(`scorecard ${scorecard.revision} does not follow from its submission`);
      }
      const latest = file.scorecards.find(({ revision }) => revision === assessment.score?.revision);
      const summary = latest && scoreSummary(latest, hashOf(latest));
      if (canonicalJson(summary ?? null) !== canonicalJson(assessment.score ?? null))
        problems.push('the head says something else than the stored scorecard');
      return problems;
    }),
  );
  return checks;
}
