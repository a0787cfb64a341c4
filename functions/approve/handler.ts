import * as z from 'zod';
import { assessmentHeadsIn } from '../platform/assessment-heads.ts';
import { assessmentsIn } from '../platform/assessments.ts';
import { catalogsIn } from '../platform/catalogs.ts';
import { systemClock } from '../platform/clock.ts';
import { directoriesIn } from '../platform/directories.ts';
import { readEnv } from '../platform/env.ts';
import { evidenceDownloadsFrom } from '../platform/evidence-downloads.ts';
import { randomIds } from '../platform/ids.ts';
import { ledgerIn } from '../platform/ledger.ts';
import { ownerScreensIn } from '../platform/owner-screens.ts';
import { pages } from '../platform/page-chain.ts';
import { sessionsIn } from '../platform/sessions.ts';
import { openTable } from '../platform/table.ts';
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
    clock: systemClock,
    downloads: evidenceDownloadsFrom(env.EVIDENCE_BUCKET),
  }),
  { origin: new URL(env.BASE_URL).origin },
);
