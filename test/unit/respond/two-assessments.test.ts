import { describe, expect, test } from 'vitest';
import type { SaveAnswer } from '../../../functions/web/save-answer.ts';
import { invited } from '../../support/in-memory/assessment-in-progress.ts';
import { TOKEN, vendorPortal } from '../../support/vendor-portal.ts';

const OTHER_ID = 'asm_2';
const OTHER_TOKEN = 'B'.repeat(43);
const DATA = '/respond/sections/data';
const WORDS = 'What is true of CareBot only.';

/** One contact, two assessments, one browser: a page of the first is open in a tab when Start is pressed on the other's link. */
async function twoTabs(path: string) {
  const portal = await vendorPortal();
  await invited(portal.world, { id: OTHER_ID, head: { systemName: 'OtherBot', reference: 'A-OTHER2' } });
  await portal.issue(OTHER_TOKEN, 30, OTHER_ID);
  const tab = await (await portal.started()).get(path);
  const other = tab.sibling();
  const start = async (token: string) => {
    await (await other.get(`/r/${token}`)).press('Start');
    tab.cookies = { ...other.cookies };
  };
  const file = (id: string) => portal.world.table.files.get(id);
  return { portal, tab, other, start, file };
}

describe('typed about one system, sent when the browser was opened for another', () => {
  test('nothing is saved, both are named, and the words are there to see', async () => {
    const { tab, start, file } = await twoTabs(DATA);
    await start(OTHER_TOKEN);
    await tab.press('Save', { 'comment:data.personal': WORDS, 'q:data.personal': 'yes' });
    expect(tab.status).toBe(409);
    expect(tab.heading).toBe('Not saved: this page is about CareBot (A-7F3K2Q)');
    expect(tab.text).toContain('opened for OtherBot (A-OTHER2)');
    expect(tab.$('blockquote').text()).toContain(WORDS);
    expect([file('asm_1')?.drafts, file(OTHER_ID)?.drafts]).toEqual([[], []]);
  });

  test('once the first link is opened again, they are saved where they belong', async () => {
    const { portal, tab, start, file } = await twoTabs(DATA);
    await start(OTHER_TOKEN);
    await tab.press('Save', { 'comment:data.personal': WORDS });
    // Still the other one's.
    await tab.press('Continue with what I typed');
    expect(tab.status).toBe(409);
    await start(TOKEN);
    await tab.press('Continue with what I typed');
    expect(tab.status).toBe(403);
    await tab.press('Save');
    expect(portal.draft('data.personal')).toEqual({ comment: WORDS });
    expect(file(OTHER_ID)?.drafts).toEqual([]);
  });

  test('after the session, and Start on the wrong mail', async () => {
    const { portal, tab, other, start, file } = await twoTabs(DATA);
    portal.world.clock.travel({ hours: 13 });
    await tab.press('Save', { 'comment:data.personal': WORDS });
    expect(tab.status).toBe(401);
    other.cookies = {};
    await start(OTHER_TOKEN);
    await tab.press('Continue with what I typed');
    expect(tab.status).toBe(409);
    expect(tab.text).toContain(WORDS);
    expect(file(OTHER_ID)?.drafts).toEqual([]);
  });

  test('the script is told which browser it is in, and not that the link was opened again', async () => {
    const { tab, start, file } = await twoTabs(DATA);
    await start(OTHER_TOKEN);
    const { action, form } = tab.fields('Save');
    form.set('comment:data.personal', WORDS);
    await tab.post(action, form, { accept: 'application/json' });
    const answer = JSON.parse(tab.html) as SaveAnswer;
    expect([tab.status, answer.kind, answer.say?.text]).toEqual([
      409,
      'refused',
      'Not saved: this browser was opened for OtherBot (A-OTHER2) since this page was made.',
    ]);
    expect(file(OTHER_ID)?.drafts).toEqual([]);
  });

  test('a page from before forms said what they are about is not guessed to be about this system', async () => {
    const { tab, start, file } = await twoTabs(DATA);
    const { action, form } = tab.fields('Save');
    await start(OTHER_TOKEN);
    form.delete('about');
    form.set('comment:data.personal', WORDS);
    await tab.post(action, form);
    expect(tab.status).toBe(409);
    expect(tab.text).toContain(WORDS);
    expect(file(OTHER_ID)?.drafts).toEqual([]);
  });
});

test.each([
  ['handing over', '/respond/people/new', 'Hand over', { name: 'Jonas', email: 'jonas@vendor.example', note: WORDS }],
  ['a file', '/respond/evidence/new?question=data.checks', 'Continue', { name: 'Report', issuer: WORDS }],
  ['the language', '/respond', 'Deutsch', {}],
  ['signing out', '/respond', 'Sign out', {}],
])('%s: does nothing in the other assessment, and names both', async (_name, path, button, typed) => {
  const { portal, tab, start } = await twoTabs(path);
  await start(OTHER_TOKEN);
  const before = JSON.stringify([...portal.world.table.files, ...portal.world.table.outbox, ...portal.sessions]);
  await tab.press(button, typed);
  expect(JSON.stringify([...portal.world.table.files, ...portal.world.table.outbox, ...portal.sessions])).toBe(before);
  expect(tab.status).toBe(409);
  expect(tab.text).toContain('CareBot (A-7F3K2Q)');
  expect(tab.text).toContain('OtherBot (A-OTHER2)');
  if ('note' in typed || 'issuer' in typed) expect(tab.text).toContain(WORDS);
});

test('every form of a session says which assessment it was made for', async () => {
  const { portal, tab } = await twoTabs(DATA);
  await tab.press('Save', { 'q:data.personal': 'no' });
  for (const path of [
    '/respond',
    DATA,
    '/respond/check',
    '/respond/people',
    '/respond/people/new',
    '/respond/evidence/new?question=data.checks',
  ]) {
    await tab.get(path);
    for (const form of tab.$('form').toArray())
      expect([path, tab.$(form).find('[name=about]').attr('value')]).toEqual([path, 'asm_1 CareBot (A-7F3K2Q)']);
  }
  expect(portal.file().drafts).toHaveLength(1);
});
