import type { Answer, Answers } from '../../functions/domain/answers/answer.ts';
import { takesFiles } from '../../functions/domain/answers/evidence.ts';
import type { Submission } from '../../functions/domain/answers/submission.ts';
import { visibleSectionsOfAnswers } from '../../functions/domain/answers/visible-questions.ts';
import type { Catalog } from '../../functions/domain/catalog/catalog.ts';
import type { Question } from '../../functions/domain/catalog/questionnaire.ts';
import { answerValue } from '../../functions/domain/judgement/answer-value.ts';
import { hashOf } from '../../functions/domain/proof/canonical.ts';
import type { SupplierRole, Tier } from '../../functions/domain/vocabulary.ts';
import { frozen, submissionTo } from './small-submission.ts';

/**
 * A response that leaves nothing blank on its path: the best answer everywhere, unless `chosen` says otherwise, and a file wherever
 * files are taken.
 */
export function fullResponse(catalog: Catalog, tier: Tier, supplierRole: SupplierRole, chosen: Answers = {}): Submission {
  const visibleWith = (answers: Answers) =>
    visibleSectionsOfAnswers(catalog.questionnaire, tier, supplierRole, answers).flatMap(({ questions }) => questions);
  const answers: Answers = {};
  // Conditions look back only, so answering in order and looking again opens everything that the best answers open.
  for (let before = -1; before !== Object.keys(answers).length; ) {
    before = Object.keys(answers).length;
    for (const question of visibleWith(answers)) answers[question.id] = chosen[question.id] ?? best(question);
  }
  const evidence = visibleWith(answers)
    .filter(takesFiles)
    .map(({ id }, at) => frozen(`e${String(at).padStart(3, '0')}`, [id], { kind: at % 2 === 0 ? 'certificate' : 'test-report' }));
  return submissionTo(catalog, { tier, supplierRole, answers, evidence, catalogHash: hashOf(catalog) });
}

function best(question: Question): Answer {
  const worth = (answer: Answer) => answerValue(question, answer, 1);
  return candidates(question).reduce((a, b) => (worth(b) > worth(a) ? b : a));
}

function candidates(question: Question): [Answer, ...Answer[]] {
  switch (question.type) {
    case 'single': {
      const [first, ...rest] = question.options.map(({ id }): Answer => ({ kind: 'single', option: id }));
      return [first ?? { kind: 'not-sure' }, ...rest];
    }
    case 'multiple':
      return [
        { kind: 'multiple', options: question.options.filter((option) => !option.exclusive).map(({ id }) => id) },
        // "None of these" may be the best answer: no forbidden practice.
        ...question.options.filter((option) => option.exclusive).map(({ id }): Answer => ({ kind: 'multiple', options: [id] })),
      ];
    case 'yes-no':
      return [{ kind: 'yes-no', value: question.compliant }];
    case 'number':
      return [
        { kind: 'number', value: question.min },
        ...(question.bands ?? []).map(({ atLeast }): Answer => ({ kind: 'number', value: atLeast })),
      ];
    case 'date':
      return [{ kind: 'date', value: '2026-01-01' }];
    case 'text':
      return [{ kind: 'text', value: 'As described.' }];
    case 'evidence':
      return [{ kind: 'evidence' }];
  }
}
