import { expect, test } from 'vitest';
import type { Answers } from '../../functions/domain/answers/answer.ts';
import type { Submission } from '../../functions/domain/answers/submission.ts';
import type { Policy } from '../../functions/domain/catalog/policy.ts';
import { Scorecard } from '../../functions/domain/judgement/scorecard.ts';
import { hashOf } from '../../functions/domain/proof/canonical.ts';
import { housePolicy } from '../support/house-policy.ts';
import { smallCatalog } from '../support/small-catalog.ts';
import { frozen, goodAnswers, scored, submissionTo } from '../support/small-submission.ts';

const catalog = smallCatalog();
const score = (answers: Answers, change: Partial<Submission> = {}) =>
  scored(catalog, submissionTo(catalog, { answers: { ...goodAnswers, ...answers }, ...change }));
const line = (card: Scorecard, id: string) => card.lines.find(({ criterionId }) => criterionId === id);

test('good answers, worked out by hand', () => {
  const card = score({});
  expect(Scorecard.parse(card)).toEqual(card);
  expect(card.lines.map((l) => [l.criterionId, l.answered, l.evidenceFactor, l.score, l.earned, l.available])).toEqual([
    ['lawful-data', 10_000, 10_000, 10_000, 200_000, 200_000],
    ['data-checks', 10_000, 7000, 7000, 70_000, 100_000],
    ['human-stop', 10_000, 10_000, 10_000, 200_000, 200_000],
    ['logs', 10_000, 10_000, 10_000, 50_000, 50_000],
  ]);
  expect(card.domains).toEqual([
    { domain: 'data', available: 300_000, earned: 270_000, score: 9000 },
    { domain: 'operation', available: 250_000, earned: 250_000, score: 10_000 },
  ]);
  // floor(10000 · 520000 / 550000) = floor(9454.54)
  expect(card).toMatchObject({ available: 550_000, earned: 520_000, overall: 9454, controlStrength: 'very-strong' });
  expect(card).toMatchObject({ residualRisk: 'very-low', knockOutsFailed: [], notApplicable: [], findings: [] });
});

test('each division is rounded down', () => {
  // data.basis opens: (1·0 + 3·50) / 4 = 37.5 → 3750; checks: 60 · 0.7 = 42 → 4200; logs: (2·50) / 2 = 5000
  const card = score({
    'data.personal': { kind: 'yes-no', value: 'yes' },
    'data.basis': { kind: 'single', option: 'some' },
    'data.checks': { kind: 'multiple', options: ['bias'] },
    'operation.log-days': { kind: 'number', value: 30 },
  });
  expect(card.lines.map((l) => l.score)).toEqual([3750, 4200, 10_000, 5000]);
  // (75000 + 42000 + 200000 + 25000) / 550000 = 0.62181…
  expect(card.overall).toBe(6218);
});

test('a third of the points is 3333 basis points', () => {
  const third = scored(
    catalog,
    submissionTo(catalog, {
      tier: 'high',
      answers: { 'operation.log-days': { kind: 'not-sure' }, 'operation.certificate': { kind: 'evidence' } },
      evidence: [frozen('e1', ['operation.certificate'])],
    }),
  );
  expect(line(third, 'logs')).toMatchObject({ answered: 3333, score: 3333, earned: 16_665, passed: true });
});

test('the lines say why', () => {
  const card = score(
    {
      'data.personal': { kind: 'not-sure' },
      'operation.stop': { kind: 'not-applicable', reason: 'no people' },
      'operation.certificate': { kind: 'evidence' },
    },
    { tier: 'high', evidence: [frozen('e1', ['operation.certificate'])] },
  );
  const why = card.lines.flatMap((l) => l.questions.map((q) => [q.questionId, q.available, q.earned, q.why]));
  expect(why).toEqual([
    ['data.personal', 100, 0, 'not-sure'],
    ['data.checks', 100, 100, 'chosen'],
    ['operation.stop', 0, 0, 'not-applicable'],
    ['operation.log-days', 200, 200, 'chosen'],
    ['operation.certificate', 100, 100, 'evidence'],
  ]);
  expect(card.notApplicable).toEqual(['operation.stop']);
  const blank = scored(catalog, submissionTo(catalog, { tier: 'high', answers: {} }));
  expect(blank.lines.flatMap((l) => l.questions.map((q) => q.why))).toEqual(['blank', 'blank', 'blank', 'blank', 'no-evidence']);
});

