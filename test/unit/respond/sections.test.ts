import { describe, expect, test } from 'vitest';
import { atTime } from '../../../functions/web/when.ts';
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
    // Said once: the notice of another page would also lead here.
    expect(browser.text).not.toContain('another look');
    expect((await browser.get('/respond/sections/data?saved=operation')).text).toContain('another look');
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
    ['1 MB', 'x'.repeat(1_000_000), '1,000,000 characters'],
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
  /** Both windows changed one answer, each of them another one besides. */
  async function twoWindows() {
    const { portal, browser: mine } = await atSection(OPERATION);
    const theirs = mine.sibling();
    await theirs.press('Save', { 'q:operation.stop': 'yes', 'comment:operation.stop': 'their words', 'q:operation.staff': '7' });
    portal.world.clock.travel({ hours: 1 });
    await theirs.press('Save', { 'q:operation.staff': '8' });
    await mine.press('Save', { 'q:operation.stop': 'no', 'comment:operation.stop': 'my words', 'q:operation.log-days': '90' });
    return { portal, mine, theirs };
  }

  test('what only one of them changed is saved; the rest is shown in both versions and stays as it was', async () => {
    const { portal, mine } = await twoWindows();
    expect(mine.status).toBe(409);
    expect(mine.$('.versions')).toHaveLength(1);
    expect(mine.text).toContain('my words');
    expect(mine.text).toContain('their words');
    expect(mine.text).toContain('Everything else that you typed is saved');
    expect(portal.file().drafts[0]?.answers).toEqual({
      'operation.stop': { value: 'yes', comment: 'their words' },
      'operation.staff': { value: '8' },
      'operation.log-days': { value: '90' },
    });
    expect(mine.$('[name^="pick:"][checked]')).toHaveLength(0);
  });

  test('the conflict names who changed that very answer, and when', async () => {
    const { portal, mine } = await twoWindows();
    const [{ marks = {} } = {}] = portal.file().drafts;
    const changed = ['operation.stop', 'operation.staff', 'operation.log-days'].map((id) => marks[id]);
    expect(changed.map((mark) => mark?.version)).toEqual([1, 2, 3]);
    const [first, later, last] = changed.map((mark) => mark?.at);
    expect(last).toBe(later);
    expect(mine.$('.versions h3').last().text()).toBe(
      `Saved by you, in another window or before you reloaded the page, ${atTime(first ?? '')}`,
    );
    expect(first).not.toBe(later);
  });

  test.each([
    ['mine', 'my words'],
    ['theirs', 'their words'],
  ])('picking %s keeps it, and nothing else moves', async (pick, words) => {
    const { portal, mine } = await twoWindows();
    const before = portal.file().drafts[0]?.answers;
    await mine.press('Save my choice', { 'pick:operation.stop': pick });
    expect(mine.status).toBe(200);
    expect(mine.text).not.toContain('opened');
    expect(portal.draft('operation.stop')?.comment).toBe(words);
    expect({ ...portal.file().drafts[0]?.answers, 'operation.stop': null }).toEqual({ ...before, 'operation.stop': null });
  });

  test('an answer that others changed is not put back by a page that still shows the old one', async () => {
    const { portal, browser: mine } = await atSection(OPERATION);
    const theirs = mine.sibling();
    await theirs.press('Save', { 'q:operation.staff': '7' });
    await mine.press('Save', { 'q:operation.log-days': '90' });
    expect(mine.status).toBe(200);
    expect(portal.draft('operation.staff')).toEqual({ value: '7' });
    await mine.press('Save', { 'q:operation.log-days': null });
    await theirs.press('Save', { 'q:operation.staff': '8' });
    expect(theirs.status).toBe(200);
    expect(portal.file().drafts[0]?.answers).toEqual({ 'operation.staff': { value: '8' } });
  });

  test('a question without a choice is asked again, with both versions still there', async () => {
    const { portal, browser: mine } = await atSection(OPERATION);
    const theirs = mine.sibling();
    await theirs.press('Save', { 'q:operation.stop': 'yes', 'q:operation.staff': '7' });
    await mine.press('Save', { 'q:operation.stop': 'no', 'q:operation.staff': '8' });
    await mine.press('Save my choice', { 'pick:operation.staff': 'theirs' });
    expect(mine.status).toBe(409);
    expect(mine.$('.error-summary a').attr('href')).toBe('#f-pick-operation-stop');
    expect(mine.$('[name="pick:operation.staff"][checked]').attr('value')).toBe('theirs');
    // A choice between two versions is no choice between others.
    await theirs.press('Save', { 'q:operation.staff': '9' });
    await mine.press('Save my choice');
    expect(mine.$('[name="pick:operation.staff"][checked]')).toHaveLength(0);
    await mine.press('Save my choice', { 'pick:operation.staff': 'theirs', 'pick:operation.stop': 'mine' });
    expect(portal.file().drafts[0]?.answers).toEqual({ 'operation.stop': { value: 'no' }, 'operation.staff': { value: '9' } });
  });

  test('a third save meanwhile asks again', async () => {
    const { portal, mine, theirs } = await twoWindows();
    await theirs.press('Save', { 'comment:operation.stop': 'third words' });
    await mine.press('Save my choice', { 'pick:operation.stop': 'mine' });
    expect(mine.status).toBe(409);
    expect(mine.text).toContain('third words');
    expect(portal.draft('operation.stop')?.comment).toBe('third words');
  });

  test('an answer that cannot be stored comes along through the choice', async () => {
    const long = 'x'.repeat(60_000);
    const { portal, browser: mine } = await atSection(OPERATION);
    const theirs = mine.sibling();
    await theirs.press('Save', { 'q:operation.stop': 'yes' });
    await mine.press('Save', { 'q:operation.stop': 'no', 'comment:operation.staff': long, 'q:operation.log-days': '90' });
    expect(mine.text).toContain('1 other answer cannot be saved');
    await mine.press('Save my choice', { 'pick:operation.stop': 'mine' });
    expect(mine.status).toBe(422);
    expect(mine.html).toContain(long);
    await mine.press('Save', { 'comment:operation.staff': 'ab' });
    expect(portal.file().drafts[0]?.answers).toEqual({
      'operation.stop': { value: 'no' },
      'operation.staff': { comment: 'ab' },
      'operation.log-days': { value: '90' },
    });
  });

  test('beside an answer that cannot be stored, what others changed is shown as it is now', async () => {
    const long = 'x'.repeat(60_000);
    const { portal, browser: mine } = await atSection(OPERATION);
    await mine.sibling().press('Save', { 'comment:operation.stop': 'their words' });
    await mine.press('Save', { 'comment:operation.staff': long });
    expect(mine.status).toBe(422);
    expect(mine.html).toContain('their words');
    await mine.press('Save', { 'comment:operation.staff': 'ab' });
    expect(portal.draft('operation.stop')).toEqual({ comment: 'their words' });
  });

  test('a form of an earlier session keeps what it was made from', async () => {
    const { portal, browser: mine } = await atSection(OPERATION);
    const { action, form } = mine.fields('Save');
    form.set('comment:operation.stop', 'my words');
    await (await mine.get(`/r/${TOKEN}`)).press('Start');
    await (await mine.sibling().get(OPERATION)).press('Save', {
      'comment:operation.stop': 'their words',
      'comment:operation.staff': 'more',
    });
    await mine.post(action, form);
    expect(mine.status).toBe(403);
    await mine.press('Save');
    expect(mine.status).toBe(409);
    expect(mine.$('.versions')).toHaveLength(1);
    expect(portal.draft('operation.staff')).toEqual({ comment: 'more' });
  });

  test('a form made before there were bases: where the versions differ, every difference is asked', async () => {
    const { portal, browser: mine } = await atSection(OPERATION);
    const { action, form } = mine.fields('Save');
    for (const name of [...form.keys()].filter((key) => key.startsWith('base:'))) form.delete(name);
    await mine.sibling().press('Save', { 'comment:operation.stop': 'their words' });
    await mine.post(action, form);
    expect(mine.status).toBe(409);
    expect(portal.draft('operation.stop')).toEqual({ comment: 'their words' });
    form.set('version', '1');
    await mine.post(action, form);
    expect(mine.status).toBe(200);
    expect(portal.draft('operation.stop')).toBeUndefined();
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

  test('several people at the same instant, each with an answer of their own: all are saved', async () => {
    const { portal, browser } = await atSection(OPERATION);
    const mine = ['q:operation.stop', 'q:operation.log-days', 'q:operation.staff', 'comment:operation.certificate'];
    await Promise.all(mine.map((field) => browser.sibling().press('Save', { [field]: '1' })));
    expect(Object.keys(portal.file().drafts[0]?.answers ?? {})).toHaveLength(4);
    expect(portal.file().drafts[0]?.version).toBe(4);
  });
});

describe('a choice that was made', () => {
  test('can be taken back; what was written beside it stays, and so does all else on the page', async () => {
    const { portal, browser } = await atSection(OPERATION);
    await browser.press('Save', { 'q:operation.stop': 'yes', 'comment:operation.stop': 'words' });
    const { action, form } = browser.fields('Clear this answer: Can people stop it?');
    form.set('q:operation.staff', '7');
    await browser.post(action, form);
    expect(browser.status).toBe(200);
    expect(browser.$('[name="q:operation.stop"][checked]')).toHaveLength(0);
    expect(portal.draft('operation.stop')).toEqual({ comment: 'words' });
    expect(portal.draft('operation.staff')).toEqual({ value: '7' });
  });

  test('only radio buttons need it', async () => {
    const { browser } = await atSection(OPERATION);
    const clears = browser.$('button[value^="clear:"]').toArray();
    expect(clears.map((button) => browser.$(button).attr('value'))).toEqual(['clear:operation.stop']);
  });
});
