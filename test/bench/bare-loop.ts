import type { Answer } from '../../functions/domain/answers/answer.ts';
import type { Submission } from '../../functions/domain/answers/submission.ts';
import type { Catalog } from '../../functions/domain/catalog/catalog.ts';
import type { Question } from '../../functions/domain/catalog/questionnaire.ts';

/**
 * The least that any scorer must do: for each criterion read the answer of each of its questions, look up what it is worth,
 * multiply by the question's weight and sum; then weigh the criteria. The questions it reads were found beforehand. It
 * skips visibility, evidence factors, thresholds, "does not apply", explanations and findings: it returns one number.
 */
export function bareLoop(catalog: Catalog): (submission: Submission) => number {
  const byId = new Map(catalog.questionnaire.sections.flatMap((s) => s.questions.map((q) => [q.id, q] as const)));
  const criteria = catalog.criteria.criteria.map(({ weight, questions }) => ({
    weight,
    questions: questions.map((part) => ({ ...part, question: byId.get(part.id) })),
  }));
  return ({ answers }) => {
    let earned = 0;
    let available = 0;
    for (const criterion of criteria) {
      let sum = 0;
      let most = 0;
      for (const part of criterion.questions) {
        const answer = answers[part.id];
        if (answer === undefined || part.question === undefined) continue;
        sum += part.weight * value(part.question, answer);
        most += part.weight * 100;
      }
      if (most === 0) continue;
      earned += criterion.weight * Math.floor((10_000 * sum) / most);
      available += criterion.weight * 10_000;
    }
    return Math.floor((10_000 * earned) / available);
  };
}

function value(question: Question, answer: Answer): number {
  switch (answer.kind) {
    case 'single':
      return question.type === 'single' ? (question.options.find(({ id }) => id === answer.option)?.value ?? 0) : 0;
    case 'multiple': {
      let sum = 0;
      if (question.type === 'multiple')
        for (const chosen of answer.options) sum += question.options.find(({ id }) => id === chosen)?.value ?? 0;
      return Math.min(100, sum);
    }
    case 'yes-no':
      return question.type === 'yes-no' && question.compliant === answer.value ? 100 : 0;
    case 'number': {
      let best = 0;
      if (question.type === 'number')
        for (const band of question.bands ?? []) if (answer.value >= band.atLeast && band.value > best) best = band.value;
      return best;
    }
    case 'evidence':
      return 100;
    default:
      return 0;
  }
}
