import { describe, expect, test } from 'vitest';
import { withdrawAssessment } from '../../../functions/console/withdraw.ts';
import { sha256 } from '../../../functions/domain/proof/canonical.ts';
import { ID, requester } from '../../support/in-memory/assessment-in-progress.ts';
import { TOKEN, vendorPortal } from '../../support/vendor-portal.ts';

const other = (letter: string) => letter.repeat(43);

describe('the emailed link', () => {
  test('looking at it, with GET or HEAD, changes nothing', async () => {
    const portal = await vendorPortal();
    const before = JSON.stringify([...portal.world.table.files]);
    const browser = portal.browser();
    for (const method of ['GET', 'HEAD', 'GET']) await browser.get(`/r/${TOKEN}`, method);
    expect(browser.status).toBe(200);
    expect(browser.text).toContain('Paula Prior at Buyer & Sons asks Vendor Ltd');
    expect(browser.text).toContain('CareBot');
    expect(JSON.stringify([...portal.world.table.files])).toBe(before);
    expect(portal.sessions.size).toBe(0);
    expect(browser.cookies).toEqual({});
  });

  test('says how long what is left takes, as the task list counts it', async () => {
    const portal = await vendorPortal();
    const browser = await portal.started();
    const time = async () => (await portal.browser().get(`/r/${TOKEN}`)).$('dd').first().text();
    expect(await time()).toBe('about 15 minutes, for at most 8 questions; in as many sittings as you like');
    await browser.get('/respond/sections/data');
    await browser.press('Save', { 'q:data.personal': 'no' });
    expect(await time()).toBe('about 10 minutes, for the 5 questions left');
    await browser.get('/respond');
    expect(browser.text).toContain('1 of 6 questions answered');
    expect(browser.text).toContain('about 10 minutes left');
    await browser.get('/respond/sections/data');
    await browser.press('Save', { 'q:data.checks': ['bias'] });
    await browser.get('/respond/sections/operation');
    await browser.press('Save', { 'q:operation.stop': 'yes', 'q:operation.log-days': '90', 'q:operation.staff': '3' });
    expect(await time()).toBe('about 5 minutes, for the last question');
    await browser.get('/respond/sections/operation');
    await browser.press('Save', { 'q:operation.certificate': 'not-sure' });
    expect(await time()).toBe('about 5 minutes: every question is answered');
  });

  // Where a code of such a link leads is in conditions/pages.test.ts.
  test('for conditions opens no questionnaire: not by its address, not by a session', async () => {
    const portal = await vendorPortal();
    const browser = await portal.started();
    expect((await browser.get('/respond')).status).toBe(200);
    for (const grant of portal.file().grants) grant.purpose = 'conditions';
    expect((await browser.get('/respond')).status).toBe(401);
    expect((await portal.browser().get(`/r/${TOKEN}`)).status).toBe(404);
  });

  test('every link that does not open shows the same page', async () => {
    const portal = await vendorPortal();
    await portal.issue(other('B'), 1);
    await portal.issue(other('C'));
    await portal.issue(other('D'));
    await portal.issue(other('E'));
    const revoked = portal.file().grants.find((grant) => grant.tokenHash === sha256(other('C')));
    if (revoked) revoked.revokedAt = portal.world.clock.now().toISOString();
    portal.world.clock.travel({ days: 2 });
    const seen = new Set<string>();
    for (const path of [other('B'), other('C'), other('Z'), 'short', `${other('D')}=`, '%00', '<script>', 'x'.repeat(5000)]) {
      for (const method of ['GET', 'POST']) {
        const browser = portal.browser();
        if (method === 'GET') await browser.get(`/r/${path}`);
        else await browser.post(`/r/${path}`, '');
        seen.add(`${browser.status} ${browser.html}`);
      }
    }
    for (const status of ['opened', 'lapsed', 'withdrawn'] as const) {
      portal.file().assessment.status = status;
      const browser = await portal.browser().get(`/r/${other('E')}`);
      seen.add(`${browser.status} ${browser.html}`);
    }
    expect(seen.size).toBe(1);
    expect([...seen][0]).toMatch(/^404 /);
    expect(portal.sessions.size).toBe(0);
  });

  test('Start opens one session for 12 hours and a clean address', async () => {
    const portal = await vendorPortal();
    const browser = await portal.started();
    expect(browser.path).toBe('/respond/sections/data');
    expect(portal.sessions.size).toBe(1);
    const cookie = browser.cookies['__Host-assay-vendor'] ?? '';
    expect([...portal.sessions.keys()]).toEqual([sha256(cookie)]);
    expect(JSON.stringify([...portal.sessions])).not.toContain(cookie);
    expect(browser.html).not.toContain(TOKEN);
    portal.world.clock.travel({ hours: 11, minutes: 59 });
    expect((await browser.get('/respond')).status).toBe(200);
    portal.world.clock.travel({ minutes: 1 });
    expect((await browser.get('/respond')).heading).toBe('Please open the link in your email again');
  });

  test('a session never outlives its link, and ends with it at once', async () => {
    const portal = await vendorPortal();
    await portal.issue(other('B'), 0.25);
    const browser = portal.browser();
    await (await browser.get(`/r/${other('B')}`)).press('Start');
    portal.world.clock.travel({ hours: 6 });
    expect((await browser.get('/respond')).status).toBe(401);
    const second = await portal.started();
    for (const grant of portal.file().grants) grant.revokedAt = portal.world.clock.now().toISOString();
    expect((await second.get('/respond')).status).toBe(401);
    // Withdrawing revokes too, but whoever is in the middle of it hears why, instead of being sent to a dead link.
    portal.file().assessment.status = 'withdrawn';
    expect((await second.get('/respond')).status).toBe(410);
    expect((await second.post('/respond/sections/operation', 'version=0')).status).not.toBe(303);
  });

  test('whoever was shut out before it was withdrawn hears nothing of that', async () => {
    const portal = await vendorPortal();
    const { world, file } = portal;
    await portal.issue(other('S'));
    const shutOut = await portal.browser().post(`/r/${other('S')}`, '');
    const vera = await portal.started();
    const grant = file().grants.find(({ tokenHash }) => tokenHash === sha256(other('S')));
    Object.assign(grant ?? {}, { revokedAt: world.clock.now().toISOString() });
    world.clock.travel({ minutes: 1 });
    const withdrawn = { assessmentId: ID, reason: 'The contract was not signed.', by: requester };
    expect(await withdrawAssessment({ ...world.ports, clock: world.clock }, withdrawn)).toEqual({ kind: 'withdrawn' });
    expect((await vera.get('/respond')).status).toBe(410);
    for (const path of ['/respond', '/respond/receipt', '/respond/sections/data'])
      expect((await shutOut.get(path)).status).toBe(401);
  });

  test('Start from another site is refused', async () => {
    const portal = await vendorPortal();
    const browser = await portal.browser().post(`/r/${TOKEN}`, '', { origin: 'https://evil.example' });
    expect(browser.status).toBe(403);
    expect(portal.sessions.size).toBe(0);
  });

  test('starting again ends the session before', async () => {
    const portal = await vendorPortal();
    const browser = await portal.started();
    await (await browser.get(`/r/${TOKEN}`)).press('Start');
    expect(portal.sessions.size).toBe(1);
  });

  test('signing out needs the token of the session, and ends it', async () => {
    const portal = await vendorPortal();
    const browser = await portal.started();
    await browser.post('/respond/end', 'csrf=wrong');
    expect(browser.status).toBe(403);
    expect(portal.sessions.size).toBe(1);
    await (await browser.get('/respond')).press('Sign out');
    expect(browser.heading).toBe('You are signed out');
    expect(portal.sessions.size).toBe(0);
    expect((await browser.get('/respond')).status).toBe(401);
  });

  test('a session opens its own assessment only', async () => {
    const portal = await vendorPortal();
    const browser = await portal.started();
    const [session] = portal.sessions.values();
    if (session?.kind === 'vendor') session.assessmentId = `${ID}-other`;
    expect((await browser.get('/respond')).status).toBe(401);
  });
});
