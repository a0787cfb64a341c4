import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  evidenceStanding,
  evidenceStrength,
  type Proof,
  standingFor,
  withoutReplaced,
  withReplaced,
} from '../../functions/domain/answers/evidence.ts';
import { freezeSubmission } from '../../functions/domain/answers/freeze.ts';
import { certificateSchemes, Submission } from '../../functions/domain/answers/submission.ts';
import { monthsAfter } from '../../functions/domain/time/calendar.ts';
import { evidenceKinds, evidenceStrengths } from '../../functions/domain/vocabulary.ts';
import { smallCatalog } from '../support/small-catalog.ts';
import { file, submissionTo } from '../support/small-submission.ts';

const certificate = (more: Partial<Proof> = {}): Proof => ({
  kind: 'certificate',
  scheme: 'iso-42001',
  issuedOn: '2023-05-03',
  ...more,
});

test.each([
  ['2023-05-03', 36, '2026-05-03'],
  ['2024-02-29', 36, '2027-02-28'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2024-02-29', 48, '2028-02-29'],
  ['2025-11-30', 15, '2027-02-28'],
  ['2026-11-30', 15, '2028-02-29'],
  ['2026-08-31', 15, '2027-11-30'],
  ['2026-12-01', 1, '2027-01-01'],
  ['1999-12-31', 2, '2000-02-29'],
  ['2099-12-31', 2, '2100-02-28'],
])('%s and %i months: %s', (from, months, to) => expect(monthsAfter(from, months)).toBe(to));

describe('a certificate of a management system', () => {
  test('holds on the last day of its three years, and is a claim from the next', () => {
    const audited = { surveillanceOn: '2026-01-10' };
    expect(evidenceStanding(certificate(audited), '2026-05-03')).toEqual({ strength: 'independent', why: 'kind' });
    expect(evidenceStanding(certificate(audited), '2026-05-04')).toEqual({
      strength: 'claim',
      why: 'cycle-over',
      lastDay: '2026-05-03',
    });
  });

  test('is over when its own date says so, also within the three years', () => {
    const until = { expiresOn: '2024-01-31' };
    expect(evidenceStrength(certificate(until), '2024-01-31')).toBe('independent');
    expect(evidenceStanding(certificate(until), '2024-02-01')).toEqual({
      strength: 'claim',
      why: 'expired',
      lastDay: '2024-01-31',
    });
  });

  test('whose own date is later than its three years ends with the three years', () => {
    expect(evidenceStanding(certificate({ expiresOn: '2030-01-01' }), '2026-05-04').why).toBe('cycle-over');
  });

  test('needs an audit every year, with three months of tolerance; the first counts from the issue', () => {
    expect(evidenceStrength(certificate(), '2024-08-03')).toBe('independent');
    expect(evidenceStanding(certificate(), '2024-08-04')).toEqual({
      strength: 'document',
      why: 'audit-overdue',
      lastDay: '2024-08-03',
    });
    expect(evidenceStrength(certificate({ surveillanceOn: '2024-06-01' }), '2025-09-01')).toBe('independent');
    expect(evidenceStrength(certificate({ surveillanceOn: '2024-06-01' }), '2025-09-02')).toBe('document');
    // Before the issue lies the audit of the cycle before.
    expect(evidenceStrength(certificate({ surveillanceOn: '2022-06-01' }), '2024-08-03')).toBe('independent');
  });

  test('issued on 29 February is in time until the end of May, and over on 28 February', () => {
    const leap = { issuedOn: '2024-02-29' };
    expect(evidenceStrength(certificate(leap), '2025-05-29')).toBe('independent');
    expect(evidenceStrength(certificate(leap), '2025-05-30')).toBe('document');
    const audited = { ...leap, surveillanceOn: '2026-12-01' };
    expect(evidenceStrength(certificate(audited), '2027-02-28')).toBe('independent');
    expect(evidenceStrength(certificate(audited), '2027-03-01')).toBe('claim');
  });

  test('of which no date is known is a document', () => {
    expect(evidenceStanding({ kind: 'certificate', scheme: 'iso-27001' }, '2026-01-01')).toEqual({
      strength: 'document',
      why: 'audit-overdue',
    });
  });

  test('of another scheme, or of none, is judged as before', () => {
    for (const scheme of ['other', undefined] as const)
      expect(evidenceStrength({ kind: 'certificate', scheme, issuedOn: '2001-01-01' }, '2026-01-01')).toBe('independent');
    expect(evidenceStrength({ kind: 'policy', scheme: 'iso-42001', issuedOn: '2001-01-01' }, '2026-01-01')).toBe('document');
  });

  test('counts as independent only where the criterion expects one', () => {
    const [lawful, checks] = smallCatalog().criteria.criteria;
    if (!lawful || !checks) throw new Error('the small catalog changed');
    expect(standingFor(checks, certificate(), '2023-06-01')).toEqual({ strength: 'document', why: 'not-expected' });
    expect(standingFor(checks, { kind: 'audit-report' }, '2023-06-01').strength).toBe('independent');
  });
});

const date = fc
  .date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2032-12-31T00:00:00Z'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const proof: fc.Arbitrary<Proof> = fc.record({
  kind: fc.constantFrom(...evidenceKinds),
  scheme: optional(fc.constantFrom(...certificateSchemes)),
  issuedOn: optional(date),
  expiresOn: optional(date),
  surveillanceOn: optional(date),
});
const rank = (p: Proof, at: string) => evidenceStrengths.indexOf(evidenceStrength(p, at));

