import { type RelayPorts, type RelayResult, relayItem } from './relay-item.ts';

const AT_ONCE = 5;

/**
 * Relays each item, a few at a time; one that cannot be read or recorded never stops the others. When the outbox could not be
 * reached for some of them, throws the first such fault after all were tried: the caller's retry meets finished work quietly.
 */
export async function relayItems(
  ports: RelayPorts,
  ids: string[],
  onResult: (result: RelayResult) => void = () => {},
): Promise<RelayResult[]> {
  const results: RelayResult[] = [];
  const unreachable: unknown[] = [];
  const queue = [...new Set(ids)];
  const worker = async () => {
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      try {
        const result = await relayItem(ports, id);
        onResult(result);
        results.push(result);
      } catch (error) {
        unreachable.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  if (unreachable.length > 0) throw unreachable[0];
  return results;
}
