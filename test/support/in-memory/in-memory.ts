import { countingIds, travellingClock } from './clock-and-ids.ts';
import { memoryLedger } from './memory-ledger.ts';
import { memorySigner } from './memory-signer.ts';
import { memoryScreens } from './memory-staff.ts';
import {
  memoryAssessments,
  memoryCatalogs,
  memoryClearances,
  memoryDirectories,
  memoryDrafts,
  memoryLinks,
  memoryLoginCodes,
  memoryOutbox,
  memoryRateLimits,
  memorySuppressions,
  memoryTimers,
  memoryWaits,
} from './memory-stores.ts';
import { emptyTable } from './memory-table.ts';
import { breakable } from './outage.ts';
import { memoryEvents, memoryMailer, memoryWorkflows } from './outside-world.ts';

/**
 * A whole world without AWS: every shared port over one table in memory, with the conditions of the real stores, each of which
 * can be broken (`world.breaking.outbox.break()`), a clock that travels, and the services that relay talks to.
 */
export function inMemory(start?: string) {
  const table = emptyTable();
  const ids = countingIds();
  const clock = travellingClock(start);
  const workflows = memoryWorkflows();
  const mailer = memoryMailer();
  const events = memoryEvents();
  const { port: signer, ...signingKey } = memorySigner();
  const breaking = {
    assessments: breakable(memoryAssessments(table)),
    ledger: breakable(memoryLedger(table, ids)),
    outbox: breakable(memoryOutbox(table)),
    timers: breakable(memoryTimers(table)),
    links: breakable(memoryLinks(table)),
    waits: breakable(memoryWaits(table)),
    catalogs: breakable(memoryCatalogs(table)),
    clearances: breakable(memoryClearances(table)),
    directories: breakable(memoryDirectories(table)),
    screens: breakable(memoryScreens(table)),
    drafts: breakable(memoryDrafts(table)),
    codes: breakable(memoryLoginCodes(table, ids)),
    rates: breakable(memoryRateLimits(table)),
    suppressions: breakable(memorySuppressions(table)),
    workflows: breakable(workflows.port),
    mailer: breakable(mailer.port),
    events: breakable(events.port),
    signer: breakable(signer),
  };
  type Ports = { [K in keyof typeof breaking]: (typeof breaking)[K]['port'] };
  const ports = Object.fromEntries(Object.entries(breaking).map(([name, { port }]) => [name, port])) as Ports;
  return { table, ids, clock, ports, breaking, sent: mailer.sent, published: events.published, signingKey, ...workflows };
}
export type InMemory = ReturnType<typeof inMemory>;
