import type { Colleague } from '../../../functions/domain/answers/colleague.ts';
import type { FollowUp } from '../../../functions/domain/follow-up/follow-up.ts';
import { vendor } from '../small-submission.ts';
import { ID, requester, stored } from './assessment-in-progress.ts';
import type { InMemory } from './in-memory.ts';
import { order } from './rooms.ts';

/** A colleague who has the data section. */
export const carl: Colleague = {
  id: 'clg_carl',
  name: 'Carl Coder',
  email: 'carl@vendor.example',
  sectionIds: ['data'],
  maySubmit: false,
  note: 'You know the training data best.',
  askedBy: vendor,
  askedAt: '2026-03-02T09:00:00.000Z',
};

/** A colleague who has everything. */
export const susi: Colleague = {
  id: 'clg_susi',
  name: 'Susi Submit',
  email: 'susi@vendor.example',
  maySubmit: true,
  askedBy: vendor,
  askedAt: '2026-03-02T09:00:00.000Z',
};

/** Hands sections to a colleague and orders their mail as `out_<id>`. */
export function delegated(world: InMemory, colleague: Colleague) {
  stored(world).colleagues.push(structuredClone(colleague));
  const { id: participant, name, email } = colleague;
  order(world, `out_${participant}`, { kind: 'mail', mail: 'delegation', assessmentId: ID, to: { name, email }, participant });
}

/** A round of follow-up questions is open, asked now by the requester: the assessment awaits the response again. */
export function followUpOpen(world: InMemory, questions = ['data.checks', 'operation.log-days']): FollowUp {
  const later = (days: number) => new Date(world.clock.now().getTime() + days * 86_400_000).toISOString();
  const file = stored(world);
  const round: FollowUp = {
    round: file.followUps.length + 1,
    questions: questions.map((questionId) => ({
      questionId,
      text: `What exactly do you mean (${questionId})?`,
      reply: 'SECRET-REPLY',
    })),
    askedBy: requester,
    askedAt: later(0),
    dueAt: later(7),
    lapsesAt: later(14),
    status: 'open',
  };
  file.assessment.status = 'awaiting-response';
  file.followUps.push(round);
  return round;
}

/** A browser waits for a code; its mail is ordered as `out_code`. */
export async function codeAsked(world: InMemory, codeId = 'c'.repeat(64)) {
  const { name, email } = vendor;
  const askedAt = world.clock.now().toISOString();
  const expiresAt = new Date(Date.parse(askedAt) + 3_600_000).toISOString();
  const grantHash = stored(world).grants[0]?.tokenHash ?? 'a'.repeat(64);
  world.table.codes.set(codeId, { id: codeId, assessmentId: ID, grantHash, name, email, askedAt, expiresAt, tries: 0 });
  order(world, 'out_code', { kind: 'mail', mail: 'login-code', assessmentId: ID, to: { name, email }, codeId });
}
