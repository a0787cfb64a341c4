import { describe, expect, test } from 'vitest';
import type { SaveAnswer } from '../../../functions/web/save-answer.ts';
import type { VendorBrowser } from '../../support/vendor-browser.ts';
import { TOKEN, vendorPortal } from '../../support/vendor-portal.ts';

const DATA = '/respond/sections/data';
const OPERATION = '/respond/sections/operation';
const quietly = { accept: 'application/json' };

async function typing(path: string) {
  const portal = await vendorPortal();
  const browser = await portal.started();
  await browser.get(path);
  return { portal, browser, page: aPage(browser) };
}

/** An open page whose script posts its fields, and takes the answer's bases into the form, as web/browser does. */
function aPage(browser: VendorBrowser) {
  const { action, form } = browser.fields('Save');
  form.delete('then');
  const wire = browser.sibling();
  return {
    form,
    wire,
    async save(typed: Record<string, string>): Promise<SaveAnswer> {
      wire.cookies = browser.cookies;
      for (const [name, value] of Object.entries(typed)) form.set(name, value);
      await wire.post(action, form, quietly);
      const answer = JSON.parse(wire.html) as SaveAnswer;
      if (answer.kind !== 'refused') for (const [id, base] of Object.entries(answer.bases)) form.set(`base:${id}`, base);
      return answer;
    },
  };
}

describe('a save by the script', () => {
  test('saves as the button does, in as many requests, and says what the form is made from now', async () => {
    const { portal, browser, page } = await typing(DATA);
    portal.requests();
    const answer = await page.save({ 'comment:data.personal': 'my words' });
    expect(portal.requests().sort()).toEqual(['assessments.work', 'drafts.save', 'sessions.vendor']);
    expect(answer).toEqual({
      kind: 'saved',
      at: portal.world.clock.now().toISOString(),
      version: 1,
      bases: { 'data.personal': expect.stringMatching(/^[0-9a-f]{16}$/), 'data.checks': '' },
    });
    expect(portal.draft('data.personal')).toEqual({ comment: 'my words' });
    expect(page.wire.headers['content-type']).toContain('application/json');
    await page.save({ 'comment:data.personal': 'my words, changed' });
    expect(await page.save({ 'comment:data.personal': '' })).toMatchObject({ kind: 'saved', bases: { 'data.personal': '' } });
    expect(browser.path).toBe(DATA);
  });

  test('nothing changed: nothing is written', async () => {
    const { portal, page } = await typing(DATA);
    expect(await page.save({})).toMatchObject({ kind: 'saved', version: 0 });
    expect(portal.file().drafts).toEqual([]);
  });

  test('the same request again, after a lost answer, is no conflict', async () => {
    const { portal, page } = await typing(DATA);
    const before = new Map(page.form);
    await page.save({ 'comment:data.personal': 'my words' });
    page.form.set('base:data.personal', before.get('base:data.personal') ?? '');
    expect(await page.save({})).toMatchObject({ kind: 'saved', version: 1 });
    expect(await page.save({ 'comment:data.personal': 'more' })).toMatchObject({ kind: 'saved', version: 2 });
    expect(portal.draft('data.personal')).toEqual({ comment: 'more' });
  });

  test('new and closed questions are told, with a way to see them that is a page of its own', async () => {
    const { browser, page } = await typing(DATA);
    const opened = await page.save({ 'q:data.personal': 'yes' });
    expect(opened).toMatchObject({ kind: 'saved', say: { text: '1 new question appeared below.', link: { text: 'Show it' } } });
    const href = opened.kind === 'saved' ? (opened.say?.link?.href ?? '') : '';
    expect(href).toBe('/respond/sections/data?saved=data&opened=1&at=1#f-q-data-basis');
    await browser.get(href);
    expect(browser.text).toContain('one more question');
    const closed = await aPage(browser).save({ 'q:data.personal': 'no' });
    expect(closed).toMatchObject({ kind: 'saved', say: { text: '1 question is no longer asked.' } });
  });
});

