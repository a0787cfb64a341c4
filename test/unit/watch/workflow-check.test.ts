import { expect, test } from 'vitest';
import { decideException } from '../../../functions/approve/deciding/decide-exception.ts';
import { owningRoles } from '../../../functions/domain/vocabulary.ts';
import { housePolicy } from '../../support/house-policy.ts';
import { awaitingDecision, ID, invited, opened, stored, submitted } from '../../support/in-memory/assessment-in-progress.ts';
import { dora, portsOf, REASONS } from '../../support/in-memory/follow-up-story.ts';
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

test('the last decision leaves it to relay, which looks after the workflow before it wakes it', async () => {
  const world = inMemory();
  await awaitingDecision(world, { policy: housePolicy({ quorum: { low: 1, medium: 1, high: 1, critical: 1 } }) });
  for (const role of owningRoles) world.table.directory.roles[role] = [{ name: dora.name, email: dora.email }];
  for (const { id: requestId, basis } of stored(world).requests) {
    const form = { choice: 'approve' as const, reasons: REASONS, conditions: [], basis };
    const decided = await decideException(portsOf(world), { assessmentId: ID, requestId, form, by: dora });
    expect(decided).toEqual({ kind: 'closed' });
  }
  expect(stored(world).assessment.waiting.on).toBe('workflow');
  expect(kinds(world)).not.toContain('workflow-check');
  await relayNew(world);
  expect(kinds(world)).toContain('workflow-check');
  // Nothing came of the wake-up: the execution had died.
  world.executions.set(`${ID}-1`, 'ended');
  await sweepNow(world, world.clock.travel({ minutes: 31 }));
  await relayNew(world);
  expect(world.executions.get(`${ID}-2`)).toBe('running');
});
