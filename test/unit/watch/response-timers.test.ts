import { beforeEach, describe, expect, it } from 'vitest';
import { responseTimers } from '../../../functions/domain/time/response-timers.ts';
import { housePolicy } from '../../support/house-policy.ts';
import { contact, ID, invited, requester, stored, submitted } from '../../support/in-memory/assessment-in-progress.ts';
import { type InMemory, inMemory } from '../../support/in-memory/in-memory.ts';
import { relayNew, sweepNow } from '../../support/in-memory/rooms.ts';

let world: InMemory;
beforeEach(async () => {
  world = inMemory();
  await invited(world);
  await relayNew(world);
  world.sent.length = 0;
});
const eventTypes = () => stored(world).events.map(({ type }) => type);

it('builds the timers from the policy, counted in its days', () => {
  const timers = responseTimers(housePolicy({ secondsPerDay: 1 }), ID, '2026-03-02T09:00:00.000Z');
  expect(timers.map(({ id, dueAt }) => [id, dueAt.slice(17, 19)])).toEqual([
    ['response-reminder-1', '07'],
    ['response-reminder-2', '14'],
    ['response-escalation', '24'],
    ['response-lapse', '45'],
  ]);
});

describe('a vendor that does not answer', () => {
  it('hears nothing before the first reminder is due', async () => {
    world.clock.travel({ days: 6, hours: 23 });
    expect(await sweepNow(world)).toMatchObject({ fired: 0, forgotten: 0, failed: 0 });
  });

  it('is reminded twice, the requester is told, then it lapses and nobody waits', async () => {
    const mailed: string[][] = [];
    for (const days of [7, 7, 10, 21]) {
      await sweepNow(world, world.clock.travel({ days }));
      await relayNew(world);
      mailed.push(world.sent.splice(0).map(({ kind, to }) => `${kind} ${to.email}`));
    }
    expect(mailed).toEqual([
      [`response-reminder ${contact.email}`],
      [`response-reminder ${contact.email}`],
      [`response-escalation ${requester.email}`],
      [`response-lapsed ${contact.email}`, `response-lapsed ${requester.email}`],
    ]);
    expect(eventTypes()).toEqual(['assessment-opened', 'invited', 'reminded', 'reminded', 'escalated', 'lapsed']);
    const { assessment, timers } = stored(world);
    expect(assessment).toMatchObject({ status: 'lapsed', waiting: { on: 'nobody' } });
    expect(timers).toEqual([]);
  });

  it('lapses with a wake for the workflow', async () => {
    world.tokens.set('token-1', 'waiting');
    await world.ports.waits.put(ID, 'response', 'token-1', world.clock.now().toISOString());
    await sweepNow(world, world.clock.travel({ days: 46 }));
    await relayNew(world);
    expect(world.tokens.get('token-1')).toBe('spent');
  });

  it('is not reminded of what lapses at the same moment, after an outage of the sweep', async () => {
    const result = await sweepNow(world, world.clock.travel({ days: 60 }));
    await relayNew(world);
    expect(result).toMatchObject({ failed: 0 });
    expect(eventTypes()).toEqual(['assessment-opened', 'invited', 'lapsed']);
    expect(world.sent.map(({ kind }) => kind)).toEqual(['response-lapsed', 'response-lapsed']);
  });

  it('gets one of two late reminders', async () => {
    await sweepNow(world, world.clock.travel({ days: 15 }));
    await relayNew(world);
    expect(world.sent.map(({ kind }) => kind)).toEqual(['response-reminder']);
    expect(stored(world).timers.map(({ id }) => id)).toEqual(['response-escalation', 'response-lapse']);
  });
});

describe('time travel', () => {
  it('goes forward by the event, and stamps that moment', async () => {
    const now = '2026-03-09T09:00:00.000Z';
    expect(await sweepNow(world, now)).toMatchObject({ now, fired: 1 });
    expect(stored(world).events.at(-1)).toMatchObject({ type: 'reminded', at: now });
  });

  it('never goes back', async () => {
    world.clock.travel({ days: 7 });
    expect(await sweepNow(world, '2026-03-03T00:00:00.000Z')).toMatchObject({ now: '2026-03-09T09:00:00.000Z', fired: 1 });
  });
});

it('forgets the timers of a response that has come, without an event', async () => {
  await submitted(world);
  const before = eventTypes();
  const result = await sweepNow(world, world.clock.travel({ days: 60 }));
  expect(result).toMatchObject({ fired: 1, forgotten: 4 });
  expect(eventTypes()).toEqual([...before, 'workflow-checked']);
  expect(stored(world).timers.map(({ kind }) => kind)).toEqual(['workflow-check']);
});
