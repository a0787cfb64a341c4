import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterTreatment, type Judged } from '../../functions/domain/judgement/after-treatment.ts';
import type { Scorecard } from '../../functions/domain/judgement/scorecard.ts';
import { controlStrengths, riskLevels } from '../../functions/domain/vocabulary.ts';
import { arbitraryResponse } from '../support/arbitrary-response.ts';
import { smallCatalog } from '../support/small-catalog.ts';
import { goodAnswers, scored, submissionTo } from '../support/small-submission.ts';

const catalog = smallCatalog();
const { policy } = catalog;
const judged = ({ overall, controlStrength, residualRisk }: Scorecard): Judged => ({ overall, controlStrength, residualRisk });

describe('worked out by hand', () => {
  const submission = submissionTo(catalog, {
    answers: {
      ...goodAnswers,
      // 60 · 0.7 = 42 → 4200 of the 6000 that are enough
      'data.checks': { kind: 'multiple', options: ['bias'] },
      'operation.stop': { kind: 'yes-no', value: 'no' },
    },
  });
  const card = scored(catalog, submission, 'high');

  test('before: two criteria fell short', () => {
    expect(card.lines.map(({ criterionId, score }) => [criterionId, score])).toEqual([
      ['lawful-data', 10_000],
      ['data-checks', 4200],
      ['human-stop', 0],
      ['logs', 10_000],
    ]);
    expect(card.findings.map(({ id }) => id)).toEqual(['F-data-checks', 'F-human-stop', 'F-residual-risk']);
    // floor((200000 + 42000 + 0 + 50000) / 55)
    expect(judged(card)).toEqual({ overall: 5309, controlStrength: 'moderate', residualRisk: 'high' });
  });

  test.each([
    // floor((200000 + 60000 + 0 + 50000) / 55)
    [['F-data-checks'], { overall: 5636, controlStrength: 'moderate', residualRisk: 'high' }],
    // floor((200000 + 42000 + 120000 + 50000) / 55)
    [['F-human-stop'], { overall: 7490, controlStrength: 'strong', residualRisk: 'medium' }],
    [['F-human-stop', 'F-data-checks'], { overall: 7818, controlStrength: 'strong', residualRisk: 'medium' }],
    [['F-residual-risk', 'F-lawful-data', 'nobody knows'], { overall: 5309, controlStrength: 'moderate', residualRisk: 'high' }],
  ])('treating %j', (ids, after) => {
    expect(afterTreatment(card, ids, policy)).toEqual(after);
  });

  test('a knock-out said not to apply has no score to lift, and lowers nothing', () => {
    const answers = { ...goodAnswers, 'operation.stop': { kind: 'not-applicable', reason: 'No operators.' } as const };
    const better = scored(catalog, submissionTo(catalog, { answers }), 'high');
    expect(better.findings.map(({ id }) => id)).toContain('F-human-stop');
    expect(afterTreatment(better, ['F-human-stop'], policy)).toEqual(judged(better));
  });

  test('a general finding lifts no criterion, not even one of its own name', () => {
    const lines = card.lines.map((line) => ({ ...line, criterionId: line.score === 0 ? 'residual-risk' : line.criterionId }));
    expect(afterTreatment({ ...card, lines }, ['F-residual-risk'], policy)).toEqual(judged(card));
  });

  test('nothing scored stays nothing scored', () => {
    const empty = { ...card, lines: card.lines.map((line) => ({ ...line, score: null })) };
    expect(afterTreatment(empty, ['F-human-stop'], policy)).toMatchObject({ overall: null, controlStrength: 'very-weak' });
  });
});

describe('of any response to any catalog', () => {
  const judgement = arbitraryResponse.map(({ catalog: any, submission, risk }) => ({
    policy: any.policy,
    card: scored(any, submission, risk),
  }));
  const someTreated = judgement.chain(({ policy: own, card }) => {
    const some = fc.subarray(card.findings.map(({ id }) => id));
    return fc.record({ policy: fc.constant(own), card: fc.constant(card), few: some, others: some });
  });
  const all = ({ findings }: Scorecard) => findings.map(({ id }) => id);
  function expectNotWorse(better: Judged, worse: Judged) {
    expect(better.overall === null).toBe(worse.overall === null);
    expect(better.overall ?? 0).toBeGreaterThanOrEqual(worse.overall ?? 0);
    expect(controlStrengths.indexOf(better.controlStrength)).toBeGreaterThanOrEqual(
      controlStrengths.indexOf(worse.controlStrength),
    );
    expect(riskLevels.indexOf(better.residualRisk)).toBeLessThanOrEqual(riskLevels.indexOf(worse.residualRisk));
  }

  test('never worse than before, and treating more is never worse', () => {
    fc.assert(
      fc.property(someTreated, ({ policy: own, card, few, others }) => {
        const after = afterTreatment(card, few, own);
        expectNotWorse(after, judged(card));
        expectNotWorse(afterTreatment(card, [...few, ...others], own), after);
      }),
    );
  });

  test('treating nothing, or what has no criterion, changes nothing', () => {
    fc.assert(
      fc.property(judgement, ({ policy: own, card }) => {
        const general = card.findings.filter(({ domain }) => domain === 'general').map(({ id }) => id);
        expect(afterTreatment(card, [], own)).toEqual(judged(card));
        expect(afterTreatment(card, general, own)).toEqual(judged(card));
      }),
    );
  });

  test('all treated, the score is the one of lines that each reach their threshold', () => {
    fc.assert(
      fc.property(judgement, ({ policy: own, card }) => {
        const earned = card.lines
          .filter(({ applicable }) => applicable)
          .reduce((sum, { weight, score, threshold }) => sum + weight * Math.max(score ?? 0, threshold), 0);
        const expected = card.available === 0 ? null : Math.floor((10_000 * earned) / card.available);
        expect(afterTreatment(card, all(card), own).overall).toBe(expected);
      }),
    );
  });

  test('the same input gives the same answer, in any order and named twice, and is left as it was', () => {
    fc.assert(
      fc.property(someTreated, ({ policy: own, card, few }) => {
        const before = structuredClone(card);
        const after = afterTreatment(card, few, own);
        expect(afterTreatment(card, [...few.toReversed(), ...few], own)).toEqual(after);
        expect(card).toEqual(before);
      }),
    );
  });
});
