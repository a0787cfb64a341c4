import * as z from 'zod';
import { systemClock } from '../platform/clock.ts';
import { readEnv } from '../platform/env.ts';
import { evidenceDownloadsFrom } from '../platform/evidence/evidence-downloads.ts';
import { randomIds } from '../platform/ids.ts';
import { pages } from '../platform/page-chain.ts';
import { assessmentsIn } from '../platform/table/assessments.ts';
import { catalogsIn } from '../platform/table/catalogs.ts';
import { clearancesIn } from '../platform/table/clearances.ts';
import { currentDirectoryIn } from '../platform/table/current-directory.ts';
import { ledgerIn } from '../platform/table/ledger.ts';
import { sessionsIn } from '../platform/table/sessions.ts';
import { statusScreenIn } from '../platform/table/status-screen.ts';
import { suppressionsIn } from '../platform/table/suppressions.ts';
import { openTable } from '../platform/table/table.ts';
import { consoleRoutes } from './routes.ts';

const env = readEnv({
  TABLE_NAME: z.string().min(1),
  EVIDENCE_BUCKET: z.string().min(1),
  BASE_URL: z.url(),
});
const table = openTable(env.TABLE_NAME);
const ports = {
  assessments: assessmentsIn(table),
  clearances: clearancesIn(table),
  screens: statusScreenIn(table),
  catalogs: catalogsIn(table),
  directories: currentDirectoryIn(table),
  ledger: ledgerIn(table, randomIds),
  sessions: sessionsIn(table),
  clock: systemClock,
  ids: randomIds,
  suppressions: suppressionsIn(table),
  downloads: evidenceDownloadsFrom(env.EVIDENCE_BUCKET),
};

/** Procurement's work list and its assessments. */
export const handler = pages(consoleRoutes(ports), { origin: new URL(env.BASE_URL).origin });
