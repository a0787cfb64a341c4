import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { StageConfig } from './config.ts';

/**
 * The key whose signature under an outcome lets anybody check it with the public half alone: ECDSA on P-256, made in KMS, which never
 * gives the private half away. KMS cannot rotate asymmetric keys, and whoever keeps the public half relies on that; a successor is a
 * second key, to which the alias moves, while outcomes that were signed name the key that signed them.
 */
export class SigningKey extends Construct {
  readonly key: Key;

  constructor(scope: Construct, id: string, { config }: { config: StageConfig }) {
    super(scope, id);
    this.key = new Key(this, 'Key', {
      description: `Assay ${config.stage}: signatures of outcomes`,
      alias: `assay-${config.stage}-outcomes`,
      keySpec: KeySpec.ECC_NIST_P256,
      keyUsage: KeyUsage.SIGN_VERIFY,
      removalPolicy: config.removalPolicy,
    });
  }
}
