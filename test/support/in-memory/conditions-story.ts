import { decideException } from '../../../functions/approve/deciding/decide-exception.ts';
import type { StaffActor } from '../../../functions/domain/actor.ts';
import type { Evidence } from '../../../functions/domain/answers/submission.ts';
import type { OverdueEffect, Policy } from '../../../functions/domain/catalog/policy.ts';
import { answerCondition } from '../../../functions/domain/conditions/answer-condition.ts';
import { reportCondition } from '../../../functions/domain/conditions/report-condition.ts';
import type { TrackedCondition } from '../../../functions/domain/conditions/tracked-condition.ts';
import type { Condition } from '../../../functions/domain/deciding/approval.ts';
import { clearanceAt } from '../../../functions/domain/outcome/clearance.ts';
import { recordOutcome } from '../../../functions/outcome/record/record-outcome.ts';
import { vendor } from '../small-submission.ts';
import { type Beginning, ID, requester, stored } from './assessment-in-progress.ts';
import { dora, onePerRequest, poorlyAnswered, portsOf } from './follow-up-story.ts';
import type { InMemory } from './in-memory.ts';

/** Holds data protection with Dora, and has decided on nothing. */
export const sam: StaffActor = { kind: 'staff', id: 'stf_3', name: 'Sam Safe', email: 'sam@buyer.example' };
/** Must meet the second condition; holds no role. */
export const olaf: StaffActor = { kind: 'staff', id: 'stf_9', name: 'Olaf Owner', email: 'olaf@buyer.example' };
export const vera = vendor;
export const paula = requester;

export const WORDS = 'The manual names the person on page 12, see the file.';
export const WHY = 'The page names nobody yet; please add the name.';
/** Four weeks after the assessments of tests begin; the last millisecond of that day. */
export const DUE_ON = '2026-03-30';
export const DUE_AT = '2026-03-30T23:59:59.999Z';
export const AFTER = '2026-03-31T00:00:00.000Z';

export const conditions: Condition[] = [
  { text: 'Name a person who can stop it.', proof: 'The page of the manual.', owner: { kind: 'vendor' }, dueOn: DUE_ON },
  {
    ...{ text: 'Train the clerks.', proof: 'The list of names.', dueOn: DUE_ON },
    owner: { kind: 'staff', name: olaf.name, email: olaf.email },
  },
];

/** What an overdue condition makes of the outcome, whatever the severity. */
export const overdueIs = (effect: OverdueEffect): Policy['conditions'] => ({
  overdue: { low: effect, medium: effect, high: effect, critical: effect },
  reminderDaysBefore: [14, 3],
});

/** Approved by Dora for every role, by data protection with these conditions; the outcome is recorded. All by the use cases. */
export async function approvedOn(
  set: Condition[] = conditions,
  { effect = 'suspended', policy, ...options }: Omit<Beginning, 'id'> & { effect?: OverdueEffect } = {},
): Promise<InMemory> {
  const world = await poorlyAnswered({ policy: policy ?? onePerRequest({ conditions: overdueIs(effect) }), ...options });
  await approveAll(world, set);
  return world;
}

/** The same for a world that awaits its decisions. */
export async function approveAll(world: InMemory, set: Condition[] = conditions): Promise<void> {
  world.table.directory.roles['data-protection'].push({ name: sam.name, email: sam.email });
  for (const { id, role, basis, status } of stored(world).requests) {
    if (status !== 'open') continue;
    const own = role === 'data-protection' ? set : [];
    const choice = own.length > 0 ? ('approve-with-conditions' as const) : ('approve' as const);
    const form = { choice, reasons: 'The benefit is large and the gap can be closed.', conditions: own, basis };
    const result = await decideException(portsOf(world), { assessmentId: ID, requestId: id, form, by: dora });
    if (result.kind !== 'closed') throw new Error(JSON.stringify(result));
  }
  await recordOutcome(portsOf(world), { assessmentId: ID });
}

/** The supplier's condition, or Olaf's. */
export function condition(world: InMemory, whose: 'vendor' | 'staff' = 'vendor'): TrackedCondition {
  const found = stored(world).conditions.find(({ owner }) => owner.kind === whose);
  if (!found) throw new Error(`no condition of the ${whose}`);
  return found;
}

type Told = Partial<Parameters<typeof reportCondition>[1]>;

export const report = (world: InMemory, input: Told & { whose?: 'vendor' | 'staff' } = {}) => {
  const { whose = 'vendor', ...more } = input;
  const by = whose === 'vendor' ? vera : olaf;
  const conditionId = condition(world, whose).id;
  return reportCondition(portsOf(world), { assessmentId: ID, conditionId, words: WORDS, evidenceIds: [], by, ...more });
};

export const answer = (
  world: InMemory,
  accepted: boolean,
  input: { whose?: 'vendor' | 'staff'; by?: StaffActor; reasons?: string; report?: number } = {},
) => {
  const { id: conditionId, reports } = condition(world, input.whose);
  const said = { report: reports.length, by: sam, reasons: WHY, accepted, ...input };
  return answerCondition(portsOf(world), { assessmentId: ID, conditionId, ...said });
};

/** What holds now, by the stored clearance. */
export const standing = (world: InMemory): string =>
  clearanceAt(world.table.clearances.get('sup_1/sys_1'), world.clock.now().toISOString()).standing;

/** A file of the assessment that supports no answer; clean. */
export function fileOf(world: InMemory, change: Partial<Evidence> = {}): Evidence {
  const id = change.id ?? 'evd_page12';
  const file: Evidence = {
    ...{ id, questionIds: [], fileName: 'page-12.pdf', contentType: 'application/pdf', kind: 'other', sizeBytes: 5 },
    ...{ status: 'clean', sha256: 'a'.repeat(64), objectKey: `quarantine/${ID}/${id}/page-12.pdf`, objectVersion: 'v1' },
    ...{ uploadedAt: world.clock.now().toISOString(), uploadedBy: vera },
    ...change,
  };
  stored(world).evidence.push(file);
  return file;
}

/** To this instant; the clock only goes forward. */
export const travelTo = (world: InMemory, at: string): void =>
  void world.clock.travel({ seconds: (Date.parse(at) - world.clock.now().getTime()) / 1000 });

/** The mails ordered since `from`, as `kind address`. */
export const mailsSince = (world: InMemory, from: number): string[] =>
  [...world.table.outbox.values()]
    .slice(from)
    .flatMap(({ work }) => (work.kind === 'mail' ? [`${work.mail} ${work.to.email}`] : []));

/** The last event of the trail. */
export const lastEvent = (world: InMemory) => stored(world).events.at(-1);
