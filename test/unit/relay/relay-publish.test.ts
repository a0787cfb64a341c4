import { describe, expect, it } from 'vitest';
import { AssessmentDecidedV1, ClearanceChangedV1 } from '../../../functions/domain/outcome/decided-event.ts';
import { hashOf } from '../../../functions/domain/proof/canonical.ts';
import { ID, invited, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { inMemory } from '../../support/in-memory/in-memory.ts';
import { again, decided } from '../../support/in-memory/recorded-story.ts';
import { order, relay } from '../../support/in-memory/rooms.ts';

const decidedWork = { kind: 'publish', assessmentId: ID, event: 'assessment.decided' } as const;
const changedWork = { kind: 'publish', assessmentId: ID, event: 'clearance.changed' } as const;

describe('assessment.decided', () => {
  it('tells names, result, conditions and signature, under the id of the outbox item, once', async () => {
    const world = await decided();
    order(world, 'out_p', decidedWork);
    await Promise.all([relay(world, 'out_p'), relay(world, 'out_p')]);
    const { outcome, signature } = stored(world);
    const [published, ...more] = world.published;
    expect(more).toEqual([]);
    expect(published).toMatchObject({
      type: 'assessment.decided',
      detail: {
        ...{ version: 1, eventId: 'out_p', at: world.clock.now().toISOString(), supersedes: null },
        ...{ assessmentId: ID, supplierName: 'Vendor Ltd', systemName: 'CareBot', result: 'approved-with-conditions' },
        ...{ cleared: true, standing: 'valid', validUntil: outcome?.validUntil, outcomeHash: hashOf(outcome), signature },
      },
    });
    expect(AssessmentDecidedV1.parse(published?.detail).conditions).toHaveLength(outcome?.conditions.length ?? 0);
  });

  it('tells no answers and no words of people', async () => {
    const world = await decided();
    order(world, 'out_p', decidedWork);
    await relay(world, 'out_p');
    const text = JSON.stringify(world.published);
    for (const word of ['switch', 'Train', 'vera@', 'dora@', 'contract']) expect(text).not.toContain(word);
  });

  it('that comes late says nothing once a newer outcome has the word: no yes after a no', async () => {
    const world = await decided();
    order(world, 'out_late', decidedWork);
    world.breaking.events.break({ times: 1 });
    expect(await relay(world, 'out_late')).toMatchObject({ kind: 'failed' });
    world.clock.travel({ hours: 5 });
    await decided({ world, ...again, choice: 'reject' });
    order(world, 'out_new', { ...decidedWork, assessmentId: again.id });
    await relay(world, 'out_new');
    world.clock.travel({ minutes: 5 });
    expect(await relay(world, 'out_late')).toMatchObject({ kind: 'done', note: 'replaced by a newer outcome' });
    expect(world.published.map(({ detail }) => [detail.assessmentId, detail.cleared])).toEqual([[again.id, false]]);
  });

  it.each([decidedWork, changedWork])(
    '$event says what held when its clock was read, whatever is recorded meanwhile',
    async (work) => {
      const world = await decided();
      order(world, 'out_p', work);
      const before = world.clock.now().toISOString();
      const get = world.ports.clearances.get;
      // The read takes a while, and then a newer outcome could be recorded and told before this one is.
      const slow: typeof get = async (...which) => {
        const found = await get(...which);
        world.clock.travel({ minutes: 5 });
        return found;
      };
      await relay(world, 'out_p', { clearances: { get: slow } });
      expect(world.published[0]?.detail.at).toBe(before);
    },
  );

  it('does nothing when nothing was decided', async () => {
    const world = inMemory();
    await invited(world);
    for (const [id, work] of Object.entries({ out_p: decidedWork, out_c: changedWork })) {
      order(world, id, work);
      expect(await relay(world, id)).toMatchObject({ note: 'nothing was decided' });
    }
    expect(world.published).toEqual([]);
  });
});

describe('clearance.changed', () => {
  it('tells what holds now', async () => {
    const world = await decided();
    world.clock.travel({ days: 120 });
    order(world, 'out_c', changedWork);
    await relay(world, 'out_c');
    const [published] = world.published;
    expect(published).toMatchObject({ type: 'clearance.changed', detail: { cleared: false, standing: 'withdrawn', until: null } });
    expect(ClearanceChangedV1.parse(published?.detail)).toEqual(published?.detail);
  });

  it('never says less than the trail knows, whatever the clock of this machine says', async () => {
    const world = await decided();
    const { assessment } = stored(world);
    const { outcome } = assessment;
    if (!outcome) throw new Error('no outcome');
    assessment.outcome = { ...outcome, since: { standing: 'expired', at: outcome.validUntil } };
    order(world, 'out_c', changedWork);
    await relay(world, 'out_c');
    expect(world.published[0]?.detail).toMatchObject({ cleared: false, standing: 'expired', at: outcome.validUntil });
  });

  it('is quiet when a newer outcome has the word', async () => {
    const world = await decided();
    await decided({ world, ...again });
    order(world, 'out_c', changedWork);
    expect(await relay(world, 'out_c')).toMatchObject({ note: 'replaced by a newer outcome' });
    expect(world.published).toEqual([]);
  });
});