describe('two windows', () => {
  test('a conflict is told, the rest is saved, and choosing is left to the page', async () => {
    const { portal, browser, page } = await typing(OPERATION);
    await browser.sibling().press('Save', { 'comment:operation.stop': 'their words' });
    const answer = await page.save({ 'comment:operation.stop': 'my words', 'q:operation.staff': '7' });
    expect(answer).toMatchObject({
      kind: 'partly',
      version: 2,
      say: {
        text: 'You changed 1 of these answers in another window, or before you reloaded the page: choose which to keep.',
        button: 'Choose now',
      },
    });
    expect(Object.keys(answer.kind === 'partly' ? answer.bases : {})).not.toContain('operation.stop');
    expect(portal.draft('operation.staff')).toEqual({ value: '7' });
    expect(portal.draft('operation.stop')).toEqual({ comment: 'their words' });
    // However often it is saved: what is typed over it is not stored without a choice.
    expect(await page.save({ 'comment:operation.stop': 'my other words' })).toMatchObject({ kind: 'partly' });
    expect(portal.draft('operation.stop')).toEqual({ comment: 'their words' });
    await browser.post(OPERATION, page.form);
    expect(browser.status).toBe(409);
    expect(browser.text).toContain('my other words');
  });

  test('an answer that changed elsewhere and that I did not touch is told, never put back', async () => {
    const { portal, browser, page } = await typing(OPERATION);
    await browser.sibling().press('Save', { 'q:operation.staff': '7' });
    for (const words of ['a', 'ab', 'abc']) {
      expect(await page.save({ 'comment:operation.stop': words })).toMatchObject({
        kind: 'saved',
        say: {
          text: 'You changed 1 answer in another window that you did not touch here.',
          link: { href: expect.stringMatching(/#f-q-operation-staff$/) },
        },
      });
      expect(portal.draft('operation.staff')).toEqual({ value: '7' });
    }
  });

  test('a choice in a conflict is never made by the script', async () => {
    const { portal, browser, page } = await typing(OPERATION);
    await browser.sibling().press('Save', { 'comment:operation.stop': 'their words' });
    page.form.set('pick:operation.stop', 'mine');
    expect(await page.save({ 'comment:operation.stop': 'my words' })).toMatchObject({ kind: 'partly' });
    expect(portal.draft('operation.stop')).toEqual({ comment: 'their words' });
  });
});

describe('what cannot be saved', () => {
  test('an answer that cannot be stored is told, and the rest is saved', async () => {
    const { portal, page } = await typing(OPERATION);
    const answer = await page.save({ 'comment:operation.stop': 'x'.repeat(60_000), 'q:operation.staff': '7' });
    const why = 'This was not saved: it has 60,000 characters. Shorten it to 4,000 or fewer, or attach it as a file.';
    const partly = 'Saved, except for 1 answer that cannot be saved as it is.';
    expect(answer).toMatchObject({ kind: 'partly', say: { text: `${partly} ${why}`, button: 'Show what is wrong' } });
    const both = await page.save({ 'comment:operation.stop': 'x'.repeat(60_000), 'comment:operation.staff': 'a\0' });
    // Two reasons stand beside their fields only.
    expect(both).toMatchObject({ say: { text: 'Saved, except for 2 answers that cannot be saved as they are.' } });
    expect(portal.draft('operation.staff')).toEqual({ value: '7' });
    expect(portal.draft('operation.stop')).toBeUndefined();
  });

  test('after the session, with another session, and when all is over', async () => {
    const { portal, browser, page } = await typing(OPERATION);
    const typed = { 'comment:operation.stop': 'my words' };
    portal.world.clock.travel({ hours: 13 });
    expect(await page.save(typed)).toMatchObject({ kind: 'refused', say: { text: expect.stringContaining('in a new tab') } });
    expect(page.wire.status).toBe(401);
    await (await browser.get(`/r/${TOKEN}`)).press('Start');
    expect(await page.save(typed)).toMatchObject({ kind: 'refused', say: { button: 'Save' } });
    expect(page.wire.status).toBe(403);
    page.form.set('csrf', (await browser.get(OPERATION)).fields('Save').form.get('csrf') ?? '');
    for (const status of ['lapsed', 'withdrawn', 'submitted'] as const) {
      portal.file().assessment.status = status;
      expect(await page.save(typed)).toMatchObject({ kind: 'refused', say: { text: expect.stringContaining('no longer open') } });
      expect(page.wire.status).toBe(410);
    }
    expect(portal.file().drafts).toEqual([]);
  });

  test('a section of nobody', async () => {
    const { portal, browser } = await typing(DATA);
    const { form } = browser.fields('Save');
    await browser.post('/respond/sections/makers', form, quietly);
    expect(JSON.parse(browser.html)).toMatchObject({ kind: 'saved', version: 0 });
    await browser.post('/respond/sections/nothing', form, quietly);
    expect(browser.status).toBe(410);
    expect(portal.file().drafts).toEqual([]);
  });

  test('from another site', async () => {
    const { portal, browser } = await typing(DATA);
    const { form } = browser.fields('Save');
    form.set('q:data.personal', 'no');
    await browser.post(DATA, form, { ...quietly, origin: 'https://evil.example' });
    expect(browser.status).toBe(403);
    expect(portal.file().drafts).toEqual([]);
  });
});
