import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { carriesPoints } from '../../../functions/domain/answers/parse-answer.ts';
import { canonicalJson } from '../../../functions/domain/proof/canonical.ts';
import { readCatalogFiles } from '../../../lib/catalog/catalog-files.ts';
import { checkCatalog } from '../../../lib/catalog/check-catalog.ts';
import { loadCatalog } from '../../../lib/catalog/load-catalog.ts';

const { catalog, hash } = loadCatalog('standard');
const questions = catalog.questionnaire.sections.flatMap((section) => section.questions);

test('is sound, and as large as the issue asks', () => {
  const check = checkCatalog(readCatalogFiles());
  if (check.kind === 'problems') throw new Error(JSON.stringify(check.problems, null, 2));
  const { counts } = check;
  expect(counts.questions).toBeGreaterThanOrEqual(80);
  expect(counts.sections).toBeGreaterThanOrEqual(9);
  expect(counts.mostAsked.low).toBeLessThanOrEqual(25);
  expect(counts.mostAsked.high).toBe(counts.questions);
  expect(counts.knockOuts).toBe(10);
  expect(counts.supplierControls).toEqual({ covered: 32, total: 32 });
  expect(counts.policies).toEqual(['demo', 'standard']);
});

test('every type of question, condition and owner is used', () => {
  expect(new Set(questions.map(({ type }) => type)).size).toBe(7);
  expect(questions.filter(({ when }) => when).length).toBeGreaterThanOrEqual(12);
  expect(new Set(catalog.criteria.criteria.map(({ owner }) => owner)).size).toBe(5);
  expect(questions.some(({ type, ...rest }) => type === 'yes-no' && 'compliant' in rest && rest.compliant === 'no')).toBe(true);
});

test('most questions help: a text or an example of good evidence', () => {
  const helped = questions.filter(({ help, goodEvidence }) => help ?? goodEvidence);
  expect(helped.length / questions.length).toBeGreaterThan(0.8);
});

describe('its hash', () => {
  test('is the same each time, and other for the demo', () => {
    expect(loadCatalog('standard').hash).toBe(hash);
    expect(loadCatalog('demo').hash).not.toBe(hash);
  });
  test('the demo differs in its clock, its name and the code it does not ask for', () => {
    const { id: _id, title: _title, secondsPerDay, codeTiers, ...demo } = loadCatalog('demo').catalog.policy;
    const { id: _id2, title: _title2, secondsPerDay: day, codeTiers: tiers, ...standard } = catalog.policy;
    expect([secondsPerDay, day]).toEqual([10, 86_400]);
    expect([codeTiers, tiers]).toEqual([[], ['high']]);
    expect(demo).toEqual(standard);
  });
});

test('fits into one item of the table, with room for other languages', () => {
  expect(gzipSync(canonicalJson(catalog)).byteLength).toBeLessThan(100_000);
});

test('a folder without a catalog is refused by name', () => {
  expect(() => loadCatalog('standard', import.meta.dirname)).toThrow(expect.objectContaining({ name: 'CatalogUnreadable' }));
});

test('questions that only steer are few and known', () => {
  const steering = questions.filter(
    (question) => carriesPoints(question) && 'options' in question && question.options.every(({ value }) => value === 0),
  );
  expect(steering.map(({ id }) => id)).toEqual([
    'about.model-source',
    'about.does',
    'about.personal-data',
    'data.places',
    'supply.others-involved',
  ]);
});
