import type { Clearance } from '../outcome/clearance.ts';
import { clearanceOf } from '../outcome/clearance-of.ts';
import type { AssessmentFile } from '../ports.ts';
import { canonicalJson } from './canonical.ts';
import { type Check, check } from './verify-check.ts';

/** Clocks of two machines may be this far apart. */
const TOLERANCE_MS = 600_000;

const isOlder = (a: { decidedAt: string }, b: { decidedAt: string }): boolean =>
  Date.parse(a.decidedAt) < Date.parse(b.decidedAt) - TOLERANCE_MS;

/**
 * What answers "may we use this system?" is what the outcome, its signature and its conditions say; or it rests on a newer outcome, or was
 * never this assessment's. `clearance`: the system's, as it is stored.
 */
export const verifyClearance = (
  { assessment, outcome, signature, conditions }: AssessmentFile,
  clearance: Clearance | undefined,
): Check =>
  check(
    'clearance',
    outcome ? 'it says what the outcome and its conditions say, or rests on a newer one' : 'it rests on no outcome of this one',
    () => {
      const isOurs = clearance?.assessmentId === assessment.id;
      if (!outcome || !signature) return isOurs ? ['the clearance rests on an outcome that is not stored'] : [];
      if (!clearance) return ['there is no clearance, though there is an outcome'];
      if (!isOurs)
        return assessment.supersededBy || !isOlder(clearance, outcome)
          ? []
          : [`it rests on the older outcome of ${clearance.reference}`];
      if (assessment.supersededBy) return ['the clearance still rests on this outcome, though another replaced it'];
      const follows = clearanceOf(outcome, signature, conditions);
      return canonicalJson(follows) === canonicalJson(clearance)
        ? []
        : ['the clearance says something else than the outcome and its conditions'];
    },
  );
