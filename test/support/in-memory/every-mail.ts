import type { Answers } from '../../../functions/domain/answer.ts';
import type { Assessment } from '../../../functions/domain/assessment.ts';
import type { Language } from '../../../functions/domain/language.ts';
import { recordOutcome } from '../../../functions/outcome/record/record-outcome.ts';
import type { OutgoingMail } from '../../../functions/relay/ports.ts';
import { housePolicy } from '../house-policy.ts';
import { awaitingDecision, contact, ID, invited, requester, stored, submitted } from './assessment-in-progress.ts';
import { type InMemory, inMemory } from './in-memory.ts';
import { order, relayNew, sweepNow } from './rooms.ts';
import { carl, codeAsked, delegated, followUpOpen, susi } from './vendor-people.ts';

interface Lives {
  /** Of the vendor. */
  language?: Language;
  head?: Partial<Assessment>;
  answers?: Answers;
}

/**
 * Every mail of four lives: a vendor that never answers, one whose exceptions nobody decides, one whose colleagues answer and who
 * is hard to reach, and one that is asked again.
 */
export async function everyMail({ language, head: change = {}, answers = {} }: Lives = {}): Promise<OutgoingMail[]> {
  const head = { ...change, contact: { ...(change.contact ?? contact), ...(language ? { language } : {}) } };
  return [
    ...(await neverAnswers(head)),
    ...(await nobodyDecides(head, answers)),
    ...(await colleaguesAnswer(head, answers)),
    ...(await askedAgain(head, answers)),
  ];
}

const mail = { kind: 'mail', assessmentId: ID } as const;

async function neverAnswers(head: Partial<Assessment>) {
  const world = inMemory();
  await invited(world, { head });
  await relayNew(world);
  await sweepAfter(world, [7, 7, 10, 21]);
  return world.sent;
}

async function nobodyDecides(head: Partial<Assessment>, answers: Answers) {
  const world = inMemory();
  await awaitingDecision(world, { head, answers });
  await relayNew(world);
  await sweepAfter(world, [3, 5, 22]);
  await recordOutcome({ ...world.ports, clock: world.clock }, { assessmentId: ID });
  await relayNew(world);
  return world.sent;
}

async function colleaguesAnswer(head: Partial<Assessment>, answers: Answers) {
  const world = inMemory();
  const previous = { assessmentId: 'asm_0', reference: 'A-OLD222', revision: 1, submittedAt: '2025-03-02T09:00:00.000Z' };
  await invited(world, { head: { ...head, previous }, policy: housePolicy({ codeTiers: ['high'] }) });
  await relayNew(world);
  delegated(world, carl);
  delegated(world, susi);
  await codeAsked(world);
  const undeliverable = { reason: 'bounced', mail: 'delegation', at: world.clock.now().toISOString() } as const;
  stored(world).assessment.undeliverable = [
    { ...undeliverable, email: carl.email },
    { ...undeliverable, email: head.contact?.email ?? '', mail: 'invitation', reason: 'complained' },
  ];
  order(world, 'out_trouble', { ...mail, mail: 'mail-trouble', to: { name: requester.name, email: requester.email } });
  await relayNew(world);
  await submitted(world, answers);
  const { submission } = stored(world).assessment;
  if (submission) submission.by = { kind: 'vendor', name: susi.name, email: susi.email };
  order(world, 'out_receipt', { ...mail, mail: 'receipt', to: { name: susi.name, email: susi.email } });
  await relayNew(world);
  return world.sent;
}

async function askedAgain(head: Partial<Assessment>, answers: Answers) {
  const world = inMemory();
  await awaitingDecision(world, { head, answers });
  await relayNew(world);
  followUpOpen(world);
  const { name, email } = head.contact ?? contact;
  const to = { name, email };
  order(world, 'out_follow-up', { ...mail, mail: 'follow-up', to });
  await relayNew(world);
  world.clock.travel({ days: 8 });
  order(world, 'out_reminder', { ...mail, mail: 'response-reminder', to });
  order(world, 'out_escalation', { ...mail, mail: 'response-escalation', to: { name: requester.name, email: requester.email } });
  order(world, 'out_again', { ...mail, mail: 'invitation', to });
  delegated(world, carl);
  await relayNew(world);
  const { assessment } = stored(world);
  if (assessment.submission) assessment.submission.revision = 2;
  order(world, 'out_receipt-2', { ...mail, mail: 'receipt', to });
  await relayNew(world);
  return world.sent;
}

async function sweepAfter(world: InMemory, days: number[]) {
  for (const more of days) {
    await sweepNow(world, world.clock.travel({ days: more }));
    await relayNew(world);
  }
}
