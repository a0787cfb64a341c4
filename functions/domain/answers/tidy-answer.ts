import type { Answer } from './answer.ts';
import { tidy } from './free-text.ts';

/**
 * An answer without what no reader sees: another system's line breaks, blanks at its ends, control characters. Two that are alike in
 * this are the same answer. Answers are frozen as they were typed; some, from before, in this form.
 */
export function tidyAnswer(answer: Answer): Answer {
  const words = { ...answer };
  if (words.kind === 'text') return { ...words, value: tidy(words.value) };
  if (words.kind === 'not-applicable') words.reason = tidy(words.reason);
  if (words.comment !== undefined) words.comment = tidy(words.comment);
  return words;
}
