import type { Screens } from '../../domain/ports.ts';
import type { OwningRole } from '../../domain/vocabulary.ts';
import { queryIndex } from './index-query.ts';
import { indexes } from './keys.ts';
import { recordsOf } from './records.ts';
import type { Table } from './table.ts';

/** What one owning role is asked, and was. Apart from the other screens, because the owners' pages ask these alone. */
export const ownerScreensIn = (table: Table): Pick<Screens, 'openRequests' | 'openRequestsFrom' | 'closedRequests'> => ({
  openRequests: async (role, limit) => (await openFrom(table, role, limit)).requests,
  openRequestsFrom: (role, limit, next) => openFrom(table, role, limit, next),
  async closedRequests(role, limit, before) {
    const query = { index: indexes.byOwner, partition: `CLOSED#${role}`, limit, descending: true, ...(before && { before }) };
    return recordsOf('request', (await queryIndex(table, query)).items);
  },
});

async function openFrom(table: Table, role: OwningRole, limit: number, from?: string) {
  const query = { index: indexes.byOwner, partition: `OWNER#${role}`, limit, ...(from && { next: from }) };
  const { items, next } = await queryIndex(table, query);
  return { requests: recordsOf('request', items), ...(next && { next }) };
}
