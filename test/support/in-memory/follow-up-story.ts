import { decideException } from '../../../functions/approve/deciding/decide-exception.ts';
import type { StaffActor } from '../../../functions/domain/actor.ts';
import type { Answers } from '../../../functions/domain/answers/answer.ts';
import type { Policy } from '../../../functions/domain/catalog/policy.ts';
import { askFollowUp } from '../../../functions/domain/follow-up/ask-follow-up.ts';
import { type OwningRole, owningRoles } from '../../../functions/domain/vocabulary.ts';
import { scoreResponse } from '../../../functions/score/score-response.ts';
import { housePolicy } from '../house-policy.ts';
import { goodAnswers } from '../small-submission.ts';
import { awaitingDecision, type Beginning, ID, requester, stored, submitted } from './assessment-in-progress.ts';
import { type InMemory, inMemory } from './in-memory.ts';

export const REASONS = 'The contract limits the use to test data.';
export const dora: StaffActor = { kind: 'staff', id: 'stf_2', name: 'Dora Data', email: 'dora@buyer.example' };
/** Falls short with data protection (not sure), the business owner (no stop) and AI governance (the whole). */
export const poor: Answers = {
  ...goodAnswers,
  'data.personal': { kind: 'not-sure' },
  'operation.stop': { kind: 'yes-no', value: 'no' },
};
export const better: Answers = { ...poor, 'operation.stop': { kind: 'yes-no', value: 'yes' } };

/** One approver is enough. */
export const onePerRequest = (change: Partial<Policy> = {}) =>
  housePolicy({ quorum: { low: 1, medium: 1, high: 1, critical: 1 }, ...change });

/** Poor answers, three open requests; Dora holds every role. */
export async function poorlyAnswered({ policy = onePerRequest(), ...options }: Omit<Beginning, 'id'> = {}): Promise<InMemory> {
  const world = inMemory();
  for (const role of owningRoles) world.table.directory.roles[role] = [{ name: dora.name, email: dora.email }];
  await awaitingDecision(world, { policy, ...options, answers: poor });
  // Submitting ends the timers of the response.
  const file = stored(world);
  file.timers = file.timers.filter(({ kind }) => !kind.startsWith('response-'));
  return world;
}

export const portsOf = (world: InMemory) => ({ ...world.ports, clock: world.clock });

/** Paula asks about these answers. */
export const ask = (world: InMemory, questionIds: string[], more: { requestId?: string; by?: StaffActor } = {}) =>
  askFollowUp(portsOf(world), {
    assessmentId: ID,
    by: requester,
    questions: questionIds.map((questionId) => ({ questionId, text: `How do you know? (${questionId})` })),
    ...more,
  });

/** The vendor answers the open round; the new revision is scored. */
export async function answered(world: InMemory, answers: Answers, replies: Record<string, string> = {}) {
  await submitted(world, answers, ID, replies);
  return scoreResponse(portsOf(world), { assessmentId: ID });
}

export const requestTo = (world: InMemory, role: OwningRole, revision = 1) => {
  const request = stored(world).requests.find(({ id }) => id === `r${revision}-${role}`);
  if (!request) throw new Error(`no request r${revision}-${role}`);
  return request;
};

export function decide(world: InMemory, requestId: string, choice: 'approve' | 'reject' = 'approve', by: StaffActor = dora) {
  const basis = stored(world).requests.find(({ id }) => id === requestId)?.basis ?? '';
  const form = { choice, reasons: REASONS, conditions: [], basis };
  return decideException(portsOf(world), { assessmentId: ID, requestId, form, by });
}

/** Outbox work by what it is for, in order. */
export const ordered = (world: InMemory): string[] =>
  [...world.table.outbox.values()].map(({ work }) =>
    work.kind === 'mail' ? `${work.mail} ${work.to.email}` : work.kind === 'wake-workflow' ? `wake ${work.wait}` : work.kind,
  );
