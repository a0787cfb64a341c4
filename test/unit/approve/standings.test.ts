import { describe, expect, test } from 'vitest';
import type { StandIn } from '../../../functions/domain/deciding/directory.ts';
import { askFollowUp } from '../../../functions/domain/follow-up/ask-follow-up.ts';
import { houseApproval, housePolicy } from '../../support/house-policy.ts';
import { awaitingDecision, ID, requester, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { type StaffDesk, staff, staffDesk } from '../../support/staff-desk.ts';
import type { VendorBrowser } from '../../support/vendor-browser.ts';

const aboutStop = { questionId: 'operation.stop', text: 'Who can stop it?' };
const REASONS = 'The contract limits the use to test data.';
const requestTo = (desk: StaffDesk, role = 'data-protection') => {
  const request = stored(desk.world).requests.find((one) => one.role === role);
  if (!request) throw new Error(`no request to ${role}`);
  return request;
};
const pathTo = (desk: StaffDesk, role?: string) => `/exceptions/${ID}/${requestTo(desk, role).id}`;

async function asked(policy = housePolicy()) {
  const desk = staffDesk();
  await awaitingDecision(desk.world, { policy });
  return desk;
}
/** Dora's part of the directory: her deputy, and when she is away. */
const standIn = (desk: StaffDesk, change: Partial<StandIn>) => {
  const deputy = { name: 'Sam Safe', email: 'sam@buyer.example' };
  desk.world.table.directory.standIns = [{ email: 'dora@buyer.example', deputy, absences: [], ...change }];
};
const away = { absences: [{ from: '2026-02-27', until: '2026-03-04' }] };

describe('by what right', () => {
  test('a member', async () => {
    const desk = await asked();
    expect((await desk.as(staff.dora, pathTo(desk))).text).toContain('Your rightYou hold the role Data protection.');
  });

  test('the deputy of somebody who is away, to the last day; kept with the decision', async () => {
    const desk = await asked();
    standIn(desk, away);
    const sam = await desk.as(staff.sam, pathTo(desk));
    expect(sam.text).toContain('You stand in for Dora Data, away until 4 March 2026.');
    expect(sam.text).toContain('In whose nameSam Safe, for Data protection (stands in for Dora Data)');
    await sam.press('Record my decision', { choice: 'approve', reasons: REASONS });
    expect(requestTo(desk).decisions).toMatchObject([
      { capacity: { as: 'deputy', for: 'dora@buyer.example' }, directoryVersion: 0 },
    ]);
    expect(sam.text).toContain('by Sam Safe, standing in for dora@buyer.example');
  });

  test('the deputy of somebody whom mail does not reach', async () => {
    const desk = await asked();
    standIn(desk, {});
    const at = desk.world.clock.now().toISOString();
    stored(desk.world).assessment.undeliverable = [{ email: 'dora@buyer.example', reason: 'bounced', mail: 'exception', at }];
    const sam = await desk.as(staff.sam, pathTo(desk));
    expect(sam.text).toContain('You stand in for Dora Data, whom our mails do not reach.');
  });

  test('a deputy and the head, once it went up to them', async () => {
    const desk = await asked();
    standIn(desk, {});
    desk.world.table.directory.heads['data-protection'] = { name: 'Ada Admin', email: 'ada@buyer.example' };
    expect((await desk.as(staff.ada, pathTo(desk))).$('main form')).toHaveLength(0);
    requestTo(desk).escalation = 'head';
    expect((await desk.as(staff.sam, pathTo(desk))).text).toContain('You stand in for Dora Data, who did not decide in time.');
    const ada = await desk.as(staff.ada, pathTo(desk));
    expect(ada.text).toContain('You are the head of Data protection: nobody decided in time, so it was escalated to you.');
    await ada.press('Record my decision', { choice: 'reject', reasons: REASONS });
    expect(ada.text).toContain('by Ada Admin, as the head of the role');
  });
});

/** What somebody typed in vain, in sight to be copied. */
const typedWords = (browser: VendorBrowser) => browser.$('div.notice details[open] dl').text();
const everything = {
  'condition-0': 'An audit by an independent party.',
  'owner-0': 'supplier',
  'proof-0': 'Its report.',
  'due-0': '2026-08-01',
  'condition-2': 'Train the clerks.',
  'owner-2': 'sam@buyer.example',
  until: '2026-08-15',
};

describe('a late click loses nothing of what was typed', () => {
  const all =
    'Accept only until2026-08-15Condition 1An audit by an independent party.By whomVendor LtdWhat proves it doneIts report.By when2026-08-01' +
    'Condition 3Train the clerks.By whomSam Safe';

  test('of a form that was not complete', async () => {
    const desk = await asked();
    const dora = await desk.as(staff.dora, pathTo(desk));
    desk.world.table.directory.roles['data-protection'] = [{ name: 'Sam Safe', email: 'sam@buyer.example' }];
    await dora.press('Record my decision', { reasons: 'Ten minutes', ...everything });
    expect(dora.status).toBe(200);
    expect(dora.text).toContain('Your click changed nothing. It is not, or no longer, for you to decide.');
    expect(typedWords(dora)).toBe(`ReasonsTen minutes${all}`);
    expect(requestTo(desk).decisions).toEqual([]);
  });

  test('of a complete one, while the supplier was asked', async () => {
    const desk = await asked();
    const dora = await desk.as(staff.dora, pathTo(desk));
    const { world } = desk;
    await askFollowUp({ ...world.ports, clock: world.clock }, { assessmentId: ID, by: requester, questions: [aboutStop] });
    const complete = { ...everything, 'proof-2': 'The list.', 'due-2': '2026-06-01' };
    await dora.press('Record my decision', { choice: 'approve-with-conditions', reasons: REASONS, ...complete });
    expect(dora.text).toContain('Your click changed nothing. The supplier was asked about answers in the meantime.');
    expect(typedWords(dora)).toBe(
      `DecisionApprove with conditionsReasons${REASONS}${all}What proves it doneThe list.By when2026-06-01`,
    );
  });

  test('nor where nothing was typed: then there is nothing to copy', async () => {
    const desk = await asked();
    const dora = await desk.as(staff.dora, pathTo(desk));
    requestTo(desk).status = 'dropped';
    await dora.press('Record my decision', { reasons: ' ' });
    expect(dora.text).toContain('Your click changed nothing. Another owner settled it');
    expect(dora.$('div.notice details')).toHaveLength(0);
  });

  test('and where they may still decide it stands in the form, once', async () => {
    const desk = await asked();
    const dora = await desk.as(staff.dora, pathTo(desk));
    requestTo(desk).basis = 'a'.repeat(64);
    await dora.press('Record my decision', { choice: 'approve', reasons: REASONS });
    expect(dora.text).toContain('What you typed is still in the form.');
    expect(dora.fields('Record my decision').form.get('reasons')?.trim()).toBe(REASONS);
    expect(dora.$('div.notice details')).toHaveLength(0);
  });
});

describe('whoever has decided reads what keeps the others from it', () => {
  const two = { quorum: { low: 2, medium: 2, high: 2, critical: 2 } } as const;
  async function half(policy = housePolicy(two)) {
    const desk = await asked(policy);
    desk.world.table.directory.roles['data-protection'].push({ name: 'Sam Safe', email: staff.sam.email });
    const dora = await desk.as(staff.dora, pathTo(desk));
    await dora.press('Record my decision', { choice: 'approve', reasons: REASONS });
    const read = async () => {
      for (const session of desk.sessions.values()) Object.assign(session, { expiresAt: '2030-01-01T00:00:00.000Z' });
      await dora.get(pathTo(desk));
      expect(dora.text).not.toMatch(/more person must approve|Still asked/);
      return dora.$('p.notice').text();
    };
    return { desk, dora, read };
  }

  test('the supplier was asked', async () => {
    const { desk, read } = await half();
    const { world } = desk;
    await askFollowUp({ ...world.ports, clock: world.clock }, { assessmentId: ID, by: requester, questions: [aboutStop] });
    expect(await read()).toContain(
      'is recorded. The supplier was asked about answers since. See what was asked. Your decision stands if what it rests on stays as it is',
    );
  });

  test('another owner rejected, and that settles it', async () => {
    const { desk, dora, read } = await half(housePolicy({ ...two, approval: { ...houseApproval, rejectionEnds: 'assessment' } }));
    const sam = await desk.as(staff.sam, pathTo(desk, 'security'));
    await sam.press('Record my decision', { choice: 'reject', reasons: REASONS });
    expect(await read()).toContain('is recorded. Security rejected, and that settles it for everybody');
    expect(dora.text).not.toContain('It is for these to decide');
  });

  test('the time is over', async () => {
    const { desk, dora, read } = await half();
    desk.world.clock.travel({ days: 31 });
    expect(await read()).toContain('Too few others decided by 1 April 2026, 09:00 UTC, when the time ended');
    expect(dora.text).not.toContain('It is for these to decide');
  });

  test('the assessment was withdrawn', async () => {
    const { desk, read } = await half();
    stored(desk.world).assessment.status = 'withdrawn';
    expect(await read()).toContain('is recorded. The assessment was withdrawn, so there is nothing left to decide.');
  });
});

describe('whoever cannot decide reads the truth, before a click and after one that came late', () => {
  /** What the page says to a form that was opened while deciding was still possible: why the click changed nothing, and what is true. */
  async function late(
    change: (desk: StaffDesk) => void | Promise<void>,
    desk?: StaffDesk,
    person: (typeof staff)['dora'] = staff.dora,
  ) {
    const world = desk ?? (await asked());
    const browser = await world.as(person, pathTo(world));
    expect(browser.$('#decide')).toHaveLength(1);
    await change(world);
    // Whoever comes back days later has not been signed out by that.
    for (const session of world.sessions.values()) Object.assign(session, { expiresAt: '2030-01-01T00:00:00.000Z' });
    const before = JSON.stringify(stored(world.world));
    await browser.press('Record my decision', { choice: 'approve', reasons: REASONS });
    expect(JSON.stringify(stored(world.world))).toBe(before);
    expect(browser.status).toBe(200);
    expect(browser.text).toContain('Your click changed nothing.');
    expect(browser.text).toContain(REASONS);
    expect(browser.$('#decide')).toHaveLength(0);
    expect(typedWords(browser)).toBe(`DecisionApproveReasons${REASONS}`);
    const again = await world.as(person, pathTo(world));
    expect(again.text).not.toContain('Your click changed nothing.');
    // The first notice on the page read anew; the second one after the click.
    expect(browser.$('p.notice').text()).toBe(again.$('p.notice').text());
    return `${browser.$('div.notice p').text()} ${again.$('p.notice').text()}`;
  }

  test('a deputy whose period just ended', async () => {
    const desk = await asked();
    standIn(desk, away);
    const said = await late((at) => void at.world.clock.travel({ days: 3 }), desk, staff.sam as never);
    expect(said).toContain(
      'Dora Data is back since 5 March 2026: you no longer stand in for them. It is for these to decide: Dora Data.',
    );
  });

  test('whose name was taken off the role', async () => {
    expect(await late((desk) => void desk.world.table.directory.roles['data-protection'].pop())).toContain(
      'no longer, for you to decide. You can read this exception. Nobody can decide for Data protection now: an administrator must name somebody.',
    );
  });

  test('too late, to the second, before the sweep and after it', async () => {
    const lapsed = async (desk: StaffDesk) => {
      desk.world.clock.travel({ seconds: (Date.parse(requestTo(desk).lapsesAt) - desk.world.clock.now().getTime()) / 1000 });
    };
    expect(await late(lapsed)).toContain('The time to decide ended on');
    const closed = (desk: StaffDesk) =>
      void Object.assign(requestTo(desk), { status: 'lapsed', closedAt: requestTo(desk).lapsesAt });
    expect(await late(closed)).toContain('The time to decide was over. This exception is closed: Nobody decided in time');
  });

  test('withdrawn, before and after the request says so', async () => {
    const over = (desk: StaffDesk) => void Object.assign(stored(desk.world).assessment, { status: 'withdrawn' });
    expect(await late(over)).toContain('The assessment was withdrawn, so there is nothing left to decide.');
    const request = (desk: StaffDesk) => {
      over(desk);
      Object.assign(requestTo(desk), { status: 'withdrawn', closedAt: desk.world.clock.now().toISOString() });
    };
    expect(await late(request)).toContain('The assessment ended in the meantime. This exception is closed: Assessment withdrawn');
  });

  test('superseded: the way to what is asked now', async () => {
    const said = await late((desk) => {
      const file = stored(desk.world);
      file.requests.push({ ...requestTo(desk, 'data-protection'), id: 'r2-data-protection' });
      Object.assign(requestTo(desk), { status: 'superseded', closedAt: desk.world.clock.now().toISOString() });
    });
    expect(said).toContain('Go to the exception on the new answers');
  });

  test('the supplier was asked meanwhile', async () => {
    const said = await late((desk) => void Object.assign(stored(desk.world).assessment, { status: 'awaiting-response' }));
    expect(said).toContain('You can decide when that is answered.');
  });

  test("another owner's rejection ended it, before and after the workflow let the others go", async () => {
    const policy = housePolicy({ approval: { ...houseApproval, rejectionEnds: 'assessment' } });
    const reject = (desk: StaffDesk) =>
      void Object.assign(requestTo(desk, 'business-owner'), { status: 'rejected', closedAt: desk.world.clock.now().toISOString() });
    const settled =
      'Another owner settled it for everybody in the meantime. Business owner rejected, and that settles it for everybody';
    expect(await late(reject, await asked(policy))).toContain(settled);
    const dropped = (desk: StaffDesk) => {
      reject(desk);
      Object.assign(requestTo(desk), { status: 'dropped', closedAt: desk.world.clock.now().toISOString() });
    };
    expect(await late(dropped, await asked(policy))).toContain(settled);
  });

  test('others decide first', async () => {
    const said = await late((desk) => void Object.assign(requestTo(desk), { status: 'queued' }));
    expect(said).toContain('Business owner decides first. Whoever decides for Data protection gets a mail when it is their turn.');
  });

  test('had a hand in the intake since', async () => {
    const said = await late((desk) => {
      stored(desk.world).assessment.intakeBy = [{ kind: 'staff', id: 'stf_2', name: 'Dora Data', email: 'dora@buyer.example' }];
    });
    expect(said).toContain('You had a hand in the intake of this assessment');
  });

  test('closed by somebody else', async () => {
    const desk = await asked();
    desk.world.table.directory.roles['data-protection'].push({ name: 'Sam Safe', email: staff.sam.email });
    const said = await late(async (at) => {
      const sam = await at.as(staff.sam, pathTo(at));
      await sam.press('Record my decision', { choice: 'reject', reasons: REASONS });
    }, desk);
    expect(said).toContain(
      'Your click changed nothing. Others closed this exception first. Below is what was decided. This exception is closed: Rejected',
    );
  });
});

describe('a form that would not count anyway is told why it came too late', () => {
  test.each([
    ['lapsed', 'The time to decide was over.'],
    ['withdrawn', 'The assessment ended in the meantime.'],
    ['approved', 'Others closed this exception first. Below is what was decided.'],
  ] as const)('%s', async (status, why) => {
    const desk = await asked();
    const dora = await desk.as(staff.dora, pathTo(desk));
    Object.assign(requestTo(desk), { status, closedAt: desk.world.clock.now().toISOString() });
    await dora.press('Record my decision', { reasons: 'Ten minutes' });
    expect(dora.$('div.notice p').text()).toBe(`Your click changed nothing. ${why}`);
  });

  test('decided, by themselves', async () => {
    const desk = await asked();
    const dora = await desk.as(staff.dora, pathTo(desk));
    const behind = dora.sibling();
    await dora.press('Record my decision', { choice: 'approve', reasons: REASONS });
    await behind.press('Record my decision', { reasons: 'Ten minutes' });
    expect(behind.$('div.notice p').text()).toBe(
      'Your click changed nothing. You have decided on this exception already. Below is what you decided.',
    );
  });
});

test('that deputies or the head are asked as well is of the past once it is closed', async () => {
  const desk = await asked();
  const said = async () => (await desk.as(staff.audrey, pathTo(desk))).$('section[aria-labelledby=asked] p').first().text();
  for (const [escalation, words] of [
    ['deputies', 'Nobody decided in time, so deputies are asked as well.'],
    ['head', 'Nobody decided in time, so the head of the role is asked as well.'],
  ] as const) {
    Object.assign(requestTo(desk), { escalation, status: 'open', closedAt: undefined });
    expect(await said()).toContain(words);
    Object.assign(requestTo(desk), { status: 'approved', closedAt: desk.world.clock.now().toISOString() });
    expect(await said()).toContain(words.replace(/ (are|is) asked/, (_, be) => (be === 'are' ? ' were asked' : ' was asked')));
  }
});

test('after the first of two approvals it says who is still asked, and that an administrator must act where nobody is', async () => {
  const desk = await asked(housePolicy({ quorum: { low: 2, medium: 2, high: 2, critical: 2 } }));
  const { roles } = desk.world.table.directory;
  roles['data-protection'].push({ name: 'Sam Safe', email: staff.sam.email });
  const dora = await desk.as(staff.dora, pathTo(desk));
  await dora.press('Record my decision', { choice: 'approve', reasons: REASONS });
  expect(dora.$('p.notice').text()).toContain('1 more person must approve. Still asked: Sam Safe.');
  roles['data-protection'].pop();
  expect((await dora.get(pathTo(desk))).$('p.notice').text()).toContain('an administrator must name somebody');
  expect(dora.text).toContain('Too few people');
});

test('whoever handed over reads that it was decided, however the address was spelt', async () => {
  const desk = await asked();
  const request = requestTo(desk);
  const from = { kind: 'staff' as const, id: 'stf_2', name: 'Dora Data', email: 'dora@buyer.example' };
  const to = { name: 'Sam Safe', email: staff.sam.email.toLowerCase() };
  request.handOvers = [{ from, to, reasons: REASONS, at: desk.world.clock.now().toISOString() }];
  request.needed = 2;
  const sam = await desk.as(staff.sam, pathTo(desk));
  await sam.press('Record my decision', { choice: 'approve', reasons: REASONS });
  expect(requestTo(desk).decisions).toMatchObject([{ by: { email: staff.sam.email } }]);
  expect((await desk.as(staff.dora, pathTo(desk))).$('p.notice').text()).toContain(', who has decided.');
});

test('an end that another approver set is not called the policy’s', async () => {
  const desk = await asked(housePolicy({ quorum: { low: 2, medium: 2, high: 2, critical: 2 } }));
  desk.world.table.directory.roles['data-protection'].push({ name: 'Sam Safe', email: staff.sam.email });
  const dora = await desk.as(staff.dora, pathTo(desk));
  expect(dora.text).toContain("Leave it empty for the policy's end, 29 August 2026.");
  await dora.press('Record my decision', { choice: 'approve', reasons: REASONS, until: '2026-05-01' });
  const sam = await desk.as(staff.sam, pathTo(desk));
  expect(sam.text).toContain('Leave it empty for the end that another approver set, 1 May 2026.');
  expect(sam.text).toContain('1 May 2026 at the latest, as another approver set;');
  await sam.press('Record my decision', { choice: 'approve', reasons: REASONS, until: '2026-06-01' });
  expect(sam.$('.error-summary').text()).toContain(
    'Another approver accepts this risk only until 1 May 2026: enter that date or an earlier one',
  );
  expect(sam.text).not.toContain('policy lets this risk');
});
