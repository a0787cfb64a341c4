import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { StageConfig } from './config.ts';
import { EvidenceBucket } from './evidence-bucket.ts';
import { SigningKey } from './signing-key.ts';
import { StaffPool } from './staff-pool.ts';
import { AssayTable } from './table.ts';

/** All that must survive a deployment of the application: records, evidence, keys, people, and the bus that others listen to. */
export class DataStack extends Stack {
  readonly key: Key;
  readonly signingKey: SigningKey;
  readonly table: AssayTable['table'];
  readonly evidence: EvidenceBucket['bucket'];
  readonly staff: StaffPool;
  readonly bus: EventBus;

  constructor(scope: Construct, id: string, { config, ...props }: StackProps & { config: StageConfig }) {
    super(scope, id, props);
    this.key = new Key(this, 'Key', {
      description: `Assay ${config.stage}: assessments, evidence and alarms`,
      enableKeyRotation: true,
      removalPolicy: config.removalPolicy,
    });
    this.signingKey = new SigningKey(this, 'Signing', { config });
    this.table = new AssayTable(this, 'Records', { config, key: this.key }).table;
    this.evidence = new EvidenceBucket(this, 'Evidence', { config, key: this.key }).bucket;
    this.staff = new StaffPool(this, 'Staff', { config });
    this.bus = new EventBus(this, 'Bus', {
      eventBusName: `assay-${config.stage}`,
      description: 'What others may react to: an assessment was decided',
    });
    new CfnOutput(this, 'TableName', { value: this.table.tableName });
    new CfnOutput(this, 'EvidenceBucket', { value: this.evidence.bucketName });
    new CfnOutput(this, 'SigningKeyId', { value: this.signingKey.key.keyArn });
    new CfnOutput(this, 'UserPoolId', { value: this.staff.pool.userPoolId });
    new CfnOutput(this, 'BusName', { value: this.bus.eventBusName });
  }
}
