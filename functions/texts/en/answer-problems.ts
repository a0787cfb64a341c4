import type { Problem } from '../../domain/answers/answer-problem.ts';
import { inDigits } from '../../web/when.ts';

/** What to do about a problem, by its code. Problems of texts are in text-problems.ts. */
export type AnswerProblemTexts = { [P in Exclude<Problem, { code: 'text' }> as P['code']]: (problem: P) => string };

export const answerProblems: AnswerProblemTexts = {
  'does-not-apply-and-more': () => '“Does not apply” cannot be combined with another choice. Keep one of them.',
  'does-not-apply-with-file': () => 'You attached a file and said that this does not apply. Remove the file, or change the answer.',
  'does-not-apply-without-reason': () => 'Write why this does not apply to your AI system.',
  'reason-without-choice': () =>
    'You wrote why this does not apply, but did not choose “Does not apply”. Choose it, or clear the reason.',
  'not-sure-and-more': () => '“Not sure” cannot be combined with another choice. Keep one of them.',
  'not-sure-with-file': () => 'You attached a file and said that you are not sure. Remove the file, or clear “Not sure”.',
  'comment-without-answer': () => 'You wrote a comment but gave no answer. Answer the question, or clear the comment.',
  'attach-or-choose': () => 'Attach a file, or choose one of the choices shown.',
  'one-answer-only': () => 'Give one answer only.',
  'choose-one': () => 'Choose one of the options shown.',
  'choose-yes-or-no': () => 'Choose “Yes”, “No” or “Not sure”.',
  'choose-from-options': () => 'Choose from the options shown.',
  'option-stands-alone': ({ option }) => `“${option}” cannot be combined with another option. Keep one of them.`,
  'no-such-date': () => 'Type a date that exists, as year-month-day, for example 2026-03-31.',
  'not-a-whole-number': () => 'Type a whole number in digits only, for example 12.',
  'out-of-range': ({ min, max }) => `Type a whole number from ${min} to ${max}.`,
  'file-infected': ({ fileName }) => `A virus was found in the file “${fileName}”. Remove it and attach a clean copy.`,
  'file-unscannable': ({ fileName }) =>
    `The file “${fileName}” could not be checked for viruses; it may be protected by a password. Replace it with a copy that opens without one, or remove it.`,
  'file-being-checked': ({ fileName }) =>
    `The file “${fileName}” is still being checked for viruses, usually in less than a minute. Please try again in a moment.`,
  'file-check-late': ({ fileName }) =>
    `The virus check of the file “${fileName}” is taking longer than usual. Replace it with the same file, or remove it.`,
  'file-missing': ({ fileName }) => `The file “${fileName}” has not arrived. Upload it again, or remove it.`,
  'not-saved-unstorable': () =>
    'This was not saved: it contains a character that cannot be stored. Delete it, or paste the text again as plain text.',
  'not-saved-too-long': ({ most, length }) =>
    `This was not saved: it has ${inDigits(length)} characters. Shorten it to ${inDigits(most)} or fewer, or attach it as a file.`,
  'not-saved-page-full': () => 'This was not saved: the page holds too much text. Shorten it.',
  'reply-missing': () => 'Change this answer, or write a reply.',
  damaged: () => 'A character here could not be read and became “\uFFFD”. Please check the text.',
};
