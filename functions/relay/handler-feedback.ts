import * as z from 'zod';
import { systemClock } from '../platform/clock.ts';
import { readEnv, settings } from '../platform/env.ts';
import { randomIds } from '../platform/ids.ts';
import { stepChain } from '../platform/step-chain.ts';
import { assessmentsIn } from '../platform/table/assessments.ts';
import { catalogsIn } from '../platform/table/catalogs.ts';
import { directoriesIn } from '../platform/table/directories.ts';
import { ledgerIn } from '../platform/table/ledger.ts';
import { suppressionsIn } from '../platform/table/suppressions.ts';
import { openTable } from '../platform/table/table.ts';
import { FeedbackEvent, recordFeedback } from './record-feedback.ts';

const env = readEnv({ [settings.tableName]: z.string().min(1) });
const table = openTable(env[settings.tableName]);
const ports = {
  assessments: assessmentsIn(table),
  ledger: ledgerIn(table, randomIds),
  suppressions: suppressionsIn(table),
  catalogs: catalogsIn(table),
  directories: directoriesIn(table),
  clock: systemClock,
};

/** A mail bounced, or its reader complained: EventBridge, from SES. Throws on faults, and is then called again. */
export const handler = stepChain(FeedbackEvent, async (event, log) => {
  const result = await recordFeedback(ports, event);
  log.info('mail feedback', { ...result });
  return result;
});
