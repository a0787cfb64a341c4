import * as z from 'zod';
import { currentCatalogs } from '../intake/current-catalogs.ts';
import { startAssessment } from '../intake/start-assessment.ts';
import { systemClock } from '../platform/clock.ts';
import { readEnv } from '../platform/env.ts';
import { randomIds } from '../platform/ids.ts';
import { pages } from '../platform/page-chain.ts';
import { assessmentsIn } from '../platform/table/assessments.ts';
import { catalogsIn } from '../platform/table/catalogs.ts';
import { clearancesIn } from '../platform/table/clearances.ts';
import { ledgerIn } from '../platform/table/ledger.ts';
import { suppliersIn } from '../platform/table/suppliers.ts';
import { openTable } from '../platform/table/table.ts';
import { apiRoutes } from './api-routes.ts';

const env = readEnv({ TABLE_NAME: z.string().min(1), POLICIES: z.string().min(1) });
const table = openTable(env.TABLE_NAME);
const ports = {
  assessments: assessmentsIn(table),
  suppliers: suppliersIn(table),
  catalogs: catalogsIn(table),
  clearances: clearancesIn(table),
  ledger: ledgerIn(table, randomIds),
  clock: systemClock,
  ids: randomIds,
  currentCatalogs: currentCatalogs(env.POLICIES.split(',')),
};

/** The JSON API: the gateway has checked the token, this checks the groups. */
export const handler = pages(apiRoutes({ ...ports, start: (input) => startAssessment(ports, input) }), { api: true });
