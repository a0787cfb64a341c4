import type { AnswerText } from './answer-text.ts';

/** Fields that people write in, on any form of the portal. What only a button or a choice says is not among them. */
const WRITTEN = /^((q|reason|comment|reply):.*|name|email|note|words|issuer|signedAs)$/s;
/** What choices send: `yes`, `not-sure`. Dates and numbers are soon typed again. */
const CHOSEN = /^[a-z0-9-]{0,60}$/;

/** The words of a form whose questions are not at hand, in its order. */
export const typedWords = (form: URLSearchParams): { answer: AnswerText }[] =>
  [...form]
    .filter(([name, value]) => WRITTEN.test(name) && value.trim() !== '' && !(name.startsWith('q:') && CHOSEN.test(value)))
    .map(([, value]) => ({ answer: { lines: [value] } }));
