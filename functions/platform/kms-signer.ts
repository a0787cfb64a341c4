import { GetPublicKeyCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms';
import { namedError } from '../domain/named-error.ts';
import type { Signature, Signer } from '../domain/outcome/signature.ts';

const ALGORITHM = 'ECDSA_SHA_256';

/**
 * Signs with the private key that never leaves KMS. The public key is asked for once in a process. `keyId`: the key's ARN. Throws
 * what KMS throws (`DisabledException`, `KMSInvalidStateException`, …), and `IncompleteSignature` for an answer without its parts.
 */
export function kmsSigner(keyId: string, client = new KMSClient({})): Signer {
  let known: Promise<string> | undefined;
  const publicKey = () => {
    known ??= publicKeyOf(keyId, client).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
  return {
    async sign(digestHex): Promise<Signature> {
      const Message = Buffer.from(digestHex, 'hex');
      const command = new SignCommand({ KeyId: keyId, Message, MessageType: 'DIGEST', SigningAlgorithm: ALGORITHM });
      const [signed, key] = await Promise.all([client.send(command), publicKey()]);
      if (!signed.Signature || !signed.KeyId) throw namedError('IncompleteSignature', 'KMS answered Sign without a signature');
      return { algorithm: ALGORITHM, keyId: signed.KeyId, value: base64(signed.Signature), publicKey: key };
    },
  };
}

/** SubjectPublicKeyInfo of a key, DER in base64. Throws what KMS throws, and `IncompleteSignature` for an answer without a key. */
export async function publicKeyOf(keyId: string, client: KMSClient): Promise<string> {
  const { PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId: keyId }));
  if (!PublicKey) throw namedError('IncompleteSignature', 'KMS answered GetPublicKey without a key');
  return base64(PublicKey);
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
