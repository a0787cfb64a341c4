import type { Revision } from '../deciding/request-plan.ts';
import type { Scorecard } from '../judgement/scorecard.ts';
import type { AssessmentFile } from '../ports.ts';
import type { Submission } from './submission.ts';

/** The answers that count: those of the revision that the head names. Keys do not sort like numbers, so never the last one. */
export const currentSubmission = ({ assessment, submissions }: AssessmentFile): Submission | undefined =>
  submissions.find(({ revision }) => revision === assessment.submission?.revision);

/** The judgement that counts. While a new revision waits to be scored it is that of the revision before. */
export const currentScorecard = ({ assessment, scorecards }: AssessmentFile): Scorecard | undefined =>
  scorecards.find(({ revision }) => revision === assessment.score?.revision);

/** Every judged revision, oldest first. Scorecards whose submission is missing are left out. */
export function judgedRevisions({
  submissions,
  scorecards,
  events,
}: Pick<AssessmentFile, 'submissions' | 'scorecards' | 'events'>): Revision[] {
  return scorecards
    .toSorted((a, b) => a.revision - b.revision)
    .flatMap((scorecard) => {
      const submission = submissions.find(({ revision }) => revision === scorecard.revision);
      const scored = events.find(({ type, data }) => type === 'scored' && data.revision === scorecard.revision);
      const byFactsAlone = scored !== undefined && scored.data.residualRiskBefore === undefined;
      return submission ? [{ scorecard, submission, ...(byFactsAlone && { byFactsAlone }) }] : [];
    });
}
