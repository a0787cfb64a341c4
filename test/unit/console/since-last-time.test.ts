import { describe, expect, test } from 'vitest';
import type { Answers } from '../../../functions/domain/answers/answer.ts';
import { scoreResponse } from '../../../functions/score/score-response.ts';
import { awaitingDecision, ID, invited, stored, submitted } from '../../support/in-memory/assessment-in-progress.ts';
import { type StaffDesk, staff, staffDesk } from '../../support/staff-desk.ts';

const HOSTILE = '"><script>alert(1)</script>';
const SECOND = 'asm_2';
const first: Answers = {
  'data.personal': { kind: 'yes-no', value: 'yes' },
  'data.basis': { kind: 'single', option: 'some' },
  'operation.stop': { kind: 'yes-no', value: 'yes', comment: HOSTILE },
};
const second: Answers = {
  'data.personal': { kind: 'yes-no', value: 'no' },
  'operation.stop': { kind: 'yes-no', value: 'yes', comment: HOSTILE },
};

/** The same system was assessed a year ago; this time the answers are in, and people are asked. */
async function twice(answers: Answers = second) {
  const desk = staffDesk();
  await awaitingDecision(desk.world, { answers: first });
  desk.world.clock.travel({ days: 365 });
  await invited(desk.world, { id: SECOND, head: { reference: 'A-SECOND' } });
  const before = await desk.as(staff.paula, `/console/assessments/${SECOND}`);
  expect(before.html).not.toContain('What changed since the last time');
  await submitted(desk.world, answers, SECOND);
  await scoreResponse({ ...desk.world.ports, clock: desk.world.clock }, { assessmentId: SECOND });
  return desk;
}
const rowsOf = async (desk: StaffDesk, who: (typeof staff)['paula' | 'dora'], path: string) => {
  const page = await desk.as(who, path);
  const $ = page.$;
  return $('section[aria-labelledby=since] tbody tr')
    .toArray()
    .map((row) =>
      $(row)
        .children()
        .toArray()
        .map((cell) => $(cell).text()),
    );
};

describe('the second time, reviewers see only what changed', () => {
  test('old beside new, questions that went away included; the rest is counted', async () => {
    const desk = await twice();
    const path = `/console/assessments/${SECOND}`;
    expect(await rowsOf(desk, staff.paula, path)).toEqual([
      ['Do you train on personal data?Data', 'Yes', 'No'],
      ['On what basis?Data', 'Some', 'Not asked'],
      ['Since when?Data', 'Left blank', 'Not asked'],
    ]);
    const page = await desk.as(staff.paula, path);
    expect(page.text).toContain('The supplier answered about this system before, on 2 March 2026 (A-7F3K2Q)');
    expect(page.text).toMatch(/\d answers are as they were/);
    expect(page.$(`section[aria-labelledby=since] a[href="/console/assessments/${ID}"]`).length).toBe(1);
    expect(page.html).not.toContain(HOSTILE);
  });

  test('on the exception as well', async () => {
    const desk = await twice();
    const request = stored(desk.world, SECOND).requests.find(({ role }) => role === 'data-protection');
    const rows = await rowsOf(desk, staff.dora, `/exceptions/${SECOND}/${request?.id}`);
    expect(rows.map(([question]) => question)).toEqual([
      'Do you train on personal data?Data',
      'On what basis?Data',
      'Since when?Data',
    ]);
  });

  test('where the reader may not open the assessment of the last time, it is named and not linked', async () => {
    const desk = await twice();
    const request = stored(desk.world, SECOND).requests.find(({ role }) => role === 'data-protection');
    const links = async (who: (typeof staff)['paula' | 'dora']) => {
      const page = await desk.as(who, `/exceptions/${SECOND}/${request?.id}`);
      expect(page.$('section[aria-labelledby=since]').text()).toContain('on 2 March 2026 (A-7F3K2Q)');
      return page.$('section[aria-labelledby=since] p a').length;
    };
    expect([await links(staff.dora), await links(staff.paula)]).toEqual([0, 1]);
  });

  test('nothing changed is said so', async () => {
    const desk = await twice(first);
    const page = await desk.as(staff.paula, `/console/assessments/${SECOND}`);
    expect(page.$('section[aria-labelledby=since]').text()).toContain('No answer differs.');
  });

  test('an earlier assessment that is not kept any more is no fault', async () => {
    const desk = await twice();
    desk.world.table.files.delete(ID);
    const page = await desk.as(staff.paula, `/console/assessments/${SECOND}`);
    expect(page.status).toBe(200);
    expect(page.html).not.toContain('What changed since the last time');
  });
});
