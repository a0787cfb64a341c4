import { expect, test } from 'vitest';
import { similarExceptions } from '../../../functions/approve/deciding/similar-exceptions.ts';
import type { Assessment } from '../../../functions/domain/assessment.ts';
import type { ApprovalRequest } from '../../../functions/domain/deciding/approval.ts';
import { awaitingDecision, ID, invited, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { type StaffDesk, staff, staffDesk } from '../../support/staff-desk.ts';

const DECIDED_AT = '2026-02-20T09:00:00.000Z';
const request = (desk: StaffDesk, id = ID) => {
  const found = stored(desk.world, id).requests.find(({ role }) => role === 'data-protection');
  if (!found) throw new Error('no request');
  return found;
};

/** A decided exception of another assessment, as a copy of the one at hand. */
async function past(desk: StaffDesk, id: string, change: Partial<ApprovalRequest> = {}, head: Partial<Assessment> = {}) {
  const outcome = { result: 'approved' as const, validUntil: '2027-02-20T09:00:00.000Z', hash: 'a'.repeat(64), at: DECIDED_AT };
  const reference = `A-${id.slice(-6).toUpperCase()}`;
  await invited(desk.world, { id, head: { systemName: `System ${id}`, supplierName: 'Another Ltd', reference } });
  Object.assign(stored(desk.world, id).assessment, { status: 'decided', outcome, ...head });
  const decision = {
    choice: 'approve' as const,
    reasons: `Accepted for ${id} because of the pilot.\nSecond line.`,
    conditions: [],
    by: { kind: 'staff' as const, id: 'stf_7', name: 'Olga Owner', email: 'olga@buyer.example' },
    capacity: { as: 'member' as const },
    directoryVersion: 0,
    at: DECIDED_AT,
    basis: 'b'.repeat(64),
  };
  const closed = { status: 'approved' as const, closedAt: DECIDED_AT, decisions: [decision], ...change };
  stored(desk.world, id).requests.push({
    ...structuredClone(request(desk)),
    ...closed,
    id: 'r1-data-protection',
    assessmentId: id,
  });
}

async function asked() {
  const desk = staffDesk();
  await awaitingDecision(desk.world);
  return desk;
}
const found = (desk: StaffDesk) => similarExceptions(desk.ports, request(desk));
const names = async (desk: StaffDesk) => (await found(desk)).map(({ assessment }) => assessment.id);

test('most criteria in common first, then the newest; five at most', async () => {
  const desk = await asked();
  const [one = ''] = request(desk).findingIds;
  await past(desk, 'asm_less', { findingIds: [one], closedAt: '2026-02-28T09:00:00.000Z' });
  await past(desk, 'asm_old', { closedAt: '2026-01-02T09:00:00.000Z' });
  await past(desk, 'asm_new', { closedAt: '2026-02-02T09:00:00.000Z' });
  expect(await names(desk)).toEqual(['asm_new', 'asm_old', 'asm_less']);
  expect((await found(desk)).map(({ shared }) => shared.length)).toEqual([2, 2, 1]);
  for (const n of [1, 2, 3, 4]) await past(desk, `asm_n${n}`, { closedAt: `2026-02-1${n}T09:00:00.000Z` });
  expect(await names(desk)).toEqual(['asm_n4', 'asm_n3', 'asm_n2', 'asm_n1', 'asm_new']);
});

test('never of this assessment, of other criteria or other roles, or undecided', async () => {
  const desk = await asked();
  const twin = { ...structuredClone(request(desk)), id: 'r0-data-protection', status: 'rejected' as const, closedAt: DECIDED_AT };
  stored(desk.world).requests.push(twin);
  await past(desk, 'asm_other', { findingIds: ['F-nothing-in-common'] });
  await past(desk, 'asm_role', { role: 'legal' });
  await past(desk, 'asm_open', { status: 'open' });
  await past(desk, 'asm_stale', { status: 'superseded' });
  expect(await names(desk)).toEqual([]);
});

test('of a closed one, only what had closed by then, however much was decided since; of an open one everything', async () => {
  const desk = await asked();
  await past(desk, 'asm_earlier', { closedAt: '2026-02-10T09:00:00.000Z' });
  await past(desk, 'asm_later', { closedAt: '2026-02-20T09:00:00.000Z' });
  expect(await names(desk)).toEqual(['asm_later', 'asm_earlier']);
  const closedAt = '2026-02-10T09:00:00.001Z';
  Object.assign(request(desk), { status: 'approved', closedAt });
  expect(await names(desk)).toEqual(['asm_earlier']);
  for (let n = 10; n < 50; n += 1) await past(desk, `asm_${n}`, { closedAt: `2026-02-21T09:00:00.0${n}Z` });
  expect(await names(desk)).toEqual(['asm_earlier']);

  const page = async () => (await desk.as(staff.audrey, `/exceptions/${ID}/${request(desk).id}`)).text;
  expect(await page()).toContain('Decided before this one was closed, 10 February 2026, 09:00 UTC');
  Object.assign(request(desk), { closedAt: '2026-02-10T09:00:00.000Z' });
  expect(await page()).toContain('by 10 February 2026, 09:00 UTC, nothing was about these points');
});

test('one index query and one read, however many there are', async () => {
  const desk = await asked();
  for (let n = 0; n < 40; n += 1) await past(desk, `asm_${String(n).padStart(2, '0')}`);
  const asks: unknown[] = [];
  const ports = {
    screens: {
      closedRequests: (role: 'data-protection', limit: number, before?: string) => {
        asks.push([role, limit]);
        return desk.ports.screens.closedRequests(role, limit, before);
      },
    },
    assessmentHeads: {
      heads: async (ids: readonly string[]) => {
        asks.push(ids.length);
        return desk.ports.assessmentHeads.heads(ids);
      },
    },
  };
  await similarExceptions(ports as never, request(desk));
  expect(asks).toEqual([['data-protection', 30], 5]);
});

test('the page shows who decided, why in a line, and what it is worth now', async () => {
  const desk = await asked();
  const at = DECIDED_AT;
  await past(desk, 'asm_stands');
  await past(
    desk,
    'asm_ended',
    {},
    { outcome: { result: 'approved', validUntil: '2026-03-02T09:00:00.000Z', hash: 'a'.repeat(64), at } },
  );
  await past(desk, 'asm_replaced', {}, { supersededBy: { assessmentId: 'asm_x', reference: 'A-NEWONE', at } });
  await past(
    desk,
    'asm_rejected',
    { status: 'rejected' },
    {
      outcome: { result: 'rejected', validUntil: '2027-03-02T09:00:00.000Z', hash: 'a'.repeat(64), at },
    },
  );
  const dora = await desk.as(staff.dora, `/exceptions/${ID}/${request(desk).id}`);
  const said = worthOf(dora);
  expect(said.get('asm_stands')).toContain('Approved Stands until 20 February 2027');
  expect(said.get('asm_stands')).toContain('Accepted for asm_stands because of the pilot.Olga Owner');
  expect(said.get('asm_stands')).not.toContain('Second line');
  expect(said.get('asm_stands')).toContain('Also about “lawful-data”, “data-checks”');
  expect(said.get('asm_ended')).toContain('Ended on 2 March 2026');
  expect(said.get('asm_replaced')).toContain('Superseded by A-NEWONE');
  expect(said.get('asm_rejected')).toContain('Not cleared');
});

test('an overdue condition counts from its millisecond on; of what was stored before due dates were kept, the trail says so', async () => {
  const desk = await asked();
  const outcome = {
    result: 'approved-with-conditions' as const,
    validUntil: '2027-03-02T09:00:00.000Z',
    hash: 'a'.repeat(64),
    at: DECIDED_AT,
  };
  const told = (change: Partial<NonNullable<Assessment['outcome']>>): Partial<Assessment> => ({
    outcome: { ...outcome, ...change },
  });
  const before = '2026-02-27T23:59:59.999Z';
  await past(desk, 'asm_overdue', {}, told({ unlessMet: { suspended: before } }));
  await past(desk, 'asm_for_good', {}, told({ unlessMet: { suspended: before, withdrawn: before } }));
  await past(desk, 'asm_not_due', {}, told({ unlessMet: { suspended: '2026-12-31T23:59:59.999Z' } }));
  await past(desk, 'asm_earlier', {}, told({ since: { standing: 'withdrawn', at: '2026-02-25T09:00:00.000Z' } }));
  const dora = await desk.as(staff.dora, `/exceptions/${ID}/${request(desk).id}`);
  const said = worthOf(dora);
  expect(said.get('asm_overdue')).toContain('Suspended since 28 February 2026');
  expect(said.get('asm_for_good')).toContain('Withdrawn on 28 February 2026');
  expect(said.get('asm_not_due')).toContain('Stands until 2 March 2027');
  expect(said.get('asm_earlier')).toContain('Withdrawn on 25 February 2026');
});

/** What the list of similar exceptions says, by assessment. */
const worthOf = ({ $ }: Awaited<ReturnType<StaffDesk['as']>>) =>
  new Map(
    $('section[aria-labelledby=similar] li')
      .toArray()
      .map((li) => [$(li).find('a').attr('href')?.split('/')[2] ?? '', $(li).text()]),
  );
