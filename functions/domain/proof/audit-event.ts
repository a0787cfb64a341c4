import * as z from 'zod';
import { Actor } from '../actor.ts';
import { Instant, Sha256 } from '../vocabulary.ts';

export const auditEventTypes = [
  'directory-changed',
  'supplier-registered',
  'system-registered',
  'assessment-opened',
  'invited',
  'reminded',
  'escalated',
  'submitted',
  'scored',
  'request-opened',
  'owners-asked',
  'handed-over',
  'decision-recorded',
  'requests-dropped',
  'request-lapsed',
  'outcome-recorded',
  'conditions-tracked',
  'condition-reported',
  'condition-accepted',
  'condition-refused',
  'condition-overdue',
  'condition-handed-over',
  'outcome-expired',
  'superseded',
  'continued',
  'lapsed',
  'withdrawn',
  'link-revoked',
  'link-sent',
  'contact-changed',
  'mail-bounced',
  'mail-complained',
  'address-assured',
  'delegated',
  'delegation-withdrawn',
  'follow-up-asked',
  'follow-up-ended',
  'decisions-resumed',
  'review-due',
  'workflow-checked',
  'parked',
  'undelivered',
  'resumed',
] as const;

/**
 * One line of an aggregate's audit chain. `prevHash` is the `hash` of the event before (64 zeros for the first);
 * `hash` = SHA-256 of the canonical bytes (RFC 8785) of the event without `hash`.
 */
export const AuditEvent = z.strictObject({
  aggregate: z.string(),
  seq: z.int().min(1),
  at: Instant,
  type: z.enum(auditEventTypes),
  actor: Actor,
  /** Facts and content hashes, never documents. */
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
  /** The status before and after, where the event is a state change. */
  from: z.string().optional(),
  to: z.string().optional(),
  operationId: z.string(),
  prevHash: Sha256,
  hash: Sha256,
});
export type AuditEvent = z.infer<typeof AuditEvent>;
export type AuditEventType = AuditEvent['type'];
export const GENESIS_HASH = '0'.repeat(64);
