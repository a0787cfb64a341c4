import { createPublicKey, verify } from 'node:crypto';
import * as z from 'zod';
import { canonicalJson } from '../proof/canonical.ts';

/** ECDSA on P-256 over the SHA-256 of a record's canonical bytes (RFC 8785), as KMS makes it. */
export const Signature = z.strictObject({
  algorithm: z.literal('ECDSA_SHA_256'),
  /** The key's ARN: says where the key lives. It is not signed, so nothing may be concluded from it. */
  keyId: z.string().min(1).max(2048),
  /** DER (RFC 3279, Ecdsa-Sig-Value), in base64. */
  value: z.base64().min(8).max(100),
  /** SubjectPublicKeyInfo in DER (RFC 5480), in base64, so that what was signed says by itself with what to check it. */
  publicKey: z.base64().min(100).max(200),
});
export type Signature = z.infer<typeof Signature>;

export interface Signer {
  /**
   * Signs a SHA-256 digest (lower-case hex, what `hashOf` gives). Each call gives another value: ECDSA draws a number.
   * Throws when the key cannot be used.
   */
  sign(digestHex: string): Promise<Signature>;
}

/**
 * Whether the signature was made over exactly this record. Anybody can sign with a key of their own: only with `trusted` (base64 as in
 * `Signature.publicKey`) does it say who signed. Never throws: garbage does not hold.
 */
export function signatureHolds(record: unknown, signature: Signature, trusted?: { publicKey: string }): boolean {
  try {
    const { value, publicKey } = Signature.parse(signature);
    if (trusted && trusted.publicKey !== publicKey) return false;
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') return false;
    const bytes = Buffer.from(canonicalJson(record), 'utf8');
    const made = Buffer.from(value, 'base64');
    // Base64 has spare bits at its end: one signature, one spelling.
    return made.toString('base64') === value && verify('sha256', bytes, { key, dsaEncoding: 'der' }, made);
  } catch {
    return false;
  }
}
