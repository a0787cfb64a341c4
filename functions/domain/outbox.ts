import * as z from 'zod';
import { LinkedAssessment } from './assessment.ts';
import { Instant, OwningRole } from './vocabulary.ts';

export const mailKinds = [
  'invitation',
  'response-reminder',
  'response-escalation',
  'response-lapsed',
  'withdrawn',
  'delegation',
  'login-code',
  'follow-up',
  'mail-trouble',
  'receipt',
  'exception',
  'decision-reminder',
  'decision-escalation',
  'hand-over',
  'role-vacant',
  'condition-set',
  'condition-reminder',
  'condition-reported',
  'condition-vacant',
  'condition-answered',
  'condition-overdue',
  'review-due',
  'outcome-ended',
  'outcome',
] as const;
export const MailKind = z.enum(mailKinds);
export type MailKind = z.infer<typeof MailKind>;

/** Work that must happen outside the table because the table changed. `relay` does it, at least once. */
export const OutboxWork = z.discriminatedUnion('kind', [
  /** Start (attempt 1) or restart (attempt n) the workflow of an assessment. Execution name: `<assessmentId>-<attempt>`. */
  z.strictObject({ kind: z.literal('start-workflow'), assessmentId: z.string(), attempt: z.int().min(1) }),
  /** Wake a waiting step. `wait` = `response` or `request-<requestId>`. The token is read from the table when waking. */
  z.strictObject({
    kind: z.literal('wake-workflow'),
    assessmentId: z.string(),
    wait: z.string(),
    /** Other steps that are to look at the table as well. */
    others: z.array(z.string()).max(10).optional(),
  }),
  /** One mail to one recipient. The text is rendered when sending, from the table. */
  z.strictObject({
    kind: z.literal('mail'),
    mail: MailKind,
    assessmentId: z.string(),
    to: z.strictObject({ name: z.string(), email: z.string() }),
    requestId: z.string().optional(),
    conditionId: z.string().optional(),
    role: OwningRole.optional(),
    /** The colleague that a delegation's mail is for. */
    participant: z.string().optional(),
    /** The login code to draw and to send. */
    codeId: z.string().optional(),
  }),
  /** `clearance.changed`: what the organisation may use changed without a new outcome. */
  z.strictObject({
    kind: z.literal('publish'),
    assessmentId: z.string(),
    event: z.enum(['assessment.decided', 'clearance.changed']),
  }),
  /** The outcome of `by` replaced that of `assessmentId`: the older assessment is told. */
  z.strictObject({ kind: z.literal('supersede'), assessmentId: z.string(), by: LinkedAssessment }),
]);
export type OutboxWork = z.infer<typeof OutboxWork>;

export const OutboxItem = z.strictObject({
  id: z.string(),
  work: OutboxWork,
  status: z.enum(['pending', 'done', 'given-up']),
  attempts: z.int(),
  createdAt: Instant,
  /** The sweep retries a pending item after this instant. */
  nextAttemptAt: Instant,
  lastError: z.string().optional(),
  /** Somebody is doing it and will be done or dead by then: no second relay sends the same mail meanwhile. */
  claimedUntil: Instant.optional(),
  doneAt: Instant.optional(),
});
export type OutboxItem = z.infer<typeof OutboxItem>;
