import { describeFault, type Fault } from '../domain/fault.ts';
import type { OutboxItem } from '../domain/outbox.ts';
import { parkAssessment } from '../domain/park-assessment.ts';
import type { Assessments, Clock, Ledger, Outbox } from '../domain/ports.ts';
import { nextAttempt } from './retry-schedule.ts';
import type { Worker } from './worker.ts';

/** `worker`: what this function does; everything else here is the same for both. */
export interface RelayPorts {
  worker: Worker;
  outbox: Outbox;
  assessments: Assessments;
  ledger: Ledger;
  clock: Clock;
}

export type RelayResult =
  | { kind: 'done'; id: string; work: OutboxItem['work']['kind']; note: string }
  | { kind: 'failed' | 'given-up'; id: string; work: OutboxItem['work']['kind']; fault: Fault }
  | { kind: 'already-done' | 'busy' | 'missing' | 'not-mine'; id: string };

/** Longer than a relay can live: whoever holds a claim this old is dead. */
const CLAIM_SECONDS = 120;

/**
 * Does one outbox item's work and records that it is done; a failure is recorded with its next attempt. Safe to repeat. The other
 * function's items are left as they are (`not-mine`): the stream's filter and whoever redrives are not relied on. Throws only when the outbox itself cannot be read or written: the item then stays due and is redriven.
 *
 * A mail is claimed before it is sent, so two relays never send it at once. It can still go out twice in one window: when,
 * after the mail service took it, this process dies, the service's reply is lost, or the table cannot be written.
 */
export async function relayItem(ports: RelayPorts, id: string): Promise<RelayResult> {
  const item = await ports.outbox.get(id);
  if (!item) return { kind: 'missing', id };
  if (item.status === 'done') return { kind: 'already-done', id };
  const task = ports.worker(item);
  if (!task) return { kind: 'not-mine', id };
  const work = item.work.kind;
  if (onlyOnce(item) && !(await claimed(ports, id))) return { kind: 'busy', id };
  const outcome = await task().catch((error: unknown) => ({ fault: describeFault(error) }));
  if (!('fault' in outcome)) {
    await ports.outbox.done(id, ports.clock.now().toISOString(), outcome.mail);
    return { kind: 'done', id, work, note: outcome.note };
  }
  const { fault } = outcome;
  const next = nextAttempt(item, ports.clock.now());
  if (next.status === 'given-up') await giveUp(ports, item, fault);
  await ports.outbox.failed(id, { ...next, lastError: `${fault.name}: ${fault.message}` });
  return { kind: next.status === 'given-up' ? 'given-up' : 'failed', id, work, fault };
}

/** An operator must see it; the item's id is what they redrive. */
async function giveUp(ports: RelayPorts, item: OutboxItem, fault: Fault): Promise<void> {
  const { assessmentId, kind } = item.work;
  const message = `${fault.message} (outbox item ${item.id})`;
  await parkAssessment(ports, { assessmentId, step: `relay ${kind}`, fault: { name: fault.name, message } });
}

/** Waking and starting are harmless to repeat; a mail or an event is not. */
const onlyOnce = (item: OutboxItem) => item.work.kind === 'mail' || item.work.kind === 'publish';

function claimed(ports: RelayPorts, id: string): Promise<boolean> {
  const now = ports.clock.now();
  const until = new Date(now.getTime() + CLAIM_SECONDS * 1000).toISOString();
  return ports.outbox.claim(id, now.toISOString(), until);
}
