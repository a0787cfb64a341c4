import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Assessment } from '../../../functions/domain/assessment.ts';
import { type ClearanceCondition, clearanceAt } from '../../../functions/domain/outcome/clearance.ts';
import { endedByConditions, unlessMet } from '../../../functions/domain/outcome/unless-met.ts';
import { verifyAssessment } from '../../../functions/domain/proof/verify-assessment.ts';
import { acceptedRisks } from '../../../functions/outcome/register/accepted-risks.ts';
import { stored } from '../../support/in-memory/assessment-in-progress.ts';
import {
  AFTER,
  answer,
  approvedOn,
  conditions,
  DUE_AT,
  report,
  standing,
  travelTo,
} from '../../support/in-memory/conditions-story.ts';
import { sweepNow } from '../../support/in-memory/rooms.ts';

type World = Awaited<ReturnType<typeof approvedOn>>;
const at = (ms: number) => new Date(Date.UTC(2026, 2, 1) + ms).toISOString();
const few = fc.integer({ min: 0, max: 12 });

const anyCondition: fc.Arbitrary<ClearanceCondition> = fc
  .record({
    dueAt: few,
    ifOverdue: fc.constantFrom('valid' as const, 'suspended' as const, 'withdrawn' as const),
    status: fc.constantFrom('open' as const, 'reported' as const, 'met' as const, 'ended' as const),
    metAt: few,
  })
  .map(({ dueAt, ifOverdue, status, metAt }) => ({
    ...{ id: 'r1-x-1', text: 'x', owner: 'vendor', dueOn: '2026-03-01', dueAt: at(dueAt), ifOverdue, status },
    ...(status === 'met' && { metAt: at(metAt) }),
  }));

test('what the head keeps says of every moment what the clearance says, whatever the conditions', () => {
  fc.assert(
    fc.property(fc.array(anyCondition, { maxLength: 6 }), few, few, (all, now, validUntil) => {
      // Nothing is met in the future.
      fc.pre(all.every(({ metAt }) => metAt === undefined || metAt <= at(now)));
      const said = clearanceAt({ result: 'approved', validUntil: at(validUntil), conditions: all }, at(now)).standing;
      fc.pre(said !== 'expired');
      const ended = endedByConditions({ validUntil: at(validUntil), unlessMet: unlessMet(all) }, at(now));
      expect(ended?.standing ?? 'valid').toBe(said);
    }),
    { numRuns: 2000 },
  );
});

test('what is due only after the outcome has expired made nothing of it', () => {
  const outcome = (dueAt: string) => ({ validUntil: at(10), unlessMet: { withdrawn: dueAt } });
  expect(endedByConditions(outcome(at(9)), at(20))).toBeUndefined();
  expect(endedByConditions(outcome(at(8)), at(20))).toEqual({ standing: 'withdrawn', at: at(9) });
});

const head = (world: World): Assessment => stored(world).assessment;
/** The register's lines as they stand now, by its own query and read. */
async function registered(world: World): Promise<string[]> {
  const assessmentHeads = { heads: async () => [structuredClone(head(world))] };
  const { lines } = await acceptedRisks({ screens: world.ports.screens, assessmentHeads, clock: world.clock }, 50);
  return [...new Set(lines.map((line) => line.standing))];
}
const verified = async (world: World) => {
  const catalog = await world.ports.catalogs.get(head(world).catalogHash);
  expect(verifyAssessment(stored(world), catalog).checks.filter(({ ok }) => !ok)).toEqual([]);
};

test.each(['suspended', 'withdrawn'] as const)(
  'the register knows that it is %s at the millisecond, and the sweep changes nothing',
  async (effect) => {
    const world = await approvedOn(conditions.slice(0, 1), { effect });
    travelTo(world, DUE_AT);
    expect([standing(world), await registered(world)]).toEqual(['valid', ['accepted']]);
    world.clock.travel({ seconds: 0.001 });
    expect(head(world).outcome?.since).toBeUndefined();
    expect([standing(world), await registered(world)]).toEqual([effect, [effect]]);
    world.clock.travel({ hours: 3 });
    await sweepNow(world);
    expect(head(world).outcome?.since?.standing).toBe(effect);
    expect(await registered(world)).toEqual([effect]);
    await verified(world);
  },
);

test('one of two conditions met: suspended for the other; both met, before the sweep came by: accepted again', async () => {
  const world = await approvedOn();
  await report(world);
  await answer(world, true);
  await report(world, { whose: 'staff' });
  travelTo(world, AFTER);
  expect(await registered(world)).toEqual(['suspended']);
  await answer(world, false, { whose: 'staff' });
  expect(await registered(world)).toEqual(['suspended']);
  await report(world, { whose: 'staff', words: 'Now all of them were trained.' });
  await answer(world, true, { whose: 'staff' });
  expect([standing(world), await registered(world)]).toEqual(['valid', ['accepted']]);
  await verified(world);
});

test('withdrawn for good stays so, though it is met later', async () => {
  const world = await approvedOn(conditions.slice(0, 1), { effect: 'withdrawn' });
  await report(world);
  travelTo(world, AFTER);
  await answer(world, true);
  expect([standing(world), await registered(world)]).toEqual(['withdrawn', ['withdrawn']]);
  await verified(world);
});

test('a head from before this was kept is suspended once the trail says so, and exact from its next answer on', async () => {
  const world = await approvedOn();
  delete head(world).outcome?.unlessMet;
  await verified(world);
  travelTo(world, AFTER);
  expect([standing(world), await registered(world)]).toEqual(['suspended', ['accepted']]);
  await sweepNow(world);
  expect(await registered(world)).toEqual(['suspended']);
  await report(world);
  await answer(world, true);
  expect(head(world).outcome?.unlessMet).toEqual({ suspended: DUE_AT });
  await verified(world);
});

test('a head that says otherwise than the conditions does not verify', async () => {
  const world = await approvedOn();
  const { outcome } = head(world);
  if (!outcome) throw new Error('no outcome');
  outcome.unlessMet = { suspended: '2027-01-01T00:00:00.000Z' };
  const catalog = await world.ports.catalogs.get(head(world).catalogHash);
  expect(verifyAssessment(stored(world), catalog).checks.filter(({ ok }) => !ok)).toMatchObject([{ name: 'outcome' }]);
});

test('an outcome without conditions keeps nothing of the kind', async () => {
  const world = await approvedOn([]);
  expect(head(world).outcome).not.toHaveProperty('unlessMet');
  await verified(world);
});
