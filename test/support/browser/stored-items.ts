import { QueryCommand } from '@aws-sdk/lib-dynamodb';
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

/** The partitions that a link's page reads. */
export const partitionsOf = (assessmentId: string, tokenHash: string): string[] => [
  keys.assessmentPk(assessmentId),
  keys.link(tokenHash).pk,
];
