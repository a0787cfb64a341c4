import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Waits } from '../domain/ports.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

/** Task tokens of waiting steps. Only workflow steps write them and only relay reads them. */
export function waitsIn(table: Table): Waits {
  const TableName = table.name;
  return {
    async put(assessmentId, wait, taskToken, at) {
      await table.client.send(
        new PutCommand({ TableName, Item: { ...keys.wait(assessmentId, wait), entity: 'wait', taskToken, at } }),
      );
    },
    async get(assessmentId, wait) {
      const got = await table.client.send(new GetCommand({ TableName, Key: keys.wait(assessmentId, wait), ConsistentRead: true }));
      return got.Item && String(got.Item.taskToken);
    },
  };
}
