import { beforeEach, describe, expect, test } from 'vitest';
import { verifyChain } from '../../../functions/domain/proof/audit-chain.ts';
import { contact, ID, requester, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { order, relay, relayNew } from '../../support/in-memory/rooms.ts';
import { carl, followUpOpen } from '../../support/in-memory/vendor-people.ts';
import { type StaffDesk, staff, staffDesk } from '../../support/staff-desk.ts';
import { TOKEN, vendorPortal } from '../../support/vendor-portal.ts';

const PAGE = `/console/assessments/${ID}`;
type Portal = Awaited<ReturnType<typeof vendorPortal>>;
let portal: Portal;
let desk: StaffDesk;
/** As a form of ours names its operation. */
const FORM = 'lnk_aaaaaaaaaaaaaaaaaaaa';
const CARLS = 'C'.repeat(43);

beforeEach(async () => {
  portal = await vendorPortal();
  // The invitation that was ordered is of no interest here: its link is TOKEN.
  portal.world.table.outbox.clear();
  desk = staffDesk({ world: portal.world });
});

const file = () => stored(portal.world);
const lastEvent = () => file().events.at(-1);
const ordered = () => [...portal.world.table.outbox.values()].map(({ work }) => work);
const paulaAt = (path: string) => desk.as(staff.paula, `${PAGE}${path}`);
/** What the supplier's person sees who opens the link of a token. */
const opens = async (token: string) => (await portal.browser().get(`/r/${token}`)).status;
/** The token in the newest mail that was sent. */
const newestToken = () => /\/r\/(SECRETTOKEN\w+)/.exec(portal.world.sent.at(-1)?.text ?? '')?.[1] ?? '';
async function withCarl() {
  file().colleagues.push(structuredClone(carl));
  await portal.issue(CARLS);
  const grant = file().grants.at(-1);
  Object.assign(grant ?? {}, { participant: carl.id, name: carl.name, email: carl.email });
}

describe('links and people on the assessment page', () => {
  test('show who was asked, in which language, for which sections, and every link but its secret', async () => {
    await withCarl();
    file().assessment.contact.language = 'de';
    portal.world.clock.travel({ days: 31 });
    await portal.issue('D'.repeat(43));
    const { html, text } = await paulaAt('');
    expect(text).toMatch(/Vera, whom we askedEmailvera@vendor\.exampleLanguageGermanSectionsAllLinksLive sent/);
    expect(text).toMatch(/Expired sent 2 March 2026/);
    expect(text).toMatch(/Carl Coder, a colleagueEmailcarl@vendor\.exampleLanguageGermanSectionsDataLinksExpired/);
    for (const { tokenHash } of file().grants) expect(html).not.toContain(tokenHash);
    expect(html).not.toContain(TOKEN);
  });

  test('an auditor looks and can do nothing', async () => {
    const audrey = await desk.as(staff.audrey, PAGE);
    expect(audrey.text).toContain('Links and people');
    expect(audrey.$('a[href*="/links/"], a[href$="/contact"]').length).toBe(0);
    const before = JSON.stringify(file());
    for (const path of ['/links/resend', '/links/rotate', '/links/recipient/revoke', '/contact']) {
      expect((await audrey.get(`${PAGE}${path}`)).status).toBe(403);
      expect((await audrey.post(`${PAGE}${path}`, '')).status).toBe(403);
    }
    expect(JSON.stringify(file())).toBe(before);
  });
});

test.each(['/links/resend', '/links/rotate', '/links/recipient/revoke', '/contact'])(
  'GET and HEAD of %s change nothing',
  async (path) => {
    const paula = await paulaAt('');
    const before = JSON.stringify([file(), ordered()]);
    await paula.get(`${PAGE}${path}`);
    expect(paula.$('form[method=post] button[type=submit]').length).toBeGreaterThan(0);
    await paula.get(`${PAGE}${path}`, 'HEAD');
    expect(JSON.stringify([file(), ordered()])).toBe(before);
  },
);

describe('sending a new link', () => {
  test('orders the invitation; older links stay; sent twice it is one mail', async () => {
    const paula = await paulaAt('/links/resend');
    const twin = paula.sibling();
    for (const tab of [paula, twin]) await tab.press('Send a new link', { id: FORM });
    expect(paula.path).toBe(PAGE);
    expect(ordered()).toEqual([
      { kind: 'mail', mail: 'invitation', assessmentId: ID, to: { name: contact.name, email: contact.email } },
    ]);
    expect(lastEvent()).toMatchObject({ type: 'link-sent', actor: { id: requester.id }, data: { to: contact.email, revoked: 0 } });
    await relayNew(portal.world);
    expect([await opens(TOKEN), await opens(newestToken())]).toEqual([200, 200]);
  });

  test('while follow-up questions are open, brings those', async () => {
    followUpOpen(portal.world);
    await (await paulaAt('/links/rotate')).press('Replace the links');
    expect(ordered()).toMatchObject([{ mail: 'follow-up' }]);
    await relayNew(portal.world);
    expect(portal.world.sent.at(-1)).toMatchObject({ kind: 'follow-up', to: { email: contact.email } });
  });

  test('is not possible to an address that refuses mail, or when nobody is awaited', async () => {
    const at = portal.world.clock.now().toISOString();
    const paula = await paulaAt('/links/resend');
    const form = paula.fields('Send a new link');
    await portal.world.ports.suppressions.put({ email: contact.email, reason: 'bounced', at, assessmentId: 'asm_other' });
    await paula.post(form.action, form.form);
    expect([paula.status, paula.text]).toEqual([409, expect.stringContaining('Correct the contact')]);
    expect((await paula.get(`${PAGE}/links/rotate`)).status).toBe(409);
    await portal.world.ports.suppressions.lift(contact.email);
    file().assessment.status = 'submitted';
    await paula.post(form.action, form.form);
    expect([paula.status, paula.text]).toEqual([409, expect.stringContaining('Nobody at the supplier is awaited')]);
    expect(ordered()).toEqual([]);
    expect((await paula.get('/console/assessments/asm_x/links/resend')).status).toBe(404);
  });
});

describe('replacing all links', () => {
  test('the old link is dead at once, its session too, and the new one works', async () => {
    const vera = await portal.started();
    expect((await vera.get('/respond')).status).toBe(200);
    await (await paulaAt('/links/rotate')).press('Replace the links');
    expect((await vera.get('/respond')).status).not.toBe(200);
    expect(await opens(TOKEN)).toBe(404);
    expect(lastEvent()).toMatchObject({ type: 'link-sent', data: { revoked: 1 } });
    // Ordered in the very change that revoked.
    await relayNew(portal.world);
    expect(portal.world.sent.at(-1)).toMatchObject({ kind: 'invitation', to: { email: contact.email } });
    expect(await opens(newestToken())).toBe(200);
    expect(await opens(TOKEN)).toBe(404);
  });

  test('leaves colleagues alone', async () => {
    await withCarl();
    await (await paulaAt('/links/rotate')).press('Replace the links');
    expect([await opens(TOKEN), await opens(CARLS)]).toEqual([404, 200]);
  });
});

describe('revoking', () => {
  test('shuts the person out, stops reminders and is our turn, until a new link is sent', async () => {
    const { dueAt } = file().assessment;
    const paula = await paulaAt('/links/recipient/revoke');
    await paula.press('Revoke the links');
    expect(await opens(TOKEN)).toBe(404);
    expect(lastEvent()).toMatchObject({ type: 'link-revoked', data: { from: contact.email, links: 1 } });
    expect(file().assessment.waiting).toMatchObject({ on: 'procurement', who: requester.name, until: dueAt });
    expect(paula.$('.notice').first().text()).toContain('Vera has no link that works');
    portal.world.clock.travel({ hours: 1 });
    order(portal.world, 'out_r', { kind: 'mail', mail: 'response-reminder', assessmentId: ID, to: contact });
    expect(await relay(portal.world, 'out_r')).toMatchObject({ note: 'not sent: the link was revoked' });
    await paula.get(`${PAGE}/links/resend`);
    await paula.press('Send a new link');
    expect(file().assessment.waiting).toMatchObject({ on: 'vendor', who: contact.name, until: dueAt });
    await relayNew(portal.world);
    expect(await opens(newestToken())).toBe(200);
    expect(verifyChain(file().events, file().assessment)).toEqual({ ok: true });
  });

  test('sent twice leaves alone what was sent since', async () => {
    const paula = await paulaAt('/links/recipient/revoke');
    const { action, form } = paula.fields('Revoke the links');
    form.set('id', FORM);
    await paula.post(action, form);
    await portal.issue('E'.repeat(43));
    await paula.post(action, form);
    expect([paula.path, await opens('E'.repeat(43))]).toEqual([PAGE, 200]);
  });

  test('one colleague’s links: theirs alone, and the recipient is still awaited', async () => {
    await withCarl();
    await (await paulaAt(`/links/${carl.id}/revoke`)).press('Revoke the links');
    expect([await opens(TOKEN), await opens(CARLS)]).toEqual([200, 404]);
    expect(file().assessment.waiting).toMatchObject({ on: 'vendor' });
    expect(lastEvent()).toMatchObject({ data: { from: carl.email, links: 1 } });
  });

  test('catches the link of a mail that was just being sent', async () => {
    const { commit } = portal.world.ports.ledger;
    let first = true;
    portal.world.ports.ledger.commit = async (change) => {
      if (first) await portal.issue('F'.repeat(43));
      first = false;
      return commit(change);
    };
    await (await paulaAt('/links/recipient/revoke')).press('Revoke the links');
    expect([await opens(TOKEN), await opens('F'.repeat(43))]).toEqual([404, 404]);
  });

  test.each(['awaiting-response', 'submitted', 'scored', 'awaiting-decision', 'decided'] as const)(
    'ends whatever a link still opens: %s',
    async (status) => {
      await withCarl();
      const { assessment } = file();
      const by = { kind: 'vendor', name: contact.name, email: contact.email } as const;
      const submission = { revision: 1, hash: 'a'.repeat(64), at: portal.world.clock.now().toISOString(), by };
      const waiting = { ...assessment.waiting, on: 'workflow' as const };
      if (status !== 'awaiting-response') Object.assign(assessment, { status, submission, waiting });
      expect([await opens(TOKEN), await opens(CARLS)]).toEqual([200, 200]);
      for (const person of ['recipient', carl.id]) {
        await (await paulaAt(`/links/${person}/revoke`)).press('Revoke the links');
        expect(lastEvent()).toMatchObject({ type: 'link-revoked' });
      }
      expect([await opens(TOKEN), await opens(CARLS)]).toEqual([404, 404]);
      if (status !== 'awaiting-response') expect(file().assessment.waiting).toEqual(waiting);
    },
  );

  test.each(['withdrawn', 'lapsed'] as const)('has nothing left to end: %s', async (status) => {
    const paula = await paulaAt('/links/recipient/revoke');
    const { action, form } = paula.fields('Revoke the links');
    file().assessment.status = status;
    const before = JSON.stringify(file());
    await paula.post(action, form);
    expect([paula.status, paula.text]).toEqual([409, expect.stringContaining('No link of this assessment opens anything')]);
    expect((await paula.get(`${PAGE}/links/recipient/revoke`)).status).toBe(409);
    expect(JSON.stringify(file())).toBe(before);
  });

  test('is not offered where no link works', async () => {
    for (const grant of file().grants) grant.revokedAt = portal.world.clock.now().toISOString();
    const paula = await paulaAt('');
    expect(paula.$('a[href$="/revoke"], a[href$="/rotate"]').length).toBe(0);
    const before = JSON.stringify(file());
    await paula.post(`${PAGE}/links/recipient/revoke`, `csrf=${paula.$('[name=csrf]').attr('value')}`);
    expect([paula.status, paula.heading]).toEqual([409, 'Nothing was changed']);
    expect(JSON.stringify(file())).toBe(before);
    expect((await paula.get(`${PAGE}/links/clg_nobody/revoke`)).status).toBe(404);
  });
});

describe('after days in which a mail was tried again and again, each time with a link of its own', () => {
  const many = async (count: number) => {
    for (let n = 0; n < count; n += 1) await portal.issue(`M${n}`.padEnd(43, '_'));
  };
  const live = () => file().grants.filter(({ revokedAt }) => !revokedAt);

  test('all links can still be replaced', async () => {
    await many(290);
    await (await paulaAt('/links/rotate')).press('Replace the links');
    expect([live(), await opens(TOKEN)]).toEqual([[], 404]);
    expect(ordered()).toHaveLength(1);
    expect(lastEvent()).toMatchObject({ type: 'link-sent' });
    await relayNew(portal.world);
    expect(await opens(newestToken())).toBe(200);
    expect(verifyChain(file().events, file().assessment)).toEqual({ ok: true });
  });

  test('all links can still be revoked; broken off in between, the same form ends it', async () => {
    await many(290);
    const paula = await paulaAt('/links/recipient/revoke');
    const { action, form } = paula.fields('Revoke the links');
    const { commit } = portal.world.ports.ledger;
    let commits = 0;
    portal.world.ports.ledger.commit = async (change) => {
      commits += 1;
      if (commits === 3) throw new Error('outage');
      return commit(change);
    };
    await paula.post(action, form);
    expect([paula.status, live().length]).toEqual([500, 191]);
    await paula.post(action, form);
    expect([paula.path, live()]).toEqual([PAGE, []]);
    const counted = file().events.flatMap(({ type, data }) => (type === 'link-revoked' ? [Number(data.links)] : []));
    expect(counted.reduce((sum, links) => sum + links, 0)).toBe(291);
  });

  test('the contact can still be corrected, and the assessment withdrawn', async () => {
    await many(290);
    const paula = await paulaAt('/contact');
    await paula.press('Correct and send a new link', { email: 'nora@vendor.example' });
    expect([paula.path, await opens(TOKEN)]).toEqual([PAGE, 404]);
    await paula.get(`${PAGE}/withdraw`);
    await paula.press('Withdraw the assessment', { reason: 'The contract was not signed after all.' });
    expect(file().assessment.status).toBe('withdrawn');
  });
});

test('somebody else’s change in between is not lost: the action is decided anew', async () => {
  const { commit } = portal.world.ports.ledger;
  let races = 2;
  portal.world.ports.ledger.commit = async (change) => {
    races -= 1;
    if (races === 1) {
      const event = { type: 'reminded' as const, actor: { kind: 'system' as const, name: 'watch' }, data: {} };
      await commit({ head: change.head, operationId: 'reminder', at: change.at, event });
    }
    return commit(change);
  };
  await (await paulaAt('/links/rotate')).press('Replace the links');
  expect(
    file()
      .events.slice(-2)
      .map(({ type }) => type),
  ).toEqual(['reminded', 'link-sent']);
  expect(ordered()).toHaveLength(1);
  expect(verifyChain(file().events, file().assessment)).toEqual({ ok: true });
});
