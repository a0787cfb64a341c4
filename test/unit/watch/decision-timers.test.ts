import { beforeEach, describe, expect, it } from 'vitest';
import { awaitingDecision, requester, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { type InMemory, inMemory } from '../../support/in-memory/in-memory.ts';
import { relayNew, sweepNow } from '../../support/in-memory/rooms.ts';

let world: InMemory;
beforeEach(async () => {
  world = inMemory();
  await awaitingDecision(world);
  await relayNew(world);
  world.sent.length = 0;
});
const mailed = () =>
  world.sent
    .splice(0)
    .map(({ kind, to }) => `${kind} ${to.email}`)
    .sort();

describe('a decision that nobody takes', () => {
  it('is reminded and escalated to those who can decide and the requester; of a role that nobody holds the requester hears', async () => {
    await sweepNow(world, world.clock.travel({ days: 3 }));
    await relayNew(world);
    expect(
      stored(world)
        .requests.map(({ role }) => role)
        .sort(),
    ).toEqual(['ai-governance', 'business-owner', 'data-protection', 'security']);
    expect(mailed()).toEqual([
      `decision-escalation ${requester.email}`,
      `decision-escalation ${requester.email}`,
      'decision-reminder dora@buyer.example',
      'decision-reminder sam@buyer.example',
    ]);
    await sweepNow(world, world.clock.travel({ days: 5 }));
    await relayNew(world);
    expect(mailed()).toEqual([
      'decision-escalation dora@buyer.example',
      ...[1, 2, 3, 4].map(() => `decision-escalation ${requester.email}`),
      'decision-escalation sam@buyer.example',
    ]);
  });

  it('lapses request by request, wakes each wait, and is never an approval', async () => {
    const requests = stored(world).requests.map(({ id }) => id);
    for (const id of requests) {
      world.tokens.set(`token-${id}`, 'waiting');
      await world.ports.waits.put('asm_1', `request-${id}`, `token-${id}`, world.clock.now().toISOString());
    }
    const at = world.clock.travel({ days: 30 });
    await sweepNow(world, at);
    await relayNew(world);
    expect(stored(world).requests).toMatchObject(requests.map((id) => ({ id, status: 'lapsed', closedAt: at })));
    expect([...world.tokens.values()]).toEqual(requests.map(() => 'spent'));
    expect(stored(world).timers.filter(({ kind }) => kind.startsWith('decision'))).toEqual([]);
    expect(stored(world).assessment).toMatchObject({ status: 'awaiting-decision', waiting: { on: 'workflow' } });
    expect(world.sent).toEqual([]);
  });

  it('keeps waiting for the others when one request lapses', async () => {
    const { requests, timers } = stored(world);
    const since = stored(world).assessment.waiting.since;
    const early = timers.find((timer) => timer.kind === 'decision-lapse' && timer.requestId === requests[0]?.id);
    if (!early) throw new Error('no timer');
    early.dueAt = world.clock.now().toISOString();
    await sweepNow(world, world.clock.travel({ hours: 1 }));
    expect(stored(world).requests.map(({ status }) => status)).toEqual(['lapsed', 'open', 'open', 'open']);
    expect(stored(world).assessment.waiting).toMatchObject({ on: 'risk-owners', since, until: requests[1]?.dueAt });
  });
});

it('asks nobody who has decided, and forgets the timers of a closed request', async () => {
  const request = stored(world).requests.find(({ role }) => role === 'data-protection');
  if (!request) throw new Error('no request');
  request.decisions.push({
    choice: 'approve',
    reasons: 'We have seen the report ourselves.',
    conditions: [],
    by: { kind: 'staff', id: 'stf_3', name: 'Dora', email: 'Dora@Buyer.example' },
    at: world.clock.now().toISOString(),
    basis: request.basis,
  });
  for (const other of stored(world).requests) if (other.id !== request.id) other.status = 'rejected';
  await sweepNow(world, world.clock.travel({ days: 8 }));
  await relayNew(world);
  expect(mailed()).toEqual([`decision-escalation ${requester.email}`]);
  const left = stored(world).timers.filter(({ kind }) => kind.startsWith('decision') && kind !== 'decision-lapse');
  expect(left).toEqual([]);
});
