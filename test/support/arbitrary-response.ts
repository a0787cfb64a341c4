import * as fc from 'fast-check';
import type { Answer, Answers } from '../../functions/domain/answers/answer.ts';
import type { Submission } from '../../functions/domain/answers/submission.ts';
import type { Catalog } from '../../functions/domain/catalog/catalog.ts';
import type { Question } from '../../functions/domain/catalog/questionnaire.ts';
import { evidenceKinds, type RiskLevel, riskLevels, tiers } from '../../functions/domain/vocabulary.ts';
import { arbitraryCatalog, leaves } from './arbitrary-catalog.ts';
import { submissionTo } from './small-submission.ts';

/** A substantive answer: neither blank nor one of the two common choices. */
export function substantive(question: Question): fc.Arbitrary<Answer> {
  switch (question.type) {
    case 'single':
      return fc.constantFrom(...question.options).map(({ id }) => ({ kind: 'single', option: id }));
    case 'multiple':
      return fc
        .subarray(question.options, { minLength: 1 })
        .map((chosen) => ({ kind: 'multiple', options: chosen.map(({ id }) => id) }));
    case 'yes-no':
      return fc.constantFrom('yes' as const, 'no' as const).map((value) => ({ kind: 'yes-no', value }));
    case 'number':
      return fc.integer({ min: 0, max: 10 }).map((value) => ({ kind: 'number', value }));
    default:
      return fc.constant({ kind: 'evidence' });
  }
}

export const anyAnswer = (question: Question): fc.Arbitrary<Answer | undefined> =>
  fc.oneof(
    { arbitrary: substantive(question), weight: 4 },
    { arbitrary: fc.constant<Answer>({ kind: 'not-sure' }), weight: 1 },
    { arbitrary: fc.constant<Answer>({ kind: 'not-applicable', reason: 'because' }), weight: 1 },
    { arbitrary: fc.constant(undefined), weight: 1 },
  );

/** `answers` with one of them set; `undefined` makes it blank. */
export function withAnswer(answers: Answers, id: string, answer: Answer | undefined): Answers {
  const { [id]: _, ...others } = answers;
  return answer ? { ...others, [id]: answer } : others;
}

export interface Response {
  catalog: Catalog;
  submission: Submission;
  risk: RiskLevel;
  /** A question that no condition looks at. */
  leaf: Question;
}

/** Any response to any small catalog. */
export const arbitraryResponse: fc.Arbitrary<Response> = arbitraryCatalog.chain((catalog) => {
  const questions = catalog.questionnaire.sections.flatMap((section) => section.questions);
  const file = fc.record({
    questionIds: fc.subarray(
      questions.map(({ id }) => id),
      { minLength: 1 },
    ),
    kind: fc.constantFrom(...evidenceKinds),
    expiresOn: fc.option(fc.constantFrom('2026-02-28', '2026-03-01', '2030-01-01'), { nil: undefined }),
  });
  return fc
    .record({
      answers: fc.tuple(...questions.map(anyAnswer)),
      files: fc.array(file, { maxLength: 3 }),
      tier: fc.constantFrom(...tiers),
      risk: fc.constantFrom(...riskLevels),
      leaf: fc.constantFrom(...leaves(catalog)),
    })
    .map(({ answers, files, tier, risk, leaf }) => ({
      catalog,
      risk,
      leaf,
      submission: submissionTo(catalog, {
        tier,
        answers: Object.fromEntries(questions.flatMap(({ id }, at) => (answers[at] ? [[id, answers[at]]] : []))),
        evidence: files.map(({ expiresOn, ...rest }, at) => ({
          ...rest,
          id: `e${at}`,
          fileName: 'f',
          ...(expiresOn && { expiresOn }),
        })),
      }),
    }));
});
