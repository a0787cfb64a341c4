import { describe, expect, test } from 'vitest';
import { handOver } from '../../../functions/approve/deciding/hand-over.ts';
import { verifyChain } from '../../../functions/domain/proof/audit-chain.ts';
import { hashOf } from '../../../functions/domain/proof/canonical.ts';
import { houseApproval, housePolicy } from '../../support/house-policy.ts';
import { awaitingDecision, ID, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { relayNew } from '../../support/in-memory/rooms.ts';
import { type StaffDesk, staff, staffDesk } from '../../support/staff-desk.ts';

const WHY = 'I am on leave from tomorrow on and cannot read it in time.';
const REASONS = 'The contract limits the use to test data.';
const sam = 'sam@buyer.example';
const requestOf = (desk: StaffDesk) => {
  const request = stored(desk.world).requests.find(({ role }) => role === 'data-protection');
  if (!request) throw new Error('no request');
  return request;
};
const pathOf = (desk: StaffDesk) => `/exceptions/${ID}/${requestOf(desk).id}`;
const formOf = (desk: StaffDesk) => `${pathOf(desk)}/hand-over`;

async function asked(policy = housePolicy()) {
  const desk = staffDesk();
  await awaitingDecision(desk.world, { policy });
  return desk;
}
const offered = async (desk: StaffDesk) => {
  const dora = await desk.as(staff.dora, formOf(desk));
  const options = dora.$('[name=to] option').toArray();
  return options.map((one) => dora.$(one).attr('value')).filter(Boolean);
};

describe('handing one’s part over', () => {
  test('is kept, audited and mailed in one change; both read who decides now', async () => {
    const desk = await asked();
    const before = stored(desk.world).assessment.seq;
    const dora = await desk.as(staff.dora, pathOf(desk));
    await dora.get(dora.$('a[href$="/hand-over"]').attr('href') ?? '');
    await dora.press('Hand it over', { to: sam, reasons: WHY });
    expect(dora.path).toBe(pathOf(desk));
    expect(dora.$('p.notice').text()).toContain('You handed your part over to Sam Safe on 2 March 2026, 09:00 UTC');
    expect(dora.$('main form')).toHaveLength(0);
    const file = stored(desk.world);
    const [given] = requestOf(desk).handOvers;
    expect(given).toMatchObject({ from: { email: 'dora@buyer.example' }, to: { name: 'Sam Safe', email: sam }, reasons: WHY });
    expect(file.assessment.seq).toBe(before + 1);
    expect(file.events.at(-1)).toMatchObject({
      type: 'handed-over',
      actor: { email: 'dora@buyer.example' },
      data: { request: requestOf(desk).id, to: sam, handOver: hashOf(given) },
    });
    expect(verifyChain(file.events, file.assessment)).toEqual({ ok: true });
    const mails = [...desk.world.table.outbox.values()].filter(({ work }) => work.kind === 'mail' && work.mail === 'hand-over');
    expect(mails.map(({ work }) => work)).toMatchObject([
      { to: { name: 'Sam Safe', email: sam }, requestId: requestOf(desk).id, role: 'data-protection' },
    ]);

    const list = await desk.as(staff.sam, '/exceptions');
    expect(list.text).toContain('Handed to you by Dora Data');
    const named = await desk.as(staff.sam, pathOf(desk));
    expect(named.text).toContain('Dora Data handed their part over to you on 2 March 2026.');
    expect(named.text).toContain(WHY);
    await named.press('Record my decision', { choice: 'approve', reasons: REASONS });
    expect(requestOf(desk)).toMatchObject({
      status: 'approved',
      decisions: [{ capacity: { as: 'named', by: 'dora@buyer.example' } }],
    });
    expect((await dora.get(pathOf(desk))).$('p.notice').text()).toContain('closed: Approved');
  });

  test('offers whoever may decide and is not asked already', async () => {
    const desk = await asked();
    const { directory } = desk.world.table;
    const deputy = { name: 'Dieter Data', email: 'dieter@buyer.example' };
    directory.standIns = [{ email: sam, deputy, absences: [] }];
    directory.heads.legal = { name: 'Leo Law', email: 'leo@buyer.example' };
    directory.administrators = [{ name: 'Ada Admin', email: staff.ada.email }];
    // Paula asked for it, and Dora is asked.
    expect(await offered(desk)).toEqual(['dieter@buyer.example', 'leo@buyer.example', sam]);
    stored(desk.world).assessment.intakeBy = [{ kind: 'staff', id: 'x', name: 'Leo', email: 'LEO@buyer.example' }];
    expect(await offered(desk)).toEqual(['dieter@buyer.example', sam]);
    directory.roles['data-protection'].push({ name: 'Sam Safe', email: sam });
    expect(await offered(desk)).toEqual(['dieter@buyer.example']);
  });

  test('nothing is preselected, and what is missing is said beside its field', async () => {
    const desk = await asked();
    const dora = await desk.as(staff.dora, formOf(desk));
    expect(dora.$('option[selected]')).toHaveLength(0);
    await dora.press('Hand it over', { reasons: 'Leave.' });
    expect(dora.status).toBe(422);
    expect(
      dora
        .$('.error-summary a')
        .toArray()
        .map((a) => dora.$(a).attr('href')),
    ).toEqual(['#f-to', '#f-reasons']);
    expect(dora.$('textarea').text().trim()).toBe('Leave.');
    await dora.press('Hand it over', { to: sam, reasons: 'Leave.' });
    expect(dora.$('option[selected]').attr('value')).toBe(sam);
    expect(requestOf(desk).handOvers).toEqual([]);
  });

  test('everybody who must decide stays as many: one gives, one is named', async () => {
    const policy = housePolicy({
      approval: { ...houseApproval, mode: { low: 'all', medium: 'all', high: 'all', critical: 'all' } },
    });
    const desk = await asked(policy);
    desk.world.table.directory.roles['data-protection'].push({ name: 'Dieter Data', email: 'dieter@buyer.example' });
    requestOf(desk).needed = 2;
    const dora = await desk.as(staff.dora, formOf(desk));
    await dora.press('Hand it over', { to: sam, reasons: WHY });
    expect(requestOf(desk)).toMatchObject({ needed: 2, handOvers: [{ to: { email: sam } }] });
    expect(requestOf(desk).lacksPeople).toBeUndefined();
  });

  test('given to somebody away, their deputy is asked at once, and may decide', async () => {
    const desk = await asked();
    const dieter = { name: 'Dieter Data', email: 'dieter@buyer.example' };
    const absences = [{ from: '2026-03-01', until: '2026-03-10' }];
    desk.world.table.directory.standIns = [{ email: sam, deputy: dieter, absences }];
    await (await desk.as(staff.dora, formOf(desk))).press('Hand it over', { to: sam, reasons: WHY });
    const { id } = requestOf(desk);
    const mails = [...desk.world.table.outbox.values()].map(({ work }) => work).slice(-2);
    expect(mails).toMatchObject([
      { mail: 'hand-over', to: { email: sam }, requestId: id },
      { mail: 'exception', to: dieter, requestId: id },
    ]);
    const deputy = await desk.as({ id: 'stf_9', ...dieter, groups: ['risk-owner'] }, '/exceptions');
    expect(deputy.text).toContain('You stand in for Sam Safe');
    await deputy.get(pathOf(desk));
    await deputy.press('Record my decision', { choice: 'approve', reasons: REASONS });
    expect(requestOf(desk).decisions).toMatchObject([{ capacity: { as: 'deputy', for: sam } }]);
    await relayNew(desk.world);
    expect(desk.world.sent.map(({ to }) => to.email)).not.toContain(dieter.email);
  });

  test('where too few are left since the last look, the administrators hear of it', async () => {
    const desk = await asked(housePolicy({ quorum: { low: 2, medium: 2, high: 2, critical: 2 } }));
    desk.world.table.directory.administrators = [{ name: 'Olga', email: 'olga@buyer.example' }];
    // As an absence leaves it that ended by the calendar.
    delete requestOf(desk).lacksPeople;
    await (await desk.as(staff.dora, formOf(desk))).press('Hand it over', { to: sam, reasons: WHY });
    expect(requestOf(desk).lacksPeople).toBe(true);
    const mails = [...desk.world.table.outbox.values()].map(({ work }) => work).slice(-2);
    expect(mails).toMatchObject([{ mail: 'hand-over' }, { mail: 'role-vacant', to: { email: 'olga@buyer.example' } }]);
  });

  test('a role that had too few people and gets somebody is not waited for by an administrator any more', async () => {
    const desk = await asked();
    requestOf(desk).lacksPeople = true;
    const file = stored(desk.world);
    file.assessment.waiting = { on: 'administrator', who: 'An administrator', since: file.assessment.waiting.since };
    for (const request of file.requests) if (request.role !== 'data-protection') request.status = 'approved';
    await (await desk.as(staff.dora, formOf(desk))).press('Hand it over', { to: sam, reasons: WHY });
    expect(requestOf(desk).lacksPeople).toBeUndefined();
    expect(stored(desk.world).assessment.waiting).toMatchObject({ on: 'risk-owners', until: requestOf(desk).dueAt });
  });
});

describe('is refused, and changes nothing', () => {
  async function refused(desk: StaffDesk, change: () => void | Promise<void>, to = sam) {
    const dora = await desk.as(staff.dora, formOf(desk));
    expect(dora.$('main form')).toHaveLength(1);
    await change();
    for (const session of desk.sessions.values()) Object.assign(session, { expiresAt: '2030-01-01T00:00:00.000Z' });
    const before = JSON.stringify(stored(desk.world));
    await dora.press('Hand it over', { to, reasons: WHY });
    expect(JSON.stringify(stored(desk.world))).toBe(before);
    expect(dora.html).toContain(WHY);
    return dora;
  }
  const said = async (change: (desk: StaffDesk) => void | Promise<void>) => {
    const desk = await asked();
    const dora = await refused(desk, () => change(desk));
    expect(dora.status).toBe(200);
    expect(dora.$('main form')).toHaveLength(0);
    return dora.$('p.notice').text();
  };

  test('too late', async () => {
    expect(await said((desk) => void desk.world.clock.travel({ days: 40 }))).toContain('The time to decide is over');
  });
  test('closed or decided meanwhile', async () => {
    expect(await said((desk) => void Object.assign(requestOf(desk), { status: 'rejected' }))).toContain('is closed');
    const decide = async (desk: StaffDesk) => {
      const other = await desk.as(staff.dora, pathOf(desk));
      await other.press('Record my decision', { choice: 'approve', reasons: REASONS });
    };
    expect(await said(decide)).toContain('You have decided already');
  });
  test('withdrawn, superseded, or asked of the supplier meanwhile', async () => {
    const set = (status: string) => (desk: StaffDesk) => void Object.assign(stored(desk.world).assessment, { status });
    expect(await said(set('withdrawn'))).toContain('The assessment has ended');
    expect(await said(set('awaiting-response'))).toContain('The supplier was asked');
    expect(await said((desk) => void Object.assign(requestOf(desk), { status: 'superseded' }))).toContain('asked anew');
  });
  test('no longer theirs', async () => {
    expect(await said((desk) => void desk.world.table.directory.roles['data-protection'].pop())).toContain('not for you to decide');
  });
  test('handed over already, from another tab', async () => {
    const other = async (desk: StaffDesk) => {
      await (await desk.as(staff.dora, formOf(desk))).press('Hand it over', { to: sam, reasons: WHY });
    };
    expect(await said(other)).toContain('You handed your part over already');
  });
  test('as often as it may be', async () => {
    const full = (desk: StaffDesk) => {
      const at = desk.world.clock.now().toISOString();
      const person = (n: number) => ({ kind: 'staff' as const, id: `p${n}`, name: `P${n}`, email: `p${n}@buyer.example` });
      requestOf(desk).handOvers = Array.from({ length: 10 }, (_, n) => ({
        ...{ from: person(n), to: { name: `P${n + 1}`, email: `p${n + 1}@buyer.example` } },
        ...{ reasons: WHY, at },
      }));
    };
    expect(await said(full)).toContain('handed over 10 times already');
  });

  test('to somebody who cannot decide here', async () => {
    for (const to of ['paula@buyer.example', 'dora@buyer.example', 'mallory@else.example']) {
      const desk = await asked();
      const dora = await refused(desk, () => undefined, to);
      expect(dora.status).toBe(422);
      expect(dora.$('.error').text()).toContain('This person cannot decide here');
    }
  });

  test('to somebody whom our mails do not reach, here or anywhere', async () => {
    const at = '2026-03-01T09:00:00.000Z';
    for (const trouble of [
      (desk: StaffDesk) => desk.world.ports.suppressions.put({ email: sam, reason: 'bounced', at, assessmentId: 'asm_2' }),
      (desk: StaffDesk) => {
        stored(desk.world).assessment.undeliverable = [{ email: sam, reason: 'bounced', mail: 'exception', at }];
      },
    ]) {
      const desk = await asked();
      const dora = await refused(desk, () => trouble(desk));
      expect(dora.status).toBe(422);
      expect(dora.text).toContain('Our mails to this person come back');
    }
  });

  test('by a deputy where all of a role decide: it would become one approval more, and pass over a colleague', async () => {
    const all = { low: 'all', medium: 'all', high: 'all', critical: 'all' } as const;
    const desk = await asked(housePolicy({ approval: { ...houseApproval, mode: all } }));
    desk.world.table.directory.roles['data-protection'] = [{ name: 'Ada', email: staff.ada.email }];
    const absences = [{ from: '2026-03-01', until: '2026-03-10' }];
    desk.world.table.directory.standIns = [{ email: staff.ada.email, deputy: { name: 'Dora', email: staff.dora.email }, absences }];
    const dora = await desk.as(staff.dora, formOf(desk));
    expect(dora.text).toContain('their part is not yours to give');
    const ports = { ...desk.world.ports, clock: desk.world.clock };
    const by = { kind: 'staff', id: 'stf_2', name: 'Dora Data', email: staff.dora.email } as const;
    const given = { assessmentId: ID, requestId: requestOf(desk).id, to: sam, reasons: WHY, by };
    expect(await handOver(ports, given)).toMatchObject({ kind: 'refused', why: 'stands-in' });
  });

  test('where too few people would be left', async () => {
    // Dora is away: she and her deputy are the two that are needed. With her part her deputy would go.
    const desk = await asked(housePolicy({ quorum: { low: 2, medium: 2, high: 2, critical: 2 } }));
    desk.world.table.directory.standIns = [
      {
        email: 'dora@buyer.example',
        deputy: { name: 'Dieter Data', email: 'dieter@buyer.example' },
        absences: [{ from: '2026-03-01', until: '2026-03-10' }],
      },
    ];
    const dora = await refused(desk, () => undefined);
    expect(dora.status).toBe(422);
    expect(dora.$('.error').text()).toContain('too few people would be left to decide');
  });

  test('back to who gave it away', async () => {
    const desk = await asked();
    await (await desk.as(staff.dora, formOf(desk))).press('Hand it over', { to: sam, reasons: WHY });
    const back = await desk.as(staff.sam, formOf(desk));
    expect(back.text).toContain('Nobody else in the directory could decide here');
    const ports = { ...desk.world.ports, clock: desk.world.clock };
    const given = { assessmentId: ID, requestId: requestOf(desk).id, to: 'dora@buyer.example', reasons: WHY };
    const by = { kind: 'staff', id: 'stf_3', name: 'Sam Safe', email: sam } as const;
    expect(await handOver(ports, { ...given, by })).toMatchObject({ kind: 'refused', why: 'not-available' });
  });

  test('to an auditor who holds the role', async () => {
    const desk = await asked();
    desk.world.table.directory.roles['data-protection'].push({ name: 'Audrey', email: staff.audrey.email });
    expect((await desk.as(staff.audrey, formOf(desk))).status).toBe(403);
  });

  test('what is not there', async () => {
    const desk = await asked();
    expect((await desk.as(staff.dora, `/exceptions/${ID}/r9-legal/hand-over`)).status).toBe(404);
  });
});

test('two at once: both are judged by what is true then', async () => {
  const desk = await asked(housePolicy({ quorum: { low: 2, medium: 2, high: 2, critical: 2 } }));
  desk.world.table.directory.roles['data-protection'].push({ name: 'Dieter Data', email: 'dieter@buyer.example' });
  const ports = { ...desk.world.ports, clock: desk.world.clock };
  const given = { assessmentId: ID, requestId: requestOf(desk).id, to: sam, reasons: WHY };
  const by = (id: string, name: string) => ({ kind: 'staff', id, name, email: `${name.toLowerCase()}@buyer.example` }) as const;
  const results = await Promise.all([
    handOver(ports, { ...given, by: by('stf_2', 'Dora') }),
    handOver(ports, { ...given, by: by('stf_9', 'Dieter') }),
  ]);
  expect(results.map(({ kind }) => kind).sort()).toEqual(['handed-over', 'refused']);
  expect(requestOf(desk).handOvers).toHaveLength(1);
});

test('two tabs at once that name different people: one counts, and the other is told', async () => {
  const desk = await asked();
  desk.world.table.directory.heads.legal = { name: 'Leo Law', email: 'leo@buyer.example' };
  const ports = { ...desk.world.ports, clock: desk.world.clock };
  const by = { kind: 'staff', id: 'stf_2', name: 'Dora Data', email: 'dora@buyer.example' } as const;
  const given = { assessmentId: ID, requestId: requestOf(desk).id, reasons: WHY, by };
  const results = await Promise.all([sam, 'leo@buyer.example'].map((to) => handOver(ports, { ...given, to })));
  expect(results.map(({ kind }) => kind).sort()).toEqual(['handed-over', 'refused']);
  expect(requestOf(desk).handOvers).toHaveLength(1);
});

test('whose reply was lost is kept once', async () => {
  const desk = await asked();
  desk.world.breaking.ledger.break({ methods: ['commit'], times: 1, afterTheFact: true });
  const dora = await desk.as(staff.dora, formOf(desk));
  await dora.press('Hand it over', { to: sam, reasons: WHY }).catch(() => undefined);
  expect(requestOf(desk).handOvers).toHaveLength(1);
  await dora.get(formOf(desk));
  expect(dora.$('p.notice').text()).toContain('You handed your part over already');
});
