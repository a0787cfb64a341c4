import { describe, expect, test } from 'vitest';
import { CODE_MINUTES } from '../../../functions/domain/links/login-code.ts';
import { hashOf, sha256 } from '../../../functions/domain/proof/canonical.ts';
import { portalTexts } from '../../../functions/texts/portal.ts';
import { housePolicy } from '../../support/house-policy.ts';
import { contact, ID } from '../../support/in-memory/assessment-in-progress.ts';
import { TOKEN, vendorPortal } from '../../support/vendor-portal.ts';

const RIGHT = '123456';
const waitingRoom = '/respond/code';

/** The portal of a tier that asks new browsers for a code; `draw` is what relay does when it writes the mail. */
async function guarded() {
  const portal = await vendorPortal({ policy: housePolicy({ codeTiers: ['high'] }) });
  const draw = async (code = RIGHT) => {
    const [waiting] = [...portal.world.table.codes.values()].slice(-1);
    if (!waiting) throw new Error('no code was asked for');
    const expiresAt = new Date(portal.world.clock.now().getTime() + CODE_MINUTES * 60_000).toISOString();
    await portal.world.ports.codes.draw(waiting.id, waiting.askedAt, hashOf({ id: waiting.id, code }), expiresAt);
  };
  const mails = () =>
    [...portal.world.table.outbox.values()].filter(({ work }) => work.kind === 'mail' && work.mail === 'login-code');
  return { ...portal, draw, mails };
}
const start = async (portal: Awaited<ReturnType<typeof guarded>>) => {
  const browser = portal.browser();
  await browser.get(`/r/${TOKEN}`);
  return browser.press('Start');
};

