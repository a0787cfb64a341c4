import { expect, test } from 'vitest';
import type { OverdueEffect } from '../../../functions/domain/catalog/policy.ts';
import { conditionSteps, firstConditionTimer, nextConditionTimer } from '../../../functions/domain/conditions/condition-times.ts';
import { verifyChain } from '../../../functions/domain/proof/audit-chain.ts';
import { ID, stored } from '../../support/in-memory/assessment-in-progress.ts';
import {
  AFTER,
  answer,
  approvedOn,
  condition,
  conditions,
  DUE_AT,
  lastEvent,
  mailsSince,
  olaf,
  overdueIs,
  paula,
  report,
  sam,
  standing,
  travelTo,
  vera,
} from '../../support/in-memory/conditions-story.ts';
import { dora } from '../../support/in-memory/follow-up-story.ts';
import { sweepNow } from '../../support/in-memory/rooms.ts';

type World = Awaited<ReturnType<typeof approvedOn>>;
const one = (effect: OverdueEffect = 'suspended') => approvedOn(conditions.slice(0, 1), { effect });
const policy = { secondsPerDay: 86_400, conditions: overdueIs('valid') };
const timer = (world: World) => stored(world).timers.find(({ kind }) => kind === 'condition');
const told = (world: World, type: string) => stored(world).events.filter((event) => event.type === type);
const published = (world: World) =>
  [...world.table.outbox.values()].filter(({ work }) => work.kind === 'publish' && work.event === 'clearance.changed').length;
const daysBefore = (days: number) => new Date(Date.parse(DUE_AT) - days * 86_400_000).toISOString();

test('two reminders, then overdue from the millisecond after its day, then again; one timer that is set anew', async () => {
  expect(conditionSteps(policy, { dueAt: DUE_AT })).toEqual([
    { step: 'reminder', dueAt: daysBefore(14) },
    { step: 'reminder', dueAt: daysBefore(3) },
    { step: 'overdue', dueAt: AFTER },
  ]);
  const followed = { id: 'r1-x-1', assessmentId: ID, dueAt: DUE_AT, status: 'open' as const, reports: [] };
  expect(nextConditionTimer(policy, followed, '2026-03-02T09:00:00.000Z').dueAt).toBe(daysBefore(14));
  expect(nextConditionTimer(policy, followed, daysBefore(14)).dueAt).toBe(daysBefore(3));
  // Then again and again: a week after, where the policy does not say.
  expect(nextConditionTimer(policy, followed, AFTER).dueAt).toBe('2026-04-07T00:00:00.000Z');
  // One that is overdue when it begins to be followed is said to be so at once.
  expect(firstConditionTimer(policy, followed, '2026-06-01T00:00:00.000Z').dueAt).toBe(AFTER);
});

test('whoever must meet it is reminded; once it is reported, whoever must look at it', async () => {
  const world = await approvedOn();
  travelTo(world, daysBefore(14));
  const first = world.table.outbox.size;
  await sweepNow(world);
  expect(mailsSince(world, first).sort()).toEqual([`condition-reminder ${olaf.email}`, `condition-reminder ${vera.email}`]);
  expect(
    told(world, 'reminded')
      .slice(-2)
      .map(({ data }) => data.who)
      .sort(),
  ).toEqual(['staff', 'vendor']);
  await report(world);
  travelTo(world, daysBefore(3));
  const second = world.table.outbox.size;
  await sweepNow(world);
  expect(mailsSince(world, second).sort()).toEqual([
    `condition-reminder ${olaf.email}`,
    `condition-reported ${dora.email}`,
    `condition-reported ${sam.email}`,
  ]);
  // What is reported is said again a fortnight after the report, before it is overdue.
  expect(
    stored(world)
      .timers.filter(({ kind }) => kind === 'condition')
      .map(({ dueAt }) => dueAt)
      .sort(),
  ).toEqual([daysBefore(0), AFTER]);
});

const weeks = (n: number) => new Date(Date.parse(AFTER) + n * 7 * 86_400_000).toISOString();
/** The mails of each weekly sweep, from the first one after `world`'s clock. */
async function weekly(world: World, from: number, to: number): Promise<string[][]> {
  const told: string[][] = [];
  for (let n = from; n <= to; n += 1) {
    travelTo(world, weeks(n));
    const before = world.table.outbox.size;
    await sweepNow(world);
    told.push(mailsSince(world, before).sort());
  }
  return told;
}

test('overdue and still open: its owner hears of it every week, from the third time on the role’s head as well, until it is met', async () => {
  const world = await one();
  const hanna = { name: 'Hanna Head', email: 'hanna@buyer.example' };
  world.table.directory.heads['data-protection'] = hanna;
  travelTo(world, AFTER);
  await sweepNow(world);
  const owner = `condition-overdue ${vera.email}`;
  expect(await weekly(world, 1, 4)).toEqual([
    [owner],
    [owner],
    [`condition-overdue ${hanna.email}`, owner].sort(),
    [`condition-overdue ${hanna.email}`, owner].sort(),
  ]);
  expect(told(world, 'reminded').at(-1)?.data).toMatchObject({ who: 'vendor', up: [hanna.email] });
  await report(world);
  await answer(world, true);
  expect([timer(world), await weekly(world, 5, 6)]).toEqual([undefined, [[], []]]);
});

