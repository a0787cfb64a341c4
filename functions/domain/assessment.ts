import * as z from 'zod';
import { Actor } from './actor.ts';
import { IntakeFacts } from './intake-facts.ts';
import { BasisPoints, Instant, RiskLevel, Severity, Sha256, SupplierRole, Tier } from './vocabulary.ts';

/**
 * Where an assessment stands.
 * opened → awaiting-response → submitted → scored → decided            (clears by itself)
 *                                        ↘ awaiting-decision → decided (people decide)
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
  'record-outcome': { from: ['scored', 'awaiting-decision'], to: 'decided' },
  lapse: { from: ['awaiting-response'], to: 'lapsed' },
  withdraw: { from: ['opened', 'awaiting-response', 'submitted', 'scored', 'awaiting-decision'], to: 'withdrawn' },
} as const satisfies Record<string, { from: readonly Status[]; to: Status }>;
export type TransitionName = keyof typeof transitions;

export const terminalStatuses: readonly Status[] = ['decided', 'lapsed', 'withdrawn'];
export const isTerminal = (status: Status): boolean => terminalStatuses.includes(status);

/** Whoever waits has a visible owner and deadline (design 6.12). */
export const Waiting = z.strictObject({
  on: z.enum(['workflow', 'vendor', 'risk-owners', 'operator', 'nobody']),
  who: z.string(),
  since: Instant,
  until: Instant.optional(),
});
export type Waiting = z.infer<typeof Waiting>;

export const OutcomeResult = z.enum(['approved', 'approved-with-conditions', 'rejected']);
export type OutcomeResult = z.infer<typeof OutcomeResult>;

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
  contact: z.strictObject({ name: z.string(), email: z.string() }),
  /** The requester: never an approver of the same assessment. */
  requestedBy: Actor,
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
  outcome: z.strictObject({ result: OutcomeResult, validUntil: Instant, hash: Sha256, at: Instant }).optional(),
  /** Set when a workflow step gave up; an operator resumes from the table. */
  parked: z.strictObject({ step: z.string(), error: z.string(), at: Instant }).optional(),
  seq: z.int(),
  lastHash: z.string(),
});
export type Assessment = z.infer<typeof Assessment>;
