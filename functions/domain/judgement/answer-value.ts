import type { Answer } from '../answers/answer.ts';
import type { Question } from '../catalog/questionnaire.ts';

/**
 * What an answer is worth, an integer 0..100, by the rules of its question (questionnaire.ts). `files` counts those attached.
 * Blank, "not sure", "does not apply", an answer of another type and context questions are worth 0.
 */
export function answerValue(question: Question, answer: Answer | undefined, files: number): number {
  switch (question.type) {
    case 'single':
      return answer?.kind === 'single' ? worth(question.options, answer.option) : 0;
    case 'multiple': {
      if (answer?.kind !== 'multiple') return 0;
      let sum = 0;
      for (const option of answer.options) sum += worth(question.options, option);
      return Math.min(sum, 100);
    }
    case 'yes-no':
      return answer?.kind === 'yes-no' && answer.value === question.compliant ? 100 : 0;
    case 'number':
      return answer?.kind === 'number' ? bandValue(question.bands ?? [], answer.value) : 0;
    case 'evidence':
      return answer?.kind === 'evidence' && files > 0 ? 100 : 0;
    default:
      return 0;
  }
}

function worth(options: readonly { id: string; value: number }[], id: string): number {
  for (const option of options) if (option.id === id) return option.value;
  return 0;
}

/** The value of the highest band that the number reaches; bands may stand in any order. */
function bandValue(bands: readonly { atLeast: number; value: number }[], value: number): number {
  let best: { atLeast: number; value: number } | undefined;
  for (const band of bands) if (value >= band.atLeast && (!best || band.atLeast > best.atLeast)) best = band;
  return best?.value ?? 0;
}
