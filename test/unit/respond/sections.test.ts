import { describe, expect, test } from 'vitest';
import { TOKEN, vendorPortal } from '../../support/vendor-portal.ts';

const DATA = '/respond/sections/data';
const OPERATION = '/respond/sections/operation';

async function atSection(path: string) {
  const portal = await vendorPortal();
  const browser = await portal.started();
  await browser.get(path);
  return { portal, browser };
}

describe('saving a section', () => {
  test('a page costs two table requests, a save two and one transaction', async () => {
    const { portal, browser } = await atSection(DATA);
    portal.requests();
    for (const path of ['/respond', DATA, '/respond/check']) {
      await browser.get(path);
      expect(portal.requests()).toEqual(['sessions.vendor', 'assessments.work']);
    }
    const { action, form } = (await browser.get(DATA)).fields('Save');
    form.set('q:data.personal', 'no');
    portal.requests();
    await browser.post(action, form);
    const look = ['sessions.vendor', 'assessments.work'];
    expect(portal.requests().sort()).toEqual(['drafts.save', ...look, ...look].sort());
  });

  test('what is half-filled and invalid is saved, and said beside the field', async () => {
    const { portal, browser } = await atSection(OPERATION);
    await browser.press('Save', { 'q:operation.log-days': 'a few', 'q:operation.stop': 'not-applicable' });
    expect(portal.draft('operation.log-days')).toEqual({ value: 'a few' });
    expect(browser.text).toContain('Saved');
    expect(browser.$('#f-q-operation-log-days-error').text()).toContain('whole number');
    expect(browser.$('.error-summary a').attr('href')).toBe('#f-q-operation-stop');
    expect(browser.$('[name="q:operation.log-days"]').attr('value')).toBe('a few');
  });

  test('an answer opens further questions after saving; hidden answers are kept, and come back', async () => {
    const { portal, browser } = await atSection(DATA);
    expect(browser.text).not.toContain('On what basis?');
    await browser.press('next section', { 'q:data.personal': 'yes' });
    expect(browser.path).toBe(DATA);
    expect(browser.text).toContain('opened one more question');
    await browser.press('Save', { 'q:data.basis': 'all' });
    await browser.press('Save', { 'q:data.basis-since': '2024-02-30' });
    await browser.press('Save', { 'q:data.personal': 'no' });
    expect(browser.text).not.toContain('On what basis?');
    expect(portal.draft('data.basis')).toEqual({ value: 'all' });
    await browser.press('Save', { 'q:data.personal': 'yes' });
    expect(browser.$('[name="q:data.basis"][checked]').attr('value')).toBe('all');
    expect(browser.$('[name="q:data.basis-since"]').attr('value')).toBe('2024-02-30');
  });

  test('"Save and go to the next section" goes there, and from the last one to the check', async () => {
    const { browser } = await atSection(DATA);
    await browser.press('next section', { 'q:data.personal': 'no' });
    expect(browser.path).toBe(OPERATION);
    expect(browser.text).toContain('Saved: Data');
    await browser.press('check your answers', { 'q:operation.stop': 'yes' });
    expect(browser.path).toBe('/respond/check');
  });

  test('an answer can be taken back', async () => {
    const { portal, browser } = await atSection(DATA);
    await browser.press('Save', { 'q:data.checks': ['bias', 'quality'] });
    expect(portal.draft('data.checks')).toEqual({ value: ['bias', 'quality'] });
    await browser.press('Save', { 'q:data.checks': null });
    expect(portal.draft('data.checks')).toBeUndefined();
  });

  test('fields of questions that were not on the form are ignored, and so are unknown ones', async () => {
    const { portal, browser } = await atSection(DATA);
    const { action, form } = browser.fields('Save');
    for (const id of ['data.basis', 'operation.stop', 'no.such', '__proto__', 'constructor']) form.append(`q:${id}`, 'yes');
    for (const id of ['operation.stop', 'no.such', '__proto__', 'constructor']) form.append('shown', id);
    form.append('q:data.personal', 'no');
    await browser.post(action, form);
    expect(Object.keys(portal.file().drafts[0]?.answers ?? {})).toEqual(['data.personal']);
    expect(portal.file().drafts).toHaveLength(1);
  });

  test('unknown and unasked sections are not there', async () => {
    const { browser } = await atSection(DATA);
    for (const id of ['nothing', 'makers', '__proto__', '%00', '../respond'])
      expect((await browser.get(`/respond/sections/${id}`)).status).toBe(404);
    const { form } = (await browser.get(DATA)).fields('Save');
    expect((await browser.post('/respond/sections/nothing', form)).status).toBe(404);
  });
});