test('an answer whose question is not visible is not scored, though it were in the submission', () => {
  const sneaked = score({ 'data.basis': { kind: 'single', option: 'none' } });
  expect(line(sneaked, 'lawful-data')?.questions.map((q) => q.questionId)).toEqual(['data.personal']);
});

test.each([
  ['nothing', [], 'claim', 7000],
  ['a test report', [frozen('e1', ['data.checks'])], 'document', 9000],
  ['an expected audit report', [frozen('e1', ['data.checks'], { kind: 'audit-report' })], 'independent', 10_000],
  ['an unexpected certificate', [frozen('e1', ['data.checks'], { kind: 'certificate' })], 'document', 9000],
  ['an expired audit report', [frozen('e1', ['data.checks'], { kind: 'audit-report', expiresOn: '2026-02-28' })], 'claim', 7000],
  ['a report on another question', [frozen('e1', ['operation.certificate'], { kind: 'audit-report' })], 'claim', 7000],
  [
    'the strongest of several',
    [frozen('e1', ['data.checks'], { expiresOn: '2020-01-01' }), frozen('e2', ['data.checks'])],
    'document',
    9000,
  ],
] as const)('evidence: %s', (_, evidence, strength, factor) => {
  const checks = line(score({}, { evidence: evidence.map((e) => ({ ...e, questionIds: [...e.questionIds] })) }), 'data-checks');
  expect(checks).toMatchObject({ evidence: strength, evidenceFactor: factor, score: factor });
});

test('a criterion without a visible question does not apply and knocks nothing out', () => {
  const only = { ...catalog, criteria: { ...catalog.criteria, criteria: catalog.criteria.criteria.map(onlyCertificate) } };
  const card = scored(only, submissionTo(only, {}));
  expect(line(card, 'logs')).toMatchObject({
    applicable: false,
    score: null,
    available: 0,
    earned: 0,
    passed: true,
    questions: [],
  });
  expect(card.knockOutsFailed).toEqual([]);
});
const onlyCertificate = (c: (typeof catalog.criteria.criteria)[number]) =>
  c.id === 'logs' ? { ...c, questions: [{ id: 'operation.certificate', weight: 1 }] } : c;

test.each<[string, Answers]>([
  ['a bad answer', { 'operation.stop': { kind: 'yes-no', value: 'no' } }],
  ['not sure', { 'operation.stop': { kind: 'not-sure' } }],
  ['N/A that nobody approved', { 'operation.stop': { kind: 'not-applicable', reason: 'r' } }],
])('a knock-out fails by %s', (_, answers) => {
  const card = score(answers);
  expect(card.knockOutsFailed).toEqual(['human-stop']);
  expect(card.findings).toContainEqual(
    expect.objectContaining({ id: 'F-human-stop', knockOut: true, severity: 'high', owner: 'business-owner' }),
  );
});

test('a criterion that does not apply has no evidence to judge', () => {
  const answers: Answers = { 'data.checks': { kind: 'not-applicable', reason: 'r' } };
  const checks = line(score(answers, { evidence: [frozen('e1', ['data.checks'])] }), 'data-checks');
  expect(checks).toMatchObject({ applicable: false, answered: null, evidence: null, evidenceFactor: 10_000, score: null });
});

test('a knock-out that is good enough but rests in part on N/A fails too', () => {
  const answers: Answers = {
    'operation.log-days': { kind: 'not-applicable', reason: 'r' },
    'operation.certificate': { kind: 'evidence' },
  };
  const card = score(answers, { tier: 'high', evidence: [frozen('e1', ['operation.certificate'])] });
  expect(line(card, 'logs')).toMatchObject({ score: 10_000, passed: false, knockedOut: true });
});

