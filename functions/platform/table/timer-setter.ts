import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Timers } from '../../domain/ports.ts';
import { toItem } from './records.ts';
import type { Table } from './table.ts';

/** Sets a timer beside any change of its assessment. */
export const timerSetterIn = (table: Table): Pick<Timers, 'set'> => ({
  async set(timer) {
    await table.client.send(new PutCommand({ TableName: table.name, Item: toItem.timer(timer) }));
  },
});
