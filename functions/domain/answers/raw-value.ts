import type { Question } from '../catalog/questionnaire.ts';
import { type Answer, type DraftAnswer, NOT_APPLICABLE, NOT_SURE } from './answer.ts';
import { tidy } from './free-text.ts';

/**
 * The raw values of an answer, in one spelling for drafts and checked answers, so that a condition means the same before
 * and after submitting: trimmed, without blanks and repeats, line breaks as LF, whole numbers without leading zeros.
 */
export function draftValues(question: Question, draft: DraftAnswer | undefined): string[] {
  const raw = draft?.value;
  if (raw === undefined || question.type === 'evidence') return stanceOnly(raw);
  const values = typeof raw === 'string' ? [raw] : raw;
  const spelled = values.map((value) => spell(question, value)).filter((value) => value !== '');
  return [...new Set(spelled)];
}

/** The same for a checked answer. Files are no value: a condition on an evidence question sees only the two common choices. */
export function answerValues(answer: Answer | undefined): readonly string[] {
  if (!answer) return [];
  switch (answer.kind) {
    case 'evidence':
      return [];
    case 'single':
      return [answer.option];
    case 'multiple':
      return answer.options;
    case 'number':
      return [String(answer.value)];
    case 'not-sure':
      return [NOT_SURE];
    case 'not-applicable':
      return [NOT_APPLICABLE];
    case 'text':
      return [tidy(answer.value)];
    default:
      return [answer.value];
  }
}

/** The same, with text as it was typed: to be read, and to be typed on. */
export const typedValues = (answer: Answer | undefined): readonly string[] =>
  answer?.kind === 'text' ? [answer.value] : answerValues(answer);

const wholeNumber = /^[+-]?\d{1,15}$/;

function spell(question: Question, value: string): string {
  const trimmed = tidy(value);
  return question.type === 'number' && wholeNumber.test(trimmed) ? String(Number(trimmed) + 0) : trimmed;
}

function stanceOnly(raw: DraftAnswer['value']): string[] {
  const values = raw === undefined ? [] : typeof raw === 'string' ? [raw] : raw;
  return [...new Set(values.map((value) => value.trim()).filter((value) => value !== ''))];
}
