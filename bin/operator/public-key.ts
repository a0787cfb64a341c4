import { createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { KMSClient } from '@aws-sdk/client-kms';
import { publicKeyOf } from '../../functions/platform/kms-signer.ts';
import { PlainError } from '../local/plain-error.ts';
import { outputOf } from './deployment.ts';

/** The public half of a stage's signing key, as PEM: what somebody else needs to check outcomes. Throws PlainError without a deployment. */
export async function publicKeyPem(stage: string, engineUrl?: string): Promise<string> {
  const { value, config } = await outputOf(stage, 'SigningKeyId', engineUrl);
  const der = Buffer.from(await publicKeyOf(value, new KMSClient(config)), 'base64');
  return createPublicKey({ key: der, format: 'der', type: 'spki' }).export({ type: 'spki', format: 'pem' }).toString();
}

/**
 * The key whose signatures count, in base64 as signatures carry it: of a PEM file, or the stage's own. Throws PlainError without a
 * deployment, or when the file holds no public key.
 */
export async function trustedKey(stage: string, engineUrl?: string, file?: string): Promise<string> {
  const pem = file ? readKey(file) : await publicKeyPem(stage, engineUrl);
  return createPublicKey(pem).export({ type: 'spki', format: 'der' }).toString('base64');
}

function readKey(file: string): string {
  try {
    const pem = readFileSync(file, 'utf8');
    createPublicKey(pem);
    return pem;
  } catch {
    throw new PlainError(`${file} holds no public key as PEM.`);
  }
}
