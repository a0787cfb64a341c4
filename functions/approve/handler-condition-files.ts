import * as z from 'zod';
import { systemClock } from '../platform/clock.ts';
import { readEnv, settings } from '../platform/env.ts';
import { evidenceBucket } from '../platform/evidence/evidence-bucket.ts';
import { evidenceUploads, uploadSource } from '../platform/evidence/evidence-uploads.ts';
import { randomIds } from '../platform/ids.ts';
import { pages } from '../platform/page-chain.ts';
import { assessmentsIn } from '../platform/table/assessments.ts';
import { catalogsIn } from '../platform/table/catalogs.ts';
import { conditionFilesIn } from '../platform/table/condition-files.ts';
import { directoriesIn } from '../platform/table/directories.ts';
import { rateLimitsIn } from '../platform/table/rate-limits.ts';
import { staffSessionsIn } from '../platform/table/staff-sessions.ts';
import { openTable } from '../platform/table/table.ts';
import { conditionFileRoutes } from './conditions/file-routes.ts';

const env = readEnv({
  [settings.tableName]: z.string().min(1),
  [settings.evidenceBucket]: z.string().min(1),
  [settings.baseUrl]: z.url(),
});
const table = openTable(env.TABLE_NAME);
const bucket = env.EVIDENCE_BUCKET;
const baseUrl = env.BASE_URL.replace(/\/+$/, '');

/**
 * Files by which staff show conditions met. A function of its own, because whoever signs uploads may read what no scan has seen yet: the
 * pages that hand files out must not.
 */
export const handler = pages(
  conditionFileRoutes({
    assessments: assessmentsIn(table),
    catalogs: catalogsIn(table),
    directories: directoriesIn(table),
    sessions: staffSessionsIn(table),
    files: conditionFilesIn(table),
    rates: rateLimitsIn(table),
    bucket: { ...evidenceBucket(bucket), ...evidenceUploads(bucket) },
    ids: randomIds,
    clock: systemClock,
    house: { baseUrl },
  }),
  { origin: new URL(baseUrl).origin, formActions: [uploadSource(bucket)] },
);
