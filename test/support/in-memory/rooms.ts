import type { OutboxWork } from '../../../functions/domain/outbox.ts';
import { mailWorker } from '../../../functions/relay/mail-worker.ts';
import { type RelayPorts, type RelayResult, relayItem } from '../../../functions/relay/relay-item.ts';
import { relayItems } from '../../../functions/relay/relay-items.ts';
import { signalWorker } from '../../../functions/relay/signal-worker.ts';
import { sweep } from '../../../functions/watch/sweep.ts';
import type { InMemory } from './in-memory.ts';
import { putOutbox } from './memory-table.ts';

const house = { orgName: 'Buyer & Sons', baseUrl: 'https://assay.buyer.example' };

/** Relay's two functions. `change`: ports that a test has put in place of the world's. */
export function relayFunctions(world: InMemory, change: Partial<InMemory['ports']> = {}): Record<'mails' | 'signals', RelayPorts> {
  const ports = { ...world.ports, ...change, clock: world.clock, ids: world.ids, house };
  return { mails: { ...ports, worker: mailWorker(ports) }, signals: { ...ports, worker: signalWorker(ports) } };
}

/** Hands items to both functions, as if the stream filtered nothing; answers what those said whose work it was. */
export async function relayAll(world: InMemory, ids: string[], change?: Partial<InMemory['ports']>): Promise<RelayResult[]> {
  const { mails, signals } = relayFunctions(world, change);
  const said = await Promise.allSettled([relayItems(mails, ids), relayItems(signals, ids)]);
  const results = said.flatMap((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
  return results.filter(({ kind }) => kind !== 'not-mine');
}

/** What the stream does: every pending item that was never tried is handed to relay. */
export function relayNew(world: InMemory) {
  const fresh = [...world.table.outbox.values()].filter((item) => item.status === 'pending' && item.attempts === 0);
  return relayAll(
    world,
    fresh.map((item) => item.id),
  );
}

/** One sweep whose calls to relay are relay itself. */
export function sweepNow(world: InMemory, now?: string) {
  const { mails, signals } = relayFunctions(world);
  const through = (ports: RelayPorts) => ({ redrive: async (ids: string[]) => void (await relayItems(ports, ids)) });
  return sweep({ ...world.ports, clock: world.clock, relay: { mails: through(mails), signals: through(signals) } }, { now });
}

/** Puts work into the outbox under an id of the test's choice, as a change of the table would. */
export const order = (world: InMemory, id: string, work: OutboxWork) =>
  putOutbox(world.table, id, work, world.clock.now().toISOString());

/** Relays one item by the function that does its kind of work. */
export async function relay(world: InMemory, id: string, change?: Partial<InMemory['ports']>): Promise<RelayResult> {
  const { mails, signals } = relayFunctions(world, change);
  const result = await relayItem(mails, id);
  return result.kind === 'not-mine' ? relayItem(signals, id) : result;
}
