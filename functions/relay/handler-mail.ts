import * as z from 'zod';
import { assessmentsIn } from '../platform/assessments.ts';
import { catalogsIn } from '../platform/catalogs.ts';
import { systemClock } from '../platform/clock.ts';
import { directoriesIn } from '../platform/directories.ts';
import { readEnv, settings } from '../platform/env.ts';
import { randomIds } from '../platform/ids.ts';
import { ledgerIn } from '../platform/ledger.ts';
import { linksIn } from '../platform/links.ts';
import { loginCodesIn } from '../platform/login-codes.ts';
import { countMetric } from '../platform/metric.ts';
import { outboxIn } from '../platform/outbox.ts';
import { sesMailer } from '../platform/ses-mailer.ts';
import { stepChain } from '../platform/step-chain.ts';
import { suppressionsIn } from '../platform/suppressions.ts';
import { openTable } from '../platform/table.ts';
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
