import type { AnswerText, TextProblem } from '../../domain/answer-problem.ts';

/** Every text that a vendor may type, as its messages call it. */
const called: Record<AnswerText | 'signature' | 'document' | 'issuer', string> = {
  answer: 'Your answer',
  reason: 'Your reason',
  comment: 'Your comment',
  signature: 'Your name',
  document: 'The name',
  issuer: 'The issuer',
};

export const textProblems = {
  called,
  unstorable: (text: keyof typeof called) =>
    `${called[text]} contains a character that cannot be stored. Delete it, or paste the text again as plain text.`,
  tooLong: (text: keyof typeof called, { most, length }: Extract<TextProblem, { kind: 'too-long' }>) =>
    `${called[text]} is too long. Shorten it to ${most} characters or fewer; it has ${length}.`,
};
