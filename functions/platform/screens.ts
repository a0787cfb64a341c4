import type { Screens } from '../domain/ports.ts';
import { queryIndex } from './index-query.ts';
import { indexes } from './keys.ts';
import { ownerScreensIn } from './owner-screens.ts';
import { recordsOf } from './records.ts';
import { statusScreenIn } from './status-screen.ts';
import { systemScreenIn } from './system-screen.ts';
import type { Table } from './table.ts';
import { waitingScreenIn } from './waiting-screen.ts';

/** All of them. A function takes only those it asks: its role may query no other index. */
export const screensIn = (table: Table): Screens => ({
  ...statusScreenIn(table),
  ...systemScreenIn(table),
  ...ownerScreensIn(table),
  ...waitingScreenIn(table),
  async acceptances(limit, next) {
    const { items, next: more } = await queryIndex(table, { index: indexes.byStatus, partition: 'ACCEPTED', limit, next });
    return { acceptances: recordsOf('acceptance', items), next: more };
  },
});
