import { createPublicKey } from 'node:crypto';
import { KMSClient } from '@aws-sdk/client-kms';
import { publicKeyOf } from '../../functions/platform/kms-signer.ts';
import { outputOf } from './deployment.ts';

/** The public half of a stage's signing key, as PEM: what somebody else needs to check outcomes. Throws PlainError without a deployment. */
export async function publicKeyPem(stage: string, engineUrl?: string): Promise<string> {
  const { value, config } = await outputOf(stage, 'SigningKeyId', engineUrl);
  const der = Buffer.from(await publicKeyOf(value, new KMSClient(config)), 'base64');
  return createPublicKey({ key: der, format: 'der', type: 'spki' }).export({ type: 'spki', format: 'pem' }).toString();
}
