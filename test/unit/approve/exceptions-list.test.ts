import { describe, expect, test } from 'vitest';
import type { ApprovalRequest } from '../../../functions/domain/deciding/approval.ts';
import { askFollowUp } from '../../../functions/domain/follow-up/ask-follow-up.ts';
import { onDay } from '../../../functions/web/when.ts';
import { houseApproval, housePolicy } from '../../support/house-policy.ts';
import { awaitingDecision, ID, requester, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { APPROVER_PAGE, weight } from '../../support/page-weight.ts';
import { type StaffDesk, staff, staffDesk } from '../../support/staff-desk.ts';
import type { VendorBrowser } from '../../support/vendor-browser.ts';

const REASONS = 'The contract limits the use to test data.';
const requestTo = (desk: StaffDesk, role = 'data-protection') => {
  const request = stored(desk.world).requests.find((one) => one.role === role);
  if (!request) throw new Error(`no request to ${role}`);
  return request;
};
async function asked(policy = housePolicy()) {
  const desk = staffDesk();
  await awaitingDecision(desk.world, { policy });
  return desk;
}
/** What a section of the list says about the one exception to a role; undefined where it is not in it. */
function rowOf(browser: VendorBrowser, section: 'mine' | 'others', request: { id: string }): string | undefined {
  const link = browser.$(`section[aria-labelledby=${section}] a[href="/exceptions/${ID}/${request.id}"]`);
  return link.length > 0 ? link.closest('li').find('div > div').text() : undefined;
}

describe('the list says why an exception is theirs', () => {
  test('by role, as a deputy, as the head it was escalated to, or handed to them', async () => {
    const desk = await asked();
    const { directory } = desk.world.table;
    const request = requestTo(desk);
    expect(rowOf(await desk.as(staff.dora), 'mine', request)).toBe('You hold the role');

    const deputy = { name: 'Sam Safe', email: staff.sam.email };
    const absences = [{ from: '2026-03-02', until: '2026-03-02' }];
    directory.standIns = [{ email: 'dora@buyer.example', deputy, absences }];
    expect(rowOf(await desk.as(staff.sam), 'mine', request)).toBe('You stand in for Dora Data');
    directory.standIns = [{ email: 'dora@buyer.example', deputy, absences: [] }];
    expect(rowOf(await desk.as(staff.sam), 'others', request)).toBe('Not yours now: Dora Data');
    expect((await desk.as(staff.sam)).text).toContain('You have a part in: Data protection, Security.');
    request.escalation = 'deputies';
    expect(rowOf(await desk.as(staff.sam), 'mine', request)).toBe('You stand in for Dora DataEscalated: nobody decided in time');

    directory.heads['data-protection'] = { name: 'Ada Admin', email: staff.ada.email };
    expect(rowOf(await desk.as(staff.ada, '/exceptions'), 'others', request)).toContain('Not yours now');
    request.escalation = 'head';
    expect(rowOf(await desk.as(staff.ada, '/exceptions'), 'mine', request)).toContain('Escalated to you as the head of the role');
  });

  test('also where they hold no role at all', async () => {
    const desk = await asked();
    const request = requestTo(desk);
    const from = { kind: 'staff' as const, id: 'stf_2', name: 'Dora Data', email: 'dora@buyer.example' };
    const to = { name: 'Ada Admin', email: staff.ada.email };
    request.handOvers = [{ from, to, reasons: REASONS, at: desk.world.clock.now().toISOString() }];
    const ada = await desk.as(staff.ada, '/exceptions');
    expect(rowOf(ada, 'mine', request)).toBe('Handed to you by Dora Data');
    expect(ada.text).toContain('You hold no role yourself.');
    expect(rowOf(await desk.as(staff.dora), 'others', request)).toBe('You handed it over to Ada Admin');
  });
});

test('each row says how severe it is and until when, in the row itself and not in a table that scrolls sideways', async () => {
  const desk = await asked();
  const dora = await desk.as(staff.dora);
  const status = dora
    .$(`a[href="/exceptions/${ID}/${requestTo(desk).id}"]`)
    .closest('li')
    .find('.status')
    .text();
  expect(status).toContain('High');
  expect(status).toContain('Data protection, 2 findings');
  expect(status).toContain('until 9 March 2026');
  expect(dora.$('table, .table-scroll')).toHaveLength(0);
});

test('what waits for others is set apart: decided already, asked for by oneself', async () => {
  const desk = await asked(housePolicy({ quorum: { low: 2, medium: 2, high: 2, critical: 2 } }));
  const { roles } = desk.world.table.directory;
  roles['data-protection'].push({ name: 'Sam Safe', email: staff.sam.email }, { name: 'Paula', email: staff.paula.email });
  const request = requestTo(desk);
  const dora = await desk.as(staff.dora, `/exceptions/${ID}/${request.id}`);
  await dora.press('Record my decision', { choice: 'approve', reasons: REASONS });
  await dora.get('/exceptions');
  expect(rowOf(dora, 'others', requestTo(desk))).toBe('You decided; others must too: Sam Safe');
  expect(rowOf(dora, 'mine', requestTo(desk))).toBeUndefined();
  expect(rowOf(await desk.as(staff.paula, '/exceptions'), 'others', requestTo(desk))).toBe(
    'You asked for it: others decide: Sam Safe',
  );
  roles['data-protection'].splice(1, 1);
  await dora.get('/exceptions');
  expect(rowOf(dora, 'others', requestTo(desk))).toBe('You decided; nobody else can now Too few people');
});

test('a fixed number of queries, however many roles somebody holds', async () => {
  const desk = await asked();
  for (const role of Object.keys(desk.world.table.directory.roles) as 'legal'[])
    desk.world.table.directory.roles[role] = [{ name: 'Dora Data', email: 'dora@buyer.example' }];
  const before = desk.world.table.files.get(ID);
  expect(before).toBeDefined();
  const asks: string[] = [];
  const { openRequestsFrom } = desk.ports.screens;
  desk.ports.screens.openRequestsFrom = (role, limit, next) => {
    asks.push(role);
    return openRequestsFrom(role, limit, next);
  };
  const dora = await desk.as(staff.dora);
  expect(dora.$('ul.tasks > li').length).toBe(stored(desk.world).requests.length);
  expect(asks.sort()).toEqual(['ai-governance', 'business-owner', 'data-protection', 'legal', 'security']);
});

describe('what others have to decide hides nothing', () => {
  /** As many more exceptions of other assessments, due one after the other, before or after the one that is there. */
  function crowd(desk: StaffDesk, count: number, change: Partial<ApprovalRequest>, day = '2026-03-03') {
    const request = requestTo(desk);
    for (let n = 0; n < count; n += 1) {
      const id = `asm_${day}_${n}`;
      const dueAt = `${day}T09:00:00.${String(n).padStart(3, '0')}Z`;
      const file = structuredClone(stored(desk.world));
      file.requests = [{ ...structuredClone(request), assessmentId: id, dueAt, ...structuredClone(change) }];
      desk.world.table.files.set(id, { ...file, assessment: { ...file.assessment, id } });
    }
  }
  const decidedByDora = (desk: StaffDesk): Partial<ApprovalRequest> => ({
    needed: 2,
    decisions: [
      {
        choice: 'approve',
        reasons: REASONS,
        conditions: [],
        by: { kind: 'staff', id: 'stf_2', name: 'Dora Data', email: 'dora@buyer.example' },
        capacity: { as: 'member' },
        directoryVersion: 0,
        at: desk.world.clock.now().toISOString(),
        basis: requestTo(desk).basis,
      },
    ],
  });
  const rows = (browser: VendorBrowser, section: 'mine' | 'others') =>
    browser.$(`section[aria-labelledby=${section}] ul.tasks > li`).length;

  test('mine is found behind many that I have decided', async () => {
    const desk = await asked();
    crowd(desk, 170, decidedByDora(desk));
    crowd(desk, 4, {}, '2026-03-05');
    const dora = await desk.as(staff.dora);
    expect(rows(dora, 'mine')).toBe(5);
    expect(rows(dora, 'others')).toBe(20);
    expect(dora.text).toContain('and 150 more, due later.');
    expect(dora.text).not.toContain('Go on with later ones');
  });

  test('so is a hand-over in a role that is not mine', async () => {
    const desk = await asked();
    crowd(desk, 120, {});
    const from = { kind: 'staff' as const, id: 'stf_2', name: 'Dora Data', email: 'dora@buyer.example' };
    const to = { name: 'Ada Admin', email: staff.ada.email };
    requestTo(desk).handOvers = [{ from, to, reasons: REASONS, at: desk.world.clock.now().toISOString() }];
    expect(rows(await desk.as(staff.ada, '/exceptions'), 'mine')).toBe(1);
  });

  test('and where more is open than one page looks through, it says so and leads on, to the end', async () => {
    const desk = await asked();
    crowd(desk, 210, decidedByDora(desk));
    const dora = await desk.as(staff.dora);
    expect(dora.text).toContain(
      'Nothing among these waits for your decision.More exceptions are open than were looked through here',
    );
    await dora.get(dora.$('a:contains("Go on with later ones")').attr('href') ?? '');
    expect(rows(dora, 'mine')).toBe(1);
    expect(dora.$('a:contains("Back to the most urgent ones")').attr('href')).toBe('/exceptions');
    expect(dora.text).not.toContain('Go on with later ones');
  });

  test('many of mine come in pages that stay light, none left out, none twice', async () => {
    const desk = await asked();
    crowd(desk, 149, {});
    const seen: string[] = [];
    const dora = await desk.as(staff.dora);
    for (let href: string | undefined = '/exceptions'; href; href = dora.$('a:contains("Go on with later ones")').attr('href')) {
      await dora.get(href);
      seen.push(
        ...dora
          .$('section[aria-labelledby=mine] ul.tasks a')
          .map((_, a) => dora.$(a).attr('href') ?? '')
          .get(),
      );
      expect(weight(dora.html)).toBeLessThan(APPROVER_PAGE);
    }
    expect(new Set(seen).size).toBe(150);
    expect(seen).toHaveLength(150);
  });

  test('an address that somebody changed begins at the beginning', async () => {
    const desk = await asked();
    const dora = await desk.as(staff.dora, '/exceptions?security=nonsense&data-protection=nonsense');
    expect([dora.status, rows(dora, 'mine')]).toEqual([200, 1]);
  });
});

test('while the supplier is asked, an exception waits for the supplier, and is neither theirs nor others’ to decide', async () => {
  const desk = await asked();
  const { world } = desk;
  const request = requestTo(desk);
  const questions = [{ questionId: 'operation.stop', text: 'Who can stop it?' }];
  await askFollowUp({ ...world.ports, clock: world.clock }, { assessmentId: ID, by: requester, questions });
  const dora = await desk.as(staff.dora);
  const link = `a[href="/exceptions/${ID}/${request.id}"]`;
  const row = dora.$(`section[aria-labelledby=supplier] ${link}`).closest('li');
  expect(row.text()).toContain(`until ${onDay(stored(world).assessment.dueAt ?? '')}`);
  expect(row.text()).not.toContain('You hold the role');
  expect(dora.$(link)).toHaveLength(1);
  expect(dora.text).toContain('Nothing waits for your decision.');
  for (const status of ['submitted', 'withdrawn'] as const) {
    Object.assign(stored(world).assessment, { status });
    await dora.get('/exceptions');
    expect(dora.$(link)).toHaveLength(0);
  }
});

describe('what is settled waits for nobody', () => {
  test('another owner rejected for all, and the workflow has not said so yet', async () => {
    const desk = await asked(housePolicy({ approval: { ...houseApproval, rejectionEnds: 'assessment' } }));
    const request = requestTo(desk);
    const dora = await desk.as(staff.dora);
    expect(rowOf(dora, 'mine', request)).toBeDefined();
    const sam = await desk.as(staff.sam, `/exceptions/${ID}/${requestTo(desk, 'security').id}`);
    await sam.press('Record my decision', { choice: 'reject', reasons: REASONS });
    await dora.get('/exceptions');
    expect(request.status).toBe('open');
    expect(rowOf(dora, 'mine', request) ?? rowOf(dora, 'others', request)).toBeUndefined();
    expect(dora.text).toContain('Nothing waits for your decision.');
  });

  test('its time is over, and the sweep has not come by yet', async () => {
    const desk = await asked();
    desk.world.clock.travel({ days: 30 });
    const dora = await desk.as(staff.dora);
    expect(requestTo(desk).status).toBe('open');
    expect(dora.text).toContain('Nothing waits for your decision.');
  });
});

test('whoever holds the role with an account of another group reads why it is not theirs yet', async () => {
  const desk = await asked();
  desk.world.table.directory.roles['data-protection'].push({ name: 'Audrey', email: staff.audrey.email });
  const audrey = await desk.as(staff.audrey, '/exceptions');
  expect(rowOf(audrey, 'mine', requestTo(desk))).toBe('Yours, but your account is not in the group of risk owners');
});
