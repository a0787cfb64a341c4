import { Duration } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { StageConfig } from './config.ts';

/** Everything that vendors upload arrives below this prefix, and stays there: the scan marks the version, it does not move it. */
export const QUARANTINE = 'quarantine/';

/**
 * What vendors attach. Versioned, because a decision binds to one version of a file; encrypted with the house's key by default, so
 * that the form of a presigned POST needs no encryption fields.
 */
export class EvidenceBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { config, key }: { config: StageConfig; key: IKey }) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      enforceSSL: true,
      versioned: true,
      removalPolicy: config.removalPolicy,
      lifecycleRules: [
        { id: 'unfinished-uploads', abortIncompleteMultipartUploadAfter: Duration.days(1) },
        {
          id: 'removed-evidence',
          noncurrentVersionExpiration: Duration.days(config.protect ? 3650 : 30),
          expiredObjectDeleteMarker: true,
        },
      ],
    });
    if (!config.engine.malwareProtection) {
      // The level-1 property, because the CDK's own way runs a function that the local engine cannot.
      (this.bucket.node.defaultChild as CfnBucket).notificationConfiguration = {
        eventBridgeConfiguration: { eventBridgeEnabled: true },
      };
    }
    acknowledge(
      this.bucket,
      'S1',
      'Files are only reached through requests that the functions presign one by one and record; account-wide CloudTrail data events cover the rest, and a log bucket would keep a second copy of object names',
    );
  }
}
