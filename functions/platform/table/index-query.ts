import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Table } from './table.ts';

const Cursor = z.record(z.string(), z.string());

interface IndexQuery {
  index: { name: string; pk: string; sk: string };
  partition: string;
  limit: number;
  next?: string;
  descending?: boolean;
  /** Only what sorts before this. */
  before?: string;
}

/** One index query: one page of a screen. `next` is the opaque continuation of the page before. */
export async function queryIndex(table: Table, query: IndexQuery) {
  const page = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      IndexName: query.index.name,
      KeyConditionExpression: query.before ? '#pk = :pk AND #sk < :before' : '#pk = :pk',
      ExpressionAttributeNames: { '#pk': query.index.pk, ...(query.before && { '#sk': query.index.sk }) },
      ExpressionAttributeValues: { ':pk': query.partition, ...(query.before && { ':before': query.before }) },
      Limit: query.limit,
      ScanIndexForward: !query.descending,
      ExclusiveStartKey: readCursor(query),
    }),
  );
  const last = page.LastEvaluatedKey;
  return { items: page.Items ?? [], next: last && Buffer.from(JSON.stringify(last)).toString('base64url') };
}

/** The continuation as we gave it; anything else starts from the beginning. */
function readCursor({ next, index, partition }: IndexQuery): Record<string, string> | undefined {
  try {
    const key = Cursor.parse(JSON.parse(Buffer.from(next ?? '', 'base64url').toString('utf8')));
    const complete = ['pk', 'sk', index.sk].every((name) => name in key);
    return complete && Object.keys(key).length === 4 && key[index.pk] === partition ? key : undefined;
  } catch {
    return undefined;
  }
}
