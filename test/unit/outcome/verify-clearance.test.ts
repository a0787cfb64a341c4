import { describe, expect, test } from 'vitest';
import type { Clearance } from '../../../functions/domain/outcome/clearance.ts';
import { verifyAssessment } from '../../../functions/domain/proof/verify-assessment.ts';
import { ID, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { AFTER, answer, approvedOn, report, travelTo } from '../../support/in-memory/conditions-story.ts';
import { type InMemory, inMemory } from '../../support/in-memory/in-memory.ts';
import { again, allDecided, decided } from '../../support/in-memory/recorded-story.ts';
import { relayNew, sweepNow } from '../../support/in-memory/rooms.ts';

const KEY = 'sup_1/sys_1';
const kept = (world: InMemory) => world.table.clearances.get(KEY);

async function failing(world: InMemory, clearance = kept(world), id = ID) {
  const file = stored(world, id);
  const catalog = await world.ports.catalogs.get(file.assessment.catalogHash);
  return verifyAssessment(file, catalog, { clearance: { stored: clearance } })
    .checks.filter(({ ok }) => !ok)
    .map(({ name }) => name);
}

test('it follows from the outcome and its conditions, before and after each of them moves', async () => {
  const world = await approvedOn();
  expect(await failing(world)).toEqual([]);
  await report(world);
  expect(await failing(world)).toEqual([]);
  await answer(world, true);
  expect(await failing(world)).toEqual([]);
  travelTo(world, AFTER);
  await sweepNow(world);
  expect(await failing(world)).toEqual([]);
});

describe('a changed one is found', () => {
  test.each<[string, (clearance: Clearance) => void]>([
    ['held longer', (one) => void Object.assign(one, { validUntil: '2030-01-01T00:00:00.000Z' })],
    ['with another result', (one) => void Object.assign(one, { result: 'approved' })],
    ['a condition met', (one) => void Object.assign(one.conditions[0] ?? {}, { status: 'met', metAt: one.decidedAt })],
    ['a condition milder', (one) => void Object.assign(one.conditions[0] ?? {}, { ifOverdue: 'valid' })],
    ['a condition away', (one) => void one.conditions.pop()],
    ['of another system', (one) => void Object.assign(one, { systemName: 'DogBot' })],
    ['with another hash', (one) => void Object.assign(one, { outcomeHash: 'a'.repeat(64) })],
  ])('%s', async (_, change) => {
    const world = await approvedOn();
    const copy = structuredClone(kept(world));
    if (copy) change(copy);
    expect(await failing(world, copy)).toEqual(['clearance']);
  });

  test('away', async () => {
    const world = await approvedOn();
    world.table.clearances.delete(KEY);
    expect(await failing(world)).toEqual(['clearance']);
  });

  test('of an assessment that has no outcome', async () => {
    const other = kept(await decided());
    const world = inMemory();
    await allDecided(world);
    expect(await failing(world, other)).toEqual(['clearance']);
    expect(await failing(world)).toEqual([]);
  });
});

test('an approval that was put back over the rejection which replaced it is found; the one it replaced is fine', async () => {
  const world = await decided();
  const approval = structuredClone(kept(world));
  world.clock.travel({ days: 1 });
  await decided({ world, ...again, choice: 'reject' });
  // Before relay has told the older one, and after.
  expect(await failing(world)).toEqual([]);
  await relayNew(world);
  expect(await failing(world)).toEqual([]);
  expect(await failing(world, kept(world), again.id)).toEqual([]);
  expect(await failing(world, approval, again.id)).toEqual(['clearance']);
  expect(await failing(world, approval)).toEqual(['clearance']);
});
