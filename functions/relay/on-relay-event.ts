import { outboxIds, type RelayEvent } from './relay-event.ts';
import type { RelayPorts, RelayResult } from './relay-item.ts';
import { relayItems } from './relay-items.ts';

type RelayCount = `${'Mail' | 'Relay'}${'Failures' | 'GivenUp'}`;
interface Log {
  info(message: string, facts: Record<string, unknown>): void;
  warn(message: string, facts: Record<string, unknown>): void;
}

/**
 * The work of both functions: relays the items of the table's stream, or those of `{redrive: [id, …]}` from the sweep or an
 * operator. Logs and counts what came of each, and answers it.
 */
export const onRelayEvent = (ports: RelayPorts, count: (name: RelayCount) => void) => async (event: RelayEvent, log: Log) => {
  const tell = (result: RelayResult) => {
    if ('fault' in result) log.warn('work failed', { ...result });
    else log.info('relayed', { ...result });
    if (result.kind !== 'failed' && result.kind !== 'given-up') return;
    count(`${result.work === 'mail' ? 'Mail' : 'Relay'}${result.kind === 'failed' ? 'Failures' : 'GivenUp'}`);
  };
  const results = await relayItems(ports, outboxIds(event), tell);
  return { results: results.map(({ id, kind }) => ({ id, kind })) };
};
