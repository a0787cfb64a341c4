import type { Answers } from '../../../functions/domain/answer.ts';
import type { Assessment } from '../../../functions/domain/assessment.ts';
import { recordOutcome } from '../../../functions/outcome/record-outcome.ts';
import type { OutgoingMail } from '../../../functions/relay/ports.ts';
import { awaitingDecision, ID, invited } from './assessment-in-progress.ts';
import { inMemory } from './in-memory.ts';
import { relayNew, sweepNow } from './rooms.ts';

/** Every mail of two lives: a vendor that never answers, and one whose exceptions nobody decides. */
export async function everyMail(head: Partial<Assessment> = {}, answers: Answers = {}): Promise<OutgoingMail[]> {
  const silent = inMemory();
  await invited(silent, { head });
  await relayNew(silent);
  for (const days of [7, 7, 10, 21]) {
    await sweepNow(silent, silent.clock.travel({ days }));
    await relayNew(silent);
  }
  const undecided = inMemory();
  await awaitingDecision(undecided, { head, answers });
  await relayNew(undecided);
  for (const days of [3, 5, 22]) {
    await sweepNow(undecided, undecided.clock.travel({ days }));
    await relayNew(undecided);
  }
  await recordOutcome({ ...undecided.ports, clock: undecided.clock }, { assessmentId: ID });
  await relayNew(undecided);
  return [...silent.sent, ...undecided.sent];
}
