import type { AnswerText } from '../../domain/answers/answer-problem.ts';
import { inDigits } from '../../web/when.ts';

/** Every text that a vendor may type, as its messages call it. */
const called: Record<AnswerText | 'signature' | 'document' | 'issuer' | 'report', string> = {
  answer: 'Your answer',
  reason: 'Your reason',
  comment: 'Your comment',
  reply: 'Your reply',
  signature: 'Your name',
  document: 'The name',
  issuer: 'The issuer',
  report: 'Your report',
};

export const textProblems = {
  called,
  unstorable: (called: string) =>
    `${called} contains a character that cannot be stored. Delete it, or paste the text again as plain text.`,
  tooLong: (called: string, most: number, length: number) =>
    `${called} is too long. Shorten it to ${inDigits(most)} characters or fewer; it has ${inDigits(length)}.`,
};
