import type { Timers } from '../domain/ports.ts';
import { queryDue } from './outbox.ts';
import { fromItem } from './records.ts';
import type { Table } from './table.ts';

export const timersIn = (table: Table): Timers => ({
  due: async (now, limit) => (await queryDue(table, 'timer', now, limit)).map((item) => fromItem('timer', item)),
});
