import * as z from 'zod';
import { OutcomeResult } from '../assessment.ts';
import { OverdueEffect } from '../catalog/policy.ts';
import { ConditionOwner } from '../deciding/approval.ts';
import { CalendarDate, Instant, OwningRole, RiskLevel, Severity, Sha256 } from '../vocabulary.ts';

/** A condition of an outcome, as it was set. Its id is unique in its assessment. */
export const OutcomeCondition = z.strictObject({
  id: z.string(),
  requestId: z.string(),
  role: OwningRole,
  severity: Severity,
  text: z.string(),
  proof: z.string(),
  owner: ConditionOwner,
  dueOn: CalendarDate,
  /** The last millisecond of that day in the policy's time zone. */
  dueAt: Instant,
  ifOverdue: OverdueEffect,
});
export type OutcomeCondition = z.infer<typeof OutcomeCondition>;

/** A risk that somebody accepted, until when at the longest. */
export const OutcomeAcceptance = z.strictObject({
  requestId: z.string(),
  role: OwningRole,
  severity: Severity,
  findingIds: z.array(z.string()),
  /** Hash of the answers, catalog and findings it is bound to. */
  basis: Sha256,
  until: Instant,
});
export type OutcomeAcceptance = z.infer<typeof OutcomeAcceptance>;

/** The stored outcome: a pure function of (frozen answers, catalog version, decisions, decidedAt). Recomputable byte for byte. */
export const Outcome = z.strictObject({
  version: z.literal(1),
  assessmentId: z.string(),
  reference: z.string(),
  supplierId: z.string(),
  supplierName: z.string(),
  systemId: z.string(),
  systemName: z.string(),
  tier: z.enum(['low', 'standard', 'high']),
  result: OutcomeResult,
  /** Stable reason codes in fixed order, worded by the pages. */
  basis: z.enum(['cleared-by-policy', 'decided-by-people', 'no-decision-in-time']),
  submissionHash: Sha256,
  scorecardHash: Sha256,
  catalogHash: Sha256,
  overall: z.int().nullable(),
  inherentRisk: RiskLevel,
  residualRisk: RiskLevel,
  conditions: z.array(OutcomeCondition),
  acceptances: z.array(OutcomeAcceptance),
  acceptedFindings: z.array(z.string()),
  decisionHashes: z.array(Sha256),
  decidedAt: Instant,
  validUntil: Instant,
  nextReviewAt: Instant,
});
export type Outcome = z.infer<typeof Outcome>;
