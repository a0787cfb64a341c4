import type { Actor } from './actor.ts';
import { type AuditEvent, type AuditEventType, GENESIS_HASH } from './audit-event.ts';
import { hashOf } from './canonical.ts';

export interface ChainHead {
  seq: number;
  lastHash: string;
}
export const emptyChain: ChainHead = { seq: 0, lastHash: GENESIS_HASH };

export interface NewEvent {
  type: AuditEventType;
  actor: Actor;
  data: AuditEvent['data'];
}

/** The next event after `head`: numbered, linked to the one before, and hashed over its canonical bytes. */
export function nextEvent(
  head: ChainHead,
  event: NewEvent & { aggregate: string; at: string; operationId: string; from?: string; to?: string },
): AuditEvent {
  const unhashed = { ...event, seq: head.seq + 1, prevHash: head.lastHash };
  for (const key of ['from', 'to'] as const) if (unhashed[key] === undefined) delete unhashed[key];
  return { ...unhashed, hash: hashOf(unhashed) };
}
