import { createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The public key of a PEM file. Throws when it is none, or none on P-256. */
export function readPublicKey(path) {
  const key = publicKeyIn(path);
  if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') throw new Error(`${path} holds a key that is not on P-256`);
  return key;
}

function publicKeyIn(path) {
  try {
    return createPublicKey(readFileSync(path));
  } catch {
    throw new Error(`${path} holds no public key as PEM`);
  }
}

/** Whether a key is this one, given as SubjectPublicKeyInfo in base64. */
export const sameKey = (key, base64) => key.export({ type: 'spki', format: 'der' }).toString('base64') === base64;

/** Whether the key made this signature (ECDSA over SHA-256; DER in base64, in its one spelling) over exactly these bytes. */
export function isSignedBy(key, bytes, base64) {
  const signature = Buffer.from(base64, 'base64');
  return signature.toString('base64') === base64 && verify('sha256', bytes, { key, dsaEncoding: 'der' }, signature);
}
