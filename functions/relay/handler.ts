import * as z from 'zod';
import { systemClock } from '../platform/clock.ts';
import { readEnv, settings } from '../platform/env.ts';
import { eventsOn } from '../platform/event-bus.ts';
import { randomIds } from '../platform/ids.ts';
import { countMetric } from '../platform/metric.ts';
import { stepChain } from '../platform/step-chain.ts';
import { stepFunctionsWorkflows } from '../platform/step-functions.ts';
import { assessmentsIn } from '../platform/table/assessments.ts';
import { clearancesIn } from '../platform/table/clearances.ts';
import { ledgerIn } from '../platform/table/ledger.ts';
import { outboxIn } from '../platform/table/outbox.ts';
import { openTable } from '../platform/table/table.ts';
import { timerSetterIn } from '../platform/table/timer-setter.ts';
import { waitsIn } from '../platform/table/waits.ts';
import { onRelayEvent } from './on-relay-event.ts';
import { RelayEvent } from './relay-event.ts';
import { signalWorker } from './signal-worker.ts';

const text = z.string().min(1);
const env = readEnv({ [settings.tableName]: text, [settings.stateMachineArn]: text, [settings.busName]: text });
const table = openTable(env[settings.tableName]);
const ports = {
  assessments: assessmentsIn(table),
  clearances: clearancesIn(table),
  ledger: ledgerIn(table, randomIds),
  outbox: outboxIn(table),
  timers: timerSetterIn(table),
  waits: waitsIn(table),
  clock: systemClock,
  workflows: stepFunctionsWorkflows(env[settings.stateMachineArn]),
  events: eventsOn(env[settings.busName]),
};

/** Everything that a change of the table asks for, except mails. */
export const handler = stepChain(RelayEvent, onRelayEvent({ ...ports, worker: signalWorker(ports) }, countMetric));
