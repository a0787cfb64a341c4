import { withdrawAssessment } from '../../../functions/console/withdraw.ts';
import type { Answers } from '../../../functions/domain/answers/answer.ts';
import type { Assessment } from '../../../functions/domain/assessment.ts';
import { emptyDirectory } from '../../../functions/domain/deciding/directory.ts';
import type { Language } from '../../../functions/domain/language.ts';
import type { OutboxWork } from '../../../functions/domain/outbox.ts';
import { recordOutcome } from '../../../functions/outcome/record/record-outcome.ts';
import type { OutgoingMail } from '../../../functions/relay/ports.ts';
import { housePolicy } from '../house-policy.ts';
import { awaitingDecision, contact, ID, invited, requester, stored, submitted } from './assessment-in-progress.ts';
import { dora } from './follow-up-story.ts';
import { type InMemory, inMemory } from './in-memory.ts';
import { answeredBy, decidedOn, followed, olaf, reported } from './outcome-story.ts';
import { order, relayNew, sweepNow } from './rooms.ts';
import { carl, codeAsked, delegated, followUpOpen, susi } from './vendor-people.ts';

interface Lives {
  /** Of the vendor. */
  language?: Language;
  head?: Partial<Assessment>;
  answers?: Answers;
}

/**
 * Every mail of nine lives: a vendor that never answers, one whose exceptions nobody decides, one whose colleagues answer and who
 * is hard to reach, one that is asked again, one whose conditions are met late, one whose conditions are not met, and
 * three that are withdrawn: while it answers, while it is asked again, and while others decide.
 */
export async function everyMail({ language, head: change = {}, answers = {} }: Lives = {}): Promise<OutgoingMail[]> {
  const head = { ...change, contact: { ...(change.contact ?? contact), ...(language ? { language } : {}) } };
  return [
    ...(await neverAnswers(head)),
    ...(await nobodyDecides(head, answers)),
    ...(await colleaguesAnswer(head, answers)),
    ...(await meetsConditions(head, answers)),
    ...(await forgetsConditions(head, answers)),
    ...(await askedAgain(head, answers)),
    ...(await isWithdrawn(head, answers)),
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
  const request = stored(world).requests.find(({ role }) => role === 'data-protection');
  const named = { name: 'Nora Named', email: 'nora@buyer.example' };
  const at = world.clock.now().toISOString();
  request?.handOvers.push({ from: dora, to: named, reasons: 'Nora knows the contract, I do not.', at });
  order(world, 'out_hand-over', { ...mail, mail: 'hand-over', to: named, requestId: request?.id, role: 'data-protection' });
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

async function meetsConditions(head: Partial<Assessment>, answers: Answers) {
  const world = inMemory();
  await decidedOn(world, undefined, { head, answers, policy: housePolicy({ codeTiers: ['high'] }) });
  await relayNew(world);
  world.clock.travel({ days: 14 });
  await aboutConditions(world, 'condition-reminder');
  for (const whose of ['vendor', 'staff'] as const) {
    const condition = followed(world, whose);
    reported(world, condition, whose === 'staff' ? { kind: 'staff', id: 'stf_9', ...olaf } : undefined);
    await tell(world, 'condition-reported', whose, dora);
    await withNobodyNamed(world, () => tell(world, 'condition-vacant', whose, requester));
    answeredBy(world, condition, false);
  }
  await aboutConditions(world, 'condition-answered');
  for (const whose of ['vendor', 'staff'] as const) {
    reported(world, followed(world, whose));
    answeredBy(world, followed(world, whose), true);
  }
  await aboutConditions(world, 'condition-answered');
  order(world, 'out_review', { ...mail, mail: 'review-due', to: { name: requester.name, email: requester.email } });
  await relayNew(world);
  world.clock.travel({ days: 300 });
  order(world, 'out_ended', { ...mail, mail: 'outcome-ended', to: { name: requester.name, email: requester.email } });
  await relayNew(world);
  return world.sent;
}

async function forgetsConditions(head: Partial<Assessment>, answers: Answers) {
  const world = inMemory();
  await decidedOn(world, undefined, { head, answers });
  await relayNew(world);
  world.clock.travel({ days: 29 });
  await aboutConditions(world, 'condition-overdue');
  for (const whose of ['vendor', 'staff'] as const) {
    await tell(world, 'condition-overdue', whose, requester);
    await tell(world, 'condition-overdue', whose, dora);
  }
  order(world, 'out_ended', { ...mail, mail: 'outcome-ended', to: { name: requester.name, email: requester.email } });
  await relayNew(world);
  return world.sent;
}

async function isWithdrawn(head: Partial<Assessment>, answers: Answers) {
  const sent = [];
  for (const awaited of ['answers', 'replies', 'nothing']) {
    const world = inMemory();
    await invited(world, { head });
    delegated(world, carl);
    await relayNew(world);
    if (awaited !== 'answers') await submitted(world, answers);
    if (awaited === 'replies') followUpOpen(world);
    await relayNew(world);
    const reason = 'SECRET-REASON: we bought something else.';
    await withdrawAssessment({ ...world.ports, clock: world.clock }, { assessmentId: ID, reason, by: requester });
    await relayNew(world);
    // What came before is in the other lives.
    sent.push(...world.sent.filter(({ kind }) => kind === 'withdrawn'));
  }
  return sent;
}

type MailKind = Extract<OutboxWork, { kind: 'mail' }>['mail'];

/** To both owners, each about their own. */
async function aboutConditions(world: InMemory, kind: MailKind) {
  await tell(world, kind, 'vendor', stored(world).assessment.contact);
  await tell(world, kind, 'staff', olaf);
}

async function tell(world: InMemory, kind: MailKind, whose: 'vendor' | 'staff', { name, email }: { name: string; email: string }) {
  const id = `out_${world.table.outbox.size}`;
  order(world, id, { ...mail, mail: kind, conditionId: followed(world, whose).id, to: { name, email } });
  await relayNew(world);
}

/** While nobody holds any role. */
async function withNobodyNamed({ table }: InMemory, then: () => Promise<void>) {
  const { directory } = table;
  table.directory = emptyDirectory;
  await then();
  table.directory = directory;
}

async function sweepAfter(world: InMemory, days: number[]) {
  for (const more of days) {
    await sweepNow(world, world.clock.travel({ days: more }));
    await relayNew(world);
  }
}
