import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { Signature, Signer } from '../../../functions/domain/outcome/signature.ts';

/** The order of P-256's base point (FIPS 186-5 / SP 800-186, 3.2.1.3). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

const newKey = () => generateKeyPairSync('ec', { namedCurve: 'prime256v1' });

/**
 * Signs as KMS does, with a P-256 key of its own, given the digest. Node's own signing would hash once more, so the one equation
 * is solved here (FIPS 186-5, 6.4.1) with Node's curve: each signature's secret number and point are a key pair that Node draws.
 */
export function memorySigner() {
  const { publicKey, privateKey } = newKey();
  const d = number(privateKey, 'd');
  const spki = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  const signNow = (digestHex: string): Signature => {
    const drawn = newKey().privateKey;
    const r = number(drawn, 'x') % ORDER;
    const s = mod(inverse(number(drawn, 'd')) * (BigInt(`0x${digestHex}`) + r * d));
    const value = derSequence([derInteger(r), derInteger(s)]).toString('base64');
    return { algorithm: 'ECDSA_SHA_256', keyId: 'arn:aws:kms:eu-central-1:111122223333:key/in-memory', value, publicKey: spki };
  };
  const port: Signer = { sign: async (digestHex) => signNow(digestHex) };
  return { port, signNow, publicKey: spki, pem: publicKey.export({ type: 'spki', format: 'pem' }).toString() };
}

const number = (key: KeyObject, part: 'd' | 'x'): bigint =>
  BigInt(`0x${Buffer.from(key.export({ format: 'jwk' })[part] ?? '', 'base64url').toString('hex')}`);

const mod = (value: bigint): bigint => ((value % ORDER) + ORDER) % ORDER;

/** By Fermat: the order is prime. */
function inverse(value: bigint): bigint {
  let [result, base] = [1n, mod(value)];
  for (let exponent = ORDER - 2n; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = mod(result * base);
    base = mod(base * base);
  }
  return result;
}

const der = (tag: number, content: Buffer): Buffer => Buffer.concat([Buffer.from([tag, content.length]), content]);
const derSequence = (parts: Buffer[]): Buffer => der(0x30, Buffer.concat(parts));

/** The shortest form, with a leading zero where the first bit would say "negative". */
function derInteger(value: bigint): Buffer {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex');
  return der(0x02, (bytes[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);
}
