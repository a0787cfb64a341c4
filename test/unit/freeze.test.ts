import { expect, test } from 'vitest';
import { freezeSubmission } from '../../functions/domain/answers/freeze.ts';
import { type Evidence, Submission } from '../../functions/domain/answers/submission.ts';
import { scoreSubmission } from '../../functions/domain/judgement/score.ts';
import { canonicalJson, hashOf } from '../../functions/domain/proof/canonical.ts';
import { smallCatalog } from '../support/small-catalog.ts';
import { file, goodAnswers, vendor } from '../support/small-submission.ts';

const catalog = smallCatalog();
const freeze = (change: Partial<Parameters<typeof freezeSubmission>[0]> = {}) =>
  freezeSubmission({
    assessmentId: 'asm_1',
    revision: 1,
    catalog,
    catalogHash: hashOf(catalog),
    tier: 'high',
    supplierRole: 'provider',
    answers: goodAnswers,
    evidence: [],
    submittedAt: '2026-03-01T10:00:00.000Z',
    submittedBy: vendor,
    ...change,
  });

test('answers to questions that are not visible are left out', () => {
  const answers = { ...goodAnswers, 'data.basis': { kind: 'single', option: 'all' }, 'no.such': { kind: 'not-sure' } } as const;
  expect(Object.keys(freeze({ answers }).answers)).toEqual(Object.keys(goodAnswers).sort());
});

test('files that are missing, not found clean, or of no visible question are left out', () => {
  const evidence = [
    file('e3', ['data.checks', 'data.basis', 'operation.certificate']),
    file('e1', ['operation.certificate'], { sha256: 'a'.repeat(64), issuer: 'TÜV', expiresOn: '2027-01-01' }),
    file('e4', ['data.checks'], { status: 'infected' }),
    file('e5', ['data.checks'], { status: 'pending' }),
    file('e8', ['data.checks'], { status: 'quarantined' }),
    file('e9', ['data.checks'], { status: 'unscannable' }),
    file('e6', ['data.basis']),
    file('e7', ['operation.staff']),
  ];
  expect(freeze({ evidence }).evidence).toEqual([
    {
      id: 'e1',
      questionIds: ['operation.certificate'],
      kind: 'test-report',
      fileName: 'e1.pdf',
      sha256: 'a'.repeat(64),
      issuer: 'TÜV',
      expiresOn: '2027-01-01',
    },
    { id: 'e3', questionIds: ['data.checks', 'operation.certificate'], kind: 'test-report', fileName: 'e3.pdf' },
  ]);
});

test.each(['pending', 'quarantined', 'infected', 'unscannable'] as const)('a file that is %s earns nothing', (status) => {
  const scored = (evidence: Evidence[]) => {
    const submission = freeze({ evidence });
    return scoreSubmission({ catalog, submission, submissionHash: 'f'.repeat(64), inherentRisk: 'low' });
  };
  const proof = { kind: 'audit-report' as const };
  const nothing = scored([]);
  expect(scored([file('e1', ['operation.certificate', 'data.checks'], proof)])).not.toEqual(nothing);
  expect(scored([file('e1', ['operation.certificate', 'data.checks'], { ...proof, status })])).toEqual(nothing);
});

test('a submission of before issuers were frozen is read as it is', () => {
  const evidence = freeze({ evidence: [file('e1', ['data.checks'], { issuer: 'TÜV' })] });
  const { issuer: _, ...before } = evidence.evidence[0] ?? {};
  const stored = { ...evidence, evidence: [before] };
  expect(canonicalJson(Submission.parse(stored))).toBe(canonicalJson(stored));
});

test('the order of saving changes no byte, and the result is a submission', () => {
  const evidence = [file('e2', ['data.checks']), file('e1', ['operation.certificate', 'data.checks'])];
  const answers = Object.fromEntries(Object.entries(goodAnswers).reverse());
  const other = [file('e1', ['data.checks', 'operation.certificate']), file('e2', ['data.checks'])];
  expect(JSON.stringify(freeze({ evidence }))).toBe(JSON.stringify(freeze({ answers, evidence: other })));
  expect(canonicalJson(Submission.parse(freeze({ evidence })))).toBe(canonicalJson(freeze({ evidence })));
});
