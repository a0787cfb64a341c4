import { Logger } from '@aws-lambda-powertools/logger';
import * as z from 'zod';
import { systemClock } from '../platform/clock.ts';
import { readEnv } from '../platform/env.ts';
import { randomIds } from '../platform/ids.ts';
import { pages } from '../platform/page-chain.ts';
import { assessmentHeadsIn } from '../platform/table/assessment-heads.ts';
import { assessmentsIn } from '../platform/table/assessments.ts';
import { catalogsIn } from '../platform/table/catalogs.ts';
import { conditionScreensIn } from '../platform/table/condition-screens.ts';
import { directoriesIn } from '../platform/table/directories.ts';
import { ledgerIn } from '../platform/table/ledger.ts';
import { ownerScreensIn } from '../platform/table/owner-screens.ts';
import { staffSessionsIn } from '../platform/table/staff-sessions.ts';
import { suppressedAmongIn } from '../platform/table/suppressed-among.ts';
import { suppressionsIn } from '../platform/table/suppressions.ts';
import { openTable } from '../platform/table/table.ts';
import { directoryRoutes } from './directory/routes.ts';

const env = readEnv({
  TABLE_NAME: z.string().min(1),
  BASE_URL: z.url(),
  TIME_ZONE: z.string().min(1),
  MOST_APPROVERS: z.coerce.number().int().min(1),
});
const table = openTable(env.TABLE_NAME);
const logger = new Logger();

/** Who decides: the directory's pages. */
export const handler = pages(
  directoryRoutes({
    assessments: assessmentsIn(table),
    assessmentHeads: assessmentHeadsIn(table),
    screens: { ...ownerScreensIn(table), ...conditionScreensIn(table) },
    catalogs: catalogsIn(table),
    directories: directoriesIn(table),
    ledger: ledgerIn(table, randomIds),
    suppressions: suppressionsIn(table),
    suppressed: suppressedAmongIn(table),
    sessions: staffSessionsIn(table),
    clock: systemClock,
    ids: randomIds,
    house: { timeZone: env.TIME_ZONE, mostApprovers: env.MOST_APPROVERS },
    report: (message, facts) => logger.error(message, facts),
  }),
  { origin: new URL(env.BASE_URL).origin },
);
