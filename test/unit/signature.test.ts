import { generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Signature, signatureHolds } from '../../functions/domain/outcome/signature.ts';
import { canonicalJson, hashOf } from '../../functions/domain/proof/canonical.ts';
import { memorySigner } from '../support/in-memory/memory-signer.ts';

const signer = memorySigner();
const record = { result: 'approved', conditions: [{ text: 'Ünïcode', dueOn: null }], overall: 7_300, final: true };
const circle: unknown[] = [record];
circle.push(circle);
const signed = await signer.port.sign(hashOf(record));

describe('a signature', () => {
  test('holds for the record whose bytes were signed, in whatever order its fields come', () => {
    expect(Signature.parse(signed)).toEqual(signed);
    expect(signatureHolds(record, signed)).toBe(true);
    expect(signatureHolds(Object.fromEntries(Object.entries(record).reverse()), signed, signer)).toBe(true);
  });

  test('holds for every record that JSON can hold, signed by its hash alone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => signatureHolds(value, await signer.port.sign(hashOf(value)))),
      { numRuns: 200 },
    );
  });

  test.each([
    ['a field changed', { ...record, result: 'rejected' }],
    ['a field added', { ...record, more: 1 }],
    ['a field missing', { result: 'approved' }],
    ['what JSON cannot hold', { ...record, overall: 7_300n }],
    ['nothing', undefined],
    ['a circle', circle],
  ])('does not hold for %s', (_, other) => {
    expect(signatureHolds(other, signed)).toBe(false);
  });

  test('of another key is not the trusted one’s, though it holds by itself', async () => {
    const stranger = memorySigner();
    const forged = await stranger.port.sign(hashOf(record));
    expect(signatureHolds(record, forged)).toBe(true);
    expect(signatureHolds(record, forged, signer)).toBe(false);
    expect(signatureHolds(record, { ...forged, publicKey: signed.publicKey }, signer)).toBe(false);
  });

  test('on another curve, or by RSA, does not hold', () => {
    for (const { publicKey, privateKey } of [
      generateKeyPairSync('ec', { namedCurve: 'secp256k1' }),
      generateKeyPairSync('ec', { namedCurve: 'secp384r1' }),
      generateKeyPairSync('rsa', { modulusLength: 1024 }),
    ]) {
      const value = sign('sha256', Buffer.from(canonicalJson(record)), privateKey).toString('base64');
      const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
      expect(signatureHolds(record, { ...signed, value, publicKey: key })).toBe(false);
    }
  });

  test('is garbage in any of its parts: it does not hold, and nothing is thrown', () => {
    const parts = ['algorithm', 'value', 'publicKey'] as const;
    fc.assert(
      fc.property(fc.constantFrom(...parts), fc.oneof(fc.anything(), fc.string(), fc.base64String()), (part, garbage) => {
        const made = { ...signed, [part]: garbage } as Signature;
        return garbage === signed[part] || !signatureHolds(record, made);
      }),
    );
    for (const garbage of [undefined, null, 'x', [], { ...signed, more: 1 }, { ...signed, keyId: '' }])
      expect(signatureHolds(record, garbage as Signature)).toBe(false);
  });

  test('has one spelling: spare bits at the end of its base64 do not vary', async () => {
    let made = signed;
    while (!made.value.endsWith('=')) made = await signer.port.sign(hashOf(record));
    const bytes = Buffer.from(made.value, 'base64');
    const others = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/']
      .map((last) => made.value.replace(/[^=](?==*$)/, last))
      .filter((value) => value !== made.value && Buffer.from(value, 'base64').equals(bytes));
    expect(others.length).toBeGreaterThan(1);
    for (const value of others) expect(signatureHolds(record, { ...made, value })).toBe(false);
  });
});
