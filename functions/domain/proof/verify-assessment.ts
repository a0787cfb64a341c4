import type { Catalog } from '../catalog/catalog.ts';
import type { Directory } from '../deciding/directory.ts';
import { inherentRisk } from '../judgement/inherent-risk.ts';
import type { Clearance } from '../outcome/clearance.ts';
import type { AssessmentFile } from '../ports.ts';
import { verifyChain } from './audit-chain.ts';
import { hashOf } from './canonical.ts';
import { type Check, check } from './verify-check.ts';
import { verifyClearance } from './verify-clearance.ts';
import { verifyFollowUps } from './verify-follow-ups.ts';
import { verifyIntake } from './verify-intake.ts';
import { verifyJudgement } from './verify-judgement.ts';
import { verifyOutcome } from './verify-outcome.ts';
import { verifyRequests } from './verify-requests.ts';

/** What is known from elsewhere: with it, more than that the file agrees with itself is proved. */
export interface Trusted {
  /** Of the key that signs outcomes, in base64 as in `Signature.publicKey`. */
  publicKey?: string;
  /** All versions of the directory: whoever decided had the right they named by the version they named. */
  directories?: readonly Directory[];
  /** Of the system, as it is stored: it says what the outcome says. */
  clearance?: { stored: Clearance | undefined };
}

/**
 * Proves an assessment from what is stored, offline: chain, hashes, score, requests, decisions and outcome are recomputed
 * and compared byte for byte (canonical JSON). Never throws on a damaged file: what cannot be recomputed is a failed check.
 */
export function verifyAssessment(file: AssessmentFile, catalog: Catalog, trusted: Trusted = {}): { ok: boolean; checks: Check[] } {
  const { assessment } = file;
  const checks = [
    check('catalog', 'the catalog is the version the assessment is pinned to', () =>
      hashOf(catalog) === assessment.catalogHash ? [] : [`catalog ${hashOf(catalog)} is not ${assessment.catalogHash}`],
    ),
    check('chain', `${file.events.length} events, linked without a gap`, () => {
      const chain = verifyChain(file.events, { ...assessment, aggregate: `ASSESSMENT#${assessment.id}` });
      return chain.ok ? [] : chain.problems;
    }),
    check('inherent risk', 'level and tier follow from the intake facts', () => {
      const { level, tier } = inherentRisk(assessment.facts, catalog.policy);
      if (level === assessment.inherentRisk && tier === assessment.tier) return [];
      return [`the facts give ${level} and tier ${tier}, the record says ${assessment.inherentRisk} and ${assessment.tier}`];
    }),
    verifyIntake(file),
    ...verifyJudgement(file, catalog),
    ...verifyRequests(file, catalog, trusted),
    ...verifyFollowUps(file, catalog),
    ...verifyOutcome(file, catalog, trusted),
    ...(trusted.clearance ? [verifyClearance(file, trusted.clearance.stored)] : []),
  ];
  return { ok: checks.every(({ ok }) => ok), checks };
}
