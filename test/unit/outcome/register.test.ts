import { parse } from 'csv-parse/sync';
import readXlsx from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../../functions/domain/assessment.ts';
import type { Acceptance } from '../../../functions/domain/outcome/acceptance.ts';
import { acceptedRisks, wholeRegister } from '../../../functions/outcome/register/accepted-risks.ts';
import { registerLine } from '../../../functions/outcome/register/register-line.ts';
import { registerPage } from '../../../functions/outcome/register/register-page.tsx';
import { registerCsv, registerXlsx } from '../../../functions/outcome/register/register-sheet.ts';
import { htmlProblems } from '../../support/html-validator.ts';
import { keepable } from '../../support/odd-inputs.ts';
import { staff, staffDesk } from '../../support/staff-desk.ts';

const NOW = '2026-11-24T09:00:00.000Z';
const acceptance: Acceptance = {
  requestId: 'r1-security',
  assessmentId: 'asm_1',
  reference: 'A-7F3K2Q',
  supplierId: 'sup_1',
  supplierName: '=cmd|calc',
  systemId: 'sys_1',
  systemName: 'CareBot, "the" second',
  role: 'security',
  severity: 'high',
  inherentRisk: 'high',
  residualRisk: 'medium',
  findings: [{ id: 'F-encryption', title: 'Encryption at rest', severity: 'high' }],
  by: [
    {
      actor: { kind: 'staff', id: 'stf_3', name: 'Sam Safe', email: 'sam@buyer.example' },
      capacity: { as: 'deputy', for: 'dora@buyer.example' },
      reasons: 'The pilot runs\non synthetic data only; 100 % of it.',
      at: '2026-11-01T09:00:00.000Z',
    },
  ],
  conditions: 2,
  basis: 'a'.repeat(64),
  outcomeHash: 'b'.repeat(64),
  from: '2026-11-01T09:00:00.000Z',
  until: '2027-05-01T09:00:00.000Z',
};
const outcome = { result: 'approved' as const, validUntil: '2027-05-01T09:00:00.000Z', hash: 'b'.repeat(64), at: acceptance.from };
const head = (change: Partial<Assessment> = {}) => ({ id: 'asm_1', outcome, ...change }) as Assessment;
const line = (change: Partial<Acceptance> = {}) => registerLine({ ...acceptance, ...change }, head(), NOW);

describe('what an accepted risk is worth', () => {
  const standing = (of: Partial<Assessment>, change: Partial<Acceptance> = {}, now = NOW) =>
    registerLine({ ...acceptance, ...change }, head(of), now).standing;

  test('it ends at its very millisecond, whatever the sweep has done', () => {
    expect(standing({}, {}, '2027-05-01T08:59:59.999Z')).toBe('accepted');
    expect(standing({}, {}, '2027-05-01T09:00:00.000Z')).toBe('expired');
    expect(standing({}, { until: '2026-11-24T08:59:59.999Z' })).toBe('expired');
    expect(standing({ outcome: { ...outcome, validUntil: NOW } })).toBe('expired');
  });

  test('it is shown until its own end, or that of its outcome where that comes first', () => {
    const until = (validUntil: string) => registerLine(acceptance, head({ outcome: { ...outcome, validUntil } }), NOW).until;
    expect(until('2026-12-24T09:00:00.000Z')).toBe('2026-12-24T09:00:00.000Z');
    expect(until(acceptance.until)).toBe(acceptance.until);
    expect(until('2027-12-24T09:00:00.000Z')).toBe(acceptance.until);
    expect(registerLine(acceptance, undefined, NOW).until).toBe(acceptance.until);
  });

  test('a suspended, withdrawn or replaced outcome takes it along', () => {
    const since = (of: 'suspended' | 'withdrawn' | 'valid') => ({ outcome: { ...outcome, since: { standing: of, at: NOW } } });
    expect(standing(since('suspended'))).toBe('suspended');
    expect(standing(since('withdrawn'))).toBe('withdrawn');
    expect(standing(since('valid'))).toBe('accepted');
    expect(standing({ outcome: { ...outcome, unlessMet: { suspended: '2026-11-24T08:59:59.999Z' } } })).toBe('suspended');
    expect(standing({ outcome: { ...outcome, unlessMet: { suspended: NOW } } })).toBe('accepted');
    expect(standing({}, { endedAt: NOW })).toBe('superseded');
    expect(standing({ supersededBy: { assessmentId: 'asm_2', reference: 'A-2', at: NOW } })).toBe('superseded');
  });
});

