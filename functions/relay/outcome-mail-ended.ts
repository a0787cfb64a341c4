import { standingAt } from '../domain/conditions/report-condition.ts';
import type { ClearanceStanding } from '../domain/outcome/clearance.ts';
import type { AssessmentFile } from '../domain/ports.ts';

/** What has become of the outcome by `now`, whatever the sweep has done by then: as the clearance page says it. */
export const standingOf = (file: Pick<AssessmentFile, 'outcome' | 'conditions'>, now: Date): ClearanceStanding =>
  standingAt(file, now.toISOString());

/** The next review is no matter of an outcome that ended, was replaced, or never was a yes. */
export function needsNoReview(file: AssessmentFile, now: Date): string | undefined {
  return replaced(file) ?? (standingOf(file, now) === 'rejected' ? 'it was rejected' : hasEnded(file, now, false));
}

/** That an outcome ended is not news once a newer one replaced it, or it holds again. */
export function stillHolds(file: AssessmentFile, now: Date): string | undefined {
  return replaced(file) ?? hasEnded(file, now, true);
}

/** Of an outcome that was replaced nobody is told any more: the newer one's mail says what holds. */
export function replaced({ assessment, outcome }: AssessmentFile): string | undefined {
  if (!outcome) return 'nothing was decided';
  return assessment.supersededBy ? 'a newer outcome replaced it' : undefined;
}

function hasEnded(file: AssessmentFile, now: Date, wanted: boolean): string | undefined {
  const standing = standingOf(file, now);
  const ended = standing === 'expired' || standing === 'withdrawn' || (wanted && standing === 'suspended');
  return ended === wanted ? undefined : `the outcome is ${standing}`;
}
