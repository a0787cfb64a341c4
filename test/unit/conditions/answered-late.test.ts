import { describe, expect, test } from 'vitest';
import { verifyAssessment } from '../../../functions/domain/proof/verify-assessment.ts';
import { requester, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { AFTER, answer, approvedOn, report, standing, travelTo, vera } from '../../support/in-memory/conditions-story.ts';
import type { InMemory } from '../../support/in-memory/in-memory.ts';
import { sweepNow } from '../../support/in-memory/rooms.ts';

async function failing(world: InMemory) {
  const file = stored(world);
  const catalog = await world.ports.catalogs.get(file.assessment.catalogHash);
  return verifyAssessment(file, catalog).checks.filter(({ ok }) => !ok);
}

describe.each(['valid', 'suspended', 'withdrawn'] as const)('overdue makes it %s', (effect) => {
  test.each([true, false])(
    'answered (accepted: %s) after the due date and before the sweep: what is stored still verifies',
    async (accepted) => {
      const world = await approvedOn(undefined, { effect });
      await report(world);
      travelTo(world, AFTER);
      expect(await answer(world, accepted)).toMatchObject({ kind: 'answered' });
      // The other condition is overdue as well.
      expect(standing(world)).toBe(effect);
      expect(stored(world).assessment.outcome?.since?.standing).toBe(effect === 'valid' ? undefined : effect);
      expect(await failing(world)).toEqual([]);
      await sweepNow(world, world.clock.travel({ hours: 1 }));
      expect(await failing(world)).toEqual([]);
    },
  );
});

test('one person answers two reports at the same instant in the same words: both stand in the trail', async () => {
  const world = await approvedOn();
  await report(world);
  await report(world, { whose: 'staff' });
  expect(await answer(world, true)).toMatchObject({ kind: 'answered' });
  expect(await answer(world, true, { whose: 'staff' })).toMatchObject({ kind: 'answered' });
  expect(await failing(world)).toEqual([]);
});

test('a report or an answer that the trail tells of another condition is found', async () => {
  const world = await approvedOn();
  await report(world);
  const file = stored(world);
  const event = file.events.find(({ type }) => type === 'condition-reported');
  if (event) event.data.condition = 'r1-legal-9';
  const [conditions] = (await failing(world)).filter(({ name }) => name === 'conditions');
  expect(conditions?.detail).toContain('tells of condition r1-legal-9, which is not followed');
});

test('who prepared it, or reported it, is the same person under another address', async () => {
  const world = await approvedOn();
  const moved = { ...requester, email: 'paula.other@buyer.example' };
  const away = { ...moved, id: 'stf_77', name: 'Nils New' };
  world.table.directory.roles['data-protection'].push({ name: moved.name, email: moved.email });
  await report(world, { by: vera });
  expect(await answer(world, true, { by: moved })).toEqual({ kind: 'refused', why: 'not-entitled' });
  // Another account with that address is another person.
  expect(await answer(world, true, { by: away })).toMatchObject({ kind: 'answered' });
});
