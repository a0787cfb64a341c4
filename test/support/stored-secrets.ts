import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { DeployedApp } from './deployed-app.ts';

/** Everything that the table holds, to look through for what must not be there. */
export async function allItems({ table }: DeployedApp): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await table.client.send(new ScanCommand({ TableName: table.name, ConsistentRead: true, ExclusiveStartKey }));
    items.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return items;
}

/** The keys of the items that hold a text. */
export const where = (items: Record<string, unknown>[], secret: string) =>
  items.filter((item) => JSON.stringify(item).includes(secret)).map(({ pk, sk }) => `${pk}/${sk}`);