describe('to take along', () => {
  test('CSV: every line, quoted, and no cell that a spreadsheet would run', () => {
    const text = registerCsv([line(), line({ systemName: '@SUM(1)' })], true);
    expect(text.startsWith('\uFEFFAssessment,Supplier,')).toBe(true);
    const rows: Record<string, string>[] = parse(text, { bom: true, columns: true });
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      Supplier: "'=cmd|calc",
      'AI system': 'CareBot, "the" second',
      'Owning role': 'Security',
      'What it covers': 'Encryption at rest (high)',
      'Accepted by': 'Sam Safe (deputy of dora@buyer.example)',
      Why: acceptance.by[0]?.reasons,
      'Accepted until': acceptance.until,
      'By its own approval until': acceptance.until,
      Standing: 'Accepted',
      'Bound to (SHA-256)': acceptance.basis,
    });
    expect(rows[1]?.['AI system']).toBe("'@SUM(1)");
  });

  test('Excel: the same cells, all of them text', async () => {
    const bytes = await registerXlsx([line(), line({ systemName: '=1+1' })], true);
    const [sheet] = await readXlsx(bytes);
    const rows = sheet?.data ?? [];
    expect(rows).toHaveLength(3);
    expect(rows[0]?.slice(0, 3)).toEqual(['Assessment', 'Supplier', 'AI system']);
    expect(rows[1]?.[1]).toBe('=cmd|calc');
    expect(rows[2]?.[2]).toBe('=1+1');
    expect(rows[1]?.every((cell) => cell === null || typeof cell === 'string')).toBe(true);
  });

  test('both files name the end of the outcome where that comes first, and beside it the end that the approval set', async () => {
    const validUntil = '2026-12-24T09:00:00.000Z';
    const ending = registerLine(acceptance, head({ outcome: { ...outcome, validUntil } }), NOW);
    const [row] = parse<Record<string, string>>(registerCsv([ending], true), { bom: true, columns: true });
    expect(row).toMatchObject({ 'Accepted until': validUntil, 'By its own approval until': acceptance.until });
    const [sheet] = await readXlsx(await registerXlsx([ending], true));
    const [headings = [], cells = []] = sheet?.data ?? [];
    const cell = (heading: string) => cells[headings.indexOf(heading)];
    expect([cell('Accepted until'), cell('By its own approval until')]).toEqual([validUntil, acceptance.until]);
  });

  test('a file that ends before the register does says so in its last row', async () => {
    const [, last] = parse<Record<string, string>>(registerCsv([line()], false), { bom: true, columns: true });
    expect(last?.Assessment).toBe('NOT COMPLETE: only the first 1 lines; the register has more');
    const [sheet] = await readXlsx(await registerXlsx([line()], false));
    expect(sheet?.data.at(-1)?.[0]).toContain('NOT COMPLETE');
  });

  test.each(Object.entries(keepable))('%s comes out of the CSV as it went in', (_, words) => {
    const [row] = parse<Record<string, string>>(registerCsv([line({ supplierName: words })], true), { bom: true, columns: true });
    const isFormula = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(words);
    expect(row?.Supplier).toBe(isFormula ? `'${words}` : words);
  });
});

test('a page of it is one index query and one read of heads; an export follows the pages', async () => {
  const asked: (string | undefined)[] = [];
  const read: string[][] = [];
  const ports = {
    clock: { now: () => new Date(NOW) },
    screens: {
      async acceptances(_limit: number, next?: string) {
        asked.push(next);
        return { acceptances: [acceptance, acceptance], ...(asked.length < 3 && { next: String(asked.length) }) };
      },
    },
    assessmentHeads: {
      async heads(ids: readonly string[]) {
        read.push([...ids]);
        return [head()];
      },
    },
  };
  expect(await acceptedRisks(ports, 50)).toMatchObject({ lines: [{ standing: 'accepted' }, { standing: 'accepted' }], next: '1' });
  expect([asked, read]).toEqual([[undefined], [['asm_1']]]);
  expect(await wholeRegister(ports)).toMatchObject({ complete: true, lines: { length: 4 } });
});

test('an export ends at 5,000 lines, and knows that it does', async () => {
  const ports = {
    clock: { now: () => new Date(NOW) },
    screens: {
      acceptances: async (limit: number) => ({ acceptances: Array.from({ length: limit }, () => acceptance), next: 'more' }),
    },
    assessmentHeads: { heads: async () => [head()] },
  };
  expect(await wholeRegister(ports)).toMatchObject({ complete: false, lines: { length: 5000 } });
});

test('the page says who, why and until when, and what is no longer accepted', async () => {
  const session = { kind: 'staff' as const, id: 'stf_4', name: 'Audrey', email: 'a@buyer.example', groups: ['auditor'], csrf: 'c' };
  const reader = { ...session, startedAt: NOW, expiresAt: '2026-11-24T21:00:00.000Z' };
  const lines = [line(), line({ until: NOW })];
  const { body } = await registerPage(reader, { lines, first: true, next: 'more/of+it' });
  expect(await htmlProblems(body)).toEqual([]);
  for (const words of [
    'Sam Safe',
    'Encryption at rest',
    'synthetic data',
    '1 May 2027',
    'Expired',
    '/register?next=more%2Fof%2Bit',
  ])
    expect(body).toContain(words);
  expect(body).toContain('One of these is not accepted any more');
});

test('the page names the end of the outcome where that comes first, and says so; otherwise nothing more', async () => {
  const session = { kind: 'staff' as const, id: 'stf_4', name: 'Audrey', email: 'a@buyer.example', groups: ['auditor'], csrf: 'c' };
  const reader = { ...session, startedAt: NOW, expiresAt: '2026-11-24T21:00:00.000Z' };
  const shown = async (validUntil: string) => {
    const ending = registerLine(acceptance, head({ outcome: { ...outcome, validUntil } }), NOW);
    const { body } = await registerPage(reader, { lines: [ending], first: true });
    expect(await htmlProblems(body)).toEqual([]);
    return body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
  };
  expect(await shown('2026-11-23T09:00:00.000Z')).toContain(
    '23 November 2026 Expired with the outcome; the approval itself is until 1 May 2027',
  );
  expect(await shown(acceptance.until)).toContain('1 May 2027 Accepted');
  expect(await shown(acceptance.until)).not.toContain('with the outcome;');
});

test('staff read it; whoever is in no group does not', async () => {
  const desk = staffDesk();
  const lists = await desk.as(staff.sam, '/register');
  expect([lists.status, lists.text.includes('No risk is accepted.')]).toEqual([200, true]);
  const sheet = await (await desk.as(staff.audrey)).get('/register.csv');
  expect(sheet.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect((await desk.as(staff.nobody, '/register')).status).toBe(403);
  expect((await (await desk.as(staff.nobody)).get('/register.xlsx')).status).toBe(403);
});
