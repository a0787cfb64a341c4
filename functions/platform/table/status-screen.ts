import { isTerminal } from '../../domain/assessment.ts';
import type { Screens } from '../../domain/ports.ts';
import { queryIndex } from './index-query.ts';
import { indexes } from './keys.ts';
import { recordsOf } from './records.ts';
import type { Table } from './table.ts';

/** Procurement's work list. Apart from the other screens, because the console asks this one alone. */
export const statusScreenIn = (table: Table): Pick<Screens, 'byStatus'> => ({
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
});
