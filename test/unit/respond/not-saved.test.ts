import { describe, expect, test } from 'vitest';
import { scoreResponse } from '../../../functions/score/score-response.ts';
import type { SaveAnswer } from '../../../functions/web/save-answer.ts';
import { colleagueBrowser, withColleague } from '../../support/colleague.ts';
import { htmlProblems } from '../../support/html-validator.ts';
import { ID } from '../../support/in-memory/assessment-in-progress.ts';
import { ask, onePerRequest, portsOf } from '../../support/in-memory/follow-up-story.ts';
import type { VendorBrowser } from '../../support/vendor-browser.ts';
import { TOKEN, vendorPortal } from '../../support/vendor-portal.ts';

const DATA = '/respond/sections/data';
const OPERATION = '/respond/sections/operation';
const WORDS = 'Typed while somebody else submitted.';
const quietly = { accept: 'application/json' };
const declared = { declaration: 'yes', signedAs: 'Vera Vendor' };

async function working() {
  const portal = await vendorPortal({ policy: onePerRequest() });
  const vera = await portal.started();
  await vera.get(OPERATION);
  await vera.press('Save', { 'q:operation.stop': 'no' });
  const colleague = withColleague(portal);
  const jonas = await colleagueBrowser(portal, 'C'.repeat(43), colleague);
  await jonas.get(OPERATION);
  const submit = async () => (await vera.get('/respond/check')).press('Submit the answers', declared);
  return { portal, vera, jonas, colleague, submit };
}

const drafts = (portal: Awaited<ReturnType<typeof vendorPortal>>) => JSON.stringify(portal.file().drafts);

/** The HTML validator takes its time when a busy machine starts it. */
const PATIENT = { timeout: 30_000 };

describe('the answers were submitted while a colleague typed', PATIENT, () => {
  test.each([
    ['en', 'Not saved: the answers were submitted', 'Vera Vendor submitted the answers on'],
    ['de', 'Nicht gespeichert: Die Antworten wurden abgesendet', 'Vera Vendor hat die Antworten am'],
  ])('%s: the save says so, and shows the words under their question', async (language, heading, why) => {
    const { portal, jonas, submit } = await working();
    if (language === 'de') await jonas.press('Deutsch');
    await submit();
    const before = drafts(portal);
    const save = language === 'de' ? 'Speichern' : 'Save';
    await jonas.press(save, { 'comment:operation.stop': WORDS, 'q:operation.staff': '7' });
    expect([jonas.status, jonas.heading]).toEqual([410, heading]);
    expect(jonas.text).toContain(why);
    expect(jonas.$('blockquote').text()).toContain(WORDS);
    expect(jonas.$('blockquote')).toHaveLength(2);
    expect(await htmlProblems(jonas.html)).toEqual([]);
    expect(drafts(portal)).toBe(before);
  });

  test('between reading and writing', async () => {
    const { portal, jonas, submit } = await working();
    const { save } = portal.ports.drafts;
    Object.assign(portal.ports.drafts, {
      save: async (...args: Parameters<typeof save>) => {
        await submit();
        return save(...args);
      },
    });
    await jonas.press('Save', { 'comment:operation.stop': WORDS });
    expect([jonas.status, jonas.heading]).toEqual([410, 'Not saved: the answers were submitted']);
    expect(jonas.text).toContain(WORDS);
  });

  test('whoever had nothing left to save comes to the receipt', async () => {
    const { jonas, submit } = await working();
    await jonas.press('Save', { 'q:operation.staff': '7' });
    const page = jonas.fields('Save');
    await submit();
    await jonas.post(page.action, page.form);
    expect([jonas.status, jonas.path]).toEqual([200, '/respond/receipt']);
  });

  test.each([
    ['lapsed', 'Not saved: the time to answer is over'],
    ['withdrawn', 'Not saved: this questionnaire was withdrawn'],
  ] as const)('or it was %s', async (status, heading) => {
    const { portal, jonas } = await working();
    portal.file().assessment.status = status;
    await jonas.press('Save', { 'comment:operation.stop': WORDS });
    expect([jonas.status, jonas.heading]).toEqual([410, heading]);
    expect(jonas.text).toContain(WORDS);
  });

  test('and the session ended besides', async () => {
    const { portal, vera, submit } = await working();
    const late = (await vera.get(OPERATION)).sibling();
    await submit();
    portal.world.clock.travel({ hours: 13 });
    await late.press('Save', { 'comment:operation.stop': WORDS });
    expect(late.status).toBe(401);
    late.cookies = (await portal.browser().post(`/r/${TOKEN}`, '')).cookies;
    await late.press('Continue with what I typed');
    expect([late.status, late.heading]).toEqual([410, 'Not saved: the answers were submitted']);
    expect(late.text).toContain(WORDS);
  });
});

test('a section that was taken from a colleague: refused as one that never was, with the words', async () => {
  const { portal, jonas, colleague } = await working();
  colleague.sectionIds = ['data'];
  const before = drafts(portal);
  const { form } = jonas.fields('Save');
  form.set('comment:operation.stop', WORDS);
  await jonas.post(OPERATION, form);
  const reply = jonas.html;
  expect([jonas.status, jonas.heading]).toEqual([404, 'Not saved: these are not your questions']);
  expect(jonas.text).toContain(WORDS);
  expect(jonas.text).not.toContain('Can people stop it?');
  await jonas.post('/respond/sections/none', form);
  expect(jonas.html).toBe(reply);
  expect(drafts(portal)).toBe(before);
});