test('strength never rises with age', () => {
  fc.assert(
    fc.property(proof, date, date, (p, a, b) => {
      const [sooner, later] = [a, b].sort() as [string, string];
      expect(rank(p, later)).toBeLessThanOrEqual(rank(p, sooner));
    }),
  );
});

test('a later audit never weakens', () => {
  fc.assert(
    fc.property(proof, date, date, date, (p, at, a, b) => {
      const [earlier, later] = [a, b].sort() as [string, string];
      expect(rank({ ...p, surveillanceOn: later }, at)).toBeGreaterThanOrEqual(rank({ ...p, surveillanceOn: earlier }, at));
    }),
  );
});

test('without a scheme nothing but kind and expiry counts, as before there were schemes', () => {
  fc.assert(
    fc.property(proof, date, ({ scheme: _, ...p }, at) => {
      expect(evidenceStrength(p, at)).toBe(evidenceStrength({ kind: p.kind, expiresOn: p.expiresOn }, at));
    }),
  );
});

test('what counts is frozen with the answers', () => {
  const catalog = smallCatalog();
  const facts = { kind: 'certificate', scheme: 'iso-27001', issuedOn: '2025-01-01', surveillanceOn: '2026-01-01' } as const;
  const { evidence: _, ...others } = submissionTo(catalog, { tier: 'high' });
  const frozen = freezeSubmission({
    ...others,
    catalog,
    evidence: [file('e1', ['operation.certificate'], { ...facts, scanner: 'development' })],
  });
  expect(frozen.evidence).toEqual([{ id: 'e1', questionIds: ['operation.certificate'], fileName: 'e1.pdf', ...facts }]);
  expect(Submission.parse(frozen)).toEqual(frozen);
});

describe('a replacement', () => {
  const old = file('e1', ['data.checks']);
  const next = (status: 'pending' | 'quarantined' | 'clean' | 'infected') =>
    file('e2', ['data.checks'], { status, replaces: 'e1' });
  const ids = (files: { id: string }[]) => files.map(({ id }) => id);

  test.each([
    ['pending', ['e1', 'e2'], ['e2']],
    ['infected', ['e1', 'e2'], ['e2']],
    ['quarantined', ['e2'], ['e1', 'e2']],
    ['clean', ['e2'], ['e1', 'e2']],
  ] as const)('that is %s: %j count, and %j go with it', (status, counting, going) => {
    const files = [old, next(status)];
    expect(ids(withoutReplaced(files))).toEqual(counting);
    expect(ids(withReplaced(next(status), files))).toEqual(going);
  });

  test('of a replacement: only the last counts, and removing it removes all', () => {
    const last = file('e3', ['data.checks'], { replaces: 'e2' });
    const files = [last, next('clean'), old];
    expect(ids(withoutReplaced(files))).toEqual(['e3']);
    expect(ids(withReplaced(last, files))).toEqual(['e1', 'e2', 'e3']);
    expect(ids(withReplaced(file('e9', [], { replaces: 'e9' }), [file('e9', [], { replaces: 'e9' })]))).toContain('e9');
  });

  test('is what is frozen', () => {
    const catalog = smallCatalog();
    const { evidence: _, ...others } = submissionTo(catalog);
    expect(ids(freezeSubmission({ ...others, catalog, evidence: [old, next('clean')] }).evidence)).toEqual(['e2']);
  });
});
