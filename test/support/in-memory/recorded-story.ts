import { decideException } from '../../../functions/approve/deciding/decide-exception.ts';
import type { StaffActor } from '../../../functions/domain/actor.ts';
import type { Answers } from '../../../functions/domain/answers/answer.ts';
import type { Assessment } from '../../../functions/domain/assessment.ts';
import type { Policy } from '../../../functions/domain/catalog/policy.ts';
import type { Condition } from '../../../functions/domain/deciding/approval.ts';
import { owningRoles } from '../../../functions/domain/vocabulary.ts';
import { recordOutcome } from '../../../functions/outcome/record/record-outcome.ts';
import { scoreResponse } from '../../../functions/score/score-response.ts';
import { ID, invited, stored, submitted } from './assessment-in-progress.ts';
import { dora, onePerRequest, poor, portsOf, REASONS } from './follow-up-story.ts';
import { type InMemory, inMemory } from './in-memory.ts';

export const tessa = { kind: 'staff', name: 'Tessa Tech', email: 'tessa@buyer.example' } as const;

/** One that the supplier must meet, one that Tessa must. */
export const twoConditions: Condition[] = [
  { text: 'Add a switch.', proof: 'A film of it.', owner: { kind: 'vendor' }, dueOn: '2026-05-31' },
  { text: 'Train the staff.', proof: 'The list of who came.', owner: tessa, dueOn: '2026-06-15' },
];

interface Decided {
  id?: string;
  head?: Partial<Assessment>;
  policy?: Policy;
  answers?: Answers;
  choice?: 'approve' | 'approve-with-conditions' | 'reject';
  /** Of every request alike. */
  conditions?: Condition[];
  by?: StaffActor;
}

/** Poor answers, three requests, all of which Dora decides alike: what is left is to record it. */
export async function allDecided(
  world: InMemory,
  { id = ID, head, policy = onePerRequest(), ...how }: Decided = {},
): Promise<void> {
  const { answers = poor, choice = 'approve-with-conditions', by = dora } = how;
  const conditions = choice === 'approve-with-conditions' ? (how.conditions ?? twoConditions) : [];
  for (const role of owningRoles) world.table.directory.roles[role] = [{ name: by.name, email: by.email }];
  await invited(world, { id, head, policy });
  await submitted(world, answers, id);
  await scoreResponse(portsOf(world), { assessmentId: id });
  for (const { id: requestId, basis } of stored(world, id).requests) {
    const form = { choice, reasons: REASONS, conditions, basis };
    await decideException(portsOf(world), { assessmentId: id, requestId, form, by });
  }
}

/** The last step of the workflow. */
export const record = (world: InMemory, id = ID) => recordOutcome(portsOf(world), { assessmentId: id });

/** Decided and recorded, in a world of its own unless one is given. */
export async function decided({ world = inMemory(), ...how }: Decided & { world?: InMemory } = {}): Promise<InMemory> {
  await allDecided(world, how);
  await record(world, how.id);
  return world;
}

/** Another assessment of the same system, decided later. */
export const again = { id: 'asm_2', head: { reference: 'A-SECND2' } } as const;
