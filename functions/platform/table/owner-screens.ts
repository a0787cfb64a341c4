import type { Screens } from '../../domain/ports.ts';
import { queryIndex } from './index-query.ts';
import { indexes } from './keys.ts';
import { recordsOf } from './records.ts';
import type { Table } from './table.ts';

/** What one owning role is asked, and was. Apart from the other screens, because the owners' pages ask these alone. */
export const ownerScreensIn = (table: Table): Pick<Screens, 'openRequests' | 'closedRequests'> => ({
  async openRequests(role, limit) {
    const { items } = await queryIndex(table, { index: indexes.byOwner, partition: `OWNER#${role}`, limit });
    return recordsOf('request', items);
  },
  async closedRequests(role, limit) {
    const query = { index: indexes.byOwner, partition: `CLOSED#${role}`, limit, descending: true };
    return recordsOf('request', (await queryIndex(table, query)).items);
  },
});
