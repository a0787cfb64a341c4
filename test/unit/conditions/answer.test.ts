import { expect, test } from 'vitest';
import { whoIsAskedToAnswer, whoMayAnswer } from '../../../functions/domain/conditions/condition-rights.ts';
import { verifyChain } from '../../../functions/domain/proof/audit-chain.ts';
import { hashOf } from '../../../functions/domain/proof/canonical.ts';
import { verifyAssessment } from '../../../functions/domain/proof/verify-assessment.ts';
import { ID, stored } from '../../support/in-memory/assessment-in-progress.ts';
import {
  AFTER,
  answer,
  approvedOn,
  condition,
  conditions,
  lastEvent,
  mailsSince,
  olaf,
  paula,
  report,
  sam,
  standing,
  travelTo,
  vera,
  WHY,
  WORDS,
} from '../../support/in-memory/conditions-story.ts';
import { dora } from '../../support/in-memory/follow-up-story.ts';
import { sweepNow } from '../../support/in-memory/rooms.ts';

const staffed = (name: string) => ({ kind: 'staff' as const, id: `stf_${name}`, name, email: `${name}@buyer.example` });
const published = (world: Awaited<ReturnType<typeof approvedOn>>) =>
  [...world.table.outbox.values()].filter(({ work }) => work.kind === 'publish' && work.event === 'clearance.changed').length;

test('accepted: it is met from then on, its timer goes, everybody hears of it', async () => {
  const world = await approvedOn();
  await report(world);
  const [from, events] = [world.table.outbox.size, published(world)];
  expect(await answer(world, true)).toEqual({ kind: 'answered', accepted: true });
  const at = world.clock.now().toISOString();
  const now = condition(world);
  expect(now).toMatchObject({ status: 'met', metAt: at, reports: [{ answer: { accepted: true, by: sam, at, reasons: WHY } }] });
  expect(lastEvent(world)).toMatchObject({ type: 'condition-accepted', actor: sam });
  expect(lastEvent(world)?.data).toEqual({ condition: now.id, answer: hashOf(now.reports[0]?.answer) });
  expect(world.table.clearances.get('sup_1/sys_1')?.conditions[0]).toMatchObject({ status: 'met', metAt: at });
  expect(stored(world).timers.map(({ id }) => id)).not.toContain(`condition-${now.id}`);
  expect(mailsSince(world, from)).toEqual([`condition-answered ${vera.email}`]);
  expect(published(world)).toBe(events + 1);
});

test('not accepted: open again, reported again, then accepted; every word stays', async () => {
  const world = await approvedOn();
  await report(world);
  expect(await answer(world, false)).toEqual({ kind: 'answered', accepted: false });
  expect(condition(world)).toMatchObject({
    status: 'open',
    reports: [{ words: WORDS, answer: { accepted: false, reasons: WHY } }],
  });
  expect(condition(world).metAt).toBeUndefined();
  expect(stored(world).timers.map(({ id }) => id)).toContain(`condition-${condition(world).id}`);
  await report(world, { words: `${WORDS} Now with the name.` });
  await answer(world, true, { reasons: 'The name is there now, thank you.' });
  expect(condition(world)).toMatchObject({ status: 'met', reports: [{ words: WORDS }, { answer: { accepted: true } }] });
  const file = stored(world);
  expect(verifyChain(file.events, { ...file.assessment, aggregate: `ASSESSMENT#${ID}` })).toMatchObject({ ok: true });
  const catalog = await world.ports.catalogs.get(file.assessment.catalogHash);
  expect(verifyAssessment(file, catalog).checks.filter(({ ok }) => !ok)).toEqual([]);
});

test('what was not reported, or was answered by somebody else first, is not answered', async () => {
  const world = await approvedOn();
  const nothing = { kind: 'refused', why: 'not-reported' };
  expect(await answer(world, true)).toEqual(nothing);
  await report(world);
  const both = await Promise.all([answer(world, true, { by: dora }), answer(world, false, { by: sam })]);
  expect(both.filter(({ kind }) => kind === 'answered')).toHaveLength(1);
  expect(both).toContainEqual(nothing);
  expect(condition(world).reports).toHaveLength(1);
});

test('one person who answers differently in two windows is told which one came too late', async () => {
  for (const first of [true, false]) {
    const world = await approvedOn();
    await report(world);
    const both = await Promise.all([answer(world, first), answer(world, !first)]);
    expect(both).toEqual([
      { kind: 'answered', accepted: first },
      { kind: 'refused', why: 'not-reported' },
    ]);
    expect(condition(world).status).toBe(first ? 'met' : 'open');
  }
});

test('an answer is to the report that was looked at', async () => {
  const world = await approvedOn();
  await report(world);
  await answer(world, false);
  await report(world, { words: `${WORDS} Now with the name.` });
  expect(await answer(world, true, { report: 1 })).toEqual({ kind: 'refused', why: 'another-report' });
  expect(condition(world).status).toBe('reported');
  expect(await answer(world, true, { report: 2 })).toEqual({ kind: 'answered', accepted: true });
});

test('four eyes: neither who reported it, must meet it or asked for it all, nor who had a hand in the intake', async () => {
  const world = await approvedOn();
  const { roles, heads } = world.table.directory;
  const editor = staffed('editor');
  const stranger = staffed('stranger');
  roles['data-protection'] = [olaf, paula, editor].map(({ name, email }) => ({ name, email: email.toUpperCase() }));
  stored(world).assessment.intakeBy = [editor];
  await report(world);
  await report(world, { whose: 'staff' });
  const not = { kind: 'refused', why: 'not-entitled' };
  for (const by of [olaf, paula, editor, stranger]) expect(await answer(world, true, { whose: 'staff', by })).toEqual(not);
  // Olaf must meet the other one only.
  expect(await answer(world, false, { whose: 'vendor', by: olaf })).toEqual({ kind: 'answered', accepted: false });
  // The requester reports for the supplier, and looks at it as little.
  await report(world, { by: paula });
  for (const by of [paula, editor, stranger]) expect(await answer(world, true, { by })).toEqual(not);
  // Nobody is left for Olaf's: the head of the role is asked.
  heads['data-protection'] = { name: sam.name, email: sam.email };
  expect(await answer(world, true, { whose: 'staff', by: sam })).toEqual({ kind: 'answered', accepted: true });
});

