import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { indexes } from '../functions/platform/table/keys.ts';
import type { DataStack } from './data-stack.ts';
import { QUARANTINE } from './evidence-bucket.ts';
import { WildcardStatement } from './wildcard-statement.ts';

type TableAction = 'GetItem' | 'BatchGetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'ConditionCheckItem';

/** The tag that the malware scan leaves on a clean version; downloads are tied to it by the role itself. */
export const CLEAN = { key: 'GuardDutyMalwareScanStatus', value: 'NO_THREATS_FOUND' } as const;

/**
 * Permissions as short sentences, written by hand so that a reader sees every action. The key may only be used through the service
 * that holds the data.
 */
export function grantsOn(data: DataStack) {
  const throughKey = (service: 'dynamodb' | 's3', ...actions: string[]) =>
    new PolicyStatement({
      actions: actions.map((action) => `kms:${action}`),
      resources: [data.key.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `${service}.${Stack.of(data).region}.amazonaws.com` } },
    });
  const bucket: string = data.exportValue(data.evidence.bucketArn);
  const evidence = (actions: string[], conditions?: Record<string, unknown>) =>
    new WildcardStatement({
      actions: actions.map((action) => `s3:${action}`),
      resources: [`${bucket}/${QUARANTINE}*`],
      conditions,
      because: 'One object per uploaded file: their names are not known before',
    });
  return {
    /** Item actions on the table. A transaction needs the actions of its parts. */
    table: (...actions: TableAction[]) => [
      new PolicyStatement({ actions: actions.map((action) => `dynamodb:${action}`), resources: [data.table.tableArn] }),
      throughKey('dynamodb', 'Decrypt', 'DescribeKey', 'Encrypt', 'GenerateDataKey', 'ReEncryptFrom', 'ReEncryptTo'),
    ],
    /** Queries of these indexes only. */
    indexes: (...names: (keyof typeof indexes)[]) =>
      new PolicyStatement({ actions: ['dynamodb:Query'], resources: names.map((name) => `${data.table.tableArn}/index/${name}`) }),
    /** The forms for uploads are signed with the function's own role. */
    upload: () => [evidence(['PutObject', 'GetObject', 'GetObjectVersion']), throughKey('s3', 'Decrypt', 'GenerateDataKey')],
    /** To hash what arrived, before anybody knows what it is. */
    readUploads: () => [evidence(['GetObject', 'GetObjectVersion']), throughKey('s3', 'Decrypt')],
    /** Only versions that the scan found clean: design 6.10, held by the role even if the code errs. */
    downloadClean: () => [
      evidence(['GetObject', 'GetObjectVersion'], { StringEquals: { [`s3:ExistingObjectTag/${CLEAN.key}`]: CLEAN.value } }),
      throughKey('s3', 'Decrypt'),
    ],
    /** What a scan result carries of the object, and its mark on the version. */
    markScanned: () => [
      evidence(['GetObject', 'GetObjectVersion', 'PutObjectTagging', 'PutObjectVersionTagging']),
      throughKey('s3', 'Decrypt', 'GenerateDataKey'),
    ],
    /** Signatures of outcomes, and the public key that goes with them. */
    sign: () => new PolicyStatement({ actions: ['kms:Sign', 'kms:GetPublicKey'], resources: [data.signingKey.key.keyArn] }),
    publish: () => new PolicyStatement({ actions: ['events:PutEvents'], resources: [data.bus.eventBusArn] }),
  };
}
export type Grants = ReturnType<typeof grantsOn>;
