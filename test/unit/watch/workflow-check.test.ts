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

test('one that is at work is left alone at the first look; when nothing has moved at the second, a successor works beside it', async () => {
  const world = inMemory();
  await invited(world);
  await submitted(world);
  const look = async () => {
    await sweepNow(world, world.clock.travel({ minutes: 31 }));
    await relayNew(world);
    return [...world.executions.keys()];
  };
  expect(await look()).toEqual([`${ID}-1`]);
  expect(kinds(world)).toContain('workflow-check');
  expect(await look()).toEqual([`${ID}-1`, `${ID}-2`]);
});

test('nobody looks after a workflow that waits for people', async () => {
  const world = inMemory();
  await invited(world);
  expect(kinds(world)).not.toContain('workflow-check');
  await submitted(world);
  expect(kinds(world)).toContain('workflow-check');
});
