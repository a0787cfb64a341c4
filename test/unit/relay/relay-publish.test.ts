import { beforeEach, describe, expect, it } from 'vitest';
import { ID, invited, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { type InMemory, inMemory } from '../../support/in-memory/in-memory.ts';
import { order, relay } from '../../support/in-memory/rooms.ts';

const publish = { kind: 'publish', assessmentId: ID, event: 'assessment.decided' } as const;
let world: InMemory;
beforeEach(async () => {
  world = inMemory();
  await invited(world);
});

describe('publishing', () => {
  it('tells ids, result and expiry, under the id of the outbox item, once', async () => {
    const validUntil = '2027-01-01T00:00:00.000Z';
    const { assessment } = stored(world);
    assessment.status = 'decided';
    assessment.outcome = { result: 'rejected', validUntil, hash: 'a'.repeat(64), at: '2026-03-02T09:00:00.000Z' };
    order(world, 'out_p', publish);
    await Promise.all([relay(world, 'out_p'), relay(world, 'out_p')]);
    expect(world.published).toEqual([
      {
        eventId: 'out_p',
        assessmentId: ID,
        reference: 'A-7F3K2Q',
        supplierId: 'sup_1',
        systemId: 'sys_1',
        result: 'rejected',
        validUntil,
        outcomeHash: 'a'.repeat(64),
      },
    ]);
  });

  it('does nothing when nothing was decided', async () => {
    order(world, 'out_p', publish);
    expect(await relay(world, 'out_p')).toMatchObject({ note: 'nothing was decided' });
    expect(world.published).toEqual([]);
  });
});
