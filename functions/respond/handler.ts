import * as z from 'zod';
import { systemClock } from '../platform/clock.ts';
import { readEnv, settings } from '../platform/env.ts';
import { evidenceBucket } from '../platform/evidence/evidence-bucket.ts';
import { evidenceUploads, uploadSource } from '../platform/evidence/evidence-uploads.ts';
import { randomIds } from '../platform/ids.ts';
import { pages } from '../platform/page-chain.ts';
import { assessmentsIn } from '../platform/table/assessments.ts';
import { catalogsIn } from '../platform/table/catalogs.ts';
import { draftsIn } from '../platform/table/drafts.ts';
import { evidenceRecordsIn } from '../platform/table/evidence-records.ts';
import { ledgerIn } from '../platform/table/ledger.ts';
import { linksIn } from '../platform/table/links.ts';
import { loginCodesIn } from '../platform/table/login-codes.ts';
import { rateLimitsIn } from '../platform/table/rate-limits.ts';
import { sessionLifeIn } from '../platform/table/session-life.ts';
import { sessionsIn } from '../platform/table/sessions.ts';
import { submissionsIn } from '../platform/table/submissions.ts';
import { openTable } from '../platform/table/table.ts';
import { browserLanguage } from '../web/browser-language.ts';
import { portalRoutes } from './routes/portal-routes.ts';

const env = readEnv({
  [settings.tableName]: z.string().min(1),
  [settings.evidenceBucket]: z.string().min(1),
  [settings.baseUrl]: z.url(),
  [settings.orgName]: z.string().optional(),
});
const table = openTable(env.TABLE_NAME);
const baseUrl = env.BASE_URL.replace(/\/+$/, '');

/** The vendor portal: everything behind the emailed link. */
export const handler = pages(
  portalRoutes({
    assessments: assessmentsIn(table),
    catalogs: catalogsIn(table),
    clock: systemClock,
    drafts: draftsIn(table),
    ids: randomIds,
    ledger: ledgerIn(table, randomIds),
    links: linksIn(table),
    codes: loginCodesIn(table, randomIds),
    rates: rateLimitsIn(table),
    sessions: { ...sessionsIn(table), ...sessionLifeIn(table) },
    bucket: { ...evidenceBucket(env.EVIDENCE_BUCKET), ...evidenceUploads(env.EVIDENCE_BUCKET) },
    evidence: evidenceRecordsIn(table),
    submissions: submissionsIn(table),
    house: { baseUrl, orgName: env.ORG_NAME || undefined },
  }),
  { origin: new URL(baseUrl).origin, formActions: [uploadSource(env.EVIDENCE_BUCKET)], speaks: browserLanguage },
);
