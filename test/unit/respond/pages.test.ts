import * as cheerio from 'cheerio';
import { expect, test } from 'vitest';
import type { Language } from '../../../functions/domain/language.ts';
import { portalTexts } from '../../../functions/texts/portal.ts';
import { everyText } from '../../support/every-text.ts';
import { htmlProblems } from '../../support/html-validator.ts';
import { TOKEN, vendorPortal } from '../../support/vendor-portal.ts';

/** Every page and state that a vendor can meet, in one language, with hostile names in it. */
async function everyPage(language: Language, see: (name: string, html: string) => Promise<void>) {
  const t = portalTexts(language);
  const portal = await vendorPortal();
  const { assessment } = portal.file();
  assessment.contact.language = language;
  Object.assign(assessment, { systemName: 'Care & <b>Bot</b>', supplierName: '"Vendor" \u202E Ltd' });
  const browser = portal.browser();
  browser.acceptLanguage = language;
  const keep = (name: string) => see(name, browser.html);
  await browser.get(`/r/${TOKEN}x`);
  await keep('unusable link');
  await browser.get('/respond');
  await keep('no session');
  await browser.get(`/r/${TOKEN}`);
  await keep('landing');
  await browser.press(t.landing.start);
  await keep('task list');
  await browser.get('/respond/sections/operation');
  await keep('section');
  const late = browser.sibling();
  const { action, form } = browser.fields(t.section.saveThis);
  form.set('comment:operation.stop', 'two\r\nlines');
  late.cookies = {};
  await late.post(action, form);
  await see('session ended while typing', late.html);
  form.set('csrf', 'x');
  await late.post(action, form);
  await browser.press(t.section.saveThis, {
    'q:operation.log-days': 'x',
    'q:operation.stop': 'not-applicable',
    'q:operation.staff': '\0',
  });
  await keep('section with problems and an answer that is not saved');
  await browser.get('/respond/sections/operation');
  const other = browser.sibling();
  await other.press(t.section.saveThis, { 'q:operation.log-days': '12', 'reason:operation.stop': '<i>' });
  await browser.press(t.section.saveThis, { 'q:operation.log-days': '13', 'reason:operation.stop': '</textarea>' });
  await keep('conflict');
  await browser.press(t.conflict.save);
  await keep('conflict without a choice');
  await browser.press(t.conflict.save, { 'pick:operation.log-days': 'mine', 'pick:operation.stop': 'mine' });
  await browser.press(t.evidence.attach);
  await keep('describe a file');
  await browser.press(t.evidenceForm.continue, { issuedOn: 'x' });
  await keep('describe a file, with problems');
  await browser.press(t.evidenceForm.continue, {
    name: '<b>',
    kind: 'certificate',
    scheme: 'iso-42001',
    extension: 'md',
    issuedOn: '2026-01-01',
  });
  await keep('upload');
  const key = browser.$('input[name=key]').attr('value') ?? '';
  const id = portal.file().evidence[0]?.id;
  await browser.get(`/respond/evidence/${id}/uploaded`);
  await keep('upload did not arrive');
  await browser.get('/respond/check');
  await keep('check, with problems');
  portal.bucket.put(key, 'hello');
  await browser.get('/respond/sections/operation');
  await keep('section with a file');
  await browser.get(`/respond/evidence/${id}/remove`);
  await keep('remove a file');
  await browser.get('/respond/sections/nothing');
  await keep('unknown section');
  await browser.get('/respond/check');
  await keep('check, with a file that is scanned');
  await browser.press(t.check.submitAnswers, { declaration: 'yes' });
  await keep('check, submitted before the scan ended');
  portal.world.clock.travel({ minutes: 10 });
  await browser.get('/respond/check');
  await keep('check, with a scan that is late');
  await browser.get('/respond/sections/operation');
  await keep('section with a scan that is late');
  await browser.get(`/respond/evidence/${id}/edit`);
  await browser.press(t.evidenceForm.edit.save, { base: 'x', name: 'Other' });
  await keep('details that somebody else changed');
  await portal.scan('UNSUPPORTED');
  await browser.get('/respond/sections/operation');
  await keep('section with a file that cannot be scanned');
  await browser.get('/respond/check');
  await keep('check, with a file that cannot be scanned');
  for (const file of portal.file().evidence) file.status = 'clean';
  await browser.get('/respond/check');
  await keep('check');
  await browser.press(t.check.submitAnswers);
  await keep('check, not declared');
  await browser.press(t.check.submitAnswers, { declaration: 'yes', checked: 'x' });
  await keep('check, changed meanwhile');
  await browser.press(t.check.submitAnswers, { declaration: 'yes' });
  await keep('receipt');
  expect(browser.path).toBe('/respond/receipt');
  for (const status of ['lapsed', 'withdrawn'] as const) {
    portal.file().assessment.status = status;
    await browser.get('/respond');
    await keep(status);
  }
  await browser.press(t.vendorPage.signOut);
  await keep('signed out');
  await browser.post('/respond/check', '', { origin: 'https://evil.example' });
  await keep('no such address');
}

test('every page is valid HTML with one heading, and holds no inline script or style', async () => {
  const problems: string[] = [];
  const seen: string[] = [];
  await everyPage('en', async (name, html) => {
    seen.push(name);
    for (const problem of await htmlProblems(html)) problems.push(`${name}: ${problem}`);
    if (html.match(/<h1/g)?.length !== 1) problems.push(`${name}: not one h1`);
    if (/<script(?! type="module" src="\/assets\/portal\.js"><)|<style| style=| on\w+=|<b>|<i>/.test(html))
      problems.push(`${name}: unescaped or inline`);
  });
  expect(problems).toEqual([]);
  expect(new Set(seen).size).toBe(seen.length);
}, 30_000);

/** What a page says: its text, and what it says to those who do not see it. */
function saidBy(html: string): string {
  const $ = cheerio.load(html);
  const spoken = $('[aria-label], [title], [alt], [placeholder]')
    .toArray()
    .flatMap((element) => ['aria-label', 'title', 'alt', 'placeholder'].map((name) => $(element).attr(name) ?? ''));
  return [$('html').text(), ...spoken].join(' ').replace(/\s+/g, ' ');
}

test('in German no page has a word of the English catalogue left, and each says that it is German', async () => {
  const english = everyText(portalTexts('en')).flatMap(([, text]) =>
    text
      .split(/⟨\w+⟩|\d+/)
      .map((part) => part.trim())
      .filter((part) => part.length > 12),
  );
  const german = new Set(everyText(portalTexts('de')).map(([, text]) => text));
  const telling = [...new Set(english)].filter((text) => !german.has(text));
  expect(telling.length).toBeGreaterThan(150);
  const problems: string[] = [];
  await everyPage('de', async (name, html) => {
    if (!html.includes('<html lang="de">')) problems.push(`${name}: not said to be German`);
    const said = saidBy(html);
    for (const text of telling) if (said.includes(text)) problems.push(`${name}: ${text}`);
    for (const problem of await htmlProblems(html)) problems.push(`${name}: ${problem}`);
  });
  expect(problems).toEqual([]);
}, 30_000);
