import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { hashOf } from '../../../functions/domain/proof/canonical.ts';
import { memorySigner } from '../../support/in-memory/memory-signer.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-verifier-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Each test starts programs, on a machine that may be busy. */
const patient = { timeout: 30_000 };

let files = 0;
function written(content: string | Buffer | object): string {
  files += 1;
  const path = join(folder, `${files}.txt`);
  writeFileSync(path, typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content));
  return path;
}

/** Runs the program as anybody would; the lines that it prints, by the name of the check. */
async function verify(...args: string[]) {
  const program = join(import.meta.dirname, '../../../verifier/verify.mjs');
  const { code, out, err } = await new Promise<{ code: number; out: string; err: string }>((done) =>
    execFile(process.execPath, [program, ...args], { env: {}, cwd: folder }, (error, out, err) =>
      done({ code: error ? Number(error.code) : 0, out, err }),
    ),
  );
  const lines = out
    .trim()
    .split('\n')
    .slice(0, -1)
    .map((line) => line.split(/ {2,}/));
  return { code, out, err, checks: Object.fromEntries(lines.map(([verdict, name, says]) => [name, `${verdict}: ${says}`])) };
}

const signer = memorySigner();
const key = written(signer.pem);
const outcome = {
  reference: 'A-234567',
  supplierName: 'Häuser & Söhne 𝔸 "quoted" \\ \n\u0001\u2028',
  result: 'approved-with-conditions',
  overall: 7_300,
  final: true,
  residual: null,
  conditions: [{ text: 'Retention below 30 days', dueOn: '2026-06-30' }, { text: 'Second' }],
  decidedAt: '2026-03-02T09:00:00.000Z',
};
const signature = await signer.port.sign(hashOf(outcome));
const good = { outcome, signature };
const outcomeIn = (document: object, ...more: string[]) => verify('outcome', written(document), '--key', key, ...more);

