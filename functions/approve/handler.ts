import * as z from 'zod';
import { systemClock } from '../platform/clock.ts';
import { readEnv } from '../platform/env.ts';
import { evidenceDownloadsFrom } from '../platform/evidence/evidence-downloads.ts';
import { randomIds } from '../platform/ids.ts';
import { pages } from '../platform/page-chain.ts';
import { assessmentHeadsIn } from '../platform/table/assessment-heads.ts';
import { assessmentsIn } from '../platform/table/assessments.ts';
import { catalogsIn } from '../platform/table/catalogs.ts';
import { directoriesIn } from '../platform/table/directories.ts';
import { ledgerIn } from '../platform/table/ledger.ts';
import { ownerScreensIn } from '../platform/table/owner-screens.ts';
import { sessionsIn } from '../platform/table/sessions.ts';
import { suppressionsIn } from '../platform/table/suppressions.ts';
import { openTable } from '../platform/table/table.ts';
import { approveRoutes } from './deciding/routes.ts';

const env = readEnv({ TABLE_NAME: z.string().min(1), EVIDENCE_BUCKET: z.string().min(1), BASE_URL: z.url() });
const table = openTable(env.TABLE_NAME);

/** The risk owners' pages. */
export const handler = pages(
  approveRoutes({
    assessments: assessmentsIn(table),
    assessmentHeads: assessmentHeadsIn(table),
    screens: ownerScreensIn(table),
    catalogs: catalogsIn(table),
    directories: directoriesIn(table),
    ledger: ledgerIn(table, randomIds),
    sessions: sessionsIn(table),
    suppressions: suppressionsIn(table),
    clock: systemClock,
    downloads: evidenceDownloadsFrom(env.EVIDENCE_BUCKET),
  }),
  { origin: new URL(env.BASE_URL).origin },
);