test('reported once it is overdue: its approvers hear of it every week, then the administrators; refused, its owner again', async () => {
  const world = await one();
  const ada = { name: 'Ada Admin', email: 'ada@buyer.example' };
  world.table.directory.administrators = [ada];
  travelTo(world, AFTER);
  await sweepNow(world);
  await report(world);
  const asked = [`condition-reported ${dora.email}`, `condition-reported ${sam.email}`];
  expect(await weekly(world, 1, 3)).toEqual([asked, asked, [...asked, `condition-overdue ${ada.email}`].sort()]);
  await answer(world, false);
  expect(await weekly(world, 4, 4)).toEqual([[`condition-overdue ${ada.email}`, `condition-overdue ${vera.email}`]]);
});

test('reported in the moment in which it is overdue and nobody has said so: that is still said, to all', async () => {
  const world = await one();
  travelTo(world, AFTER);
  await report(world);
  await sweepNow(world);
  expect(told(world, 'condition-overdue')).toHaveLength(1);
  expect(timer(world)?.dueAt).toBe(weeks(1));
});

test('once another condition has ended the outcome for good, nobody is reminded or asked in vain', async () => {
  const world = await approvedOn();
  for (const one of [stored(world).outcome?.conditions[1], stored(world).conditions[1]])
    Object.assign(one ?? {}, { ifOverdue: 'withdrawn', dueAt: daysBefore(20) });
  await report(world);
  travelTo(world, daysBefore(19));
  for (const one of stored(world).timers) if (one.conditionId === stored(world).conditions[1]?.id) one.dueAt = daysBefore(20);
  await sweepNow(world);
  expect(standing(world)).toBe('withdrawn');
  const before = world.table.outbox.size;
  for (const days of [14, 3, 0]) {
    travelTo(world, daysBefore(days));
    await sweepNow(world);
  }
  travelTo(world, weeks(2));
  await sweepNow(world);
  expect(mailsSince(world, before)).toEqual([]);
});

test('a report that nobody may answer any more is told to those who can have somebody named', async () => {
  const world = await one();
  await report(world);
  world.table.directory.roles['data-protection'] = [];
  travelTo(world, daysBefore(14));
  const before = world.table.outbox.size;
  await sweepNow(world);
  expect(mailsSince(world, before)).toEqual([`condition-vacant ${paula.email}`]);
});

test.each(['valid', 'suspended', 'withdrawn'] as const)(
  'overdue: %s, as the policy said; in the trail, on the head, in the event',
  async (effect) => {
    const world = await one(effect);
    travelTo(world, DUE_AT);
    await sweepNow(world);
    expect([standing(world), told(world, 'condition-overdue')]).toEqual(['valid', []]);
    world.clock.travel({ seconds: 0.001 });
    // The clearance says so at that very millisecond, the trail as soon as the sweep comes by.
    expect(standing(world)).toBe(effect);
    const [from, events] = [world.table.outbox.size, published(world)];
    await sweepNow(world);
    expect(lastEvent(world)).toMatchObject({
      type: 'condition-overdue',
      data: { condition: condition(world).id, standing: effect },
    });
    const since = stored(world).assessment.outcome?.since;
    expect(since).toEqual(effect === 'valid' ? undefined : { standing: effect, at: world.clock.now().toISOString() });
    expect(published(world)).toBe(events + (effect === 'valid' ? 0 : 1));
    expect(mailsSince(world, from).sort()).toEqual(
      [vera, dora, sam, paula].map(({ email }) => `condition-overdue ${email}`).sort(),
    );
    // It is said again until it is met; of what is withdrawn for good nothing is.
    expect(timer(world)?.dueAt).toBe(effect === 'withdrawn' ? undefined : '2026-04-07T00:00:00.000Z');
    const file = stored(world);
    expect(verifyChain(file.events, { ...file.assessment, aggregate: `ASSESSMENT#${ID}` })).toMatchObject({ ok: true });
    world.clock.travel({ days: 1 });
    await sweepNow(world);
    expect(told(world, 'condition-overdue')).toHaveLength(1);
  },
);

test('after an outage several steps are due at once: the last one is taken, nobody is reminded of what is over', async () => {
  const world = await one();
  travelTo(world, AFTER);
  await sweepNow(world);
  expect(told(world, 'reminded').filter(({ data }) => data.condition)).toEqual([]);
  expect(told(world, 'condition-overdue')).toHaveLength(1);
});

test('reported and not answered in time: overdue all the same, and its approvers hear that it waits for them', async () => {
  const world = await one();
  await report(world);
  travelTo(world, AFTER);
  await sweepNow(world);
  expect([standing(world), condition(world).status]).toEqual(['suspended', 'reported']);
});

test('met, replaced or expired: its timer does nothing any more', async () => {
  const met = await one();
  const kept = structuredClone(timer(met));
  await report(met);
  await answer(met, true);
  if (kept) stored(met).timers.push(kept);
  const replaced = await one();
  stored(replaced).assessment.supersededBy = { assessmentId: 'asm_2', reference: 'A-NEWER2', at: '2026-03-03T09:00:00.000Z' };
  const expired = await one();
  for (const world of [met, replaced]) travelTo(world, AFTER);
  travelTo(expired, stored(expired).outcome?.validUntil ?? '');
  for (const world of [met, replaced, expired]) {
    await sweepNow(world);
    expect([told(world, 'condition-overdue'), timer(world)]).toEqual([[], undefined]);
  }
});

test('one mail to each, also where the requester must meet it', async () => {
  const world = await approvedOn([{ ...conditions[0], owner: { kind: 'staff', name: paula.name, email: paula.email } } as never]);
  travelTo(world, AFTER);
  const from = world.table.outbox.size;
  await sweepNow(world);
  expect(mailsSince(world, from).filter((mail) => mail.startsWith('condition-overdue'))).toHaveLength(3);
});
