import { expect, test } from 'vitest';
import { inherentRisk } from '../../functions/domain/judgement/inherent-risk.ts';
import type { IntakeFacts } from '../../functions/domain/judgement/intake-facts.ts';
import { housePolicy } from '../support/house-policy.ts';

const harmless: IntakeFacts = {
  dataSensitivity: 'none',
  impactOnPeople: 'none',
  autonomy: 'assists',
  scale: 'under-100',
  replaceability: 'easy',
  aiActClass: 'minimal',
};
const risk = (facts: Partial<IntakeFacts>) => inherentRisk({ ...harmless, ...facts }, housePolicy());

test.each([
  [{}, 0, 'very-low', 'low'],
  [{ impactOnPeople: 'minor', scale: 'under-10000' }, 8, 'very-low', 'low'],
  [{ impactOnPeople: 'minor', replaceability: 'moderate' }, 10, 'low', 'low'],
  [{ dataSensitivity: 'personal', autonomy: 'decides-with-review' }, 25, 'medium', 'standard'],
  [{ dataSensitivity: 'personal', impactOnPeople: 'significant', autonomy: 'decides-alone' }, 45, 'high', 'high'],
] as const)('%o is worth %i points: %s, tier %s', (facts, points, level, tier) => {
  expect(risk(facts)).toMatchObject({ points, level, tier });
  expect(risk(facts)).not.toHaveProperty('liftedBy');
});

test('the lines add up to the points, one for each fact', () => {
  const { lines, points } = risk({ dataSensitivity: 'special-category', aiActClass: 'high-risk', scale: 'over-1000000' });
  expect(lines).toHaveLength(6);
  expect(lines.reduce((sum, line) => sum + line.points, 0)).toBe(points);
  expect(points).toBe(50);
});

test('a floor lifts the level and says which fact did it', () => {
  expect(risk({ aiActClass: 'high-risk' })).toMatchObject({ points: 15, level: 'high', tier: 'high', liftedBy: 'aiActClass' });
  const both = risk({ aiActClass: 'high-risk', dataSensitivity: 'special-category' });
  expect(both).toMatchObject({ points: 40, level: 'high', liftedBy: 'aiActClass' });
});

test('a floor at or below the level that the points reach lifts nothing', () => {
  const worst: IntakeFacts = {
    dataSensitivity: 'special-category',
    impactOnPeople: 'legal-or-similar',
    autonomy: 'decides-alone',
    scale: 'over-1000000',
    replaceability: 'hard',
    aiActClass: 'high-risk',
  };
  expect(inherentRisk(worst, housePolicy())).toMatchObject({ points: 100, level: 'very-high', tier: 'high' });
  expect(inherentRisk(worst, housePolicy())).not.toHaveProperty('liftedBy');
});
