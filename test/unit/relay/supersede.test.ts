import { describe, expect, test } from 'vitest';
import { verifyAssessment } from '../../../functions/domain/proof/verify-assessment.ts';
import { awaitingDecision, ID, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { type InMemory, inMemory } from '../../support/in-memory/in-memory.ts';
import { again, decided, twoConditions } from '../../support/in-memory/recorded-story.ts';
import { order, relay, sweepNow } from '../../support/in-memory/rooms.ts';

const by = { assessmentId: again.id, reference: again.head.reference };
const work = { kind: 'supersede', assessmentId: ID, by } as const;

async function replaced(conditions = twoConditions) {
  const world = await decided({ conditions });
  world.clock.travel({ days: 10 });
  await decided({ world, ...again });
  return world;
}
async function told(world: InMemory, id = 'out_s') {
  order(world, id, work);
  return relay(world, id);
}
const mismatches = async (world: InMemory) => {
  const file = stored(world);
  const { checks } = verifyAssessment(file, await world.ports.catalogs.get(file.assessment.catalogHash));
  return checks.filter(({ ok }) => !ok);
};

describe('an outcome that a newer one replaced', () => {
  test('says by which, ends what rests on it, and is itself untouched', async () => {
    const world = await replaced();
    const before = structuredClone(stored(world));
    expect(await told(world)).toMatchObject({ kind: 'done', note: 'superseded' });
    const at = world.clock.now().toISOString();
    const after = stored(world);
    expect(after.assessment.supersededBy).toEqual({ ...by, at });
    expect(after.events.at(-1)).toMatchObject({ type: 'superseded', at, data: { by: again.id } });
    expect(after.acceptances.map(({ endedAt }) => endedAt)).toEqual(before.acceptances.map(() => at));
    expect(after.conditions.map(({ status }) => status)).toEqual(before.conditions.map(() => 'ended'));
    expect(after.timers).toEqual([]);
    expect([after.outcome, after.signature, after.assessment.outcome, after.assessment.status]).toEqual([
      ...[before.outcome, before.signature, before.assessment.outcome, 'decided'],
    ]);
    expect(world.table.clearances.get('sup_1/sys_1')?.assessmentId).toBe(again.id);
    expect(await mismatches(world)).toEqual([]);
  });

  test('keeps what was met', async () => {
    const world = await replaced();
    const [met] = stored(world).conditions;
    if (met) Object.assign(met, { status: 'met', metAt: '2026-03-03T09:00:00.000Z' });
    await told(world);
    expect(
      stored(world)
        .conditions.map(({ status }) => status)
        .sort(),
    ).toEqual(['ended', 'ended', 'ended', 'ended', 'ended', 'met']);
  });

  test('is told once: a repeat, and a repeat after a lost reply, change nothing', async () => {
    const world = await replaced();
    world.breaking.ledger.break({ methods: ['commit'], times: 1, afterTheFact: true });
    expect(await told(world)).toMatchObject({ kind: 'failed' });
    const before = structuredClone(stored(world));
    expect(await relay(world, 'out_s')).toMatchObject({ note: 'superseded before' });
    expect(await told(world, 'out_t')).toMatchObject({ note: 'superseded before' });
    expect(stored(world)).toEqual(before);
  });

  test('with more to end than fits into one transaction', async () => {
    const [one] = twoConditions;
    const world = await replaced(Array.from({ length: 30 }, () => ({ ...(one as (typeof twoConditions)[0]) })));
    expect(await told(world)).toMatchObject({ note: 'superseded' });
    const { timers, conditions, acceptances } = stored(world);
    expect([timers.length, conditions.every(({ status }) => status === 'ended')]).toEqual([0, true]);
    expect(acceptances.every(({ endedAt }) => endedAt)).toBe(true);
    expect(await mismatches(world)).toEqual([]);
  });

  test('neither expires nor is reviewed any more', async () => {
    const world = await replaced();
    await told(world);
    const { seq } = stored(world).assessment;
    await sweepNow(world, '2028-01-01T00:00:00.000Z');
    expect(stored(world).assessment.seq).toBe(seq);
  });
});

test('what was not decided is left alone', async () => {
  const world = inMemory();
  await awaitingDecision(world);
  const before = structuredClone(stored(world));
  expect(await told(world)).toMatchObject({ kind: 'done', note: 'is awaiting-decision, not decided' });
  expect(stored(world)).toEqual(before);
  order(world, 'out_x', { ...work, assessmentId: 'asm_x' });
  expect(await relay(world, 'out_x')).toMatchObject({ note: 'no such assessment' });
});
