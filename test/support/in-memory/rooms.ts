import type { OutboxWork } from '../../../functions/domain/outbox.ts';
import { type RelayPorts, relayItem } from '../../../functions/relay/relay-item.ts';
import { relayItems } from '../../../functions/relay/relay-items.ts';
import { sweep } from '../../../functions/watch/sweep.ts';
import type { InMemory } from './in-memory.ts';
import { putOutbox } from './memory-table.ts';

const house = { orgName: 'Buyer & Sons', baseUrl: 'https://assay.buyer.example' };

export const relayPorts = (world: InMemory): RelayPorts => ({ ...world.ports, clock: world.clock, ids: world.ids, house });

/** What the stream does: every pending item that was never tried is handed to relay. */
export function relayNew(world: InMemory) {
  const fresh = [...world.table.outbox.values()].filter((item) => item.status === 'pending' && item.attempts === 0);
  return relayItems(
    relayPorts(world),
    fresh.map((item) => item.id),
  );
}

/** One sweep whose call to relay is relay itself. */
export function sweepNow(world: InMemory, now?: string) {
  const relay = { redrive: async (ids: string[]) => void (await relayItems(relayPorts(world), ids)) };
  return sweep({ ...world.ports, clock: world.clock, relay }, { now });
}

/** Puts work into the outbox under an id of the test's choice, as a change of the table would. */
export const order = (world: InMemory, id: string, work: OutboxWork) =>
  putOutbox(world.table, id, work, world.clock.now().toISOString());

/** Relays one item. */
export const relay = (world: InMemory, id: string) => relayItem(relayPorts(world), id);
