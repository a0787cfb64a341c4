import type { Screens } from '../../domain/ports.ts';
import { queryIndex } from './index-query.ts';
import { indexes } from './keys.ts';
import { recordsOf } from './records.ts';
import type { Table } from './table.ts';

/** The register of accepted risks, by the end of the acceptance. */
export const acceptanceScreenIn = (table: Table): Pick<Screens, 'acceptances'> => ({
  async acceptances(limit, next) {
    const { items, next: more } = await queryIndex(table, { index: indexes.byStatus, partition: 'ACCEPTED', limit, next });
    return { acceptances: recordsOf('acceptance', items), next: more };
  },
});