describe('a page from before a follow-up', PATIENT, () => {
  async function asked(...questions: string[]) {
    const all = await working();
    const { portal, vera, submit } = all;
    await vera.get(DATA);
    await vera.press('Save', { 'q:data.personal': 'not-sure', 'q:data.checks': ['bias'] });
    const old = (await vera.get(OPERATION)).sibling();
    await submit();
    await scoreResponse(portsOf(portal.world), { assessmentId: ID });
    expect((await ask(portal.world, questions)).kind).toBe('asked');
    return { ...all, old };
  }

  async function quiet(old: VendorBrowser, typed: Record<string, string>) {
    const { action, form } = old.fields('Save');
    for (const [name, value] of Object.entries(typed)) form.set(name, value);
    await old.post(action, form, quietly);
    return JSON.parse(old.html) as SaveAnswer;
  }

  test('the script hears that an answer which is not asked about was not saved, and the button shows it', async () => {
    const { portal, old } = await asked('operation.stop');
    const page = old.sibling();
    const answer = await quiet(old, { 'comment:operation.log-days': WORDS, 'comment:operation.stop': 'asked about' });
    expect(answer).toMatchObject({
      kind: 'partly',
      say: { text: '1 answer was not saved: its question is not open for answers at present.', button: 'Show what was not saved' },
    });
    expect(portal.draft('operation.stop')).toMatchObject({ comment: 'asked about' });
    expect(portal.draft('operation.log-days')).toBeUndefined();
    await page.press('Save', { 'comment:operation.log-days': WORDS });
    expect(page.status).toBe(409);
    expect(page.$('.notice').text()).toContain(WORDS);
    expect(page.$('[name=shown]')).toHaveLength(1);
    expect(await htmlProblems(page.html)).toEqual([]);
  });

  test('nothing is said where nothing else was typed', async () => {
    const { old } = await asked('operation.stop');
    const page = old.sibling();
    expect(await quiet(old, { 'comment:operation.stop': 'asked about' })).toMatchObject({ kind: 'saved' });
    await page.press('Save', { 'comment:operation.stop': 'asked about' });
    expect(page.status).toBe(200);
  });

  test('of a section that nobody asks about', async () => {
    const { old } = await asked('data.personal');
    await old.press('Save', { 'comment:operation.log-days': WORDS });
    expect([old.status, old.heading]).toEqual([404, 'Not saved: these are not your questions']);
    expect(old.text).toContain(WORDS);
  });

  test('beside an answer that somebody else changed as well', async () => {
    const { vera, old } = await asked('operation.stop');
    await vera.get(OPERATION);
    await vera.press('Save', { 'comment:operation.stop': 'their words' });
    await old.press('Save', { 'comment:operation.stop': 'my words', 'comment:operation.log-days': WORDS });
    expect(old.status).toBe(409);
    expect(old.$('.versions')).toHaveLength(1);
    expect(old.$('.notice').text()).toContain(WORDS);
  });

  test('a reply to an earlier round is no reply to this one, and is not saved where nobody sees it', async () => {
    const { portal, vera, submit } = await asked('operation.stop');
    const old = (await vera.get(OPERATION)).sibling();
    await vera.press('Save', { 'reply:operation.stop': 'Sent.' });
    await submit();
    await scoreResponse(portsOf(portal.world), { assessmentId: ID });
    expect((await ask(portal.world, ['operation.stop'])).kind).toBe('asked');
    const same = old.sibling();
    await same.press('Save', { 'reply:operation.stop': 'Sent.' });
    expect(same.status).toBe(200);
    await old.press('Save', { 'reply:operation.stop': WORDS });
    expect(old.status).toBe(409);
    expect(old.$('.notice').text()).toContain(WORDS);
    expect(portal.draft('operation.stop')?.reply).toEqual({ round: 1, text: 'Sent.' });
  });
});

describe('a fault on our side', PATIENT, () => {
  test('keeps the form: going back would bring an empty page, trying again saves it', async () => {
    const { portal, vera } = await working();
    await vera.get(OPERATION);
    portal.world.breaking.drafts.break();
    await vera.press('Save', { 'comment:operation.stop': 'line 1\r\nline "2"' });
    expect(vera.status).toBe(500);
    expect(vera.text).not.toContain('go back');
    expect(await htmlProblems(vera.html)).toEqual([]);
    portal.world.breaking.drafts.repair();
    await vera.press('Try again');
    expect([vera.status, vera.path]).toEqual([200, OPERATION]);
    expect(portal.draft('operation.stop')?.comment).toBe('line 1\r\nline "2"');
  });

  test('the script has the words still, and gets no page to carry them', async () => {
    const { portal, vera } = await working();
    const { action, form } = (await vera.get(OPERATION)).fields('Save');
    form.set('comment:operation.stop', WORDS);
    portal.world.breaking.drafts.break();
    await vera.post(action, form, quietly);
    expect(vera.status).toBe(500);
    expect(vera.html).not.toContain(WORDS);
  });

  test('a page that was only looked at says nothing of sending', async () => {
    const { portal, vera } = await working();
    portal.world.breaking.assessments.break();
    await vera.get(OPERATION);
    expect(vera.status).toBe(500);
    expect(vera.$('form')).toHaveLength(0);
  });
});

test('more than 2 MB: the long texts can be shortened on the page that says so, and everything else is still there', async () => {
  const { portal, vera } = await working();
  await vera.get(OPERATION);
  await vera.press('Save', { 'comment:operation.stop': 'ö'.repeat(400_000), 'q:operation.staff': '7' });
  expect(vera.status).toBe(413);
  expect(vera.$('textarea[name="comment:operation.stop"]').text()).toContain('ö'.repeat(400_000));
  await vera.press('Send again', { 'comment:operation.stop': 'short' });
  expect([vera.status, vera.path]).toEqual([200, OPERATION]);
  expect([portal.draft('operation.stop')?.comment, portal.draft('operation.staff')?.value]).toEqual(['short', '7']);
});
