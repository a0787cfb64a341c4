import * as z from 'zod';
import { Instant } from '../domain/vocabulary.ts';
import { systemClock } from '../platform/clock.ts';
import { readEnv, settings } from '../platform/env.ts';
import { randomIds } from '../platform/ids.ts';
import { redriveThrough } from '../platform/lambda-invoke.ts';
import { countMetric } from '../platform/metric.ts';
import { stepChain } from '../platform/step-chain.ts';
import { assessmentsIn } from '../platform/table/assessments.ts';
import { catalogsIn } from '../platform/table/catalogs.ts';
import { directoriesIn } from '../platform/table/directories.ts';
import { ledgerIn } from '../platform/table/ledger.ts';
import { outboxIn } from '../platform/table/outbox.ts';
import { openTable } from '../platform/table/table.ts';
import { timersIn } from '../platform/table/timers.ts';
import { sweep } from './sweep.ts';

const text = z.string().min(1);
const env = readEnv({
  [settings.tableName]: text,
  [settings.relayFunctionName]: text,
  [settings.relayMailFunctionName]: text,
});
const table = openTable(env[settings.tableName]);
const ports = {
  assessments: assessmentsIn(table),
  ledger: ledgerIn(table, randomIds),
  timers: timersIn(table),
  directories: directoriesIn(table),
  catalogs: catalogsIn(table),
  outbox: outboxIn(table),
  relay: {
    mails: redriveThrough(env[settings.relayMailFunctionName]),
    signals: redriveThrough(env[settings.relayFunctionName]),
  },
  clock: systemClock,
};

/** Enough to finish the timers in hand. */
const LAST_CALL_MS = 10_000;

/** Runs every few minutes. `{now}` travels forward in time, for tests and the demo; the schedule's own event carries none. */
export const handler = stepChain(z.object({ now: Instant.optional() }), async ({ now }, log, context) => {
  const result = await sweep(ports, {
    now,
    hasTime: () => context.getRemainingTimeInMillis() > LAST_CALL_MS,
    onFault: (fault, timer) => log.warn('timer failed', { fault, timer: timer?.id, assessment: timer?.assessmentId }),
  });
  if (result.failed > 0) countMetric('SweepFailures', result.failed);
  log.info('swept', { ...result });
  return result;
});
