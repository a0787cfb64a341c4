import * as z from 'zod';
import { systemClock } from '../platform/clock.ts';
import { readEnv, settings } from '../platform/env.ts';
import { randomIds } from '../platform/ids.ts';
import { countMetric } from '../platform/metric.ts';
import { sesMailer } from '../platform/ses-mailer.ts';
import { stepChain } from '../platform/step-chain.ts';
import { assessmentsIn } from '../platform/table/assessments.ts';
import { catalogsIn } from '../platform/table/catalogs.ts';
import { clearancesIn } from '../platform/table/clearances.ts';
import { directoriesIn } from '../platform/table/directories.ts';
import { ledgerIn } from '../platform/table/ledger.ts';
import { linksIn } from '../platform/table/links.ts';
import { loginCodesIn } from '../platform/table/login-codes.ts';
import { outboxIn } from '../platform/table/outbox.ts';
import { suppressionsIn } from '../platform/table/suppressions.ts';
import { openTable } from '../platform/table/table.ts';
import { mailWorker } from './mail-worker.ts';
import { onRelayEvent } from './on-relay-event.ts';
import { RelayEvent } from './relay-event.ts';

const text = z.string().min(1);
const env = readEnv({
  [settings.tableName]: text,
  [settings.baseUrl]: z.url(),
  [settings.mailFrom]: z.string().includes('@'),
  [settings.orgName]: text,
  [settings.configurationSet]: text.optional(),
});
const table = openTable(env[settings.tableName]);
const ports = {
  assessments: assessmentsIn(table),
  clearances: clearancesIn(table),
  ledger: ledgerIn(table, randomIds),
  outbox: outboxIn(table),
  links: linksIn(table),
  codes: loginCodesIn(table, randomIds),
  suppressions: suppressionsIn(table),
  catalogs: catalogsIn(table),
  directories: directoriesIn(table),
  clock: systemClock,
  ids: randomIds,
  mailer: sesMailer({ from: env[settings.mailFrom], configurationSet: env[settings.configurationSet] }),
  house: { orgName: env[settings.orgName], baseUrl: env[settings.baseUrl].replace(/\/+$/, '') },
};

/** The mails that changes of the table ask for. */
export const handler = stepChain(RelayEvent, onRelayEvent({ ...ports, worker: mailWorker(ports) }, countMetric));
