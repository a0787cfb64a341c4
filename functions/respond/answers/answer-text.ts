import { type Answer, type DraftAnswer, NOT_APPLICABLE, NOT_SURE } from '../../domain/answers/answer.ts';
import { carriesPoints } from '../../domain/answers/parse-answer.ts';
import { typedValues } from '../../domain/answers/raw-value.ts';
import type { Question } from '../../domain/catalog/questionnaire.ts';
import type { PortalTexts } from '../../texts/portal.ts';
import { valuesOf } from './section-form.ts';

/** An answer in the vendor's words: one line per choice. Empty `lines`: nothing was answered. */
export interface AnswerText {
  lines: string[];
  reason?: string;
  comment?: string;
  /** What the vendor said to a follow-up question. */
  reply?: string;
}

/** A draft as typed: what is no option is shown as it is. */
export const typedText = (t: PortalTexts, question: Question, draft: DraftAnswer | undefined): AnswerText => ({
  lines: valuesOf(draft).map((value) => inWords(t.question, question, value)),
  reason: draft?.reason,
  comment: draft?.comment,
  ...(draft?.reply?.text && { reply: draft.reply.text }),
});

/** A frozen answer. */
export const frozenText = (t: PortalTexts, question: Question, answer: Answer | undefined): AnswerText => ({
  lines: typedValues(answer).map((value) => inWords(t.question, question, value)),
  reason: answer?.kind === 'not-applicable' ? answer.reason : undefined,
  comment: answer && 'comment' in answer ? answer.comment : undefined,
});

function inWords(t: PortalTexts['question'], question: Question, value: string): string {
  if (value === NOT_SURE && carriesPoints(question)) return t.notSure;
  if (value === NOT_APPLICABLE && question.notApplicable) return t.doesNotApply;
  if (question.type === 'yes-no') return value === 'yes' ? t.yes : value === 'no' ? t.no : value;
  if (question.type === 'single' || question.type === 'multiple')
    return question.options.find((option) => option.id === value)?.label ?? value;
  return question.type === 'number' && question.unit ? `${value} ${question.unit}` : value;
}
