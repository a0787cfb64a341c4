import { isTerminal } from '../domain/assessment.ts';
import type { Screens } from '../domain/ports.ts';
import { queryIndex } from './index-query.ts';
import { indexes } from './keys.ts';
import { recordsOf } from './records.ts';
import { systemScreenIn } from './system-screen.ts';
import type { Table } from './table.ts';

export function screensIn(table: Table): Screens {
  return {
    ...systemScreenIn(table),
    async byStatus(status, limit, next) {
      const { items, next: more } = await queryIndex(table, {
        index: indexes.byStatus,
        partition: `STATUS#${status}`,
        limit,
        next,
        // Work is shown most urgent first, what is over newest first.
        descending: isTerminal(status),
      });
      return { assessments: recordsOf('assessment', items), next: more };
    },
    async openRequests(role, limit) {
      const { items } = await queryIndex(table, { index: indexes.byOwner, partition: `OWNER#${role}`, limit });
      return recordsOf('request', items);
    },
    async closedRequests(role, limit) {
      const query = { index: indexes.byOwner, partition: `CLOSED#${role}`, limit, descending: true };
      return recordsOf('request', (await queryIndex(table, query)).items);
    },
    async waiting(limit, next) {
      const { items, next: more } = await queryIndex(table, { index: indexes.byDue, partition: 'WAITING', limit, next });
      return { assessments: recordsOf('assessment', items), next: more };
    },
    async acceptances(limit, next) {
      const { items, next: more } = await queryIndex(table, { index: indexes.byStatus, partition: 'ACCEPTED', limit, next });
      return { acceptances: recordsOf('acceptance', items), next: more };
    },
  };
}
