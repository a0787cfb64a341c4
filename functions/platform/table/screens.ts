import type { Screens } from '../../domain/ports.ts';
import { acceptanceScreenIn } from './acceptance-screen.ts';
import { conditionScreensIn } from './condition-screens.ts';
import { ownerScreensIn } from './owner-screens.ts';
import { statusScreenIn } from './status-screen.ts';
import { systemScreenIn } from './system-screen.ts';
import type { Table } from './table.ts';
import { waitingScreenIn } from './waiting-screen.ts';

/** All of them. A function takes only those it asks: its role may query no other index. */
export const screensIn = (table: Table): Screens => ({
  ...statusScreenIn(table),
  ...systemScreenIn(table),
  ...ownerScreensIn(table),
  ...conditionScreensIn(table),
  ...waitingScreenIn(table),
  ...acceptanceScreenIn(table),
});
