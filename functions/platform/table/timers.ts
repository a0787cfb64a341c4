import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import type { Timers } from '../../domain/ports.ts';
import { keys } from './keys.ts';
import { queryDue, unlessConditionFailed } from './outbox.ts';
import { fromItem } from './records.ts';
import type { Table } from './table.ts';
import { timerSetterIn } from './timer-setter.ts';

export const timersIn = (table: Table): Timers => ({
  due: async (now, limit) => (await queryDue(table, 'timer', now, limit)).map((item) => fromItem('timer', item)),
  ...timerSetterIn(table),
  async forget(timer) {
    const deletion = new DeleteCommand({
      TableName: table.name,
      Key: keys.timer(timer.assessmentId, timer.id),
      ConditionExpression: '#record.#dueAt = :dueAt',
      ExpressionAttributeNames: { '#record': 'record', '#dueAt': 'dueAt' },
      ExpressionAttributeValues: { ':dueAt': timer.dueAt },
    });
    await table.client.send(deletion).catch(unlessConditionFailed);
  },
});
