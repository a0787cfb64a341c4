import { type Answer, type DraftAnswer, NOT_APPLICABLE, NOT_SURE } from './answer.ts';
import { freeText, REMARK_MAX_LENGTH } from './free-text.ts';
import type { Question } from './questionnaire.ts';
import { draftValues } from './raw-value.ts';
import { CalendarDate } from './vocabulary.ts';

export type ParsedAnswer =
  | { kind: 'blank' }
  | { kind: 'answered'; answer: Answer }
  /** `message` tells the vendor what to do, next to the field. */
  | { kind: 'invalid'; message: string };

/** Whether the question's answer is worth points: "not sure" is then offered, and criteria may use it. */
export function carriesPoints(question: Question): boolean {
  if (question.type === 'number') return (question.bands?.length ?? 0) > 0;
  return question.type !== 'date' && question.type !== 'text';
}

/**
 * What the vendor typed, checked against its question. `attachedEvidence` counts the usable files attached to it.
 * A remark without an answer is refused rather than dropped: nothing the vendor wrote is lost.
 */
export function parseAnswer(question: Question, draft: DraftAnswer | undefined, attachedEvidence: number): ParsedAnswer {
  const reason = freeText(draft?.reason ?? '', REMARK_MAX_LENGTH, 'Your reason');
  if (reason.kind === 'invalid') return reason;
  const comment = freeText(draft?.comment ?? '', REMARK_MAX_LENGTH, 'Your comment');
  if (comment.kind === 'invalid') return comment;
  const remark = comment.text === '' ? {} : { comment: comment.text };
  const values = draftValues(question, draft);

  if (question.notApplicable && values.includes(NOT_APPLICABLE)) {
    if (values.length > 1) return invalid('“Does not apply” cannot be combined with another choice. Keep one of them.');
    if (attachedEvidence > 0)
      return invalid('You attached a file and said that this does not apply. Remove the file, or change the answer.');
    if (reason.text === '') return invalid('Write why this does not apply to your AI system.');
    return answered({ kind: 'not-applicable', reason: reason.text, ...remark });
  }
  if (carriesPoints(question) && values.includes(NOT_SURE)) {
    if (values.length > 1) return invalid('“Not sure” cannot be combined with another choice. Keep one of them.');
    if (question.type === 'evidence' && attachedEvidence > 0)
      return invalid('You attached a file and said that you are not sure. Remove the file, or clear “Not sure”.');
    return answered({ kind: 'not-sure', ...remark });
  }
  if (question.type === 'evidence') {
    if (values.length > 0) return invalid('Attach a file, or choose one of the choices shown.');
    if (attachedEvidence > 0) return answered({ kind: 'evidence', ...remark });
  }
  if (values.length === 0) {
    if (comment.text !== '') return invalid('You wrote a comment but gave no answer. Answer the question, or clear the comment.');
    if (reason.text !== '' && question.notApplicable)
      return invalid('You wrote why this does not apply, but did not choose “Does not apply”. Choose it, or clear the reason.');
    return { kind: 'blank' };
  }
  return parseValues(question, values, remark);
}

function parseValues(question: Question, values: string[], remark: { comment?: string }): ParsedAnswer {
  if (question.type === 'multiple') return parseMultiple(question, values, remark);
  const [value = ''] = values;
  if (values.length > 1) return invalid('Give one answer only.');
  switch (question.type) {
    case 'single':
      if (!question.options.some((option) => option.id === value)) return invalid('Choose one of the options shown.');
      return answered({ kind: 'single', option: value, ...remark });
    case 'yes-no':
      if (value !== 'yes' && value !== 'no') return invalid('Choose “Yes”, “No” or “Not sure”.');
      return answered({ kind: 'yes-no', value, ...remark });
    case 'number':
      return parseNumber(question, value, remark);
    case 'date':
      if (!CalendarDate.safeParse(value).success)
        return invalid('Type a date that exists, as year-month-day, for example 2026-03-31.');
      return answered({ kind: 'date', value, ...remark });
    case 'text': {
      const text = freeText(value, question.maxLength, 'Your answer');
      if (text.kind === 'invalid') return text;
      return text.text === '' ? { kind: 'blank' } : answered({ kind: 'text', value: text.text });
    }
    case 'evidence':
      return invalid('Attach a file, or choose one of the choices shown.');
  }
}

/** Chosen options are kept in the questionnaire's order: the order of clicks changes no byte. */
function parseMultiple(
  question: Extract<Question, { type: 'multiple' }>,
  values: string[],
  remark: { comment?: string },
): ParsedAnswer {
  const chosen = question.options.filter((option) => values.includes(option.id));
  if (chosen.length < values.length) return invalid('Choose from the options shown.');
  const alone = chosen.find((option) => option.exclusive);
  if (alone && chosen.length > 1) return invalid(`“${alone.label}” cannot be combined with another option. Keep one of them.`);
  return answered({ kind: 'multiple', options: chosen.map((option) => option.id), ...remark });
}

function parseNumber(question: Extract<Question, { type: 'number' }>, value: string, remark: { comment?: string }): ParsedAnswer {
  if (!/^[+-]?\d+$/.test(value)) return invalid('Type a whole number in digits only, for example 12.');
  // Digits beyond a double's exactness, or its range, are beyond any `max`. Adding 0 turns -0 into 0.
  const number = Number(value) + 0;
  if (number < question.min || number > question.max)
    return invalid(`Type a whole number from ${question.min} to ${question.max}.`);
  return answered({ kind: 'number', value: number, ...remark });
}

const answered = (answer: Answer): ParsedAnswer => ({ kind: 'answered', answer });
const invalid = (message: string): ParsedAnswer => ({ kind: 'invalid', message });
