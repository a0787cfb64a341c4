import type { Question } from '../catalog/questionnaire.ts';
import { CalendarDate } from '../vocabulary.ts';
import { type Answer, type DraftAnswer, NOT_APPLICABLE, NOT_SURE } from './answer.ts';
import type { AnswerText, Problem, TextProblem } from './answer-problem.ts';
import { freeText, REMARK_MAX_LENGTH, tidy } from './free-text.ts';
import { draftValues } from './raw-value.ts';

export type ParsedAnswer = { kind: 'blank' } | { kind: 'answered'; answer: Answer } | { kind: 'invalid'; problem: Problem };

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
  const reason = freeText(draft?.reason ?? '', REMARK_MAX_LENGTH);
  if (reason.kind === 'invalid') return invalidText('reason', reason.problem);
  const comment = freeText(draft?.comment ?? '', REMARK_MAX_LENGTH);
  if (comment.kind === 'invalid') return invalidText('comment', comment.problem);
  // What stands is what was typed and saved, to the letter; the rule only says whether it is blank, too long or unstorable.
  const remark = comment.text === '' ? {} : { comment: draft?.comment ?? '' };
  const values = draftValues(question, draft);

  if (question.notApplicable && values.includes(NOT_APPLICABLE)) {
    if (values.length > 1) return invalid({ code: 'does-not-apply-and-more' });
    if (attachedEvidence > 0) return invalid({ code: 'does-not-apply-with-file' });
    if (reason.text === '') return invalid({ code: 'does-not-apply-without-reason' });
    return answered({ kind: 'not-applicable', reason: draft?.reason ?? '', ...remark });
  }
  if (carriesPoints(question) && values.includes(NOT_SURE)) {
    if (values.length > 1) return invalid({ code: 'not-sure-and-more' });
    if (question.type === 'evidence' && attachedEvidence > 0) return invalid({ code: 'not-sure-with-file' });
    return answered({ kind: 'not-sure', ...remark });
  }
  if (question.type === 'evidence') {
    if (values.length > 0) return invalid({ code: 'attach-or-choose' });
    if (attachedEvidence > 0) return answered({ kind: 'evidence', ...remark });
  }
  if (values.length === 0) {
    if (comment.text !== '') return invalid({ code: 'comment-without-answer' });
    if (reason.text !== '' && question.notApplicable) return invalid({ code: 'reason-without-choice' });
    return { kind: 'blank' };
  }
  if (question.type === 'text') return parseText(question, draft, values);
  return parseValues(question, values, remark);
}

function parseText(question: Extract<Question, { type: 'text' }>, draft: DraftAnswer | undefined, values: string[]): ParsedAnswer {
  if (values.length > 1) return invalid({ code: 'one-answer-only' });
  const value = [draft?.value ?? []].flat().find((raw) => tidy(raw) !== '') ?? '';
  const text = freeText(value, question.maxLength);
  if (text.kind === 'invalid') return invalidText('answer', text.problem);
  return answered({ kind: 'text', value });
}

function parseValues(question: Exclude<Question, { type: 'text' }>, values: string[], remark: { comment?: string }): ParsedAnswer {
  if (question.type === 'multiple') return parseMultiple(question, values, remark);
  const [value = ''] = values;
  if (values.length > 1) return invalid({ code: 'one-answer-only' });
  switch (question.type) {
    case 'single':
      if (!question.options.some((option) => option.id === value)) return invalid({ code: 'choose-one' });
      return answered({ kind: 'single', option: value, ...remark });
    case 'yes-no':
      if (value !== 'yes' && value !== 'no') return invalid({ code: 'choose-yes-or-no' });
      return answered({ kind: 'yes-no', value, ...remark });
    case 'number':
      return parseNumber(question, value, remark);
    case 'date':
      if (!CalendarDate.safeParse(value).success) return invalid({ code: 'no-such-date' });
      return answered({ kind: 'date', value, ...remark });
    case 'evidence':
      return invalid({ code: 'attach-or-choose' });
  }
}

/** Chosen options are kept in the questionnaire's order: the order of clicks changes no byte. */
function parseMultiple(
  question: Extract<Question, { type: 'multiple' }>,
  values: string[],
  remark: { comment?: string },
): ParsedAnswer {
  const chosen = question.options.filter((option) => values.includes(option.id));
  if (chosen.length < values.length) return invalid({ code: 'choose-from-options' });
  const alone = chosen.find((option) => option.exclusive);
  if (alone && chosen.length > 1) return invalid({ code: 'option-stands-alone', option: alone.label });
  return answered({ kind: 'multiple', options: chosen.map((option) => option.id), ...remark });
}

function parseNumber(question: Extract<Question, { type: 'number' }>, value: string, remark: { comment?: string }): ParsedAnswer {
  if (!/^[+-]?\d+$/.test(value)) return invalid({ code: 'not-a-whole-number' });
  // Digits beyond a double's exactness, or its range, are beyond any `max`. Adding 0 turns -0 into 0.
  const number = Number(value) + 0;
  if (number < question.min || number > question.max)
    return invalid({ code: 'out-of-range', min: question.min, max: question.max });
  return answered({ kind: 'number', value: number, ...remark });
}

const answered = (answer: Answer): ParsedAnswer => ({ kind: 'answered', answer });
const invalid = (problem: Problem): ParsedAnswer => ({ kind: 'invalid', problem });
const invalidText = (of: AnswerText, problem: TextProblem): ParsedAnswer => invalid({ code: 'text', of, problem });
