import type { Actor } from '../actor.ts';
import { statuses, transitions } from '../assessment.ts';
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

export type ChainCheck = { ok: true } | { ok: false; problems: string[] };

/**
 * Checks a stored chain against its head: numbered from 1 without gaps, each event linked to the one before and hashed over
 * its own bytes, all of one aggregate, statuses continuous along the legal graph (assessment.ts), and ending exactly where
 * the head says. So an edit, deletion, insertion, reordering or truncation is detected. `events` in stored (key) order.
 * `head.aggregate` and `head.status` are compared where given.
 */
export function verifyChain(events: readonly AuditEvent[], head: ChainHead & { aggregate?: string; status?: string }): ChainCheck {
  const problems: string[] = [];
  const aggregate = head.aggregate ?? events[0]?.aggregate;
  let before: ChainHead = emptyChain;
  let status: string | undefined;
  for (const event of events) {
    const { hash, ...unhashed } = event;
    const name = `event ${event.seq} (${event.type})`;
    if (event.seq !== before.seq + 1) problems.push(`${name} follows event ${before.seq}`);
    if (event.prevHash !== before.lastHash) problems.push(`${name} is not linked to the event before it`);
    if (hashOf(unhashed) !== hash) problems.push(`${name} was changed: its content does not match its hash`);
    if (event.aggregate !== aggregate) problems.push(`${name} belongs to ${event.aggregate}`);
    if (!isLegalMove(event, status)) problems.push(`${name} moves from ${event.from ?? 'nothing'} to ${event.to ?? 'nothing'}`);
    status = event.to ?? status;
    before = { seq: event.seq, lastHash: hash };
  }
  if (before.seq !== head.seq) problems.push(`the chain ends at event ${before.seq}, the record says ${head.seq}`);
  if (before.lastHash !== head.lastHash) problems.push('the last event is not the one the record names');
  if (head.status !== undefined && head.status !== status)
    problems.push(`the chain ends in status ${status ?? 'none'}, the record says ${head.status}`);
  return problems.length === 0 ? { ok: true } : { ok: false, problems };
}

/** No status named: nothing moved. A first status has no `from`; every other move continues and is in the legal graph. */
function isLegalMove(event: AuditEvent, status: string | undefined): boolean {
  const { from, to } = event;
  if (from === undefined && to === undefined) return true;
  if (from === undefined) return event.seq === 1 && to === statuses[0];
  if (from !== status) return false;
  return Object.values(transitions).some((move) => move.to === to && (move.from as readonly string[]).includes(from));
}
