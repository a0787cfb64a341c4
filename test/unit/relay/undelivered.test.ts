import { expect, test } from 'vitest';
import { verifyAssessment } from '../../../functions/domain/proof/verify-assessment.ts';
import { resumeAssessment } from '../../../functions/watch/resume.ts';
import { ID, requester, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { again, decided } from '../../support/in-memory/recorded-story.ts';
import { order, relay } from '../../support/in-memory/rooms.ts';
import { staff, staffDesk } from '../../support/staff-desk.ts';

const by = { assessmentId: again.id, reference: again.head.reference };
const { name, email } = requester;

test.each([
  ['mailer', { kind: 'mail', mail: 'outcome', assessmentId: ID, to: { name, email } }, 'An email'],
  ['events', { kind: 'publish', event: 'assessment.decided', assessmentId: ID }, 'The event for other systems'],
  ['ledger', { kind: 'supersede', assessmentId: ID, by }, 'Telling the older assessment'],
] as const)(
  'what %s kept relay from doing for a decided assessment stands on its page until an operator has done it',
  async (port, work, words) => {
    const world = await decided();
    const desk = staffDesk({ world });
    const page = async (path = `/console/assessments/${ID}`) => (await desk.as(staff.paula, path)).text;
    order(world, 'out_lost', work);
    world.breaking[port].break();
    await relay(world, 'out_lost');
    world.clock.travel({ days: 3 });
    if (port === 'ledger') world.breaking[port].break({ times: 1 });
    expect(await relay(world, 'out_lost')).toMatchObject({ kind: 'given-up' });
    world.breaking[port].repair();
    const said = await page();
    expect(said).toContain('Undelivered.');
    expect(said).toContain(words);
    expect(said).toContain('out_lost');
    expect(said).toContain(`npm run assay -- resume ${ID}`);
    expect(await page('/console/waiting')).toContain('CareBot');
    expect(await relay(world, 'out_lost')).toMatchObject({ kind: 'done' });
    await resumeAssessment({ ...world.ports, clock: world.clock }, { assessmentId: ID, operator: 'olga' });
    expect(await page()).not.toContain('Undelivered.');
    expect(await page('/console/waiting')).not.toContain('CareBot');
    const file = stored(world);
    const { checks } = verifyAssessment(file, await world.ports.catalogs.get(file.assessment.catalogHash));
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  },
);
