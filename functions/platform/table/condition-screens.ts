import type { Screens } from '../../domain/ports.ts';
import { queryIndex } from './index-query.ts';
import { conditionsOf, indexes, OWED, reportedTo } from './keys.ts';
import { recordsOf } from './records.ts';
import type { Table } from './table.ts';

/** Conditions by whom they wait for. Apart from the other screens, because their pages ask these alone. */
export const conditionScreensIn = (table: Table): Pick<Screens, 'reportedConditions' | 'conditionsOf' | 'owedConditions'> => ({
  async reportedConditions(role, limit) {
    const { items } = await queryIndex(table, { index: indexes.byOwner, partition: reportedTo(role), limit });
    return recordsOf('condition', items);
  },
  async owedConditions(limit) {
    const { items } = await queryIndex(table, { index: indexes.byOwner, partition: OWED, limit });
    return recordsOf('condition', items);
  },
  async conditionsOf(email, limit) {
    const { items } = await queryIndex(table, { index: indexes.byOwner, partition: conditionsOf(email), limit });
    return recordsOf('condition', items);
  },
});
