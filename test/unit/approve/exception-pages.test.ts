import { describe, expect, test } from 'vitest';
import { awaitingDecision, ID, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { type StaffDesk, staff, staffDesk } from '../../support/staff-desk.ts';

const REASONS = 'The contract limits the use to test data.';
const HOSTILE = '"><script>alert(1)</script>';

async function asked() {
  const desk = staffDesk();
  await awaitingDecision(desk.world, {
    answers: { 'operation.stop': { kind: 'not-sure', comment: HOSTILE }, 'data.personal': { kind: 'yes-no', value: 'yes' } },
  });
  return desk;
}
const pathOf = (desk: StaffDesk, role = 'data-protection') =>
  `/exceptions/${ID}/${stored(desk.world).requests.find((request) => request.role === role)?.id}`;
const requestOf = (desk: StaffDesk) => stored(desk.world).requests.find((request) => request.role === 'data-protection');

describe('the list of exceptions', () => {
  test('shows what waits for the roles I hold, by my email address in any spelling', async () => {
    const desk = await asked();
    const dora = await desk.as(staff.dora);
    expect(
      dora
        .$('ul.tasks a')
        .toArray()
        .map((a) => dora.$(a).attr('href')),
    ).toEqual([pathOf(desk)]);
    expect(dora.text).toContain('You hold the role');
    const sam = await desk.as(staff.sam);
    expect(sam.text).toContain('You have a part in: Security.');
    expect((await desk.as(staff.audrey, '/exceptions')).text).toContain('You hold no role');
  });

  test('reads a fixed number of items, and leaves out what was withdrawn', async () => {
    const desk = await asked();
    stored(desk.world).assessment.status = 'withdrawn';
    expect((await desk.as(staff.dora)).text).toContain('Nothing waits for your decision');
  });

  test('says how late it is', async () => {
    const desk = await asked();
    desk.world.clock.travel({ days: 9 });
    expect((await desk.as(staff.dora)).text).toContain('2 days late');
  });
});

describe('one exception', () => {
  test('says why it arose, what was answered, and preselects nothing', async () => {
    const desk = await asked();
    const browser = await desk.as(staff.dora, pathOf(desk));
    expect(browser.status).toBe(200);
    expect(browser.text).toContain('points that Data protection owns fell short: “lawful-data” and “data-checks”');
    expect(browser.text).toContain('Do you train on personal data?Yes0 of 100');
    expect(browser.text).toContain('left blank');
    expect(browser.text).toContain('Nobody has decided yet.');
    expect(browser.$('input[checked]')).toHaveLength(0);
  });

  test('shows the files that were submitted, as they were: not what a round that lapsed left behind', async () => {
    const desk = await asked();
    const { submissions, evidence } = stored(desk.world);
    const file = { id: 'evd_1', questionIds: ['data.checks'], fileName: 'report.pdf', kind: 'test-report' as const };
    submissions[0]?.evidence.push({ ...file, issuer: 'Laboratory A', issuedOn: '2026-01-31' });
    const record = {
      ...{ ...file, contentType: 'application/pdf', status: 'clean' as const, objectKey: 'k', objectVersion: 'v1' },
      ...{ uploadedAt: '2026-03-02T09:00:00.000Z', uploadedBy: { kind: 'system' as const, name: 'x' } },
    };
    evidence.push({
      ...record,
      questionIds: [],
      fileName: 'renamed.pdf',
      issuer: 'Laboratory B',
      issuedOn: '2026-02-28',
      expiresOn: '2030-01-01',
    });
    evidence.push({ ...record, id: 'evd_2', fileName: 'later.pdf' });
    const dora = await desk.as(staff.dora, pathOf(desk));
    const files = dora.$(`a[href^="${pathOf(desk)}/evidence/"]`);
    expect(files.text()).toBe('report.pdf');
    expect(dora.text).toContain('31 January 2026');
    expect(dora.text).not.toContain('2030');
    expect(dora.text).toContain('issued by Laboratory A');
    expect(dora.text).not.toContain('Laboratory B');
    expect(dora.text).not.toContain('Nobody can open it');
  });

  test.each([
    ['infected', 'Malware was found in a file that was submitted'],
    ['unscannable', 'was never found clean'],
    ['quarantined', 'was never found clean'],
  ] as const)('says first that a file which was submitted turned out %s, and so does the assessment', async (status, words) => {
    const desk = await asked();
    const { submissions, evidence } = stored(desk.world);
    const file = { id: 'evd_1', questionIds: ['data.checks'], fileName: 'report.pdf', kind: 'test-report' as const };
    submissions[0]?.evidence.push(file);
    evidence.push({
      ...{ ...file, contentType: 'application/pdf', status, objectKey: 'k', objectVersion: 'v1' },
      ...{ uploadedAt: '2026-03-02T09:00:00.000Z', uploadedBy: { kind: 'system', name: 'x' } },
    });
    const pages = [await desk.as(staff.dora, pathOf(desk)), await desk.as(staff.paula, `/console/assessments/${ID}`)];
    for (const page of pages) {
      expect(page.$('.notice').text()).toContain(words);
      expect(page.$('.notice').text()).toContain('report.pdf');
    }
  });

  test('is read by all staff, and says why somebody cannot decide', async () => {
    const desk = await asked();
    desk.world.table.directory.roles['data-protection'].push({ name: 'Paula', email: staff.paula.email });
    const why = async (person: (typeof staff)[keyof typeof staff]) => {
      const browser = await desk.as(person, pathOf(desk));
      expect(browser.$('main form')).toHaveLength(0);
      return browser.$('.notice').text();
    };
    expect(await why(staff.sam)).toContain('It is for these to decide: Dora Data');
    expect(await why(staff.paula)).toContain('nobody approves what they asked for themselves');
    expect(await why(staff.audrey)).toContain('You can read this exception');
    desk.world.table.directory.roles['data-protection'].push({ name: 'Audrey', email: staff.audrey.email });
    expect(await why(staff.audrey)).toContain('not in the group of risk owners');
  });

  test('what the supplier typed is text', async () => {
    const desk = await asked();
    for (const request of stored(desk.world).requests) {
      const browser = await desk.as(staff.ada, `/exceptions/${ID}/${request.id}`);
      expect(browser.html).not.toContain('<script>');
      if (request.role === 'business-owner') expect(browser.text).toContain(HOSTILE);
    }
  });

  test('that is not there is not found', async () => {
    const desk = await asked();
    for (const path of [`/exceptions/${ID}/req_x`, '/exceptions/asm_x/req_x', `${pathOf(desk)}/evidence/ev_x`])
      expect((await desk.as(staff.dora, path)).status).toBe(404);
  });
});

const withCondition = {
  choice: 'approve-with-conditions',
  reasons: REASONS,
  'condition-0': 'An audit.',
  'owner-0': 'supplier',
  'proof-0': 'Its report.',
  'due-0': '2026-08-29',
};

describe('deciding', () => {
  test('a condition is due on the last day of the acceptance at the latest', async () => {
    const desk = await asked();
    const browser = await desk.as(staff.dora, pathOf(desk));
    expect(browser.text).toContain('Until 29 August 2026 at the latest.');
    await browser.press('Record my decision', withCondition);
    expect(requestOf(desk)?.decisions[0]?.conditions).toMatchObject([{ dueOn: '2026-08-29' }]);
  });

  test('a condition is for the supplier or for people of the directory, for nobody else', async () => {
    const desk = await asked();
    const browser = await desk.as(staff.dora, pathOf(desk));
    const owners = browser
      .$('[name=owner-0] option')
      .toArray()
      .map((one) => browser.$(one).attr('value'));
    expect(owners).toEqual(['', 'supplier', 'dora@buyer.example', 'PAULA@buyer.example', 'sam@buyer.example']);
    await browser.press('Record my decision', { ...withCondition, 'owner-0': 'mallory@else.example' });
    expect(browser.status).toBe(422);
    expect(requestOf(desk)?.decisions).toEqual([]);
  });

  test('approving with conditions: recorded, shown, and not asked again', async () => {
    const desk = await asked();
    const browser = await desk.as(staff.dora, pathOf(desk));
    await browser.press('Record my decision', {
      choice: 'approve-with-conditions',
      reasons: REASONS,
      'condition-1': 'A bias audit by an independent party.',
      'owner-1': 'supplier',
      'proof-1': "The auditor's report.",
      'due-1': '2026-08-01',
      'condition-3': 'Tell the works council.',
      'owner-3': staff.sam.email.toLowerCase(),
      'proof-3': 'Its minutes.',
      'due-3': '2026-03-02',
      until: '2026-08-01',
    });
    expect(browser.$('.notice').text()).toContain('is recorded');
    expect(browser.text).toContain(
      "A bias audit by an independent party. (by 1 August 2026)For the supplier. Proof: The auditor's report.",
    );
    expect(browser.$('main form')).toHaveLength(0);
    expect(requestOf(desk)).toMatchObject({
      status: 'approved-with-conditions',
      decisions: [
        {
          reasons: REASONS,
          acceptUntil: '2026-08-01',
          capacity: { as: 'member' },
          conditions: [
            {
              text: 'A bias audit by an independent party.',
              proof: "The auditor's report.",
              owner: { kind: 'vendor' },
              dueOn: '2026-08-01',
            },
            {
              text: 'Tell the works council.',
              proof: 'Its minutes.',
              owner: { kind: 'staff', name: 'Sam Safe', email: 'sam@buyer.example' },
              dueOn: '2026-03-02',
            },
          ],
        },
      ],
    });
  });

  test.each([
    ['nothing chosen', { reasons: REASONS }, ['f-choice']],
    ['reasons too short', { choice: 'approve', reasons: 'fine' }, ['f-reasons']],
    ['no condition', { choice: 'approve-with-conditions', reasons: REASONS }, ['f-condition-0']],
    [
      'a condition and nothing else',
      { choice: 'approve-with-conditions', reasons: REASONS, 'condition-2': 'x' },
      ['f-owner-2', 'f-proof-2', 'f-due-2'],
    ],
    [
      'a date without a condition',
      { choice: 'approve-with-conditions', reasons: REASONS, 'due-2': '2026-08-01' },
      ['f-condition-2', 'f-owner-2', 'f-proof-2'],
    ],
    ['a date gone by', { ...withCondition, 'due-0': '2026-03-01' }, ['f-due-0']],
    ['a date that is none', { ...withCondition, 'due-0': '2026-02-30' }, ['f-due-0']],
    ['a date after the acceptance ends', { ...withCondition, 'due-0': '2026-08-30' }, ['f-due-0']],
    ['a date after the end that is set', { ...withCondition, until: '2026-06-01', 'due-0': '2026-06-02' }, ['f-due-0']],
    ['conditions on a rejection', { ...withCondition, choice: 'reject' }, ['f-choice']],
    ['conditions on a plain approval', { ...withCondition, choice: 'approve', 'proof-0': '' }, ['f-choice']],
    ['an end gone by', { choice: 'approve', reasons: REASONS, until: '2026-03-01' }, ['f-until']],
    ["an end after the policy's", { choice: 'approve', reasons: REASONS, until: '2026-08-30' }, ['f-until']],
    ['an end that is no date', { choice: 'approve', reasons: REASONS, until: 'soon' }, ['f-until']],
    ['an end of a rejection', { choice: 'reject', reasons: REASONS, until: '2026-06-01' }, ['f-until']],
  ])('%s: nothing is decided, everything typed stays', async (_, typed: Record<string, string>, fields) => {
    const desk = await asked();
    const browser = await desk.as(staff.dora, pathOf(desk));
    await browser.press('Record my decision', typed);
    expect(browser.status).toBe(422);
    expect(
      browser
        .$('.error-summary a')
        .toArray()
        .map((a) => browser.$(a).attr('href')),
    ).toEqual(fields.map((id) => `#${id}`));
    for (const id of fields) expect(browser.$(`#${id}`)).toHaveLength(1);
    // What must be mended is in sight: nothing is folded away.
    for (const id of fields) expect(browser.$(`#${id}`).closest('details:not([open])')).toHaveLength(0);
    const { form } = browser.fields('Record my decision');
    const kept = [...form].filter(([name, value]) => value !== '' && !['csrf', 'basis'].includes(name));
    expect(Object.fromEntries(kept)).toEqual(Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== '')));
    expect(requestOf(desk)?.decisions).toEqual([]);
  });

  test('a late click is told what is true, with what was typed', async () => {
    const desk = await asked();
    const first = await desk.as(staff.dora, pathOf(desk));
    const second = first.sibling();
    await first.press('Record my decision', { choice: 'approve', reasons: REASONS });
    await second.press('Record my decision', { choice: 'reject', reasons: 'On second thought, I am against it.' });
    expect(second.status).toBe(200);
    expect(second.text).toContain('Your click changed nothing. You have decided on this exception already.');
    expect(second.text).toContain('On second thought, I am against it.');
    expect(second.text).toContain(REASONS);
    expect(requestOf(desk)).toMatchObject({ status: 'approved', decisions: [{ choice: 'approve' }] });
  });

  test('on a page of another scorecard: read again, decide again, nothing retyped', async () => {
    const desk = await asked();
    const browser = await desk.as(staff.dora, pathOf(desk));
    const request = requestOf(desk);
    if (!request) throw new Error('no request');
    request.basis = 'a'.repeat(64);
    await browser.press('Record my decision', { choice: 'approve', reasons: REASONS });
    expect(browser.text).toContain('scored anew');
    expect(request.decisions).toEqual([]);
    await browser.press('Record my decision');
    expect(requestOf(desk)?.status).toBe('approved');
  });

  test('the group decides who may send: an auditor who holds the role may not', async () => {
    const desk = await asked();
    const browser = await desk.as(staff.dora, pathOf(desk));
    const { form } = browser.fields('Record my decision');
    const audrey = await desk.as(staff.audrey, '/exceptions');
    form.set('csrf', audrey.$('input[name=csrf]').attr('value') ?? '');
    form.set('choice', 'approve');
    form.set('reasons', REASONS);
    await audrey.post(pathOf(desk), form);
    expect(audrey.status).toBe(403);
    expect(requestOf(desk)?.decisions).toEqual([]);
  });
});