test('a finding at the threshold is none, one basis point below is one', () => {
  const threshold = (value: number) => {
    const criteria = catalog.criteria.criteria.map((c) => (c.id === 'data-checks' ? { ...c, threshold: value } : c));
    const changed = { ...catalog, criteria: { ...catalog.criteria, criteria } };
    return scored(changed, submissionTo(changed)).findings.map(({ id }) => id);
  };
  expect(threshold(7000)).toEqual([]);
  expect(threshold(7001)).toEqual(['F-data-checks']);
});

test('severity comes from weight and inherent risk; a knock-out is lifted, never lowered', () => {
  const poor = submissionTo(catalog, { answers: {} });
  const severities = (risk: 'very-low' | 'very-high') =>
    scored(catalog, poor, risk).findings.map(({ id, severity }) => `${id} ${severity}`);
  expect(severities('very-low')).toEqual(['F-lawful-data low', 'F-data-checks low', 'F-human-stop high', 'F-logs high']);
  expect(severities('very-high')).toEqual([
    'F-lawful-data critical',
    'F-data-checks high',
    'F-human-stop critical',
    'F-logs high',
    'F-residual-risk critical',
  ]);
});

test('nothing applicable gives no score, counts as very weak and asks for people', () => {
  const policy: Policy = housePolicy({ clearing: { tiers: ['low'], worstFinding: 'critical', appetite: 'very-high' } });
  const lax = smallCatalog(policy);
  const criteria = lax.criteria.criteria.filter(({ id }) => id === 'human-stop').map((c) => ({ ...c, knockOut: false }));
  const bare = { ...lax, criteria: { ...lax.criteria, criteria } };
  const answers: Answers = { 'operation.stop': { kind: 'not-applicable', reason: 'r' } };
  const card = scored(bare, submissionTo(bare, { tier: 'low', answers }));
  expect(card).toMatchObject({ available: 0, earned: 0, overall: null, controlStrength: 'very-weak' });
  expect(card.domains.map((d) => d.score)).toEqual([null, null]);
  expect(card.findings.map(({ id, owner }) => [id, owner])).toEqual([['F-no-score', 'ai-governance']]);
});

test('residual risk above appetite is a finding, which says what score would be enough', () => {
  const card = scored(catalog, submissionTo(catalog), 'very-high');
  expect(card.residualRisk).toBe('medium');
  expect(card.findings.at(-1)).toMatchObject({ id: 'F-residual-risk', severity: 'medium', score: 9454, threshold: 10_000 });
  const high = scored(catalog, submissionTo(catalog, { answers: { ...goodAnswers, 'data.checks': { kind: 'not-sure' } } }), 'high');
  expect(high).toMatchObject({ overall: 8181, residualRisk: 'medium' });
  expect(high.findings.at(-1)).toMatchObject({ id: 'F-residual-risk', threshold: 8500 });
});

test('a tier that people confirm gets a finding only where nothing else would bring it to them', () => {
  const answers: Answers = { ...goodAnswers, 'operation.certificate': { kind: 'evidence' } };
  const high = submissionTo(catalog, { tier: 'high', answers, evidence: [frozen('e1', ['operation.certificate'])] });
  expect(scored(catalog, high, 'low').findings.map(({ id }) => id)).toEqual(['F-tier-review']);
  expect(
    scored(catalog, { ...high, answers: { ...answers, 'data.checks': { kind: 'not-sure' } } }, 'low').findings.map(({ id }) => id),
  ).toEqual(['F-data-checks']);
});

test('scoring with another catalog version than the pinned one is a fault', () => {
  const submission = submissionTo(catalog, { catalogHash: hashOf('another') });
  expect(() => scored(catalog, submission)).toThrow(expect.objectContaining({ name: 'CatalogMismatch' }));
});
