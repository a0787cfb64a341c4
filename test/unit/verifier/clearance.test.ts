import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { type Clearance, type ClearanceCondition, clearanceAt } from '../../../functions/domain/outcome/clearance.ts';
import { clearanceDocument } from '../../../functions/domain/outcome/clearance-document.ts';
import { clearanceOf } from '../../../functions/domain/outcome/clearance-of.ts';
import { assessmentStory, rosa, signer } from '../../support/assessment-story.ts';
import { smallCatalog } from '../../support/small-catalog.ts';
import { goodAnswers } from '../../support/small-submission.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-clearance-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
function written(content: string | object): string {
  const path = join(folder, `${++files}.json`);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

async function verify(...args: string[]) {
  const program = join(import.meta.dirname, '../../../verifier/verify.mjs');
  const { code, out, err } = await new Promise<{ code: number; out: string; err: string }>((done) =>
    execFile(process.execPath, [program, 'clearance', ...args], { env: {}, cwd: folder }, (error, out, err) =>
      done({ code: error ? Number(error.code) : 0, out, err }),
    ),
  );
  const lines = out.trim().split('\n').slice(0, -1);
  const last = out.trim().split('\n').at(-1);
  const checks = Object.fromEntries(
    lines.map((line) => line.split(/ {2,}/)).map(([verdict, name, says]) => [name, `${verdict}: ${says}`]),
  );
  return { code, err, checks, last };
}

const schema = join(import.meta.dirname, '../../../docs/schemas/clearance.v1.json');
const key = written(signer.pem);
const condition = { text: 'Add a switch', proof: 'A film', owner: { kind: 'vendor' as const }, dueOn: '2026-06-30' };
const { outcome, signature } = assessmentStory(
  smallCatalog(),
  { ...goodAnswers, 'operation.stop': { kind: 'yes-no', value: 'no' } },
  [{ by: rosa, choice: 'approve-with-conditions', conditions: [condition] }],
);
if (!outcome || !signature) throw new Error('no outcome');
const signed = written({ outcome, signature });
const clearance = clearanceOf(outcome, signature);
const which = { supplierId: 'sup_1', systemId: 'sys_1' };
const at = '2026-03-10T09:00:00.000Z';
const good = clearanceDocument(which, clearance, at);

describe('a clearance', () => {
  test('that is good passes each check, with the outcome that it rests on', async () => {
    const { code, checks, last } = await verify(written(good), '--schema', schema, '--outcome', signed, '--key', key);
    expect(last).toBe('Every check is ok.');
    expect(Object.values<string>(checks).filter((line) => !line.startsWith('ok: '))).toEqual([]);
    expect(Object.keys(checks)).toEqual(['document', 'answer', 'outcome', 'key', 'signature', 'record', 'schema']);
    expect(checks.answer).toBe(`ok: cleared until ${good.until}`);
    expect(code).toBe(0);
  });

  test('of a system that was never decided on is a good no', async () => {
    const { code, checks } = await verify(written(clearanceDocument(which, undefined, at)), '--schema', schema, '--unsigned');
    expect([code, checks.answer]).toEqual([0, 'ok: NOT cleared (none)']);
  });

  test('that anybody could have invented is not called good', async () => {
    const invented = { ...clearance, reference: 'A-WRONG2', validUntil: '2031-01-01T00:00:00.000Z', conditions: [] };
    const document = written(clearanceDocument(which, invented, at));
    const { code, last, checks } = await verify(document, '--schema', schema);
    expect(checks.answer).toContain('ok: cleared');
    expect(last).toContain('Nothing here is signed: give --outcome and --key');
    expect(code).toBe(1);
    const asked = await verify(document, '--unsigned');
    expect([asked.code, asked.last]).toEqual([0, last]);
    const both = await verify(document, '--unsigned', '--outcome', signed, '--key', key);
    expect([both.code, both.err]).toEqual([1, expect.stringContaining('Either --unsigned')]);
  });

  test('is worked out for another instant, to the millisecond', async () => {
    const before = new Date(Date.parse(outcome.validUntil) - 1).toISOString();
    const met = { ...clearance, conditions: clearance.conditions.map((one) => ({ ...one, status: 'met' as const, metAt: at })) };
    const document = written(clearanceDocument(which, met, at));
    expect((await verify(document, '--at', before)).checks.then).toContain(`cleared until ${outcome.validUntil}`);
    expect((await verify(document, '--at', outcome.validUntil)).checks.then).toContain('NOT cleared (expired)');
    expect((await verify(document, '--at', 'tomorrow')).code).toBe(1);
  });

  test.concurrent.each<[string, object, string]>([
    ['a yes that is none', { ...clearanceDocument(which, clearance, '2028-01-01T00:00:00.000Z'), cleared: true }, 'answer'],
    ['a later end', { ...good, until: '2030-01-01T00:00:00.000Z' }, 'answer'],
    ['a condition hidden from its answer', { ...good, conditions: { open: [], overdue: [] } }, 'answer'],
    ['no record', { ...good, record: undefined }, 'document'],
    ['another system’s record', { ...good, systemId: 'sys_2' }, 'document'],
    ['a time of its own spelling', { ...good, at: '2026-03-10' }, 'document'],
    ['another version', { ...good, version: 2 }, 'document'],
    ['a later end in its record', clearanceDocument(which, { ...clearance, validUntil: '2031-01-01T00:00:00.000Z' }, at), 'record'],
    ['a condition less', clearanceDocument(which, { ...clearance, conditions: [] }, at), 'record'],
    ['the hash of another outcome', clearanceDocument(which, { ...clearance, outcomeHash: 'a'.repeat(64) }, at), 'record'],
    ['something more', { ...good, more: 1 }, 'schema'],
  ])('with %s fails', async (_, document, check) => {
    const { code, checks } = await verify(written(document), '--schema', schema, '--outcome', signed, '--key', key);
    expect(checks[check]).toMatch(/^FAILED/);
    expect(code).toBe(1);
  });

  test('whose outcome is given needs a key, for anybody can sign', async () => {
    expect(await verify(written(good), '--outcome', signed)).toMatchObject({
      code: 1,
      err: expect.stringContaining('--key is needed'),
    });
  });
});

test('program and product agree on any record at any instant', async () => {
  const instant = fc.integer({ min: 0, max: 12 }).map((hour) => new Date(Date.UTC(2026, 5, 1, hour)).toISOString());
  const some = fc.array(
    fc.record({
      dueAt: instant,
      ifOverdue: fc.constantFrom('valid', 'suspended', 'withdrawn'),
      status: fc.constantFrom('open', 'reported', 'met', 'ended'),
      metAt: instant,
    }),
    { maxLength: 3 },
  );
  const cases = fc.sample(
    fc.record({ at: instant, validUntil: instant, conditions: some, result: fc.constantFrom('approved', 'rejected') }),
    60,
  );
  const said = await Promise.all(
    cases.map(async ({ at, validUntil, conditions, result }) => {
      const record = {
        ...{ ...clearance, validUntil, result },
        conditions: conditions.map(({ metAt, ...one }, n) => ({
          ...{ id: `c${n}`, text: 't', owner: 'vendor', dueOn: '2026-06-01', ...one },
          ...(one.status === 'met' && { metAt }),
        })) as ClearanceCondition[],
      } as Clearance;
      const { checks } = await verify(written(clearanceDocument(which, record, at)), '--at', at);
      const { cleared, standing, until } = clearanceAt(record, at);
      return [checks.answer, `ok: ${cleared ? `cleared until ${until}` : `NOT cleared (${standing})`}`];
    }),
  );
  for (const [program, product] of said) expect(program).toBe(product);
}, 60_000);
