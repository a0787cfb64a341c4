import { describe, expect, test } from 'vitest';
import { housePolicy } from '../../support/house-policy.ts';
import { awaitingDecision, ID, stored } from '../../support/in-memory/assessment-in-progress.ts';
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
  return link.length > 0 ? link.closest('tr').find('td').last().text() : undefined;
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
  const { openRequests } = desk.ports.screens;
  desk.ports.screens.openRequests = (role, limit) => {
    asks.push(role);
    return openRequests(role, limit);
  };
  const dora = await desk.as(staff.dora);
  expect(dora.$('tbody tr').length).toBe(stored(desk.world).requests.length);
  expect(asks.sort()).toEqual(['ai-governance', 'business-owner', 'data-protection', 'legal', 'security']);
});
