import * as z from 'zod';
import { Actor } from './actor.ts';
import { CalendarDate, Instant, OwningRole, Severity, Sha256 } from './vocabulary.ts';

export const Condition = z.strictObject({ text: z.string().min(1).max(1000), dueOn: CalendarDate });

/** One person's decision on one request. Reasons are written, never preselected. */
export const Decision = z.strictObject({
  choice: z.enum(['approve', 'approve-with-conditions', 'reject']),
  reasons: z.string().min(20).max(4000),
  conditions: z.array(Condition).max(10),
  by: Actor,
  at: Instant,
  /** Hash of the facts it was made on: the request's `basis` (design 6.2). */
  basis: Sha256,
});
export type Decision = z.infer<typeof Decision>;

/**
 * `lapsed`: nobody decided in time. `withdrawn`: the assessment was withdrawn while people were asked. `superseded`: the
 * facts changed with a new revision of the answers; what was decided is stale (design 6.2).
 */
export const RequestStatus = z.enum([
  'open',
  'approved',
  'approved-with-conditions',
  'rejected',
  'lapsed',
  'withdrawn',
  'superseded',
]);
export type RequestStatus = z.infer<typeof RequestStatus>;

/** An exception put to one owning role: the findings it owns, and who decided what. */
export const ApprovalRequest = z.strictObject({
  id: z.string(),
  assessmentId: z.string(),
  role: OwningRole,
  severity: Severity,
  findingIds: z.array(z.string()).min(1),
  /** Different people who must approve. One rejection ends the request. */
  quorum: z.int().min(1),
  /** Hash of all that a decision rests on (request-basis.ts): it changes when the findings or the answers behind them do. */
  basis: Sha256,
  requestedAt: Instant,
  dueAt: Instant,
  lapsesAt: Instant,
  status: RequestStatus,
  decisions: z.array(Decision),
  closedAt: Instant.optional(),
});
export type ApprovalRequest = z.infer<typeof ApprovalRequest>;

/** Who holds which owning role. At most ten people each: everybody is mailed in the transaction that opens a request. */
export const Directory = z.strictObject({
  roles: z.record(OwningRole, z.array(z.strictObject({ name: z.string(), email: z.string() })).max(10)),
});
export type Directory = z.infer<typeof Directory>;
