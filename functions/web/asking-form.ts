import type * as z from 'zod';
import type { VisibleSection } from '../domain/answers/visible-questions.ts';
import type { Question, Questionnaire } from '../domain/catalog/questionnaire.ts';
import { type Asking, MOST_QUESTIONS } from '../domain/follow-up/ask-follow-up.ts';
import { whyNotAskWords } from './asking-words.ts';
import { type Checked, type FieldErrors, type Typed, text } from './typed-form.ts';

const PREFIX = 'ask:';
/** The field about one question. */
export const askField = (questionId: string): string => `${PREFIX}${questionId}`;
/** Where an error stands that is of no field. */
export const FORM_FIELD = 'asking';

const Text = text('Your question', { most: 2000 });

/** All that was typed, also about questions that cannot be asked about any more, so that nothing is lost. */
export function typedAsking(form: URLSearchParams): Typed {
  const typed = new Map<string, string>();
  // One pass: looking each name up again would take a form of many thousand fields minutes.
  for (const [name, value] of form) if (name.startsWith(PREFIX) && !typed.has(name)) typed.set(name, value);
  return Object.fromEntries(typed);
}

/** Questions that something was typed about, and that are not among those that may be asked about: the answers changed meanwhile. */
export function notAskable(typed: Typed, sections: readonly VisibleSection[], questionnaire: Questionnaire): Question[] {
  const askable = new Set(sections.flatMap(({ questions }) => questions.map(({ id }) => id)));
  return questionnaire.sections
    .flatMap(({ questions }) => questions)
    .filter(({ id }) => !askable.has(id) && isWritten(typed[askField(id)]));
}

const isWritten = (value: string | undefined): boolean => value !== undefined && value.trim() !== '';

/**
 * The questions that were typed, in the order of the questionnaire. Empty fields are no questions; one that cannot be asked any more
 * is an error, or words would be left out that somebody believes to be sent.
 */
export function checkAsking(typed: Typed, sections: readonly VisibleSection[], questionnaire: Questionnaire): Checked<Asking[]> {
  const errors: FieldErrors = {};
  const asking: Asking[] = [];
  for (const { id, text: about } of notAskable(typed, sections, questionnaire))
    errors[askField(id)] = `“${about}” cannot be asked about here any more. Use your words elsewhere, or empty this field`;
  for (const { id: questionId } of sections.flatMap(({ questions }) => questions)) {
    const name = askField(questionId);
    const raw = typed[name] ?? '';
    if (raw.trim() === '') continue;
    const checked: z.ZodSafeParseResult<string> = Text.safeParse(raw);
    if (checked.success) asking.push({ questionId, text: checked.data });
    else errors[name] = checked.error.issues[0]?.message ?? 'Write your question again';
  }
  if (asking.length === 0 && Object.keys(errors).length === 0) errors[FORM_FIELD] = 'Write a question about at least one answer';
  else if (asking.length > MOST_QUESTIONS) errors[FORM_FIELD] = whyNotAskWords['too-many'];
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, value: asking };
}
