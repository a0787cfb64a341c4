import { expect, test } from 'vitest';
import { ID, invited, opened, stored, submitted } from '../../support/in-memory/assessment-in-progress.ts';
import { inMemory } from '../../support/in-memory/in-memory.ts';
import { relayNew, sweepNow } from '../../support/in-memory/rooms.ts';

const kinds = (world: ReturnType<typeof inMemory>) => stored(world).timers.map(({ kind }) => kind);

test('an execution that died before its first step is replaced by a successor', async () => {
  const world = inMemory();
  await opened(world);
  await relayNew(world);
  expect(world.executions.get(`${ID}-1`)).toBe('running');
  world.executions.set(`${ID}-1`, 'ended');
  await sweepNow(world, world.clock.travel({ minutes: 31 }));
  await relayNew(world);
  expect(world.executions.get(`${ID}-2`)).toBe('running');
  expect(stored(world).events.at(-1)?.type).toBe('workflow-checked');
});

test('one that is at work is left alone, and looked after again', async () => {
  const world = inMemory();
  await opened(world);
  await relayNew(world);
  for (const _ of [1, 2]) {
    await sweepNow(world, world.clock.travel({ minutes: 31 }));
    await relayNew(world);
  }
  expect([...world.executions.keys()]).toEqual([`${ID}-1`]);
  expect(kinds(world)).toEqual(['workflow-check']);
});

test('nobody looks after a workflow that waits for people', async () => {
  const world = inMemory();
  await invited(world);
  expect(kinds(world)).not.toContain('workflow-check');
  await submitted(world);
  expect(kinds(world)).toContain('workflow-check');
});
