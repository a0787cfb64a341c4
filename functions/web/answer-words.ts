import type { Answer } from '../domain/answers/answer.ts';
import type { Question } from '../domain/catalog/questionnaire.ts';
import type { QuestionLine } from '../domain/judgement/scorecard.ts';
import { onDay } from './when.ts';

/** A checked answer in the words that the supplier saw; `undefined` was left blank. */
export function answerWords(question: Question, answer: Answer | undefined): string {
  if (!answer) return 'Left blank';
  switch (answer.kind) {
    case 'single':
      return optionLabel(question, answer.option);
    case 'multiple':
      return answer.options.map((option) => optionLabel(question, option)).join('; ');
    case 'yes-no':
      return answer.value === 'yes' ? 'Yes' : 'No';
    case 'number':
      return `${number.format(answer.value)}${question.type === 'number' && question.unit ? ` ${question.unit}` : ''}`;
    case 'date':
      return onDay(`${answer.value}T00:00:00.000Z`);
    case 'text':
      return answer.value;
    case 'evidence':
      return 'Evidence attached';
    case 'not-sure':
      return 'Not sure';
    case 'not-applicable':
      return `Does not apply: ${answer.reason}`;
  }
}

/** Why a question earned what it earned. */
export const whyWords: Record<QuestionLine['why'], string> = {
  chosen: 'by the answer',
  blank: 'left blank',
  'not-sure': '“not sure” is worth nothing',
  'not-applicable': 'does not apply: left out of the sum, for review',
  evidence: 'a file is attached',
  'no-evidence': 'no file is attached',
};

const number = new Intl.NumberFormat('en-GB');
export const points = (value: number): string => number.format(value);

function optionLabel(question: Question, id: string): string {
  const options = question.type === 'single' || question.type === 'multiple' ? question.options : [];
  return options.find((option) => option.id === id)?.label ?? id;
}
