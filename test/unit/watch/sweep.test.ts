import { beforeEach, describe, expect, it } from 'vitest';
import { sweep } from '../../../functions/watch/sweep.ts';
import { ID, invited, opened, stored, submitted } from '../../support/in-memory/assessment-in-progress.ts';
import { type InMemory, inMemory } from '../../support/in-memory/in-memory.ts';
import { order, sweepNow } from '../../support/in-memory/rooms.ts';

let world: InMemory;
beforeEach(() => {
  world = inMemory();
  Object.assign(redriven, { mails: [], signals: [] });
});
const redriven: Record<'mails' | 'signals', string[][]> = { mails: [], signals: [] };
const relay = {
  mails: { redrive: async (ids: string[]) => void redriven.mails.push(ids) },
  signals: { redrive: async (ids: string[]) => void redriven.signals.push(ids) },
};
const ports = () => ({ ...world.ports, clock: world.clock, relay });
const reminders = (id: string) => stored(world, id).events.filter(({ type }) => type === 'reminded').length;

describe('the sweep', () => {
  it('fires a timer once, however many sweeps meet it at the same time', async () => {
    await invited(world);
    world.clock.travel({ days: 7 });
    await Promise.all([sweep(ports()), sweep(ports()), sweep(ports())]);
    expect(reminders(ID)).toBe(1);
    expect(
      [...world.table.outbox.values()].filter(({ work }) => work.kind === 'mail' && work.mail === 'response-reminder'),
    ).toHaveLength(1);
  });

  it('fires a timer once when the reply of its commit was lost', async () => {
    await invited(world);
    world.clock.travel({ days: 7 });
    world.breaking.ledger.break({ times: 1, afterTheFact: true });
    expect(await sweep(ports())).toMatchObject({ fired: 0, failed: 1 });
    expect(await sweep(ports())).toMatchObject({ fired: 0, failed: 0 });
    expect(reminders(ID)).toBe(1);
  });

  it('looks and decides again when the vendor submits at that very moment', async () => {
    await invited(world);
    world.clock.travel({ days: 46 });
    const racing = { ...ports() };
    racing.directories = {
      ...world.ports.directories,
      async get() {
        if (stored(world).assessment.status === 'awaiting-response') await submitted(world);
        return world.table.directory;
      },
    };
    expect(await sweep(racing)).toMatchObject({ fired: 0, failed: 0 });
    expect(stored(world).assessment.status).toBe('submitted');
  });

  it('is not stopped by timers that fail, even by more than a page of them', async () => {
    for (let n = 0; n < 130; n += 1) await invited(world, { id: `asm_bad${n}` });
    world.clock.travel({ hours: 1 });
    await invited(world, { id: 'asm_good' });
    world.clock.travel({ days: 7 });
    const broken = ports();
    broken.assessments = {
      ...world.ports.assessments,
      file: async (id) => {
        if (id.startsWith('asm_bad')) throw new Error('unreadable');
        return world.ports.assessments.file(id);
      },
    };
    const faults: string[] = [];
    const result = await sweep(broken, { onFault: (fault, timer) => faults.push(`${timer?.assessmentId} ${fault.message}`) });
    expect(result).toMatchObject({ fired: 1, failed: 130 });
    expect(faults).toContain('asm_bad7 unreadable');
    expect(reminders('asm_good')).toBe(1);
  });

  it('passes over what the index still shows although it fired, or was set anew for later', async () => {
    await invited(world);
    const seen = structuredClone(stored(world).timers);
    const [reminder, ...others] = stored(world).timers;
    stored(world).timers = reminder ? [{ ...reminder, dueAt: '2026-12-01T00:00:00.000Z' }, ...others.slice(0, 1)] : [];
    world.clock.travel({ days: 50 });
    const lagging = { ...ports(), timers: { ...world.ports.timers, due: async () => seen } };
    expect(await sweep(lagging)).toMatchObject({ fired: 1, forgotten: 3, failed: 0 });
    expect(stored(world).assessment.status).toBe('awaiting-response');
    expect(stored(world).timers.map(({ dueAt }) => dueAt)).toEqual(['2026-12-01T00:00:00.000Z']);
  });

  it('ends when its time is over', async () => {
    for (let n = 0; n < 20; n += 1) await invited(world, { id: `asm_${n}` });
    world.clock.travel({ days: 7 });
    let left = 8;
    const { fired } = await sweep(ports(), {
      hasTime: () => {
        left -= 1;
        return left > 0;
      },
    });
    expect(fired).toBeGreaterThan(0);
    expect(fired).toBeLessThan(20);
    await sweep(ports());
    for (let n = 0; n < 20; n += 1) expect(reminders(`asm_${n}`)).toBe(1);
  });

  it('hands overdue work to relay again, in portions, but not what is still in time', async () => {
    for (let n = 0; n < 60; n += 1) await opened(world, { id: `asm_${n}` });
    world.clock.travel({ seconds: 119 });
    expect(await sweep(ports())).toMatchObject({ redriven: 0 });
    world.clock.travel({ seconds: 2 });
    expect(await sweep(ports())).toMatchObject({ redriven: 60 });
    expect(redriven.signals.map((ids) => ids.length)).toEqual([50, 10]);
    expect(redriven.mails).toEqual([]);
  });

  it('hands mails to the function that sends them and everything else to the other, even when one is out of reach', async () => {
    await invited(world);
    await submitted(world);
    order(world, 'out_event', { kind: 'publish', assessmentId: ID, event: 'assessment.decided' });
    const kinds = (ids: string[][]) => [...new Set(ids.flat().map((id) => world.table.outbox.get(id)?.work.kind))].sort();
    world.clock.travel({ minutes: 3 });
    const redrive = async () => {
      throw new Error('no such function');
    };
    await expect(sweep({ ...ports(), relay: { ...relay, signals: { redrive } } })).rejects.toThrow('no such function');
    await expect(sweep({ ...ports(), relay: { ...relay, mails: { redrive } } })).rejects.toThrow('no such function');
    expect(kinds(redriven.mails)).toEqual(['mail']);
    expect(kinds(redriven.signals)).toEqual(['publish', 'start-workflow', 'wake-workflow']);
  });

  it('does one half when the other is out of reach, and then says so', async () => {
    await invited(world);
    world.clock.travel({ days: 7 });
    world.breaking.outbox.break({ methods: ['due'] });
    await expect(sweep(ports())).rejects.toThrow('due is out of reach');
    expect(reminders(ID)).toBe(1);
    world.breaking.outbox.repair();
    world.breaking.timers.break();
    await expect(sweep(ports())).rejects.toThrow('due is out of reach');
    expect([...redriven.mails, ...redriven.signals].flat().length).toBeGreaterThan(0);
  });

  it.each(['assessments', 'ledger', 'directories'] as const)('survives an outage of %s and catches up', async (port) => {
    await invited(world);
    world.clock.travel({ days: 7 });
    world.breaking[port].break();
    expect(await sweep(ports())).toMatchObject({ fired: 0, failed: 1 });
    world.breaking[port].repair();
    expect(await sweep(ports())).toMatchObject({ fired: 1, failed: 0 });
  });
});

it('a decision recorded continues by itself after hours without the workflow service', async () => {
  await invited(world);
  world.tokens.set('token-1', 'waiting');
  await world.ports.waits.put(ID, 'response', 'token-1', world.clock.now().toISOString());
  await submitted(world);
  world.breaking.workflows.break();
  for (let n = 0; n < 60; n += 1) {
    world.clock.travel({ minutes: 5 });
    await sweepNow(world);
  }
  expect(world.tokens.get('token-1')).toBe('waiting');
  world.breaking.workflows.repair();
  world.clock.travel({ minutes: 15 });
  await sweepNow(world);
  expect(world.tokens.get('token-1')).toBe('spent');
});
