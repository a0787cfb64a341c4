import * as z from 'zod';
import { systemClock } from '../platform/clock.ts';
import { readEnv, settings } from '../platform/env.ts';
import { evidenceBucket } from '../platform/evidence/evidence-bucket.ts';
import { evidenceUploads, uploadSource } from '../platform/evidence/evidence-uploads.ts';
import { randomIds } from '../platform/ids.ts';
import { pages } from '../platform/page-chain.ts';
import { assessmentsIn } from '../platform/table/assessments.ts';
import { catalogsIn } from '../platform/table/catalogs.ts';
import { clearancesIn } from '../platform/table/clearances.ts';
import { conditionFilesIn } from '../platform/table/condition-files.ts';
import { directoriesIn } from '../platform/table/directories.ts';
import { ledgerIn } from '../platform/table/ledger.ts';
import { linksIn } from '../platform/table/links.ts';
import { loginCodesIn } from '../platform/table/login-codes.ts';
import { rateLimitsIn } from '../platform/table/rate-limits.ts';
import { sessionLifeIn } from '../platform/table/session-life.ts';
import { sessionsIn } from '../platform/table/sessions.ts';
import { openTable } from '../platform/table/table.ts';
import { browserLanguage } from '../web/browser-language.ts';
import { vendorConditionRoutes } from './conditions/condition-routes.ts';

const env = readEnv({
  [settings.tableName]: z.string().min(1),
  [settings.evidenceBucket]: z.string().min(1),
  [settings.baseUrl]: z.url(),
  [settings.orgName]: z.string().optional(),
});
const table = openTable(env.TABLE_NAME);
const baseUrl = env.BASE_URL.replace(/\/+$/, '');

/** Conditions that suppliers must meet: everything behind a link of that purpose. */
export const handler = pages(
  vendorConditionRoutes({
    assessments: assessmentsIn(table),
    catalogs: catalogsIn(table),
    clearances: clearancesIn(table),
    clock: systemClock,
    codes: loginCodesIn(table, randomIds),
    directories: directoriesIn(table),
    files: conditionFilesIn(table),
    ids: randomIds,
    ledger: ledgerIn(table, randomIds),
    links: linksIn(table),
    rates: rateLimitsIn(table),
    sessions: { ...sessionsIn(table), ...sessionLifeIn(table) },
    bucket: { ...evidenceBucket(env.EVIDENCE_BUCKET), ...evidenceUploads(env.EVIDENCE_BUCKET) },
    house: { baseUrl, orgName: env.ORG_NAME || undefined },
  }),
  { origin: new URL(baseUrl).origin, formActions: [uploadSource(env.EVIDENCE_BUCKET)], speaks: browserLanguage },
);
