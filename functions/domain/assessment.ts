import * as z from 'zod';
import { Actor } from './actor.ts';
import { IntakeFacts } from './judgement/intake-facts.ts';
import { Language } from './language.ts';
import { BasisPoints, Instant, OwningRole, RiskLevel, Severity, Sha256, SupplierRole, Tier } from './vocabulary.ts';

/**
 * Where an assessment stands.
 * opened → awaiting-response → submitted → scored → decided            (clears by itself)
 *                                        ↘ awaiting-decision → decided (people decide)
 * awaiting-decision → awaiting-response → submitted → …        (follow-up questions, answered or lapsed)
 * awaiting-response → lapsed; withdrawn from anywhere before the end.
 */
export const statuses = [
  'opened',
  'awaiting-response',
  'submitted',
  'scored',
  'awaiting-decision',
  'decided',
  'lapsed',
  'withdrawn',
] as const;
export const Status = z.enum(statuses);
export type Status = z.infer<typeof Status>;

/** The legal graph: each transition names the states it may start from; that list is the DynamoDB condition. */
export const transitions = {
  invite: { from: ['opened'], to: 'awaiting-response' },
  submit: { from: ['awaiting-response'], to: 'submitted' },
  'score-clear': { from: ['submitted'], to: 'scored' },
  'score-with-exceptions': { from: ['submitted'], to: 'awaiting-decision' },
  'follow-up': { from: ['awaiting-decision'], to: 'awaiting-response' },
  'end-follow-up': { from: ['awaiting-response'], to: 'submitted' },
  'record-outcome': { from: ['scored', 'awaiting-decision'], to: 'decided' },
  lapse: { from: ['awaiting-response'], to: 'lapsed' },
  withdraw: { from: ['opened', 'awaiting-response', 'submitted', 'scored', 'awaiting-decision'], to: 'withdrawn' },
} as const satisfies Record<string, { from: readonly Status[]; to: Status }>;
export type TransitionName = keyof typeof transitions;

export const terminalStatuses: readonly Status[] = ['decided', 'lapsed', 'withdrawn'];
export const isTerminal = (status: Status): boolean => terminalStatuses.includes(status);

/** Whoever waits has a visible owner and deadline (design 6.12). */
export const Waiting = z.strictObject({
  /** `administrator`: a role that must decide has too few people. */
  on: z.enum(['workflow', 'vendor', 'procurement', 'risk-owners', 'administrator', 'operator', 'nobody']),
  who: z.string(),
  /** Whose decisions are open; absent where nobody decides, and on what was stored before this was kept. */
  roles: z.array(OwningRole).optional(),
  since: Instant,
  /** Where an administrator is awaited: since when the risk owners had been, who are again once somebody is named. */
  ownersSince: Instant.optional(),
  until: Instant.optional(),
});
export type Waiting = z.infer<typeof Waiting>;

export const OutcomeResult = z.enum(['approved', 'approved-with-conditions', 'rejected']);
export type OutcomeResult = z.infer<typeof OutcomeResult>;

/** Mail that could not be delivered, or that its reader complained about: somebody must mend the address. */
export const Undeliverable = z.strictObject({
  email: z.string(),
  reason: z.enum(['bounced', 'complained']),
  /** Which mail it was. */
  mail: z.string(),
  at: Instant,
});
export type Undeliverable = z.infer<typeof Undeliverable>;

/** Another assessment of the same system. */
export const LinkedAssessment = z.strictObject({ assessmentId: z.string(), reference: z.string() });
export type LinkedAssessment = z.infer<typeof LinkedAssessment>;

/** The head item of an assessment. `seq` and `lastHash` are the head of its audit chain. */
export const Assessment = z.strictObject({
  id: z.string(),
  /** Short, speakable, printed in mails: e.g. `A-7F3K2Q`. */
  reference: z.string(),
  supplierId: z.string(),
  supplierName: z.string(),
  systemId: z.string(),
  systemName: z.string(),
  supplierRole: SupplierRole,
  facts: IntakeFacts,
  inherentRisk: RiskLevel,
  tier: Tier,
  catalogHash: Sha256,
  policyId: z.string(),
  questionnaireVersion: z.string(),
  /** The recipient. `language`: of their pages and mails, English where it is not said. */
  contact: z.strictObject({ name: z.string(), email: z.string(), language: Language.optional() }),
  /** The requester: never an approver of the same assessment. */
  requestedBy: Actor,
  /** The requester's number, for suppliers with a question; not everybody gives one. */
  requesterPhone: z.string().optional(),
  /** Whoever else had a hand in the intake: who registered the supplier and the system, or corrected the contact. They do not decide either. */
  intakeBy: z.array(Actor).max(200).optional(),
  message: z.string().optional(),
  status: Status,
  waiting: Waiting,
  openedAt: Instant,
  /** When the response is due; set when the invitation is sent. */
  dueAt: Instant.optional(),
  execution: z.strictObject({ arn: z.string(), attempt: z.int() }).optional(),
  submission: z.strictObject({ revision: z.int(), hash: Sha256, at: Instant, by: Actor }).optional(),
  score: z
    .strictObject({
      revision: z.int(),
      hash: Sha256,
      overall: BasisPoints.nullable(),
      residualRisk: RiskLevel,
      findings: z.record(Severity, z.int()),
      knockOutsFailed: z.int(),
    })
    .optional(),
  outcome: z
    .strictObject({
      result: OutcomeResult,
      validUntil: Instant,
      hash: Sha256,
      at: Instant,
      /** What happened to it since, as far as the trail knows; clearance.ts says what holds at an instant. */
      since: z.strictObject({ standing: z.enum(['valid', 'suspended', 'withdrawn', 'expired']), at: Instant }).optional(),
      /**
       * After which instants it is suspended, or withdrawn for good, if no condition is met before (outcome/unless-met.ts). Absent where it has
       * no conditions, and on what was stored before this was kept.
       */
      unlessMet: z.strictObject({ suspended: Instant.optional(), withdrawn: Instant.optional() }).optional(),
    })
    .optional(),
  /** The decided assessment of the same system that this one replaces once it is decided. */
  supersedes: LinkedAssessment.optional(),
  /** The assessment whose outcome replaced this one's. */
  supersededBy: LinkedAssessment.extend({ at: Instant }).optional(),
  /** The withdrawn or lapsed assessment of the same system that this one goes on with. */
  continues: LinkedAssessment.optional(),
  /** The assessment that went on with this one after it had ended without an outcome. */
  continuedBy: LinkedAssessment.optional(),
  /** The assessment of the same system whose last submission the drafts were pre-filled from. `revision` 0: from words that were never sent, typed until `submittedAt`. */
  previous: z.strictObject({ assessmentId: z.string(), reference: z.string(), revision: z.int(), submittedAt: Instant }).optional(),
  /** Addresses of people on this assessment that mail does not reach. */
  undeliverable: z.array(Undeliverable).max(20).optional(),
  /** Set when a workflow step gave up; an operator resumes from the table. */
  parked: z.strictObject({ step: z.string(), error: z.string(), at: Instant }).optional(),
  /** What relay could not do after it had ended (`relay mail`, …), the newest last; an operator does it again and takes the mark away. */
  undelivered: z
    .array(z.strictObject({ step: z.string(), error: z.string(), at: Instant }))
    .max(20)
    .optional(),
  seq: z.int(),
  lastHash: z.string(),
});
export type Assessment = z.infer<typeof Assessment>;
