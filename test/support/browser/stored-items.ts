import { DeleteCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { clientConfig } from '../../../bin/local/aws-environment.ts';
import type { LocalDeployment } from '../../../bin/local/deployment.ts';
import { keys } from '../../../functions/platform/table/keys.ts';
import { openTable } from '../../../functions/platform/table/table.ts';

/** Every item of these partitions, as stored. */
export async function storedItems(local: LocalDeployment, partitions: string[]): Promise<Record<string, unknown>[]> {
  const table = openTable(local.outputs.TableName ?? '', clientConfig(local.engineUrl));
  const found = await Promise.all(
    partitions.map((pk) =>
      table.client.send(
        new QueryCommand({
          TableName: table.name,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': pk },
          ConsistentRead: true,
        }),
      ),
    ),
  );
  return found.flatMap(({ Items }) => Items ?? []);
}

/** As if the minute were over in which one code is mailed at Start: nobody waits for it. */
export async function endMinuteOfCodes(local: LocalDeployment, tokenHash: string): Promise<void> {
  const table = openTable(local.outputs.TableName ?? '', clientConfig(local.engineUrl));
  const counted = await storedItems(local, [keys.rate(`codeAtStart#${tokenHash}`, 0).pk]);
  await Promise.all(counted.map(({ pk, sk }) => table.client.send(new DeleteCommand({ TableName: table.name, Key: { pk, sk } }))));
}

/** The partitions that a link's page reads. */
export const partitionsOf = (assessmentId: string, tokenHash: string): string[] => [
  keys.assessmentPk(assessmentId),
  keys.link(tokenHash).pk,
];
