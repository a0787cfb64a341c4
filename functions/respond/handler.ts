import * as z from 'zod';
import { assessmentsIn } from '../platform/assessments.ts';
import { catalogsIn } from '../platform/catalogs.ts';
import { systemClock } from '../platform/clock.ts';
import { draftsIn } from '../platform/drafts.ts';
import { readEnv, settings } from '../platform/env.ts';
import { evidenceBucket } from '../platform/evidence-bucket.ts';
import { evidenceRecordsIn } from '../platform/evidence-records.ts';
import { evidenceUploads, uploadSource } from '../platform/evidence-uploads.ts';
import { randomIds } from '../platform/ids.ts';
import { ledgerIn } from '../platform/ledger.ts';
import { linksIn } from '../platform/links.ts';
import { loginCodesIn } from '../platform/login-codes.ts';
import { pages } from '../platform/page-chain.ts';
import { rateLimitsIn } from '../platform/rate-limits.ts';
import { sessionLifeIn } from '../platform/session-life.ts';
import { sessionsIn } from '../platform/sessions.ts';
import { submissionsIn } from '../platform/submissions.ts';
import { openTable } from '../platform/table.ts';
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