describe('a signed outcome', patient, () => {
  test('that is good passes each check, with a line for each and the hash that others quote', async () => {
    const { code, checks, out } = await outcomeIn(good);
    expect(checks).toEqual({
      document: expect.stringMatching(/^ok: /),
      key: expect.stringMatching(/^ok: /),
      signature: `ok: the given key signed exactly this outcome (SHA-256 ${hashOf(outcome)})`,
    });
    expect(code).toBe(0);
    expect(out).toMatch(/\nEvery check is ok\.\n$/);
  });

  test('is the same in another order of keys, with spaces, with other escapes', async () => {
    const turned = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(turned);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([name, item]) => [name, turned(item)]),
      );
    };
    const text = JSON.stringify(turned(good), null, 4).replaceAll('ä', '\\u00e4').replaceAll('"overall": 7300', '"overall": 73e2');
    expect(text).toContain('\\u00e4');
    expect((await verify('outcome', written(text), '--key', key)).code).toBe(0);
  });

  test('may hold whatever JSON holds, fractions aside', async () => {
    const whole = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.maxSafeInteger(),
        fc.boolean(),
        fc.constant(null),
        fc.string({ unit: 'binary' }),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(fc.string({ unit: 'binary' }), tie('value'), { maxKeys: 6, noNullPrototype: true }),
      ),
    }));
    const values = { values: fc.sample(whole.value, 300) };
    expect(await outcomeIn({ outcome: values, signature: await signer.port.sign(hashOf(values)) })).toMatchObject({ code: 0 });
  });

  const changes: [string, object][] = [
    ...Object.entries(outcome).map(([name, value]): [string, object] => [
      name,
      { ...outcome, [name]: typeof value === 'string' ? `${value} ` : typeof value === 'number' ? value + 1 : !value },
    ]),
    ...Object.keys(outcome).map((name): [string, object] => [
      `${name} taken away`,
      Object.fromEntries(Object.entries(outcome).filter(([other]) => other !== name)),
    ]),
    ['a condition’s date', { ...outcome, conditions: [{ ...outcome.conditions[0], dueOn: '2027-06-30' }, outcome.conditions[1]] }],
    ['the order of conditions', { ...outcome, conditions: outcome.conditions.toReversed() }],
    ['something more', { ...outcome, more: null }],
    ['nothing left', {}],
  ];
  test.concurrent.each(changes)('tampered with (%s) was not signed', async (_, tampered) => {
    const { code, checks, out } = await outcomeIn({ outcome: tampered, signature });
    expect(checks.signature).toMatch(/^FAILED: the given key did not sign this outcome/);
    expect(checks.key).toMatch(/^ok/);
    expect(code).toBe(1);
    expect(out).toMatch(/\nDo NOT rely on this document\.\n$/);
  });

  test.concurrent('of somebody else’s key fails, though it fits the key that it brings along', async () => {
    const forged = await memorySigner().port.sign(hashOf(outcome));
    const { code, checks } = await outcomeIn({ outcome, signature: forged });
    expect(checks.key).toBe('FAILED: it is signed with another key than the given one');
    expect(checks.signature).toMatch(/^FAILED/);
    expect(code).toBe(1);
    const disguised = await outcomeIn({ outcome, signature: { ...forged, publicKey: signature.publicKey } });
    expect(disguised.checks.key).toMatch(/^ok/);
    expect(disguised.checks.signature).toMatch(/^FAILED/);
    expect(disguised.code).toBe(1);
  });

  const swapped = Buffer.from(signature.value, 'base64');
  swapped[swapped.length - 1] = (swapped.at(-1) ?? 0) ^ 1;
  test.concurrent.each([
    ['another value', { ...signature, value: swapped.toString('base64') }],
    ['an empty value', { ...signature, value: '' }],
    ['a value that is no base64', { ...signature, value: '%%%' }],
    ['spaces in the value', { ...signature, value: ` ${signature.value}` }],
    ['another algorithm', { ...signature, algorithm: 'none' }],
    ['another public key', { ...signature, publicKey: memorySigner().publicKey }],
    ['no public key', { ...signature, publicKey: undefined }],
    ['a number for a key id', { ...signature, keyId: 1 }],
    ['something more', { ...signature, more: 'x' }],
    ['nothing', null],
    ['a list', []],
  ])('with %s in its signature fails', async (_, other) => {
    expect(await outcomeIn({ outcome, signature: other })).toMatchObject({ code: 1 });
  });

  const text = JSON.stringify(good);
  const twice = text.replace('"result":', '"result":"rejected","result":');
  const nested = text.replace('"text":"Second"', '"text":"First","t\\u0065xt":"Second"');
  test.concurrent.each<[string, string | Buffer, RegExp]>([
    ['truncated', text.slice(0, -1), /cannot be read as JSON/],
    ['truncated in the middle', text.slice(0, text.length / 2), /cannot be read as JSON/],
    ['empty', '', /cannot be read as JSON/],
    ['followed by something', `${text}x`, /cannot be read as JSON/],
    ['no UTF-8', Buffer.from(text, 'latin1'), /cannot be read as JSON/],
    ['saying one thing twice', twice, /an object has "result" twice/],
    ['saying one thing twice, spelt differently, further in', nested, /an object has "t\\u0065xt" twice/],
    ['with something beside it', text.replace('{', '{"note":"fine",'), /holds note, which nobody signed/],
    ['without its signature', JSON.stringify({ outcome }), /signature is no object/],
    ['only its outcome', JSON.stringify(outcome), /outcome is no object/],
    ['a list', '[]', /the document is no object/],
    ['too deep to read', '['.repeat(100_000), /cannot be read as JSON/],
  ])('%s fails, and says why', async (_, content, why) => {
    const { code, checks, out } = await verify('outcome', written(content), '--key', key);
    expect(checks.document).toMatch(/^FAILED/);
    expect(out).toMatch(why);
    expect(checks.signature).toMatch(/^FAILED: cannot be checked without a good outcome/);
    expect(code).toBe(1);
  });

  test.concurrent.each([
    ['a fraction', 0.5],
    ['a number that readers round', 2 ** 53],
    ['half a character', '\ud83d'],
  ])('that holds %s is refused, for its bytes depend on the reader', async (_, odd) => {
    const { checks, code } = await outcomeIn({ outcome: { odd }, signature });
    expect(checks.signature).toMatch(/^FAILED: /);
    expect(checks.signature).not.toContain('did not sign');
    expect(code).toBe(1);
  });
});

