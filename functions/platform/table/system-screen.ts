import type { Screens } from '../../domain/ports.ts';
import { queryIndex } from './index-query.ts';
import { indexes } from './keys.ts';
import { recordsOf } from './records.ts';
import type { Table } from './table.ts';

/** A system's assessments, newest first. Apart from the other screens, because the workflow's first step asks this one alone. */
export const systemScreenIn = (table: Table): Pick<Screens, 'bySystem'> => ({
  async bySystem(systemId, limit) {
    const query = { index: indexes.byOwner, partition: `SYSTEM#${systemId}`, limit, descending: true };
    return recordsOf('assessment', (await queryIndex(table, query)).items);
  },
});
