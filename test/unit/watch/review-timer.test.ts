import { expect, it } from 'vitest';
import { recordOutcome } from '../../../functions/outcome/record/record-outcome.ts';
import { awaitingDecision, ID, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { inMemory } from '../../support/in-memory/in-memory.ts';
import { sweepNow } from '../../support/in-memory/rooms.ts';

it('notes in the trail that a review is due, once, and changes nothing else', async () => {
  const world = inMemory();
  await awaitingDecision(world);
  await sweepNow(world, world.clock.travel({ days: 31 }));
  await recordOutcome({ ...world.ports, clock: world.clock }, { assessmentId: ID });
  const before = stored(world).assessment;
  const review = stored(world).timers.find(({ kind }) => kind === 'review');
  await sweepNow(world, review?.dueAt);
  await sweepNow(world, review?.dueAt);
  const after = stored(world);
  expect(after.events.filter(({ type }) => type === 'review-due')).toHaveLength(1);
  expect({ ...after.assessment, seq: 0, lastHash: '' }).toEqual({ ...before, seq: 0, lastHash: '' });
  expect(after.timers.filter(({ kind }) => kind === 'review')).toEqual([]);
});
