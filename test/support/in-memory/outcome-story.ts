import type { Answers } from '../../../functions/domain/answers/answer.ts';
import type { ConditionReport, TrackedCondition } from '../../../functions/domain/conditions/tracked-condition.ts';
import type { Condition, Decision } from '../../../functions/domain/deciding/approval.ts';
import { recordOutcome } from '../../../functions/outcome/record/record-outcome.ts';
import { vendor } from '../small-submission.ts';
import { awaitingDecision, type Beginning, stored } from './assessment-in-progress.ts';
import { dora } from './follow-up-story.ts';
import type { InMemory } from './in-memory.ts';

/** Somebody of ours who must meet a condition. */
export const olaf = { name: 'Olaf Owner', email: 'olaf@buyer.example' };

/** One for the supplier and one for Olaf, due four weeks after the assessments of tests begin. */
export const twoConditions: Condition[] = [
  { text: 'Name a person who can stop it.', proof: 'The page of the manual.', owner: { kind: 'vendor' }, dueOn: '2026-03-30' },
  { text: 'Train the clerks.', proof: 'The list of names.', owner: { kind: 'staff', ...olaf }, dueOn: '2026-03-30' },
];

/** Dora of data protection approves everything, with these conditions; the outcome is recorded, its mails are ordered. */
export async function decidedOn(
  world: InMemory,
  conditions: Condition[] = twoConditions,
  options: Omit<Beginning, 'id'> & { answers?: Answers } = {},
) {
  await awaitingDecision(world, options);
  for (const request of stored(world).requests) {
    const own = request.role === 'data-protection' ? conditions : [];
    const choice = own.length > 0 ? 'approve-with-conditions' : 'approve';
    const at = world.clock.now().toISOString();
    const reasons = 'SECRET-REASONS of whoever decided it.';
    const decision: Decision = {
      ...{ choice, reasons, conditions: own, by: dora, at, basis: request.basis },
      ...{ capacity: { as: 'member' }, directoryVersion: 0 },
    };
    const others = Array.from({ length: request.needed - 1 }, (_, n) => ({
      ...decision,
      choice: 'approve' as const,
      conditions: [],
      by: { ...dora, id: `stf_other${n}`, name: `Other ${n}`, email: `other${n}@buyer.example` },
    }));
    request.decisions = [decision, ...others];
    request.status = own.length > 0 ? 'approved-with-conditions' : 'approved';
  }
  const { assessmentId } = stored(world).requests[0] ?? { assessmentId: '' };
  await recordOutcome({ ...world.ports, clock: world.clock }, { assessmentId });
}

/** The conditions of the supplier and of Olaf, as they are followed. */
export function followed(world: InMemory, whose: 'vendor' | 'staff'): TrackedCondition {
  const condition = stored(world).conditions.find(({ owner }) => owner.kind === whose);
  if (!condition) throw new Error(`no condition of the ${whose}`);
  return condition;
}

/** Somebody reports a condition done, now. */
export function reported(world: InMemory, condition: TrackedCondition, by: ConditionReport['by'] = vendor): ConditionReport {
  const evidence = [{ id: 'evd_1', name: 'manual.pdf', sha256: 'a'.repeat(64) }];
  const report = { by, at: world.clock.now().toISOString(), words: 'SECRET-WORDS of the report.', evidence };
  condition.reports.push(report);
  condition.status = 'reported';
  return report;
}

/** Dora answers the last report. */
export function answeredBy(world: InMemory, condition: TrackedCondition, accepted: boolean): void {
  const report = condition.reports.at(-1);
  if (!report) throw new Error('nothing was reported');
  const at = world.clock.now().toISOString();
  report.answer = { accepted, by: dora, at, reasons: 'The page names nobody yet; please add the name.' };
  condition.status = accepted ? 'met' : 'open';
  if (accepted) condition.metAt = at;
}
