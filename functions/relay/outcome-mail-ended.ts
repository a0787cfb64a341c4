import { type ClearanceStanding, clearanceAt } from '../domain/clearance.ts';
import { clearanceOf } from '../domain/clearance-of.ts';
import type { AssessmentFile } from '../domain/ports.ts';
import type { Signature } from '../domain/signature.ts';

/** What holds at an instant says nothing about who signed it. */
const unsigned: Signature = { algorithm: 'ECDSA_SHA_256', keyId: 'none', value: '', publicKey: '' };

/** What has become of the outcome by `now`, whatever the sweep has done by then: as the clearance page says it. */
export function standingOf({ outcome, signature, conditions }: AssessmentFile, now: Date): ClearanceStanding {
  return clearanceAt(outcome && clearanceOf(outcome, signature ?? unsigned, conditions), now.toISOString()).standing;
}

/** The next review is no matter of an outcome that ended, was replaced, or never was a yes. */
export function needsNoReview(file: AssessmentFile, now: Date): string | undefined {
  return replaced(file) ?? (standingOf(file, now) === 'rejected' ? 'it was rejected' : hasEnded(file, now, false));
}

/** That an outcome ended is not news once a newer one replaced it, or it holds again. */
export function stillHolds(file: AssessmentFile, now: Date): string | undefined {
  return replaced(file) ?? hasEnded(file, now, true);
}

function replaced({ assessment, outcome }: AssessmentFile): string | undefined {
  if (!outcome) return 'nothing was decided';
  return assessment.supersededBy ? 'a newer outcome replaced it' : undefined;
}

function hasEnded(file: AssessmentFile, now: Date, wanted: boolean): string | undefined {
  const standing = standingOf(file, now);
  const ended = standing === 'expired' || standing === 'withdrawn' || (wanted && standing === 'suspended');
  return ended === wanted ? undefined : `the outcome is ${standing}`;
}
