import { createPublicKey } from 'node:crypto';
import { CreateKeyCommand, DescribeKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { describe, expect, inject, test } from 'vitest';
import { clientConfig } from '../../bin/local/aws-environment.ts';
import { publicKeyPem } from '../../bin/operator/public-key.ts';
import { Signature, signatureHolds } from '../../functions/domain/outcome/signature.ts';
import { hashOf } from '../../functions/domain/proof/canonical.ts';
import { kmsSigner } from '../../functions/platform/kms-signer.ts';

const { engineUrl, outputs } = inject('local');
const config = clientConfig(engineUrl);
const keyId = outputs.SigningKeyId ?? '';
const record = { result: 'approved', supplierName: 'Häuser & Söhne', overall: 7_300, conditions: [] };

/** A client, and the names of the commands that it sent. */
function recorded() {
  const client = new KMSClient(config);
  const sent: string[] = [];
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        sent.push(commandName ?? '');
        return next(args);
      },
    { step: 'initialize' },
  );
  return { client, sent };
}

describe('the signing key of the deployment', () => {
  test('is the one that the template asks for, and has its alias', async () => {
    const client = new KMSClient(config);
    const wanted = { Arn: keyId, KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY', SigningAlgorithms: ['ECDSA_SHA_256'] };
    for (const KeyId of [keyId, 'alias/assay-local-outcomes'])
      expect((await client.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata).toMatchObject(wanted);
  });

  test('signs a record’s hash so that Node alone can check it, and gives its public half once', async () => {
    const { client, sent } = recorded();
    const signer = kmsSigner(keyId, client);
    const [first, second] = await Promise.all([signer.sign(hashOf(record)), signer.sign(hashOf(record))]);
    expect(Signature.parse(first)).toMatchObject({ algorithm: 'ECDSA_SHA_256', keyId });
    expect(second.value).not.toBe(first.value);
    for (const signature of [first, second]) {
      expect(signatureHolds(record, signature, { publicKey: first.publicKey })).toBe(true);
      expect(signatureHolds({ ...record, overall: 7_301 }, signature)).toBe(false);
    }
    expect(sent.sort()).toEqual(['GetPublicKeyCommand', 'SignCommand', 'SignCommand']);
  });

  test('is printed for those who check', async () => {
    const pem = await publicKeyPem('local', engineUrl);
    expect(pem).toMatch(/^-----BEGIN PUBLIC KEY-----\n/);
    const { publicKey } = await kmsSigner(keyId, new KMSClient(config)).sign(hashOf(record));
    expect(createPublicKey(pem).export({ type: 'spki', format: 'der' }).toString('base64')).toBe(publicKey);
  });
});

describe('what cannot sign is a fault', () => {
  const client = new KMSClient(config);

  test.each([
    ['a key that is not there', () => `${keyId.slice(0, -4)}0000`, hashOf(record)],
    ['what is no digest', () => keyId, 'abcd'],
  ])('%s', async (_, key, digest) => {
    await expect(kmsSigner(key(), client).sign(digest)).rejects.toThrow();
  });

  test('a key that encrypts', async () => {
    const { KeyMetadata } = await client.send(new CreateKeyCommand({}));
    await expect(kmsSigner(KeyMetadata?.Arn ?? '', client).sign(hashOf(record))).rejects.toThrow();
  });

  test('an outage, after which the same signer signs again', async () => {
    const { client: failing, sent } = recorded();
    let out = true;
    failing.middlewareStack.add(
      (next) => async (args) => {
        if (out) throw new Error('out of reach');
        return next(args);
      },
      { step: 'initialize', priority: 'low' },
    );
    const signer = kmsSigner(keyId, failing);
    await expect(signer.sign(hashOf(record))).rejects.toThrow('out of reach');
    out = false;
    expect(signatureHolds(record, await signer.sign(hashOf(record)))).toBe(true);
    expect(sent.filter((name) => name === 'GetPublicKeyCommand')).toHaveLength(2);
  });
});
