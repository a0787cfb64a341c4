import * as z from 'zod';
import { Actor } from '../actor.ts';
import { OutcomeCondition } from '../outcome/outcome-record.ts';
import { Instant, Sha256 } from '../vocabulary.ts';

/** Somebody says that a condition is met, and shows by what; an approver of the role that set it answers. */
export const ConditionReport = z.strictObject({
  by: Actor,
  at: Instant,
  words: z.string().min(1).max(4000),
  /** Files of the assessment that show it. */
  evidence: z.array(z.strictObject({ id: z.string(), name: z.string(), sha256: Sha256 })).max(10),
  answer: z.strictObject({ accepted: z.boolean(), by: Actor, at: Instant, reasons: z.string().min(20).max(2000) }).optional(),
});
export type ConditionReport = z.infer<typeof ConditionReport>;

const Ours = z.strictObject({ kind: z.literal('staff'), name: z.string(), email: z.string() });

/** Somebody else of ours must meet a condition from `at` on. */
export const Handing = z.strictObject({ from: Ours, to: Ours, by: Actor, at: Instant, reasons: z.string().min(20).max(2000) });
export type Handing = z.infer<typeof Handing>;

/**
 * A condition of an outcome, followed until it is met. `open`: its owner is awaited. `reported`: an approver is. `met`: accepted.
 * `ended`: a newer assessment replaced the outcome. Whether it is overdue is a matter of the clock, not of the status.
 */
export const TrackedCondition = z.strictObject({
  ...OutcomeCondition.shape,
  assessmentId: z.string(),
  status: z.enum(['open', 'reported', 'met', 'ended']),
  reports: z.array(ConditionReport).max(20),
  /** When it was accepted as met. */
  metAt: Instant.optional(),
  /** How it came to its present owner, where that is not whom the outcome names. */
  handings: z.array(Handing).max(20).optional(),
});
export type TrackedCondition = z.infer<typeof TrackedCondition>;
