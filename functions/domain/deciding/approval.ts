import * as z from 'zod';
import { Actor } from '../actor.ts';
import { CalendarDate, Instant, OwningRole, Severity, Sha256 } from '../vocabulary.ts';
import { Person } from './directory.ts';

/** Who must meet a condition: the vendor, or somebody of our own. */
export const ConditionOwner = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('vendor') }),
  z.strictObject({ kind: z.literal('staff'), name: z.string(), email: z.string() }),
]);
export type ConditionOwner = z.infer<typeof ConditionOwner>;

/** What must be done, by whom, by when (end of that day in the policy's time zone), and what proves it done. */
export const Condition = z.strictObject({
  text: z.string().min(1).max(1000),
  proof: z.string().min(1).max(1000),
  owner: ConditionOwner,
  dueOn: CalendarDate,
});
export type Condition = z.infer<typeof Condition>;

/** By what right somebody decided: a member of the role, the deputy of one, its head, or named by one who handed their part over. */
export const Capacity = z.discriminatedUnion('as', [
  z.strictObject({ as: z.literal('member') }),
  /** `for`: the email address of whom they stand in for. */
  z.strictObject({ as: z.literal('deputy'), for: z.string() }),
  z.strictObject({ as: z.literal('head') }),
  z.strictObject({ as: z.literal('named'), by: z.string() }),
]);
export type Capacity = z.infer<typeof Capacity>;

/** One person's decision on one request. Reasons are written, never preselected. */
export const Decision = z.strictObject({
  choice: z.enum(['approve', 'approve-with-conditions', 'reject']),
  reasons: z.string().min(20).max(4000),
  conditions: z.array(Condition).max(10),
  /** The last day on which the risk is accepted, where the approver set one earlier than the policy's. */
  acceptUntil: CalendarDate.optional(),
  by: Actor,
  capacity: Capacity,
  /** The version of the directory that gave the right. */
  directoryVersion: z.int(),
  at: Instant,
  /** Hash of the facts it was made on: the request's `basis` (design 6.2). */
  basis: Sha256,
});
export type Decision = z.infer<typeof Decision>;

/** Somebody gave their part in a request to somebody else, for written reasons. */
export const HandOver = z.strictObject({ from: Actor, to: Person, reasons: z.string().min(20).max(2000), at: Instant });
export type HandOver = z.infer<typeof HandOver>;

/**
 * `queued`: decided after others (policy: sequential). `lapsed`: nobody decided in time. `withdrawn`: the assessment was
 * withdrawn while people were asked. `dropped`: another owner's rejection ended it (policy). `superseded`: the facts changed with
 * a new revision of the answers; what was decided is stale (design 6.2).
 */
export const RequestStatus = z.enum([
  'queued',
  'open',
  'approved',
  'approved-with-conditions',
  'rejected',
  'lapsed',
  'withdrawn',
  'dropped',
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
  /** Different people who must approve at least, by the policy. */
  quorum: z.int().min(1),
  /** `any`: whoever of the role, up to the quorum. `all`: everybody who holds it. */
  mode: z.enum(['any', 'all']),
  /** Different people who must approve: the quorum, or with `all` everybody who could decide when it was asked, if that is more. */
  needed: z.int().min(1),
  /** Hash of all that a decision rests on (request-basis.ts): it changes when the findings or the answers behind them do. */
  basis: Sha256,
  requestedAt: Instant,
  /** When its time began: when it was asked, or taken up again after the vendor was. */
  askedAt: Instant,
  dueAt: Instant,
  lapsesAt: Instant,
  status: RequestStatus,
  /** How far up it went since nobody decided in time. */
  escalation: z.enum(['none', 'deputies', 'head']),
  /** Set while too few people are left who could decide: an administrator must name somebody. */
  lacksPeople: z.literal(true).optional(),
  handOvers: z.array(HandOver).max(10),
  decisions: z.array(Decision),
  closedAt: Instant.optional(),
});
export type ApprovalRequest = z.infer<typeof ApprovalRequest>;
