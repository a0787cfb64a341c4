import * as z from 'zod';
import { OutcomeResult } from './assessment.ts';
import { CalendarDate, Instant, OwningRole, RiskLevel, Sha256 } from './vocabulary.ts';

/** The stored outcome: a pure function of (frozen answers, catalog version, decisions, decidedAt). Recomputable byte for byte. */
export const Outcome = z.strictObject({
  assessmentId: z.string(),
  reference: z.string(),
  supplierId: z.string(),
  supplierName: z.string(),
  systemId: z.string(),
  systemName: z.string(),
  result: OutcomeResult,
  /** Stable reason codes in fixed order, worded by the pages. */
  basis: z.enum(['cleared-by-policy', 'decided-by-people', 'no-decision-in-time']),
  submissionHash: Sha256,
  scorecardHash: Sha256,
  catalogHash: Sha256,
  overall: z.int().nullable(),
  inherentRisk: RiskLevel,
  residualRisk: RiskLevel,
  conditions: z.array(z.strictObject({ requestId: z.string(), role: OwningRole, text: z.string(), dueOn: CalendarDate })),
  acceptedFindings: z.array(z.string()),
  decisionHashes: z.array(Sha256),
  decidedAt: Instant,
  validUntil: Instant,
  nextReviewAt: Instant,
});
export type Outcome = z.infer<typeof Outcome>;
