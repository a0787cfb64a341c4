import { describe, expect, test } from 'vitest';
import { type ChainHead, emptyChain, nextEvent, verifyChain } from '../../functions/domain/proof/audit-chain.ts';
import type { AuditEvent } from '../../functions/domain/proof/audit-event.ts';
import { hashOf } from '../../functions/domain/proof/canonical.ts';
import { assessmentStory, rechained } from '../support/assessment-story.ts';
import { smallCatalog } from '../support/small-catalog.ts';
import { goodAnswers } from '../support/small-submission.ts';

const story = assessmentStory(smallCatalog(), goodAnswers);
const { events } = story;
const head = { ...story.assessment, aggregate: 'ASSESSMENT#asm_1' };
const verify = (changed: readonly AuditEvent[], to: ChainHead & { status?: string; aggregate?: string } = head) =>
  verifyChain(changed, to);
const at = (n: number): AuditEvent => {
  const event = events[n];
  if (!event) throw new Error(`no event ${n}`);
  return event;
};
const replaced = (n: number, event: AuditEvent) => events.map((old, i) => (i === n ? event : old));
const rehashed = ({ hash: _, ...event }: AuditEvent): AuditEvent => ({ ...event, hash: hashOf(event) });

test('an untouched chain is fine, and so is an empty one', () => {
  expect(verify(events)).toEqual({ ok: true });
  expect(verifyChain([], emptyChain)).toEqual({ ok: true });
});

describe('detected', () => {
  test.each<[string, () => ReturnType<typeof verify>]>([
    ['an edited fact', () => verify(replaced(2, { ...at(2), data: { submission: 'x' } }))],
    ['an edited time', () => verify(replaced(0, { ...at(0), at: '2020-01-01T00:00:00.000Z' }))],
    ['an edited person', () => verify(replaced(1, { ...at(1), actor: { kind: 'operator', name: 'eve' } }))],
    ['an edit with its hash made to fit', () => verify(replaced(2, rehashed({ ...at(2), data: {} })))],
    [
      'an edited last event with its hash made to fit',
      () => verify(replaced(events.length - 1, rehashed({ ...at(events.length - 1), data: {} }))),
    ],
    ['a deleted first event', () => verify(events.slice(1))],
    ['a deleted event in the middle', () => verify(events.filter((_, n) => n !== 2))],
    ['a truncated chain', () => verify(events.slice(0, -1))],
    ['all events gone', () => verify([])],
    ['two events swapped', () => verify(events.map((_, n) => (n === 1 ? at(2) : n === 2 ? at(1) : at(n))))],
    ['an event twice', () => verify([...events, at(events.length - 1)])],
    ['events of another assessment', () => verify(events, { ...head, aggregate: 'ASSESSMENT#asm_2' })],
    ['another head', () => verify(events, { ...head, lastHash: hashOf('x') })],
    ['a head that lost events', () => verify(events, { ...head, seq: 2, lastHash: at(1).hash })],
    ['a head that counts other events', () => verify(events, { ...head, seq: 99 })],
    ['a status that the chain does not end in', () => verify(events, { ...head, status: 'withdrawn' })],
  ])('%s', (_, result) => {
    expect(result()).toEqual({ ok: false, problems: expect.arrayContaining([expect.any(String)]) });
  });

  test.each<[string, (event: AuditEvent) => AuditEvent]>([
    ['a move that the graph does not have', (event) => (event.type === 'submitted' ? { ...event, to: 'decided' } : event)],
    ['a move from another status', (event) => (event.type === 'scored' ? { ...event, from: 'opened' } : event)],
    [
      'a move that is legal, but from elsewhere',
      (event) => (event.to === 'decided' ? { ...event, from: 'awaiting-decision' } : event),
    ],
    ['a birth in another status', (event) => (event.seq === 1 ? { ...event, to: 'submitted' } : event)],
    ['an arrival from nowhere', (event) => (event.type === 'scored' ? { ...event, from: undefined } : event)],
    ['an event of another assessment', (event) => (event.seq === 3 ? { ...event, aggregate: 'ASSESSMENT#asm_2' } : event)],
  ])('even when every hash fits: %s', (_, change) => {
    const forged = rechained(story, change);
    expect(verifyChain(forged.events, forged.assessment).ok).toBe(false);
  });
  test('even when every hash fits: a gap in the numbers', () => {
    let before: ChainHead = emptyChain;
    const gapped = events.map(({ hash: _, ...event }) => {
      const next = rehashed({ ...event, seq: event.seq < 3 ? event.seq : event.seq + 1, prevHash: before.lastHash, hash: '' });
      before = { seq: next.seq, lastHash: next.hash };
      return next;
    });
    expect(verifyChain(gapped, before)).toEqual({ ok: false, problems: ['event 4 (submitted) follows event 2'] });
  });
  test('(and forging nothing is fine)', () => {
    const same = rechained(story, (event) => event);
    expect(verifyChain(same.events, same.assessment)).toEqual({ ok: true });
  });
});

test('a chain without statuses, as a supplier has, is fine', () => {
  const supplier = {
    aggregate: 'SUPPLIER#sup_1',
    at: '2026-03-01T10:00:00.000Z',
    operationId: 'op',
    actor: { kind: 'system', name: 's' } as const,
    data: {},
  };
  const first = nextEvent(emptyChain, { ...supplier, type: 'supplier-registered' });
  const second = nextEvent({ seq: 1, lastHash: first.hash }, { ...supplier, type: 'system-registered' });
  expect(verifyChain([first, second], { seq: 2, lastHash: second.hash, aggregate: 'SUPPLIER#sup_1' })).toEqual({ ok: true });
});