describe('what was typed is never lost', () => {
  const hostile: [string, string][] = [
    ['HTML', '<script>alert(1)</script></textarea><img src=x onerror=alert(1)> &amp; "quoted" \'single\''],
    ['a formula', '=HYPERLINK("https://evil.example","x")'],
    ['right-to-left', 'abc \u202Eevil\u202C \u0627\u0644\u0633\u0644\u0627\u0645'],
    ['emoji', '👩‍⚕️🏳️‍🌈 e\u0301 \u{10FFFF}'],
    ['leading line breaks', '\r\n\r\nfirst\r\n\tsecond  '],
    ['control characters', 'a\u0007b\u001Fc\u007F'],
    ['5000 letters', 'ö'.repeat(5000)],
  ];
  test.each(hostile)('%s comes back to the letter', async (_name, text) => {
    const { portal, browser } = await atSection(DATA);
    await browser.press('Save', { 'q:data.personal': 'no', 'comment:data.personal': text });
    expect(portal.draft('data.personal')).toEqual({ value: 'no', comment: text });
    expect(browser.html).not.toContain('<script>alert');
    await browser.press('Save');
    expect(portal.draft('data.personal')).toEqual({ value: 'no', comment: text });
    expect((await browser.get('/respond/check')).html).not.toContain('<img src=x');
  });

  test.each([
    ['1 MB', 'x'.repeat(1_000_000), '1000000 characters'],
    ['NUL', 'a\0b', 'cannot be stored'],
  ])('%s cannot be stored: said, shown again, and the rest is saved', async (_name, text, message) => {
    const { portal, browser } = await atSection(DATA);
    await browser.press('Save', { 'q:data.personal': 'no', 'q:data.checks': ['bias'], 'comment:data.checks': text });
    expect(browser.status).toBe(422);
    expect(browser.text).toContain(message);
    expect(browser.html).toContain(text);
    expect(portal.draft('data.personal')).toEqual({ value: 'no' });
    expect(portal.draft('data.checks')).toBeUndefined();
    await browser.press('Save', { 'comment:data.checks': 'short' });
    expect(browser.status).toBe(200);
    expect(portal.draft('data.checks')).toEqual({ value: 'bias', comment: 'short' });
  });

  test('a character that the browser could not send is pointed out', async () => {
    const { browser } = await atSection(DATA);
    const { action, form } = browser.fields('Save');
    form.set('q:data.personal', 'no');
    await browser.post(action, String(form).replace('comment%3Adata.personal=', 'comment%3Adata.personal=%ED%A0%80x'));
    expect(browser.text).toContain('could not be read');
  });

  test('answers that are no options are kept and refused at the check', async () => {
    const { portal, browser } = await atSection(DATA);
    const { action, form } = browser.fields('Save');
    form.set('q:data.personal', 'maybe');
    form.append('q:data.checks', 'bias');
    form.append('q:data.checks', 'nonsense');
    await browser.post(action, form);
    expect(portal.draft('data.personal')).toEqual({ value: 'maybe' });
    await browser.get('/respond/check');
    expect(browser.text).toContain('2 answers need your attention');
    expect(browser.text).toContain('nonsense');
    expect(browser.html).not.toContain('Submit the answers');
  });

  test('a form of an earlier session is shown again with what was typed, and saves on the second press', async () => {
    const { portal, browser } = await atSection(DATA);
    const { action, form } = browser.fields('Save');
    await (await browser.get(`/r/${TOKEN}`)).press('Start');
    form.set('comment:data.personal', 'my words');
    await browser.post(action, form);
    expect(browser.status).toBe(403);
    expect(portal.file().drafts).toEqual([]);
    await browser.press('Save');
    expect(portal.draft('data.personal')).toEqual({ comment: 'my words' });
  });

  test('a save after the session ended keeps the words until the link is opened again', async () => {
    const { portal, browser } = await atSection(DATA);
    portal.world.clock.travel({ hours: 13 });
    await browser.press('Save', { 'comment:data.personal': 'line 1\r\nline "2"' });
    expect(browser.status).toBe(401);
    expect(browser.heading).toContain('Not saved yet');
    const other = browser.sibling();
    await (await other.get(`/r/${TOKEN}`)).press('Start');
    browser.cookies = other.cookies;
    await browser.press('Continue with what I typed');
    expect(browser.status).toBe(403);
    await browser.press('Save');
    expect(portal.draft('data.personal')).toEqual({ comment: 'line 1\r\nline "2"' });
  });

  test('a save after lapse or withdrawal says so', async () => {
    for (const status of ['lapsed', 'withdrawn'] as const) {
      const { portal, browser } = await atSection(DATA);
      portal.file().assessment.status = status;
      await browser.press('Save', { 'q:data.personal': 'no' });
      expect(browser.status).toBe(410);
      expect(portal.file().drafts).toEqual([]);
    }
  });
});

