import * as cheerio from 'cheerio';
import { expect, test } from 'vitest';
import type { Language } from '../../../../functions/domain/language.ts';
import { conditionTexts } from '../../../../functions/texts/conditions.ts';
import { portalTexts } from '../../../../functions/texts/portal.ts';
import { CONDITIONS_TOKEN, conditionsPortal } from '../../../support/conditions-portal.ts';
import { everyText } from '../../../support/every-text.ts';
import { htmlProblems } from '../../../support/html-validator.ts';
import { stored } from '../../../support/in-memory/assessment-in-progress.ts';
import { AFTER, answer, approvedOn, condition, report, travelTo, WHY, WORDS } from '../../../support/in-memory/conditions-story.ts';
import { asLine, asProse, keepable, MEGABYTE, NUL, shown, shownInLine } from '../../../support/odd-inputs.ts';
import { staff, staffDesk } from '../../../support/staff-desk.ts';

type Portal = Awaited<ReturnType<typeof conditionsPortal>>;
const one = (portal: Portal) => `/respond/conditions/${condition(portal.world).id}`;
const PATIENT = { timeout: 60_000 };

const everything = (portal: Portal) => {
  const { files, links, outbox, codes, clearances } = portal.world.table;
  return JSON.stringify([files, links, outbox, codes, clearances].map((map) => [...map]));
};

/** Every page and state of conditions, in one language, with hostile names in it. */
async function everyPage(language: Language, see: (name: string, html: string) => Promise<void>) {
  const hostile = 'Name <b>somebody</b> & "more" \u202E';
  const world = await approvedOn();
  const file = stored(world);
  file.assessment.contact.language = language;
  Object.assign(file.assessment, { systemName: 'Care & <b>Bot</b>', supplierName: '"Vendor" \u202E Ltd' });
  Object.assign(condition(world), { text: hostile, proof: hostile });
  const portal = await conditionsPortal(world);
  const t = portalTexts(language);
  const browser = portal.browser();
  browser.acceptLanguage = language;
  const keep = (name: string) => see(name, browser.html);
  await browser.get(`/c/${CONDITIONS_TOKEN}x`);
  await keep('unusable link');
  await browser.get('/respond/conditions');
  await keep('no session');
  await browser.get(`/c/${CONDITIONS_TOKEN}`);
  await keep('landing');
  await browser.press(t.landing.start);
  await keep('list');
  await browser.get(one(portal));
  await keep('one condition');
  await browser.get(`${one(portal)}/files/new`);
  await keep('describe a file');
  await browser.press(t.evidenceForm.continue, { name: '' });
  await keep('describe a file, with problems');
  await browser.press(t.evidenceForm.continue, { name: '<b>', extension: 'md' });
  await keep('upload');
  await browser.get(`${browser.path}/uploaded`);
  await keep('came back without a file');
  await browser.get(browser.path.replace('uploaded', 'remove'));
  await keep('remove');
  await portal.uploaded('THREATS_FOUND');
  await browser.get(`${one(portal)}/files/new`);
  await browser.press(t.evidenceForm.continue, { name: 'page 12', extension: 'pdf' });
  await portal.uploaded();
  await browser.get(one(portal));
  await keep('with files');
  await browser.get(`${one(portal)}/report`);
  await keep('report');
  await browser.press(conditionTexts(language).report.send, { words: '</textarea><script>' });
  await keep('report, with problems');
  const late = browser.sibling();
  await late.press(conditionTexts(language).report.send, { csrf: 'x', words: hostile });
  await see('report of an earlier visit', late.html);
  await browser.press(conditionTexts(language).report.send, { words: `${WORDS} ${hostile}` });
  await keep('reported');
  await late.press(conditionTexts(language).report.send, { words: `${WORDS} late` });
  await see('reported too late', late.html);
  await answer(world, false, { reasons: `${WHY} ${hostile}` });
  await browser.get(one(portal));
  await keep('not accepted');
  travelTo(world, AFTER);
  const again = await portal.started();
  await again.get(one(portal));
  await see('overdue', again.html);
  await report(world);
  await answer(world, true);
  await again.get(one(portal));
  await see('met', again.html);
  await see('nothing left', (await portal.browser().get(`/c/${CONDITIONS_TOKEN}`)).html);
  await again.press(t.vendorPage.signOut);
  await see('signed out', again.html);
}

