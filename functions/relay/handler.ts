import * as z from 'zod';
import { assessmentsIn } from '../platform/assessments.ts';
import { catalogsIn } from '../platform/catalogs.ts';
import { systemClock } from '../platform/clock.ts';
import { readEnv, settings } from '../platform/env.ts';
import { eventsOn } from '../platform/event-bus.ts';
import { randomIds } from '../platform/ids.ts';
import { ledgerIn } from '../platform/ledger.ts';
import { linksIn } from '../platform/links.ts';
import { loginCodesIn } from '../platform/login-codes.ts';
import { countMetric } from '../platform/metric.ts';
import { outboxIn } from '../platform/outbox.ts';
import { sesMailer } from '../platform/ses-mailer.ts';
import { stepChain } from '../platform/step-chain.ts';
import { stepFunctionsWorkflows } from '../platform/step-functions.ts';
import { suppressionsIn } from '../platform/suppressions.ts';
import { openTable } from '../platform/table.ts';
import { waitsIn } from '../platform/waits.ts';
import { outboxIds, RelayEvent } from './relay-event.ts';
import type { RelayPorts } from './relay-item.ts';
import { relayItems } from './relay-items.ts';

const text = z.string().min(1);
const env = readEnv({
  [settings.tableName]: text,
  [settings.stateMachineArn]: text,
  [settings.busName]: text,
  [settings.baseUrl]: z.url(),
  [settings.mailFrom]: z.string().includes('@'),
  [settings.orgName]: text,
  [settings.configurationSet]: text.optional(),
});
const table = openTable(env[settings.tableName]);
const house = { orgName: env[settings.orgName], baseUrl: env[settings.baseUrl].replace(/\/+$/, '') };
const ports: RelayPorts = {
  assessments: assessmentsIn(table),
  ledger: ledgerIn(table, randomIds),
  outbox: outboxIn(table),
  waits: waitsIn(table),
  links: linksIn(table),
  codes: loginCodesIn(table, randomIds),
  suppressions: suppressionsIn(table),
  catalogs: catalogsIn(table),
  clock: systemClock,
  ids: randomIds,
  workflows: stepFunctionsWorkflows(env[settings.stateMachineArn]),
  mailer: sesMailer({
    from: env[settings.mailFrom],
    configurationSet: env[settings.configurationSet],
  }),
  events: eventsOn(env[settings.busName]),
  house,
};

/** The table's stream of new outbox items, or `{redrive: [id, …]}` from the sweep or an operator. Answers what came of each. */
export const handler = stepChain(RelayEvent, async (event, log) => {
  const results = await relayItems(ports, outboxIds(event), (result) => {
    if ('fault' in result) log.warn('work failed', { ...result });
    else log.info('relayed', { ...result });
    if (result.kind === 'failed') countMetric('RelayFailures');
    if (result.kind === 'given-up') countMetric('RelayGivenUp');
  });
  return { results: results.map(({ id, kind }) => ({ id, kind })) };
});
