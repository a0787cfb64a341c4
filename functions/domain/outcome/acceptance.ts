import * as z from 'zod';
import { Actor } from '../actor.ts';
import { Capacity } from '../deciding/approval.ts';
import { Instant, OwningRole, RiskLevel, Severity, Sha256 } from '../vocabulary.ts';

/**
 * One line of the register of accepted risks: who accepted what, why, until when. Written with the outcome that rests on it.
 * Whether it still holds is a matter of the clock (`until`), of its outcome's standing, and of `endedAt`.
 */
export const Acceptance = z.strictObject({
  /** The approval request's id. */
  requestId: z.string(),
  assessmentId: z.string(),
  reference: z.string(),
  supplierId: z.string(),
  supplierName: z.string(),
  systemId: z.string(),
  systemName: z.string(),
  role: OwningRole,
  severity: Severity,
  inherentRisk: RiskLevel,
  residualRisk: RiskLevel,
  /** What it covers: each finding with the criterion's title at the time. */
  findings: z.array(z.strictObject({ id: z.string(), title: z.string(), severity: Severity })),
  /** Who accepted it, and why. */
  by: z.array(z.strictObject({ actor: Actor, capacity: Capacity, reasons: z.string(), at: Instant })),
  /** How many conditions it depends on. */
  conditions: z.int(),
  /** Hash of the answers, catalog and findings it is bound to. */
  basis: Sha256,
  outcomeHash: Sha256,
  from: Instant,
  until: Instant,
  /** When a newer assessment of the system replaced it. */
  endedAt: Instant.optional(),
});
export type Acceptance = z.infer<typeof Acceptance>;
