import * as z from 'zod';
import { OutcomeResult } from '../assessment.ts';
import { OverdueEffect } from '../catalog/policy.ts';
import { CalendarDate, Instant, RiskLevel, Sha256 } from '../vocabulary.ts';
import { Signature } from './signature.ts';

/** A condition as a clearance carries it. */
export const ClearanceCondition = z.strictObject({
  id: z.string(),
  text: z.string(),
  owner: z.enum(['vendor', 'staff']),
  dueOn: CalendarDate,
  dueAt: Instant,
  ifOverdue: OverdueEffect,
  status: z.enum(['open', 'reported', 'met', 'ended']),
  metAt: Instant.optional(),
});
export type ClearanceCondition = z.infer<typeof ClearanceCondition>;

/**
 * What answers "may we use this system?" in one read: one item per AI system, replaced with each new outcome and with each change of
 * its conditions. What it says depends on the clock: ask `clearanceAt`.
 */
export const Clearance = z.strictObject({
  version: z.literal(1),
  supplierId: z.string(),
  supplierName: z.string(),
  systemId: z.string(),
  systemName: z.string(),
  assessmentId: z.string(),
  reference: z.string(),
  result: OutcomeResult,
  residualRisk: RiskLevel,
  decidedAt: Instant,
  validUntil: Instant,
  nextReviewAt: Instant,
  conditions: z.array(ClearanceCondition),
  outcomeHash: Sha256,
  signature: Signature,
});
export type Clearance = z.infer<typeof Clearance>;

/** `none`: never decided. The others than `valid` are all "no". */
export const clearanceStandings = ['valid', 'suspended', 'withdrawn', 'expired', 'rejected', 'none'] as const;
export type ClearanceStanding = (typeof clearanceStandings)[number];

export interface ClearanceAnswer {
  cleared: boolean;
  standing: ClearanceStanding;
  /**
   * Until when the answer stays yes if nobody does anything: the outcome's end, or the due date of a condition that would end or
   * suspend it. Null where the answer is no.
   */
  until: string | null;
  /** The conditions that are not met, the next due first. */
  open: ClearanceCondition[];
  /** Those of them that are overdue. */
  overdue: ClearanceCondition[];
}

/**
 * May the system be used at `now`? Pure; no outcome means no. A rejection is a no; so is an outcome from its `validUntil` on, whatever the
 * sweep has done by then. An unmet condition counts as overdue after its `dueAt`: it suspends until it is met, or withdraws for good
 * (also when it was met late), or changes nothing, as the policy said when the outcome was recorded.
 */
export function clearanceAt(
  clearance: Pick<Clearance, 'result' | 'validUntil' | 'conditions'> | undefined,
  now: string,
): ClearanceAnswer {
  const open = (clearance?.conditions ?? []).filter(({ status }) => status !== 'met').sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
  const overdue = open.filter(({ dueAt }) => dueAt < now);
  const no = (standing: ClearanceStanding): ClearanceAnswer => ({ cleared: false, standing, until: null, open, overdue });
  if (!clearance) return no('none');
  if (clearance.result === 'rejected') return no('rejected');
  if (clearance.validUntil <= now) return no('expired');
  if (clearance.conditions.some((one) => one.ifOverdue === 'withdrawn' && one.dueAt < (one.metAt ?? now))) return no('withdrawn');
  if (overdue.some(({ ifOverdue }) => ifOverdue === 'suspended')) return no('suspended');
  const ends = open.filter(({ ifOverdue }) => ifOverdue !== 'valid').map(({ dueAt }) => dueAt);
  const until = [clearance.validUntil, ...ends].sort()[0] ?? null;
  return { cleared: true, standing: 'valid', until, open, overdue };
}
