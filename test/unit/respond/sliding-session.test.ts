import { expect, test } from 'vitest';
import { TOKEN, vendorPortal } from '../../support/vendor-portal.ts';

const DATA = '/respond/sections/data';

async function working(linkDays?: number) {
  const portal = await vendorPortal();
  if (linkDays !== undefined) await portal.issue(TOKEN, linkDays);
  const browser = await portal.started();
  await browser.get(DATA);
  const hoursLeft = () => {
    const [session] = portal.sessions.values();
    return (Date.parse(session?.expiresAt ?? '') - portal.world.clock.now().getTime()) / 3_600_000;
  };
  let words = 0;
  /** A save, and what it asked of the sessions' store. */
  const save = async () => {
    words += 1;
    portal.requests();
    await browser.press('Save', { 'comment:data.personal': `words ${words}` });
    return portal.requests().filter((request) => /prolong|save/.test(request));
  };
  return { portal, browser, hoursLeft, save };
}

test('a save starts the twelve hours anew, in the store and in the browser', async () => {
  const { portal, hoursLeft, save, browser } = await working();
  for (let day = 0; day < 3; day += 1) {
    portal.world.clock.travel({ hours: 11 });
    expect(await save()).toEqual(['sessions.prolongVendor', 'drafts.save']);
    expect(browser.status).toBe(200);
    expect(hoursLeft()).toBe(12);
    expect(browser.setCookies.at(-1)).toMatch(
      /^__Host-assay-vendor=[^;]+; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=43200$/,
    );
  }
  portal.world.clock.travel({ hours: 12 });
  expect((await browser.get(DATA)).status).toBe(401);
});

test('at most one more write an hour', async () => {
  const { portal, save } = await working();
  const writes = [];
  for (let minutes = 0; minutes < 125; minutes += 10) {
    portal.world.clock.travel({ minutes: 10 });
    writes.push(...(await save()));
  }
  expect(writes.filter((request) => request === 'sessions.prolongVendor')).toHaveLength(2);
});

test('looking prolongs nothing', async () => {
  const { portal, browser, hoursLeft } = await working();
  portal.world.clock.travel({ hours: 6 });
  for (const path of [DATA, '/respond', '/respond/check']) await browser.get(path);
  expect(hoursLeft()).toBe(6);
});

test('a form without the token of the session prolongs nothing', async () => {
  const { portal, browser, hoursLeft } = await working();
  portal.world.clock.travel({ hours: 6 });
  await browser.post(DATA, 'csrf=x');
  expect(hoursLeft()).toBe(6);
});

test('never beyond the end of the link', async () => {
  const { portal, hoursLeft, save } = await working(1);
  portal.world.clock.travel({ hours: 11 });
  await save();
  expect(hoursLeft()).toBe(12);
  portal.world.clock.travel({ hours: 5 });
  await save();
  expect(hoursLeft()).toBe(8);
  portal.world.clock.travel({ hours: 5 });
  expect(await save()).toEqual(['drafts.save']);
  expect(hoursLeft()).toBe(3);
});

test('signing out has the last word', async () => {
  const { portal, browser } = await working();
  portal.world.clock.travel({ hours: 6 });
  await (await browser.get('/respond')).press('Sign out');
  expect(portal.sessions.size).toBe(0);
  expect(browser.cookies).toEqual({});
});
