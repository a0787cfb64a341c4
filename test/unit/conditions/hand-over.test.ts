import { expect, test } from 'vitest';
import { handCondition } from '../../../functions/domain/conditions/hand-condition.ts';
import { verifyAssessment } from '../../../functions/domain/proof/verify-assessment.ts';
import { contact, ID, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { approvedOn, condition, mailsSince, olaf, report, sam, WORDS } from '../../support/in-memory/conditions-story.ts';
import { portsOf } from '../../support/in-memory/follow-up-story.ts';
import { staff, staffDesk } from '../../support/staff-desk.ts';

const nora = { name: 'Nora New', email: 'nora@buyer.example' };
const noraAs = { id: 'stf_12', ...nora, groups: ['risk-owner' as const] };
const WHY = 'Olaf has left the organisation; Nora has taken over his work.';
type World = Awaited<ReturnType<typeof approvedOn>>;
const path = (world: World) => `/exceptions/${ID}/conditions/${condition(world, 'staff').id}`;
const hand = (world: World, change: Partial<Parameters<typeof handCondition>[1]> = {}) =>
  handCondition(portsOf(world), {
    ...{ assessmentId: ID, conditionId: condition(world, 'staff').id, to: nora, reasons: WHY, by: sam, isAdministrator: false },
    ...change,
  });

test('somebody of the role names another owner: who gets the mail, may report, and stands in the trail, which verifies', async () => {
  const world = await approvedOn();
  const desk = staffDesk({ world });
  const sams = await desk.as({ ...sam, groups: ['risk-owner'] }, path(world));
  const before = world.table.outbox.size;
  await sams.press('Hand it over', { newOwner: nora.name, newOwnerEmail: nora.email, why: WHY });
  expect([sams.status, condition(world, 'staff').owner]).toEqual([200, { kind: 'staff', ...nora }]);
  expect(sams.text).toContain('Olaf Owner to Nora New, by Sam Safe');
  expect(mailsSince(world, before)).toEqual([`condition-set ${nora.email}`]);
  expect(stored(world).events.at(-1)).toMatchObject({ type: 'condition-handed-over', actor: { name: 'Sam Safe' } });
  expect((await report(world, { whose: 'staff' })).kind).toBe('refused');
  const noras = await desk.as(noraAs, path(world));
  await noras.press('Report it as met', { words: WORDS });
  expect(condition(world, 'staff').status).toBe('reported');
  const catalog = await world.ports.catalogs.get(stored(world).assessment.catalogHash);
  const failed = () => verifyAssessment(stored(world), catalog).checks.filter(({ ok }) => !ok);
  expect(failed()).toEqual([]);
  // Whoever puts themselves in their place is found out.
  Object.assign(condition(world, 'staff'), { owner: { kind: 'staff', name: 'Eve', email: 'eve@buyer.example' } });
  expect(failed().length).toBeGreaterThan(0);
});

test('an administrator may as well; nobody else, nor the owner', async () => {
  const world = await approvedOn();
  for (const by of [olaf, { ...olaf, id: 'stf_77', email: 'eve@buyer.example' }])
    expect(await hand(world, { by })).toEqual({ kind: 'refused', why: 'not-entitled' });
  const desk = staffDesk({ world });
  for (const person of [staff.audrey, { ...olaf, groups: ['procurement' as const] }])
    expect((await desk.as(person, path(world))).text).not.toContain('Somebody else must meet it');
  const adas = await desk.as(staff.ada, path(world));
  await adas.press('Hand it over', { newOwner: nora.name, newOwnerEmail: nora.email, why: 'Too short.' });
  expect([adas.status, adas.$('[name=newOwner]').attr('value')]).toEqual([422, nora.name]);
  await adas.press('Hand it over', { why: WHY });
  expect(condition(world, 'staff').owner).toMatchObject({ email: nora.email });
});

test('never the supplier, by any address of theirs; nor the same person, a supplier’s condition, or one that is reported', async () => {
  const world = await approvedOn();
  const domain = contact.email.split('@')[1];
  for (const email of [contact.email.toUpperCase(), `somebody@${domain}`])
    expect(await hand(world, { to: { name: 'V', email } })).toEqual({ kind: 'refused', why: 'supplier-address' });
  expect(await hand(world, { to: { ...olaf, email: 'Olaf@Buyer.example' } })).toEqual({ kind: 'refused', why: 'same-person' });
  expect(await hand(world, { conditionId: condition(world).id })).toEqual({ kind: 'refused', why: 'of-supplier' });
  await report(world, { whose: 'staff' });
  expect(await hand(world)).toEqual({ kind: 'refused', why: 'not-open' });
});
