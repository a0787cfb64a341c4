import { expect, test } from 'vitest';
import type { StaffActor } from '../../../functions/domain/actor.ts';
import { changeDirectory } from '../../../functions/domain/deciding/change-directory.ts';
import { emptyDirectory, type Person } from '../../../functions/domain/deciding/directory.ts';
import { verifyAssessment } from '../../../functions/domain/proof/verify-assessment.ts';
import { owningRoles } from '../../../functions/domain/vocabulary.ts';
import { awaitingDecision, ID, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { decide, onePerRequest, poor, portsOf, requestTo } from '../../support/in-memory/follow-up-story.ts';
import { type StaffDesk, staff, staffDesk } from '../../support/staff-desk.ts';

const person = ({ name, email }: Person) => ({ name, email });
const actor = ({ id, name, email }: Omit<StaffActor, 'kind'>): StaffActor => ({ kind: 'staff', id, name, email });
const ada = actor(staff.ada);
const [dora, sam] = [person(staff.dora), person(staff.sam)];
const PAGE = `/exceptions/${ID}/r1-data-protection`;

/** The directory as one version after the other; `people` decide for every role. */
const directoryOf = (desk: StaffDesk, people: Person[], deputy?: Person) =>
  changeDirectory(
    { ...portsOf(desk.world), ids: desk.world.ids },
    {
      content: {
        ...emptyDirectory,
        roles: Object.fromEntries(owningRoles.map((role) => [role, people])) as never,
        standIns: deputy ? [{ email: dora.email, deputy, absences: [{ from: '2026-01-01', until: '2027-12-31' }] }] : [],
      },
      by: ada,
    },
  );

async function open() {
  const desk = staffDesk();
  await directoryOf(desk, [sam]);
  desk.world.clock.travel({ hours: 1 });
  await directoryOf(desk, [dora]);
  await awaitingDecision(desk.world, { policy: onePerRequest(), answers: poor });
  desk.world.clock.travel({ hours: 1 });
  return desk;
}

async function named(desk: StaffDesk) {
  const file = stored(desk.world);
  const catalog = await desk.world.ports.catalogs.get(file.assessment.catalogHash);
  const { checks } = verifyAssessment(file, catalog, { directories: desk.world.table.directories.versions });
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  return checks.find(({ name }) => name === 'named')?.detail;
}

test('an administrator who names themselves while an exception is open stands out, on the page and when verifying', async () => {
  const desk = await open();
  await directoryOf(desk, [dora, person(ada)]);
  const words = /named themselves after this was asked, 2 March 2026/;
  expect((await desk.as(staff.dora, PAGE)).text).toMatch(words);
  expect(await decide(desk.world, requestTo(desk.world, 'data-protection').id, 'approve', ada)).toEqual({ kind: 'closed' });
  desk.world.clock.travel({ hours: 1 });
  // What they do to the directory afterwards does not hide it.
  await directoryOf(desk, [dora]);
  const page = await desk.as(staff.audrey, PAGE);
  expect(page.text).toContain(`${ada.name} named themselves after this was asked`);
  expect(page.text).not.toContain(`${dora.name} was named`);
  expect(await named(desk)).toContain(`${ada.name} named themselves after request r1-data-protection was asked`);
});

test('so does whoever was named by somebody else, as a member or a deputy, also when they held the role long before', async () => {
  for (const [people, deputy] of [
    [[dora, sam], undefined],
    [[dora], sam],
  ] as const) {
    const desk = await open();
    await directoryOf(desk, [...people], deputy);
    desk.world.clock.travel({ hours: 1 });
    await decide(desk.world, requestTo(desk.world, 'data-protection').id, 'approve', actor(staff.sam));
    expect((await desk.as(staff.audrey, PAGE)).text).toContain(`${sam.name} was named by ${ada.name} after this was asked`);
    expect(await named(desk)).toContain(`${sam.name} was named by ${ada.name}`);
  }
});

test('nobody stands out who had their part before, whatever else changed since', async () => {
  const desk = await open();
  await directoryOf(desk, [dora, sam]);
  desk.world.clock.travel({ hours: 1 });
  await decide(desk.world, requestTo(desk.world, 'data-protection').id, 'approve', actor(staff.dora));
  expect((await desk.as(staff.audrey, PAGE)).text).not.toContain('after this was asked');
  expect(await named(desk)).toBe('whoever decided had their part before they were asked');
});
