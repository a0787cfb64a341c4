import * as z from 'zod';
import { systemClock } from '../platform/clock.ts';
import { readEnv, settings } from '../platform/env.ts';
import { evidenceDownloadsFrom } from '../platform/evidence/evidence-downloads.ts';
import { randomIds } from '../platform/ids.ts';
import { pages } from '../platform/page-chain.ts';
import { assessmentHeadsIn } from '../platform/table/assessment-heads.ts';
import { assessmentsIn } from '../platform/table/assessments.ts';
import { catalogsIn } from '../platform/table/catalogs.ts';
import { clearancesIn } from '../platform/table/clearances.ts';
import { conditionScreensIn } from '../platform/table/condition-screens.ts';
import { directoriesIn } from '../platform/table/directories.ts';
import { ledgerIn } from '../platform/table/ledger.ts';
import { staffSessionsIn } from '../platform/table/staff-sessions.ts';
import { openTable } from '../platform/table/table.ts';
import { conditionRoutes } from './conditions/routes.ts';

const env = readEnv({
  [settings.tableName]: z.string().min(1),
  [settings.evidenceBucket]: z.string().min(1),
  [settings.baseUrl]: z.url(),
});
const table = openTable(env[settings.tableName]);

/** Conditions of outcomes, for staff: reported as met, and answered. */
export const handler = pages(
  conditionRoutes({
    assessments: assessmentsIn(table),
    assessmentHeads: assessmentHeadsIn(table),
    screens: conditionScreensIn(table),
    catalogs: catalogsIn(table),
    clearances: clearancesIn(table),
    directories: directoriesIn(table),
    ledger: ledgerIn(table, randomIds),
    sessions: staffSessionsIn(table),
    clock: systemClock,
    downloads: evidenceDownloadsFrom(env[settings.evidenceBucket]),
  }),
  { origin: new URL(env[settings.baseUrl]).origin },
);
