import * as z from 'zod';
import { LinkedAssessment, OutcomeResult } from '../assessment.ts';
import { Instant, RiskLevel, Sha256 } from '../vocabulary.ts';
import { type Clearance, ClearanceCondition, clearanceAt, clearanceStandings } from './clearance.ts';
import { Signature } from './signature.ts';

/** What both events say of a system's clearance: ids, names and dates, no answers and no words of conditions. */
const standing = {
  version: z.literal(1),
  eventId: z.string().describe('Stable over repeats of the same event: deduplicate by it.'),
  at: Instant.describe('The instant at which `cleared`, `standing` and `until` hold.'),
  assessmentId: z.string(),
  reference: z.string().describe('What people call the assessment, e.g. A-7F3K2Q.'),
  supplierId: z.string(),
  supplierName: z.string(),
  systemId: z.string(),
  systemName: z.string(),
  result: OutcomeResult,
  residualRisk: RiskLevel,
  decidedAt: Instant,
  validUntil: Instant.describe('From this instant on the outcome has expired.'),
  nextReviewAt: Instant,
  cleared: z.boolean().describe('May the system be used? Only `standing` valid means yes.'),
  standing: z.enum(clearanceStandings),
  until: Instant.nullable().describe('Until when it stays cleared if nobody does anything; null where it is not cleared.'),
  conditions: z.array(ClearanceCondition.pick({ id: true, dueOn: true, dueAt: true, owner: true, ifOverdue: true, status: true })),
  outcomeHash: Sha256.describe("Of the signed outcome's canonical bytes (RFC 8785)."),
  signature: Signature.describe('Over the outcome, not over this event.'),
};

/** `assessment.decided`: a new outcome, which the system's clearance rests on from now on. */
export const AssessmentDecidedV1 = z.strictObject({
  ...standing,
  supersedes: LinkedAssessment.nullable().describe('The assessment whose outcome this one replaces.'),
});
export type AssessmentDecidedV1 = z.infer<typeof AssessmentDecidedV1>;

/** `clearance.changed`: what may be used changed without a new outcome: a condition was met or is overdue, or the outcome expired. */
export const ClearanceChangedV1 = z.strictObject(standing);
export type ClearanceChangedV1 = z.infer<typeof ClearanceChangedV1>;

/** What an event says of a clearance as it stands at an instant. */
export function clearanceEvent(clearance: Clearance, { eventId, at }: { eventId: string; at: string }): ClearanceChangedV1 {
  const { conditions, ...rest } = clearance;
  const { cleared, standing, until } = clearanceAt(clearance, at);
  return {
    ...rest,
    ...{ eventId, at, cleared, standing, until },
    conditions: conditions.map(({ id, dueOn, dueAt, owner, ifOverdue, status }) => ({
      ...{ id, dueOn, dueAt, owner, ifOverdue, status },
    })),
  };
}
