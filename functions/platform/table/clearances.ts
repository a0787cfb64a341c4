import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Clearances } from '../../domain/ports.ts';
import { keys } from './keys.ts';
import { fromItem } from './records.ts';
import type { Table } from './table.ts';

/** One strongly consistent read per question. */
export const clearancesIn = (table: Table): Clearances => ({
  async get(supplierId, systemId) {
    const Key = keys.clearance(supplierId, systemId);
    const got = await table.client.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true }));
    return got.Item && fromItem('clearance', got.Item);
  },
});