describe('the given key', patient, () => {
  const pem = (namedCurve: string) =>
    generateKeyPairSync('ec', { namedCurve }).publicKey.export({ type: 'spki', format: 'pem' }).toString();
  test.concurrent.each([
    ['is another one', pem('prime256v1'), /another key than the given one/],
    ['is on another curve', pem('secp384r1'), /not on P-256/],
    ['is none', 'hello', /no public key as PEM/],
  ])('that %s does not do', async (_, content, why) => {
    const { code, checks } = await verify('outcome', written(good), '--key', written(content));
    expect(checks.key).toMatch(why);
    expect(checks.signature).toMatch(/^FAILED/);
    expect(code).toBe(1);
  });

  test('may have words around it, as a terminal leaves them', async () => {
    const { code } = await verify('outcome', written(good), '--key', written(`\n> assay\n> public-key\n\n${signer.pem}\n`));
    expect(code).toBe(0);
  });
});

describe('the schema', patient, () => {
  const described = z.looseObject({ result: z.enum(['approved', 'approved-with-conditions', 'rejected']), overall: z.int() });
  const schema = (form: z.ZodType) => written(z.toJSONSchema(form));

  test('that the outcome fits is one more check', async () => {
    const { code, checks } = await outcomeIn(good, '--schema', schema(described));
    expect(checks.schema).toBe('ok: the outcome has the published form');
    expect(code).toBe(0);
  });

  test.concurrent.each([
    ['that it does not fit', schema(described.extend({ overall: z.int().max(100) })), /the outcome, overall must be at most 100/],
    ['that asks for more', schema(described.extend({ validUntil: z.string() })), /the outcome must have validUntil/],
    ['with a keyword that is not known', written({ dependentRequired: {} }), /dependentRequired, which this program does not know/],
    ['that cannot be read', written('{'), /cannot be read as JSON/],
    ['that is not there', 'nowhere.json', /cannot be opened/],
  ])('%s fails, although the outcome is signed', async (_, file, why) => {
    const { code, checks } = await outcomeIn(good, '--schema', file);
    expect(checks.signature).toMatch(/^ok/);
    expect(checks.schema).toMatch(/^FAILED/);
    expect(checks.schema).toMatch(why);
    expect(code).toBe(1);
  });
});

describe('the command line', patient, () => {
  test.concurrent.each([
    ['nothing', [], /^What shall be checked\? outcome, clearance$/m],
    ['an unknown kind', ['toString', 'x'], /^What shall be checked\? outcome, clearance$/m],
    ['no document', ['outcome', '--key', key], /^One document at a time$/m],
    ['two documents', ['outcome', 'a', 'b', '--key', key], /^One document at a time$/m],
    ['no key', ['outcome', 'a'], /^--key is needed$/m],
    ['an unknown option', ['outcome', 'a', '--key', key, '--force'], /'--force'/],
  ])('with %s says what is wrong and how it is used, and fails', async (_, args, what) => {
    const { code, err } = await verify(...args);
    expect(err).toMatch(what);
    expect(err).toContain('node verifier/verify.mjs outcome');
    expect(code).toBe(1);
  });

  test('helps', async () => {
    expect(await verify('--help')).toMatchObject({ code: 0, out: expect.stringContaining('--key') });
  });

  test('names a file that is not there', async () => {
    const { out, code } = await verify('outcome', 'nowhere.json', '--key', key);
    expect(out).toContain('nowhere.json cannot be opened (ENOENT)');
    expect(code).toBe(1);
  });
});
