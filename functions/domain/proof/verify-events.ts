import type { AuditEvent, AuditEventType } from './audit-event.ts';

/**
 * What does not match between stored records and the events of a type that name their hashes under `key`: each record needs
 * exactly one event, each event its record. `hashes` in any order.
 */
export function requireEvents(
  events: readonly AuditEvent[],
  type: AuditEventType,
  key: string,
  hashes: readonly string[],
): string[] {
  const named = events.filter((event) => event.type === type).map((event) => event.data[key]);
  const problems: string[] = [];
  for (const hash of hashes) {
    const times = named.filter((name) => name === hash).length;
    if (times !== 1) problems.push(`the trail has ${times} '${type}' events for the stored ${key} ${hash}, not one`);
  }
  for (const name of named)
    if (!hashes.some((hash) => hash === name))
      problems.push(`the trail has a '${type}' event for ${key} ${name}, which is not stored`);
  return problems;
}