test('asked are the members who may; a head where there is nobody else; the deputy of who is away', async () => {
  const world = await approvedOn();
  const { directory } = world.table;
  await report(world, { whose: 'staff' });
  const names = (who: typeof whoMayAnswer) =>
    who(condition(world, 'staff'), stored(world).assessment, directory, '2026-03-02').map(({ name }) => name);
  expect(names(whoIsAskedToAnswer)).toEqual(['Dora Data', 'Sam Safe']);
  directory.heads['data-protection'] = { name: 'Helga Head', email: 'helga@buyer.example' };
  expect(names(whoIsAskedToAnswer)).toEqual(['Dora Data', 'Sam Safe']);
  expect(names(whoMayAnswer)).toEqual(['Dora Data', 'Sam Safe', 'Helga Head']);
  const dirk = { name: 'Dirk Deputy', email: 'dirk@buyer.example' };
  directory.standIns.push({ email: sam.email, deputy: dirk, absences: [{ from: '2026-03-01', until: '2026-03-05' }] });
  expect(names(whoIsAskedToAnswer)).toEqual(['Dora Data', 'Dirk Deputy']);
  directory.roles['data-protection'] = [{ name: olaf.name, email: olaf.email }];
  // No deputy speaks for whoever must meet it.
  directory.standIns.push({ email: olaf.email, deputy: dirk, absences: [{ from: '2026-03-01', until: '2026-03-05' }] });
  expect(names(whoMayAnswer)).toEqual(['Helga Head']);
  expect(names(whoIsAskedToAnswer)).toEqual(['Helga Head']);
});

test('once the outcome has expired, or was replaced, nobody answers any more', async () => {
  const ended = { kind: 'refused', why: 'ended' };
  const expired = await approvedOn();
  await report(expired);
  travelTo(expired, stored(expired).outcome?.validUntil ?? '');
  expect(await answer(expired, true)).toEqual(ended);
  const replaced = await approvedOn();
  await report(replaced);
  stored(replaced).assessment.supersededBy = { assessmentId: 'asm_2', reference: 'A-NEWER2', at: AFTER };
  expect(await answer(replaced, true)).toEqual(ended);
  const being = await approvedOn();
  await report(being);
  const clearance = being.table.clearances.get('sup_1/sys_1');
  if (clearance) being.table.clearances.set('sup_1/sys_1', { ...clearance, assessmentId: 'asm_2' });
  expect(await answer(being, true)).toEqual(ended);
});

test('accepted late: a suspension is over at that instant, in the clearance, on the head and in the trail', async () => {
  const world = await approvedOn(conditions.slice(0, 1));
  travelTo(world, AFTER);
  await sweepNow(world);
  expect([standing(world), stored(world).assessment.outcome?.since?.standing]).toEqual(['suspended', 'suspended']);
  await report(world);
  expect(standing(world)).toBe('suspended');
  world.clock.travel({ days: 1 });
  await answer(world, true);
  const at = world.clock.now().toISOString();
  expect(standing(world)).toBe('valid');
  expect(stored(world).assessment.outcome?.since).toEqual({ standing: 'valid', at });
  expect(lastEvent(world)?.data).toMatchObject({ standing: 'valid', overdueSince: condition(world).dueAt });
});

test('accepted late before the sweep came by: the trail tells that it was overdue, and what became of the outcome', async () => {
  const world = await approvedOn(conditions.slice(0, 1));
  travelTo(world, AFTER);
  await report(world);
  await answer(world, true);
  expect([standing(world), stored(world).assessment.outcome?.since]).toEqual(['valid', undefined]);
  expect(lastEvent(world)?.data).toMatchObject({ overdueSince: condition(world).dueAt });

  const gone = await approvedOn(conditions.slice(0, 1), { effect: 'withdrawn' });
  await report(gone);
  travelTo(gone, AFTER);
  await answer(gone, true);
  expect(condition(gone).status).toBe('met');
  expect([standing(gone), stored(gone).assessment.outcome?.since?.standing]).toEqual(['withdrawn', 'withdrawn']);
  expect(lastEvent(gone)?.data).toMatchObject({ standing: 'withdrawn', overdueSince: condition(gone).dueAt });
});

test('accepted late: a withdrawal stays', async () => {
  const world = await approvedOn(conditions.slice(0, 1), { effect: 'withdrawn' });
  await report(world);
  travelTo(world, AFTER);
  await sweepNow(world);
  expect(standing(world)).toBe('withdrawn');
  expect(await answer(world, true)).toEqual({ kind: 'answered', accepted: true });
  expect([standing(world), stored(world).assessment.outcome?.since?.standing]).toEqual(['withdrawn', 'withdrawn']);
});

test('a suspension lasts until the last condition that caused it is met', async () => {
  const world = await approvedOn();
  travelTo(world, AFTER);
  await sweepNow(world);
  await report(world);
  await answer(world, true);
  expect([standing(world), stored(world).assessment.outcome?.since?.standing]).toEqual(['suspended', 'suspended']);
  await report(world, { whose: 'staff' });
  await answer(world, true, { whose: 'staff' });
  expect([standing(world), stored(world).assessment.outcome?.since?.standing]).toEqual(['valid', 'valid']);
});