test.each(['en', 'de'] as const)(
  'every page in %s is clean HTML, whatever people are called',
  async (language) => {
    const problems: string[] = [];
    const seen = new Set<string>();
    let text = '';
    await everyPage(language, async (name, html) => {
      seen.add(name);
      text += cheerio.load(html).text();
      for (const problem of await htmlProblems(html)) problems.push(`${name}: ${problem}`);
      if (/<(b|i)>|<script(?! type="module" src="\/assets\/)/.test(html)) problems.push(`${name}: markup that somebody typed`);
      if (/ style=|<style/.test(html)) problems.push(`${name}: the CSP forbids inline styles`);
      if (html.match(/<h1/g)?.length !== 1) problems.push(`${name}: not exactly one first heading`);
      if (!html.includes(`<html lang="${language}"`)) problems.push(`${name}: says another language`);
    });
    expect(problems).toEqual([]);
    expect(seen.size).toBe(21);
    // No sentence of the other language.
    const other = everyText(conditionTexts(language === 'en' ? 'de' : 'en')).filter(([, words]) => words.length > 20);
    for (const [path, words] of other) expect([path, text.includes(words)]).toEqual([path, false]);
  },
  60_000,
);

test('every page of the staff is clean HTML, whatever was typed', async () => {
  const world = await approvedOn();
  const hostile = 'Name <b>somebody</b> & "more" \u202E';
  for (const whose of ['vendor', 'staff'] as const) Object.assign(condition(world, whose), { text: hostile, proof: hostile });
  const desk = staffDesk({ world });
  const problems: string[] = [];
  const look = async (name: string, person: Parameters<typeof desk.as>[0], path: string) => {
    const { html } = await desk.as(person, path);
    for (const problem of await htmlProblems(html)) problems.push(`${name}: ${problem}`);
    if (/<(b|i|script)>/.test(html)) problems.push(`${name}: markup that somebody typed`);
  };
  const path = () => `/exceptions/asm_1/conditions/${condition(world).id}`;
  const people = [staff.paula, staff.sam, staff.audrey];
  const round = async (name: string) => {
    for (const person of people) {
      await look(`${name}, ${person.name}`, person, path());
      await look(`${name}, list, ${person.name}`, person, '/exceptions/conditions');
    }
  };
  await round('open');
  await report(world, { words: `${WORDS} ${hostile}` });
  await round('reported');
  await answer(world, false, { reasons: `${WHY} ${hostile}` });
  await round('not accepted');
  travelTo(world, AFTER);
  await round('overdue');
  expect(problems).toEqual([]);
}, 60_000);

test.each(Object.entries(keepable))(
  '%s: kept by the stated rule, shown to the letter, to the approver too',
  PATIENT,
  async (_, text) => {
    const portal = await conditionsPortal();
    const browser = await portal.started();
    await browser.get(`${one(portal)}/files/new`);
    await browser.press('Continue to the upload', { name: `N ${text}`, extension: 'pdf' });
    expect(stored(portal.world).evidence.at(-1)?.fileName).toBe(`${asLine(`N ${text}`)}.pdf`);
    expect(stored(portal.world).evidence.at(-1)?.objectKey).toMatch(/^quarantine\/asm_1\/evd_\w+\/[a-z0-9-]{1,60}\.pdf$/);
    await portal.uploaded();
    await browser.get(`${one(portal)}/report`);
    const words = `It was done, and here is how. ${text}`;
    await browser.press('Report it done', { words });
    expect(condition(portal.world).reports[0]?.words).toBe(asProse(words));
    expect(browser.$('blockquote').text()).toBe(asProse(words));
    const sam = await staffDesk({ world: portal.world }).as(
      staff.sam,
      `/exceptions/asm_1/conditions/${condition(portal.world).id}`,
    );
    expect(sam.$('article blockquote').first().text()).toBe(asProse(words));
    expect(sam.$('article li').text()).toContain(`${asLine(`N ${text}`)}.pdf`);
    for (const page of [browser, sam]) expect(page.$('main script, main img, [onfocus]')).toHaveLength(0);
  },
);

test('what cannot be kept is refused beside its field in either language, and still there', PATIENT, async () => {
  for (const language of ['en', 'de'] as const) {
    const portal = await conditionsPortal();
    stored(portal.world).assessment.contact.language = language;
    const t = portalTexts(language);
    const { called, unstorable, tooLong } = t.textProblems;
    const browser = await portal.started();
    const before = everything(portal);
    await browser.get(`${one(portal)}/report`);
    const short = Object.values(keepable).filter((words) => asProse(words).length < 20);
    for (const [words, message] of [
      [NUL, unstorable(called.report)],
      [MEGABYTE, tooLong(called.report, 4000, 1_000_000)],
      ...[...short, ''].map((one) => [one, conditionTexts(language).report.tooShort(20)] as const),
    ] as const) {
      await browser.press(conditionTexts(language).report.send, { words });
      expect([words.slice(0, 20), browser.status, browser.$('#f-words-error').text()]).toEqual([
        words.slice(0, 20),
        422,
        expect.stringContaining(message),
      ]);
      expect(browser.$('[name=words]').text()).toBe(shown(words));
    }
    await browser.get(`${one(portal)}/files/new`);
    for (const [name, message] of [
      [NUL, unstorable(called.document)],
      [MEGABYTE, tooLong(called.document, 120, 1_000_000)],
      ['  ', t.evidenceForm.nameMissing],
    ] as const) {
      await browser.press(t.evidenceForm.continue, { name, extension: 'pdf' });
      expect([browser.status, browser.$('#f-name-error').text()]).toEqual([422, expect.stringContaining(message)]);
      expect(shownInLine(browser.$('[name=name]').attr('value') ?? '')).toBe(shownInLine(name));
    }
    for (const extension of [...Object.values(keepable), NUL, 'exe', '']) {
      await browser.press(t.evidenceForm.continue, { name: 'Manual', extension });
      expect([browser.status, browser.$('#f-extension-error').text()]).toEqual([
        422,
        expect.stringContaining(t.evidenceForm.typeMissing),
      ]);
    }
    expect(everything(portal)).toBe(before);
  }
});

test('what the pages say for themselves, and what addresses say, is believed in nothing', PATIENT, async () => {
  const portal = await conditionsPortal();
  const browser = await portal.started();
  const before = everything(portal);
  const hostile = [...Object.values(keepable), NUL, 'evd_none', 'x'.repeat(5000)];
  for (const text of hostile) {
    const id = encodeURIComponent(text);
    for (const path of [`/respond/conditions/${id}`, `${one(portal)}/files/${id}`, `${one(portal)}/files/${id}/remove`])
      expect([text.slice(0, 10), (await browser.sibling().get(path)).status]).toEqual([text.slice(0, 10), 404]);
    expect((await portal.browser().get(`/c/${id}`)).status).toBe(404);
    for (const back of [text, `https://evil.example/${text}`, '/respond', '/console']) {
      await browser.get('/respond/conditions');
      const led = await browser.sibling().press('Deutsch', { back, language: text });
      expect([led.status, led.path]).toEqual([200, '/respond/conditions']);
    }
    const query = new URLSearchParams({ language: text, saved: text, __proto__: text } as never);
    expect((await browser.sibling().get(`${one(portal)}?${query}`)).text).toBe((await browser.sibling().get(one(portal))).text);
  }
  await browser.get(`${one(portal)}/report`);
  const { action, form } = browser.fields('Report it done');
  for (let n = 0; n < 10_000; n += 1) form.append(['words', 'file', '__proto__'][n % 3] ?? '', `none.${n}`);
  expect((await browser.sibling().post(action, form)).status).toBe(422);
  form.set('words', 'x'.repeat(2 * 1024 * 1024 + 1));
  expect((await browser.sibling().post(action, form)).status).toBe(413);
  expect(everything(portal)).toBe(before);
  expect(Object.keys(Object.prototype)).toEqual([]);
});
