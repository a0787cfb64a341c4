import { beforeEach, describe, expect, test } from 'vitest';
import { personId } from '../../../functions/approve/directory/people.ts';
import { standingOfRoles } from '../../../functions/approve/directory/role-standing.ts';
import { verifyChain } from '../../../functions/domain/proof/audit-chain.ts';
import { FeedbackEvent, recordFeedback } from '../../../functions/relay/record-feedback.ts';
import { ID, requester, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { dora, poorlyAnswered } from '../../support/in-memory/follow-up-story.ts';
import type { InMemory } from '../../support/in-memory/in-memory.ts';
import { relayNew } from '../../support/in-memory/rooms.ts';
import { bounceOf } from '../../support/mail-feedback.ts';
import { type StaffDesk, staff, staffDesk } from '../../support/staff-desk.ts';

const PAGE = `/directory/people/${personId(dora.email)}`;
const olga = { name: 'Olga Office', email: 'olga@buyer.example' };
const dirk = { name: 'Dirk Deputy', email: 'dirk@buyer.example' };
let world: InMemory;
let desk: StaffDesk;

/** Dora holds every role, alone, and her mails come back. */
beforeEach(async () => {
  world = await poorlyAnswered();
  world.table.directory.administrators = [olga];
  await relayNew(world);
  desk = staffDesk({ world });
  const event = FeedbackEvent.parse(bounceOf({ to: dora.email, mail: 'exception' }));
  await recordFeedback({ ...world.ports, clock: world.clock }, event);
});

const ordered = () => [...world.table.outbox.values()].filter(({ status }) => status === 'pending').map(({ work }) => work);
const mark = 'Our mails do not arrive';

describe('somebody who decides and whom our mails do not reach', () => {
  test('is named in the mail to the administrators, and not as somebody who is counted on', async () => {
    await relayNew(world);
    const mail = world.sent.find(({ kind, to }) => kind === 'role-vacant' && to.email === olga.email);
    expect(mail?.text).toContain('Who can decide now: nobody');
    expect(mail?.text).toContain('Our mails do not reach Dora Data, who may decide as well');
    expect(mail?.text).toContain('once you have made sure that an address works, say so on that person’s page');
  });

  test('is named in the mail to the requester that a decision is late', async () => {
    world.clock.travel({ days: 9 });
    const { id, role } = stored(world).requests[0] ?? expect.fail('no request');
    const to = { name: requester.name, email: requester.email };
    await relayNew(world);
    world.table.outbox.set('late', {
      ...([...world.table.outbox.values()][0] ?? expect.fail('no item')),
      ...{ id: 'late', status: 'pending', attempts: 0 },
      work: { kind: 'mail', mail: 'decision-escalation', assessmentId: ID, to, requestId: id, role },
    });
    await relayNew(world);
    const text = world.sent.findLast(({ kind }) => kind === 'decision-escalation')?.text;
    expect(text).toContain('Nobody can decide now');
    expect(text).toContain('Our mails do not reach Dora Data');
  });

  test('stands out in the directory, on their own pages, and where others read who decides', async () => {
    const overview = await desk.as(staff.ada, '/directory');
    expect(overview.$('section[aria-labelledby="security"] li').first().text()).toContain(mark);
    expect(overview.$('section[aria-labelledby="people"] li').first().text()).toContain(mark);
    const security = () => overview.$('.notice.bad').first().find('a[href="#security"]').text();
    expect(security()).toBe('Our mails reach nobody who decides for Security, and the gravest findings need 2 different people.');
    world.table.directory.roles.security.push(dirk);
    await overview.get('/directory');
    expect(security()).toBe('Our mails reach only 1 of the 2 people who decide for Security: the gravest findings need 2.');
    world.table.directory.roles.security.push(olga);
    await overview.get('/directory');
    expect(security()).toBe('');
    const request = stored(world).requests[0] ?? expect.fail('no request');
    const own = await desk.as(staff.dora, `/exceptions/${ID}/${request.id}`);
    expect(own.text).toContain('Our mails do not reach you: one came back');
    expect(own.text).toContain('Dora Data (our mails do not reach them)');
    expect(own.html).toContain('Record my decision');
    await own.get('/directory/me');
    expect(own.text).toContain('tell an administrator of Assay');
    expect(own.html).not.toContain('Send mail there again');
  });

  test('comes before that there are too few people, which holds of who is reached as well', async () => {
    const security = (members: (typeof dirk)[]) => {
      world.table.directory.roles.security = members;
      const about = { today: '2026-03-02', mostApprovers: 3, unreached: [dora.email] };
      const standings = standingOfRoles(world.table.directory, about);
      return standings.find(({ role }) => role === 'security')?.trouble;
    };
    const { name, email } = dora;
    expect(security([])).toBe('nobody');
    expect(security([{ name, email }])).toBe('unreached');
    expect(security([{ name, email }, dirk])).toBe('unreached');
    expect(security([dirk, olga])).toBe('few');
    expect(security([{ name, email }, dirk, olga])).toBe('unreached');
    expect(security([{ name, email }, dirk, olga, staff.sam])).toBeUndefined();
  });

  test('is reached again once an administrator has made sure: mailed at once, counted on, and in both trails', async () => {
    await relayNew(world);
    expect(stored(world).assessment.waiting.on).toBe('administrator');
    const ada = await desk.as(staff.ada, PAGE);
    expect(ada.text).toContain('Mail to dora@buyer.example came back on');
    await ada.press('Send mail there again');
    expect([ada.status, ada.$('#f-assured-error').text()]).toEqual([422, expect.stringContaining('tick the box')]);
    expect(await world.ports.suppressions.get(dora.email)).toBeDefined();
    const { seq } = stored(world).assessment;
    await ada.press('Send mail there again', { assured: dora.email });
    expect(ada.path).toBe(PAGE);
    expect(ada.text).toContain('Address dora@buyer.example: said to work again, after mail came back on 2026-03-02');
    expect(ada.html).not.toContain('Send mail there again');
    expect(await world.ports.suppressions.get(dora.email)).toBeUndefined();
    const { assessment, requests, events } = stored(world);
    expect(assessment).not.toHaveProperty('undeliverable');
    expect(assessment.waiting.on).toBe('risk-owners');
    expect(requests.map(({ lacksPeople }) => lacksPeople)).toEqual([undefined, undefined, undefined]);
    expect(assessment.seq).toBe(seq + 1);
    expect(events.at(-1)).toMatchObject({
      type: 'address-assured',
      actor: { email: staff.ada.email },
      data: { address: dora.email, was: 'bounced', asked: requests.map(({ id }) => id) },
    });
    expect(verifyChain(events, assessment)).toEqual({ ok: true });
    expect((await world.ports.directories.history()).events.map(({ actor, data }) => [actor, data.what])).toMatchObject([
      [{ email: staff.ada.email }, ['Address dora@buyer.example: said to work again, after mail came back on 2026-03-02']],
    ]);
    expect(ordered()).toMatchObject(requests.map(({ id }) => ({ mail: 'exception', to: { email: dora.email }, requestId: id })));
    await relayNew(world);
    expect(world.sent.slice(-3).map(({ kind, to }) => [kind, to.email])).toEqual(Array(3).fill(['exception', dora.email]));
  });

  test('said again, it changes nothing; what was said and not done is done the second time', async () => {
    const ada = await desk.as(staff.ada, PAGE);
    const other = ada.sibling();
    await other.get(PAGE);
    world.breaking.suppressions.break({ methods: ['lift'], times: 1 });
    await ada.press('Send mail there again', { assured: dora.email });
    expect(await world.ports.suppressions.get(dora.email)).toBeDefined();
    await ada.get(PAGE);
    await ada.press('Send mail there again', { assured: dora.email });
    expect(await world.ports.suppressions.get(dora.email)).toBeUndefined();
    expect(stored(world).assessment).not.toHaveProperty('undeliverable');
    const before = [JSON.stringify(stored(world)), world.table.directory.version];
    await other.press('Send mail there again', { assured: dora.email });
    expect([JSON.stringify(stored(world)), world.table.directory.version]).toEqual(before);
  });

  test('only administrators say so, and only of the address that they read', async () => {
    const dirks = await desk.as(staff.dora, PAGE);
    expect(dirks.status).toBe(403);
    const ada = await desk.as(staff.ada, PAGE);
    await ada.press('Send mail there again', { assured: 'somebody@else.example' });
    expect(ada.status).toBe(422);
    expect(await world.ports.suppressions.get(dora.email)).toBeDefined();
  });
});
