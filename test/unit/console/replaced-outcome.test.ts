import { expect, test } from 'vitest';
import { assessmentView } from '../../../functions/console/assessment-view.ts';
import { replacedByNow } from '../../../functions/domain/outcome/replaced-by-now.ts';
import { ID, invited, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { again, decided } from '../../support/in-memory/recorded-story.ts';
import { staff, staffDesk } from '../../support/staff-desk.ts';

const older = `/console/assessments/${ID}`;

test('an assessment’s page says no yes that a newer outcome replaced, also while relay has not marked it', async () => {
  const world = await decided();
  const desk = staffDesk({ world });
  const before = await desk.as(staff.paula, older);
  expect(before.text).toContain('Cleared for use.');
  await decided({ world, ...again, choice: 'reject' });
  expect(stored(world).assessment.supersededBy).toBeUndefined();
  const after = await desk.as(staff.paula, older);
  expect(after.text).not.toMatch(/(?<!Not )cleared for use\./i);
  expect(after.text).toMatch(/Replaced on .* by A-SECND2: whether the system may be used follows from that one/);
  // The newer one's own page speaks for itself.
  expect((await desk.as(staff.paula, `/console/assessments/${again.id}`)).text).toContain('Not cleared for use.');
});

test('one read more, and only for a decided assessment that is not marked yet', async () => {
  const world = await decided();
  const { port, calls } = world.breaking.clearances;
  const read = async () => {
    const before = calls.length;
    await replacedByNow({ clearances: port }, stored(world));
    return calls.length - before;
  };
  expect(await read()).toBe(1);
  stored(world).assessment.supersededBy = { assessmentId: again.id, reference: 'A-SECND2', at: '2026-03-02T09:00:00.000Z' };
  expect(await read()).toBe(0);
  const { outcome: _, supersededBy: __, ...undecided } = stored(world).assessment;
  stored(world).assessment = { ...undecided, status: 'awaiting-decision' };
  expect(await read()).toBe(0);
});

test('the API’s view neither', async () => {
  const world = await decided();
  await decided({ world, ...again, choice: 'reject' });
  const view = assessmentView(await replacedByNow(world.ports, stored(world)), world.clock.now().toISOString());
  expect(view.outcome).toMatchObject({ standing: 'superseded', cleared: false });
  expect(view.supersededBy).toMatchObject({ assessmentId: again.id });
});

test('an assessment that ended without an outcome replaces nothing, and does not say that it will', async () => {
  const desk = staffDesk();
  const { world } = desk;
  await invited(world, { head: { supersedes: { assessmentId: 'asm_0', reference: 'A-0LD222' } } });
  const says = async () => (await desk.as(staff.paula, older)).text;
  expect(await says()).toContain('Will replaceA-0LD222');
  const { assessment } = stored(world);
  for (const status of ['withdrawn', 'lapsed'] as const) {
    stored(world).assessment = { ...assessment, status };
    expect(await says()).not.toMatch(/Will replace|Replaced/);
  }
});