describe('a new browser, in a tier that asks for a code', () => {
  test('the landing page says that a code comes next; not to a browser that is known', async () => {
    const portal = await guarded();
    const browser = portal.browser();
    const next = 'Next, we email you a six-digit code';
    expect((await browser.get(`/r/${TOKEN}`)).text).toContain(next);
    await browser.press('Start');
    await portal.draw();
    await browser.press('Continue', { code: 'abc' });
    expect(browser.$('title').text()).toBe('Please check: the code from your email · Assay');
    expect(browser.$('.error-summary[autofocus]')).toHaveLength(1);
    await browser.press('Continue', { code: RIGHT });
    expect((await browser.get(`/r/${TOKEN}`)).text).not.toContain(next);
  });

  test('can be read and typed in another language, which the link remembers', async () => {
    const portal = await guarded();
    const browser = await start(portal);
    expect(browser.$('nav.languages a[aria-current]').attr('hreflang')).toBe('en');
    await browser.get(`${waitingRoom}?language=de`);
    expect([browser.$('html').attr('lang'), browser.heading]).toEqual(['de', portalTexts('de').code.title]);
    await browser.press(portalTexts('de').code.sendAgain);
    expect([browser.$('html').attr('lang'), browser.text]).toEqual([
      'de',
      expect.stringContaining(portalTexts('de').code.sentAgain),
    ]);
    await portal.draw();
    await browser.press(portalTexts('de').code.continue, { code: 'abc' });
    expect([browser.status, browser.text]).toEqual([422, expect.stringContaining(portalTexts('de').code.notSix)]);
    expect(portal.file().grants[0]?.language).toBeUndefined();
    await browser.press(portalTexts('de').code.continue, { code: RIGHT });
    expect([browser.status, browser.$('html').attr('lang')]).toEqual([200, 'de']);
    expect(portal.file().grants[0]?.language).toBe('de');
  });

  test('Start opens nothing yet: it mails a code to the person of the link', async () => {
    const portal = await guarded();
    const browser = await start(portal);
    expect([browser.status, browser.path, browser.heading]).toEqual([200, waitingRoom, 'Check your email']);
    expect(browser.text).toContain(`${contact.email[0]}…@`);
    expect(browser.text).not.toContain(contact.email);
    expect(portal.sessions.size).toBe(0);
    expect(portal.mails().map(({ work }) => work)).toEqual([
      {
        kind: 'mail',
        mail: 'login-code',
        assessmentId: ID,
        to: { name: contact.name, email: contact.email },
        codeId: sha256(browser.cookies['__Host-assay-code'] ?? ''),
      },
    ]);
    expect((await browser.get('/respond')).status).toBe(401);
  });

  test('the right code opens the session; the browser is known from then on, another is not', async () => {
    const portal = await guarded();
    const browser = await start(portal);
    await portal.draw();
    await browser.press('Continue', { code: ' 123 456 ' });
    expect(browser.path).toMatch(/^\/respond(?!\/code)/);
    expect(portal.sessions.size).toBe(1);
    expect(portal.world.table.codes.size).toBe(0);
    await browser.get(`/r/${TOKEN}`);
    await browser.press('Start');
    expect(browser.path).toMatch(/^\/respond(?!\/code)/);
    portal.world.clock.travel({ minutes: 1 });
    expect((await start(portal)).path).toBe(waitingRoom);
    expect(portal.mails()).toHaveLength(2);
    const stored = JSON.stringify([[...portal.world.table.files], [...portal.world.table.outbox]]);
    expect(stored).not.toContain(browser.cookies['__Host-assay-browser']);
  });

  test('a browser known for one link is known for the next link of the same person, not for a revoked one', async () => {
    const portal = await guarded();
    const browser = await start(portal);
    await portal.draw();
    await browser.press('Continue', { code: RIGHT });
    const next = 'N'.repeat(43);
    await portal.issue(next);
    await browser.get(`/r/${next}`);
    await browser.press('Start');
    expect(browser.path).not.toBe(waitingRoom);
    for (const grant of portal.file().grants)
      if (grant.tokenHash === sha256(TOKEN)) grant.revokedAt = portal.world.clock.now().toISOString();
    await browser.get(`/r/${next}`);
    await browser.press('Start');
    expect(browser.path).toBe(waitingRoom);
  });

  test('five wrong tries make a code void, also for the right one; a new one works', async () => {
    const portal = await guarded();
    const browser = await start(portal);
    await portal.draw();
    const said: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      await browser.press('Continue', { code: '000000' });
      said.push(browser.$('.error-summary li').text());
    }
    expect(said.slice(0, 4).map((text) => /(one|\d) more tr/.exec(text)?.[1])).toEqual(['4', '3', '2', 'one']);
    expect(said[4]).toContain('no longer works');
    await browser.press('Continue', { code: RIGHT });
    expect(browser.text).toContain('no longer works');
    expect(portal.sessions.size).toBe(0);
    await browser.press('Send a new code');
    expect(browser.text).toContain('A new code is on its way');
    await portal.draw('654321');
    await browser.press('Continue', { code: RIGHT });
    expect(browser.text).toContain('not right');
    await browser.press('Continue', { code: '654321' });
    expect(portal.sessions.size).toBe(1);
  });

  test('a code is void after ten minutes, and before its mail is written there is none', async () => {
    const portal = await guarded();
    const browser = await start(portal);
    await browser.press('Continue', { code: RIGHT });
    expect(browser.text).toContain('not been sent yet');
    await portal.draw();
    portal.world.clock.travel({ minutes: CODE_MINUTES });
    await browser.press('Continue', { code: RIGHT });
    expect(browser.text).toContain('too old');
    expect(portal.sessions.size).toBe(0);
  });

  test('what is not six digits costs no try and keeps what was typed away from nothing', async () => {
    const portal = await guarded();
    const browser = await start(portal);
    await portal.draw();
    for (const typed of ['', '12345', '1234567', 'abcdef', '１２３４５６', '12345\0', '<b>123456</b>']) {
      await browser.press('Continue', { code: typed });
      expect([typed, browser.status, browser.$('.error-summary').text().includes('six digits')]).toEqual([typed, 422, true]);
    }
    await browser.press('Continue', { code: RIGHT });
    expect(portal.sessions.size).toBe(1);
  });

  test('codes are mailed five times an hour at most, and the page says when to try again', async () => {
    const portal = await guarded();
    const browser = await start(portal);
    for (let n = 0; n < 4; n += 1) await browser.press('Send a new code');
    await browser.press('Send a new code');
    expect([browser.status, browser.headers['retry-after'], browser.heading]).toEqual([429, '3600', 'Too many attempts']);
    expect(browser.text).toContain('Please try again in 60 minutes.');
    portal.world.clock.travel({ minutes: 22, seconds: 30 });
    await browser.get('/respond/code');
    await browser.press('Send a new code');
    expect([browser.status, browser.headers['retry-after']]).toEqual([429, String(37 * 60 + 30)]);
    expect(browser.text).toContain('Please try again in 38 minutes.');
    portal.world.clock.travel({ minutes: -22, seconds: -30 });
    expect(portal.mails()).toHaveLength(5);
    portal.world.clock.travel({ minutes: 1 });
    const newcomer = await start(portal);
    expect([newcomer.status, newcomer.heading]).toEqual([429, 'Too many attempts']);
    portal.world.clock.travel({ hours: 1 });
    expect((await start(portal)).path).toBe(waitingRoom);
  });

  test('machines that press Start again and again cost one mail a minute, and the person after them gets a code', async () => {
    const portal = await guarded();
    portal.world.clock.travel({ seconds: 20 });
    for (let n = 0; n < 20; n += 1) await portal.browser().post(`/r/${TOKEN}`, '');
    expect(portal.mails()).toHaveLength(1);
    const person = await start(portal);
    expect([person.status, person.headers['retry-after'], person.heading]).toEqual([429, '40', 'One moment, please']);
    expect(person.text).toContain('press the button in 40 seconds');
    expect(person.text).not.toContain(contact.email);
    portal.world.clock.travel({ seconds: 39 });
    await person.press('Email me a code for this browser');
    expect(person.text).toContain('press the button in one second');
    portal.world.clock.travel({ seconds: 1 });
    await person.press('Email me a code for this browser');
    expect([person.status, person.path]).toEqual([200, waitingRoom]);
    expect(portal.mails()).toHaveLength(2);
    await portal.draw();
    await person.press('Continue', { code: RIGHT });
    expect(portal.sessions.size).toBe(1);
  });

  test('Start once more in a browser that waits already leads back to its code, as long as that is good', async () => {
    const portal = await guarded();
    const browser = await start(portal);
    await portal.draw();
    const again = async () => (await browser.get(`/r/${TOKEN}`)).press('Start');
    portal.world.clock.travel({ minutes: 5 });
    await again();
    expect([browser.path, portal.mails().length]).toEqual([waitingRoom, 1]);
    await browser.press('Continue', { code: '000000' });
    expect(browser.text).toContain('4 more tries');
    portal.world.clock.travel({ minutes: 5 });
    await again();
    expect([browser.path, portal.mails().length]).toEqual([waitingRoom, 2]);
    await portal.draw();
    for (let n = 0; n < 5; n += 1) await browser.press('Continue', { code: '000000' });
    portal.world.clock.travel({ minutes: 1 });
    await again();
    expect([browser.path, portal.mails().length]).toEqual([waitingRoom, 3]);
    // Another link of the same person waits for a code of its own.
    await portal.issue('N'.repeat(43));
    await browser.get(`/r/${'N'.repeat(43)}`);
    await browser.press('Start');
    expect([browser.path, portal.mails().length]).toEqual([waitingRoom, 4]);
  });

  test('whoever has the link but not the mailbox cannot keep a known browser out', async () => {
    const portal = await guarded();
    const browser = await start(portal);
    await portal.draw();
    await browser.press('Continue', { code: RIGHT });
    for (let n = 0; n < 40; n += 1) {
      await portal.browser().post(`/r/${TOKEN}`, '');
      portal.world.clock.travel({ minutes: 1 });
    }
    expect((await start(portal)).status).toBe(429);
    expect(portal.mails()).toHaveLength(5);
    await browser.get(`/r/${TOKEN}`);
    await browser.press('Start');
    expect(browser.path).toMatch(/^\/respond(?!\/code)/);
  });

  test('many codes do not mean many tries', async () => {
    const portal = await guarded();
    const browser = await start(portal);
    for (let round = 0; round < 4; round += 1) {
      await portal.draw();
      for (let n = 0; n < 5; n += 1) await browser.press('Continue', { code: '000000' });
      await browser.press('Send a new code');
    }
    await portal.draw();
    await browser.press('Continue', { code: RIGHT });
    // At nine in the morning, UTC.
    expect([browser.status, browser.headers['retry-after'], portal.sessions.size]).toEqual([429, String(15 * 3600), 0]);
    expect(browser.text).toContain('Please try again in 15 hours.');
    portal.world.clock.travel({ days: 1 });
    const later = await start(portal);
    await portal.draw();
    await later.press('Continue', { code: RIGHT });
    expect(portal.sessions.size).toBe(1);
  });

  test('a code opens nothing once its link has ended, and nobody without the waiting cookie can use it', async () => {
    const portal = await guarded();
    const browser = await start(portal);
    await portal.draw();
    const stranger = portal.browser();
    await stranger.post(waitingRoom, new URLSearchParams({ code: RIGHT }));
    expect([stranger.status, portal.sessions.size]).toEqual([401, 0]);
    // Procurement put another contact in the recipient's place: as good as revoked.
    portal.file().assessment.contact = { name: 'New', email: 'new@vendor.example' };
    const replaced = browser.sibling();
    await replaced.press('Continue', { code: RIGHT });
    expect([replaced.status, portal.sessions.size]).toEqual([401, 0]);
    portal.file().assessment.contact = contact;
    for (const grant of portal.file().grants) grant.revokedAt = portal.world.clock.now().toISOString();
    await browser.press('Continue', { code: RIGHT });
    expect([browser.status, browser.heading, portal.sessions.size]).toEqual([401, 'Please open your link again', 0]);
  });
});

test('Start is pressed thirty times an hour at most, per link', async () => {
  const portal = await vendorPortal();
  const browser = portal.browser();
  await browser.get(`/r/${TOKEN}`);
  const form = browser.fields('Start');
  for (let n = 0; n < 30; n += 1) expect((await browser.post(form.action, form.form)).status).toBe(200);
  expect((await browser.post(form.action, form.form)).status).toBe(429);
  await portal.issue('O'.repeat(43));
  const other = portal.browser();
  await other.get(`/r/${'O'.repeat(43)}`);
  expect((await other.press('Start')).status).toBe(200);
});

test('other tiers never meet the code', async () => {
  const portal = await vendorPortal({ policy: housePolicy({ codeTiers: ['low', 'standard'] }) });
  expect((await portal.started()).path).toMatch(/^\/respond(?!\/code)/);
  expect(portal.world.table.codes.size).toBe(0);
});
