import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer, Answers } from '../../../functions/domain/answers/answer.ts';
import { carriesPoints } from '../../../functions/domain/answers/parse-answer.ts';
import type { Submission } from '../../../functions/domain/answers/submission.ts';
import { questionsIn } from '../../../functions/domain/catalog/compiled-catalog.ts';
import type { Question } from '../../../functions/domain/catalog/questionnaire.ts';
import { answerValue } from '../../../functions/domain/judgement/answer-value.ts';
import { clears } from '../../../functions/domain/judgement/route.ts';
import type { Scorecard } from '../../../functions/domain/judgement/scorecard.ts';
import { type SupplierRole, supplierRoles, type Tier, tiers } from '../../../functions/domain/vocabulary.ts';
import { loadCatalog } from '../../../lib/catalog/load-catalog.ts';
import { substantive } from '../../support/arbitrary-response.ts';
import { fullResponse } from '../../support/full-response.ts';
import { scored } from '../../support/small-submission.ts';

const { catalog } = loadCatalog('standard');
const { policy } = catalog;
const questions = catalog.questionnaire.sections.flatMap((section) => section.questions);
const knockOuts = catalog.criteria.criteria.filter(({ knockOut }) => knockOut);
/** What opens every further question of the low tier: personal data, models and companies of others. */
const steering: Answers = {
  'about.model-source': { kind: 'single', option: 'as-is' },
  'about.personal-data': { kind: 'single', option: 'sensitive' },
};
const full = Object.fromEntries(
  tiers.flatMap((tier) => supplierRoles.map((role) => [`${tier} ${role}`, fullResponse(catalog, tier, role, steering)])),
) as Record<`${Tier} ${SupplierRole}`, Submission>;
const byClaim = (submission: Submission): Submission => ({ ...submission, evidence: [] });
const findingsOf = (card: Scorecard) => card.findings.map(({ id }) => id);

/** Choices that only steer: other answers lead elsewhere, neither better nor worse. */
const steers = new Set(['about.model-source', 'about.does', 'about.personal-data', 'data.places', 'supply.others-involved']);

/** An answer that is worth nothing. */
function worst(question: Question): Answer {
  if (question.type === 'yes-no') return { kind: 'yes-no', value: question.compliant === 'yes' ? 'no' : 'yes' };
  const none = 'options' in question ? question.options.filter(({ value }) => value === 0).at(-1) : undefined;
  if (!none) return { kind: 'not-sure' };
  return question.type === 'multiple' ? { kind: 'multiple', options: [none.id] } : { kind: 'single', option: none.id };
}

describe.each(supplierRoles)('a careful AI %s at the low tier', (role) => {
  const claims = byClaim(full[`low ${role}`]);

  test.each(['very-low', 'low'] as const)('clears by claims alone at %s inherent risk', (risk) => {
    const card = scored(catalog, claims, risk);
    expect(findingsOf(card)).toEqual([]);
    expect(clears(card, policy, 'low')).toBe(true);
  });

  test('is judged by what is asked there', () => {
    const applicable = scored(catalog, claims).lines.filter((line) => line.applicable);
    expect(applicable.length).toBeGreaterThanOrEqual(12);
    expect(applicable.every((line) => line.questions.length > 0)).toBe(true);
  });
});

test.each(tiers)('the best answers with files fall short nowhere at the %s tier', (tier) => {
  for (const role of supplierRoles) {
    const card = scored(catalog, full[`${tier} ${role}`], 'medium');
    expect(card.lines.filter(({ passed }) => !passed)).toEqual([]);
  }
});

describe('each knock-out', () => {
  test.each(knockOuts)('$id stops a clearing, by the worst answers and by blanks', (criterion) => {
    const ids = criterion.questions.map(({ id }) => id);
    const bad: Answers = { ...full['high provider'].answers };
    const blank: Answers = { ...bad };
    for (const id of ids) {
      delete blank[id];
      const question = questions.find((one) => one.id === id);
      if (question) bad[id] = worst(question);
    }
    for (const given of [bad, blank]) {
      const card = scored(catalog, { ...full['high provider'], answers: given }, 'low');
      expect(card.knockOutsFailed).toContain(criterion.id);
      expect(clears(card, { clearing: { tiers: [...tiers], worstFinding: 'critical', appetite: 'very-high' } }, 'high')).toBe(
        false,
      );
    }
  });

  test('those of the low tier meet low-tier suppliers too', () => {
    const lines = scored(catalog, byClaim(full['low provider'])).lines;
    expect(lines.filter((line) => line.knockOut && line.applicable).map((line) => line.criterionId)).toEqual([
      'no-forbidden-practices',
      'no-training-on-our-data',
      'processing-agreement',
      'testing-before-release',
      'human-control',
      'incident-notice',
      'encryption',
      'data-returned',
    ]);
  });
});

test('a better answer lowers no criterion, whatever further questions it opens', () => {
  const points = questions.filter((question) => carriesPoints(question) && question.type !== 'evidence');
  const anyAnswers = fc.record(Object.fromEntries(points.map((one) => [one.id, fc.option(substantive(one), { nil: undefined })])));
  const referred = new Set(questions.flatMap(({ when }) => (when ? questionsIn(when) : [])));
  const changed = fc
    .constantFrom(...points.filter(({ id }) => referred.has(id) && !steers.has(id)))
    .chain((one) => fc.tuple(fc.constant(one), substantive(one), substantive(one)));
  fc.assert(
    fc.property(
      anyAnswers,
      changed,
      fc.constantFrom(...tiers),
      fc.constantFrom(...supplierRoles),
      (answers, [one, a, b], tier, role) => {
        const worth = (answer: Answer) => answerValue(one, answer, 0);
        fc.pre(worth(a) !== worth(b));
        const [worse, better] = worth(a) < worth(b) ? [a, b] : [b, a];
        const base = byClaim(full[`${tier} ${role}`]);
        const given = Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== undefined)) as Answers;
        const lines = (answer: Answer) => scored(catalog, { ...base, answers: { ...given, [one.id]: answer } }).lines;
        const before = lines(worse);
        for (const [at, line] of lines(better).entries()) {
          if (line.applicable && before[at]?.applicable) expect(line.score ?? 0).toBeGreaterThanOrEqual(before[at]?.score ?? 0);
        }
      },
    ),
    { numRuns: 300 },
  );
});