describe('two windows, one section', () => {
  async function twoWindows() {
    const { portal, browser: mine } = await atSection(DATA);
    const theirs = mine.sibling();
    await theirs.press('Save', { 'q:data.personal': 'yes', 'comment:data.personal': 'their words' });
    await mine.press('Save', { 'q:data.personal': 'no', 'comment:data.personal': 'my words', 'q:data.checks': ['bias'] });
    return { portal, mine, theirs };
  }

  test('the second sees both versions, and nothing of the first is overwritten', async () => {
    const { portal, mine } = await twoWindows();
    expect(mine.status).toBe(409);
    expect(mine.text).toContain('my words');
    expect(mine.text).toContain('their words');
    expect(portal.draft('data.personal')).toEqual({ value: 'yes', comment: 'their words' });
    // Only one of them answered this one: the likely choice is marked, the other question is not decided for anybody.
    expect(mine.$('[name="pick:data.checks"][checked]').attr('value')).toBe('mine');
    expect(mine.$('[name="pick:data.personal"][checked]')).toHaveLength(0);
  });

  test.each([
    ['mine', 'my words'],
    ['theirs', 'their words'],
  ])('picking %s keeps it', async (pick, words) => {
    const { portal, mine } = await twoWindows();
    await mine.press('Save my choice', { 'pick:data.personal': pick });
    expect(mine.status).toBe(200);
    expect(portal.draft('data.personal')?.comment).toBe(words);
    expect(portal.draft('data.checks')).toEqual({ value: 'bias' });
  });

  test('a question without a choice is asked again, with both versions still there', async () => {
    const { portal, mine } = await twoWindows();
    await mine.press('Save my choice', { 'pick:data.checks': 'theirs' });
    expect(mine.status).toBe(409);
    expect(mine.$('.error-summary a').attr('href')).toBe('#f-pick-data-personal');
    expect(mine.$('[name="pick:data.checks"][checked]').attr('value')).toBe('theirs');
    await mine.press('Save my choice', { 'pick:data.checks': 'mine', 'pick:data.personal': 'mine' });
    expect(portal.draft('data.personal')).toEqual({ value: 'no', comment: 'my words' });
    expect(portal.draft('data.checks')).toEqual({ value: 'bias' });
  });

  test('a third save meanwhile asks again', async () => {
    const { portal, mine, theirs } = await twoWindows();
    await theirs.press('Save', { 'comment:data.personal': 'third words' });
    await mine.press('Save my choice', { 'pick:data.personal': 'mine' });
    expect(mine.status).toBe(409);
    expect(mine.text).toContain('third words');
    expect(portal.draft('data.personal')?.comment).toBe('third words');
  });

  test('the same form sent twice, or the same answers from two windows, are no conflict', async () => {
    const { portal, browser } = await atSection(DATA);
    const { action, form } = browser.fields('Save');
    form.set('q:data.personal', 'no');
    await browser.post(action, form);
    await browser.post(action, form);
    expect(browser.status).toBe(200);
    expect(portal.file().drafts[0]?.version).toBe(1);
  });

  test('two saves at the same instant: one is saved, the other is told', async () => {
    const { portal, browser } = await atSection(DATA);
    const other = browser.sibling();
    await Promise.all([
      browser.press('Save', { 'comment:data.personal': 'one' }),
      other.press('Save', { 'comment:data.personal': 'two' }),
    ]);
    expect([browser.status, other.status].sort()).toEqual([200, 409]);
    expect(portal.file().drafts[0]?.version).toBe(1);
  });
});
