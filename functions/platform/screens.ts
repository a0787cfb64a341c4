import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Screens } from '../domain/ports.ts';
import { indexes } from './keys.ts';
import { recordsOf } from './records.ts';
import type { Table } from './table.ts';

interface IndexQuery {
  index: { name: string; pk: string; sk: string };
  partition: string;
  limit: number;
  next?: string;
  descending?: boolean;
}

/** One index query: one page of a screen. `next` is the opaque continuation of the page before. */
export async function queryIndex(table: Table, query: IndexQuery) {
  const page = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      IndexName: query.index.name,
      KeyConditionExpression: '#pk = :pk',
      ExpressionAttributeNames: { '#pk': query.index.pk },
      ExpressionAttributeValues: { ':pk': query.partition },
      Limit: query.limit,
      ScanIndexForward: !query.descending,
      ExclusiveStartKey: query.next ? JSON.parse(Buffer.from(query.next, 'base64url').toString('utf8')) : undefined,
    }),
  );
  const last = page.LastEvaluatedKey;
  return { items: page.Items ?? [], next: last && Buffer.from(JSON.stringify(last)).toString('base64url') };
}

export function screensIn(table: Table): Screens {
  return {
    async byStatus(status, limit, next) {
      const { items, next: more } = await queryIndex(table, {
        index: indexes.byStatus,
        partition: `STATUS#${status}`,
        limit,
        next,
      });
      return { assessments: recordsOf('assessment', items), next: more };
    },
    async bySystem(systemId, limit) {
      const query = { index: indexes.byOwner, partition: `SYSTEM#${systemId}`, limit, descending: true };
      return recordsOf('assessment', (await queryIndex(table, query)).items);
    },
    async openRequests(role, limit) {
      const { items } = await queryIndex(table, { index: indexes.byOwner, partition: `OWNER#${role}`, limit });
      return recordsOf('request', items);
    },
  };
}
