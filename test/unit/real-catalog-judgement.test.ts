import { describe, expect, test } from 'vitest';
import type { Answers } from '../../functions/domain/answers/answer.ts';
import { askedQuestions } from '../../functions/domain/answers/visible-questions.ts';
import { route } from '../../functions/domain/judgement/route.ts';
import { hashOf } from '../../functions/domain/proof/canonical.ts';
import { supplierRoles, tiers } from '../../functions/domain/vocabulary.ts';
import { loadCatalog } from '../../lib/catalog/load-catalog.ts';
import { fullResponse } from '../support/full-response.ts';
import { scored } from '../support/small-submission.ts';

const { catalog, hash } = loadCatalog('standard');
const paths = tiers.flatMap((tier) => supplierRoles.map((role) => ({ tier, role })));

describe.each(paths)('$tier tier, AI $role', ({ tier, role }) => {
  const best = fullResponse(catalog, tier, role);
  const risk = { low: 'low', standard: 'medium', high: 'high' } as const;

  test('the best answers with evidence fall short nowhere', () => {
    expect(best.catalogHash).toBe(hash);
    const card = scored(catalog, best, risk[tier]);
    expect(card.lines.filter((line) => !line.passed).map((line) => line.criterionId)).toEqual([]);
    // Every file is at least a document, which is worth 9000.
    expect(card.overall).toBeGreaterThanOrEqual(9000);
  });

  test('nothing but blanks scores nothing and fails every knock-out that is asked', () => {
    const card = scored(catalog, { ...best, answers: {}, evidence: [] }, risk[tier]);
    expect(card.overall).toBe(0);
    expect(card.knockOutsFailed).toEqual(
      card.lines.filter((line) => line.knockOut && line.applicable).map((line) => line.criterionId),
    );
    expect(card.knockOutsFailed.length).toBeGreaterThan(0);
  });

  test('"does not apply" wherever it is offered fails exactly the knock-outs that rest on it', () => {
    const answers: Answers = { ...best.answers };
    for (const question of askedQuestions(catalog.questionnaire, tier, role))
      if (question.notApplicable) answers[question.id] = { kind: 'not-applicable', reason: 'We think so.' };
    const card = scored(catalog, { ...best, answers }, risk[tier]);
    const resting = card.lines.filter((line) => line.knockOut && line.questions.some(({ why }) => why === 'not-applicable'));
    expect(card.knockOutsFailed).toEqual(resting.map((line) => line.criterionId));
  });
});

test('a clean response clears by itself in the low tier only', () => {
  const way = (tier: 'low' | 'standard' | 'high', risk: 'low' | 'medium' | 'high') =>
    route(scored(catalog, fullResponse(catalog, tier, 'provider'), risk), catalog.policy, {
      tier,
      facts: { aiActClass: 'minimal' },
    });
  expect(way('low', 'low')).toEqual({ kind: 'clear' });
  expect(way('standard', 'medium')).toMatchObject({ requests: [{ role: 'ai-governance', findingIds: ['F-tier-review'] }] });
  expect(way('high', 'high')).toMatchObject({ requests: [{ role: 'ai-governance', findingIds: ['F-residual-risk'] }] });
});

test('the two policies give one judgement; only time differs', () => {
  const demo = loadCatalog('demo').catalog;
  const card = (which: typeof catalog) => {
    const submission = fullResponse(which, 'high', 'developer');
    const { catalogHash: _, submissionHash: __, ...numbers } = scored(which, submission, 'high');
    return hashOf(numbers);
  };
  expect(card(demo)).toBe(card(catalog));
});
