import type { Screens } from '../../domain/ports.ts';
import { queryIndex } from './index-query.ts';
import { indexes } from './keys.ts';
import { recordsOf } from './records.ts';
import type { Table } from './table.ts';

/** Who everybody is waiting for. Apart from the other screens, because one page asks this one alone. */
export const waitingScreenIn = (table: Table): Pick<Screens, 'waiting'> => ({
  async waiting(limit, next) {
    const { items, next: more } = await queryIndex(table, { index: indexes.byDue, partition: 'WAITING', limit, next });
    return { assessments: recordsOf('assessment', items), next: more };
  },
});
