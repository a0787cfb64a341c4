import * as z from 'zod';
import { systemClock } from '../platform/clock.ts';
import { readEnv, settings } from '../platform/env.ts';
import { randomIds } from '../platform/ids.ts';
import { pages } from '../platform/page-chain.ts';
import { assessmentsIn } from '../platform/table/assessments.ts';
import { catalogsIn } from '../platform/table/catalogs.ts';
import { clearancesIn } from '../platform/table/clearances.ts';
import { ledgerIn } from '../platform/table/ledger.ts';
import { sessionsIn } from '../platform/table/sessions.ts';
import { suppliersIn } from '../platform/table/suppliers.ts';
import { systemScreenIn } from '../platform/table/system-screen.ts';
import { openTable } from '../platform/table/table.ts';
import { currentCatalogs } from './current-catalogs.ts';
import { intakeRoutes } from './routes.ts';

const env = readEnv({
  [settings.tableName]: z.string().min(1),
  [settings.baseUrl]: z.url(),
  [settings.policies]: z.string().min(1),
});
const table = openTable(env.TABLE_NAME);

/** Procurement's pages of suppliers, their AI systems and new assessments. Apart from the console, because it carries the catalogs. */
export const handler = pages(
  intakeRoutes({
    assessments: assessmentsIn(table),
    suppliers: suppliersIn(table),
    screens: systemScreenIn(table),
    catalogs: catalogsIn(table),
    clearances: clearancesIn(table),
    ledger: ledgerIn(table, randomIds),
    sessions: sessionsIn(table),
    clock: systemClock,
    ids: randomIds,
    currentCatalogs: currentCatalogs(env.POLICIES.split(',')),
  }),
  { origin: new URL(env.BASE_URL).origin },
);
