import { describe, expect, test } from 'vitest';
import { portalTexts } from '../../../functions/texts/portal.ts';
import { TOKEN, vendorPortal } from '../../support/vendor-portal.ts';

const DATA = '/respond/sections/data';
const de = portalTexts('de');
const en = portalTexts('en');

async function started() {
  const portal = await vendorPortal();
  const browser = await (await portal.started()).get('/respond');
  return { portal, browser, spoken: () => portal.file().grants[0]?.language };
}
type Browser = Awaited<ReturnType<typeof started>>['browser'];
const languageOf = (browser: Browser) => browser.$('html').attr('lang');

describe('the language of the pages', () => {
  test('is the recipient’s setting', async () => {
    const { portal, browser } = await started();
    expect(languageOf(browser)).toBe('en');
    portal.file().assessment.contact.language = 'de';
    await browser.get('/respond');
    expect(languageOf(browser)).toBe('de');
    expect(browser.heading).toBe('Ihre Antworten zu CareBot');
    expect(browser.$('.skip-link').text().trim()).toBe(de.layout.skip);
    expect(browser.$('footer').text()).toContain(de.layout.footer);
  });

  test.each([
    ['a link that opens nothing', `/r/${'x'.repeat(43)}`, de.wayIn.unusable.title],
    ['a page without a session', '/respond', de.wayIn.ended.title],
    ['the page of a code that nobody waits for', '/respond/code', de.code.overTitle],
  ])('is there to be chosen where nobody is known: %s', async (_name, path, heading) => {
    const browser = (await vendorPortal()).browser();
    await browser.get(path);
    expect([languageOf(browser), browser.$('nav.languages a').length]).toEqual(['en', 2]);
    await browser.get(`${path}?language=de`);
    expect([languageOf(browser), browser.heading]).toEqual(['de', heading]);
    expect(browser.$('nav.languages a[aria-current]').attr('hreflang')).toBe('de');
  });

  test('is what they switched to rather than their setting', async () => {
    const { portal, browser } = await started();
    portal.file().assessment.contact.language = 'de';
    for (const grant of portal.file().grants) grant.language = 'en';
    expect(languageOf(await browser.get('/respond'))).toBe('en');
  });

  test('dates, times and sizes are written as the language writes them', async () => {
    const { portal, browser } = await started();
    const { assessment, grants } = portal.file();
    for (const grant of grants) grant.language = 'de';
    Object.assign(assessment, { dueAt: '2026-12-07T17:05:00.000Z' });
    expect((await browser.get('/respond')).text).toContain('7. Dezember 2026, 17:05 UTC');
    await browser.get('/respond/evidence/new?question=operation.certificate');
    await browser.press(de.evidenceForm.continue, {
      ...{ name: 'Zertifikat', kind: 'certificate', scheme: 'other', extension: 'pdf', expiresOn: '2029-03-01' },
    });
    expect(browser.text).toContain('Eine PDF-Datei, bis zu 25 MB.');
    portal.bucket.put(browser.$('input[name=key]').attr('value') ?? '', 'x'.repeat(1_300_000));
    await browser.get('/respond/sections/operation');
    expect(browser.text).toContain('Zertifikat · gültig bis 1. März 2029 · 1,2 MB');
  });

  test('the questionnaire is in it too, and answers stay what they are', async () => {
    const { portal, browser } = await started();
    const catalog = await portal.ports.catalogs.get(portal.file().assessment.catalogHash);
    const translations = {
      de: {
        sections: { data: { title: 'Daten' } },
        questions: { 'data.checks': { text: 'Welche Prüfungen machen Sie?', options: { nothing: 'Keine davon' } } },
      },
    };
    portal.file().assessment.catalogHash = await portal.world.ports.catalogs.publish({ ...catalog, translations });
    for (const grant of portal.file().grants) grant.language = 'de';
    await browser.get(DATA);
    expect(browser.heading).toBe('Daten');
    expect(browser.text).toContain('Welche Prüfungen machen Sie?');
    // What is not translated is shown as it is.
    expect(browser.text).toContain('Do you train on personal data?');
    await browser.press(de.section.saveThis, { 'q:data.checks': ['nothing', 'bias'] });
    expect(portal.draft('data.checks')).toEqual({ value: ['bias', 'nothing'].reverse() });
    expect(browser.text).toContain('„Keine davon“ lässt sich nicht mit einer anderen Möglichkeit verbinden');
  });

  test.each([
    ['de-CH,de;q=0.9,en;q=0.8', 'de'],
    ['fr, de;q=0.3, en;q=0.2', 'de'],
    ['de;q=0.1, en', 'en'],
    ['de;q=0, fr', 'en'],
    ['', 'en'],
    ['*', 'en'],
    [';;;,,=q', 'en'],
    ['x'.repeat(100_000), 'en'],
  ])('where nobody is known, it is the browser’s: %.30s', async (accept, language) => {
    const { portal, browser } = await started();
    browser.acceptLanguage = accept;
    // The person is known: their language counts.
    expect(languageOf(await browser.get('/respond'))).toBe('en');
    const stranger = portal.browser();
    stranger.acceptLanguage = accept;
    for (const path of [`/r/${TOKEN}x`, '/respond', '/respond/no/such/page']) {
      expect(languageOf(await stranger.get(path))).toBe(language);
    }
    await stranger.post(DATA, 'a=b', { origin: 'https://evil.example' });
    expect([stranger.status, languageOf(stranger)]).toEqual([403, language]);
  });
});

describe('the switch on the landing page', () => {
  test('is a link that changes nothing; Start remembers the choice', async () => {
    const portal = await vendorPortal();
    const browser = await portal.browser().get(`/r/${TOKEN}`);
    const link = browser.$('nav a[hreflang=de]');
    expect([link.text().trim(), link.attr('lang'), link.attr('href')]).toEqual(['Deutsch', 'de', '?language=de']);
    const before = JSON.stringify([...portal.world.table.files]);
    await browser.get(`/r/${TOKEN}${link.attr('href')}`);
    expect(languageOf(browser)).toBe('de');
    expect(browser.heading).toBe('Fragen zu CareBot');
    expect(JSON.stringify([...portal.world.table.files])).toBe(before);
    await browser.press(de.landing.start);
    expect(portal.file().grants[0]?.language).toBe('de');
    expect(languageOf(browser)).toBe('de');
    expect(languageOf(await portal.browser().get(`/r/${TOKEN}`))).toBe('de');
  });

  test('a language that is not ours is ignored, in the address and in the form', async () => {
    const portal = await vendorPortal();
    for (const language of ['fr', 'DE', '', '<script>', '__proto__']) {
      const browser = await portal.browser().get(`/r/${TOKEN}?language=${encodeURIComponent(language)}`);
      expect(languageOf(browser)).toBe('en');
      await browser.press(en.landing.start, { language });
      expect(languageOf(browser)).toBe('en');
      expect(portal.sessions.size).toBeGreaterThan(0);
    }
    expect(portal.file().grants[0]?.language).toBeUndefined();
  });

  test('a Start that says nothing new writes nothing', async () => {
    const portal = await vendorPortal();
    portal.requests();
    await (await portal.browser().get(`/r/${TOKEN}?language=en`)).press(en.landing.start);
    expect(portal.requests()).not.toContain('links.speak');
  });
});

describe('the switch in a session', () => {
  test('is on every page, by the language’s own name, and comes back to the page', async () => {
    const { browser, spoken } = await started();
    for (const path of ['/respond', DATA, '/respond/check', '/respond/evidence/new?question=operation.certificate']) {
      await browser.get(path);
      expect(browser.$('header button[lang=de]').text().trim()).toBe('Deutsch');
      await browser.press('Deutsch');
      expect([browser.status, languageOf(browser), spoken()]).toEqual([200, 'de', 'de']);
      // The declaration's form is shown again where it was sent.
      expect(path === '/respond/check' ? '/respond/submit' : path).toContain(browser.path);
      await browser.press('English');
      expect([browser.status, languageOf(browser), spoken()]).toEqual([200, 'en', 'en']);
    }
  });

  test('needs the session’s token, takes only our languages, and leads only to our pages', async () => {
    const { browser, spoken } = await started();
    const { action, form } = browser.fields('Deutsch');
    const send = (change: Record<string, string>) =>
      browser.post(action, new URLSearchParams({ ...Object.fromEntries(form), ...change }));
    await send({ csrf: 'x' });
    expect([browser.status, spoken()]).toEqual([403, undefined]);
    await send({ language: 'fr' });
    expect([browser.path, spoken()]).toEqual(['/respond', undefined]);
    for (const back of [
      'https://evil.example',
      '//evil.example',
      '/respond.evil.example',
      '/respond\\evil',
      '/r/x',
      '/respond\r\nX: y',
      '',
    ]) {
      await send({ back });
      expect(browser.path).toBe('/respond');
    }
    await send({ back: '/respond/check' });
    expect(browser.path).toBe('/respond/check');
  });

  test('on a section it saves what was typed, and stays there', async () => {
    const { portal, browser } = await started();
    await browser.get(DATA);
    await browser.press('Deutsch', { 'q:data.personal': 'no', 'comment:data.personal': 'not lost' });
    expect(portal.draft('data.personal')).toEqual({ value: 'no', comment: 'not lost' });
    expect([browser.path, languageOf(browser)]).toEqual([DATA, 'de']);
    expect(browser.text).toContain('Gespeichert: Data');
  });

  test('on a section it loses neither what cannot be stored nor what somebody else changed', async () => {
    const { portal, browser } = await started();
    await browser.get(DATA);
    const other = browser.sibling();
    await browser.press('Deutsch', { 'comment:data.checks': 'a\0b' });
    expect([browser.status, languageOf(browser)]).toEqual([422, 'de']);
    expect(browser.html).toContain('a\0b');
    await browser.press('English', { 'comment:data.checks': 'mine' });
    await other.press('Deutsch', { 'comment:data.checks': 'theirs' });
    expect([other.status, languageOf(other)]).toEqual([409, 'de']);
    expect(other.text).toContain('theirs');
    await other.press('English');
    expect([other.status, languageOf(other)]).toEqual([409, 'en']);
    await other.press(en.conflict.save, { 'pick:data.checks': 'mine' });
    expect(portal.draft('data.checks')?.comment).toBe('theirs');
  });

  test('where a document is described, and at the declaration, what was typed stays and nothing is sent', async () => {
    const { portal, browser } = await started();
    await browser.get('/respond/evidence/new?question=operation.certificate');
    await browser.press('Deutsch', { name: 'My document', issuer: 'TÜV', extension: 'pdf' });
    expect(browser.$('[name=name]').attr('value')).toBe('My document');
    expect(browser.$('[name=extension][checked]').attr('value')).toBe('pdf');
    expect(browser.$('.error-summary')).toHaveLength(0);
    expect(portal.file().evidence).toEqual([]);
    await browser.get('/respond/check');
    await browser.press('English', { signedAs: 'Somebody Else', declaration: 'yes' });
    expect([browser.status, languageOf(browser)]).toEqual([200, 'en']);
    expect(browser.$('[name=signedAs]').attr('value')).toBe('Somebody Else');
    expect(browser.$('[name=declaration]').attr('checked')).toBeUndefined();
    expect(portal.file().submissions).toEqual([]);
  });

  test('the Enter key never presses it: a form’s own button comes first', async () => {
    const { browser } = await started();
    for (const path of [DATA, '/respond/check', '/respond/evidence/new?question=operation.certificate']) {
      await browser.get(path);
      const form = browser.$('header button[lang=de]').attr('form') ?? '';
      const [first] = browser.$(`button[form="${form}"], form[id="${form}"] button`).toArray();
      expect(browser.$(first).attr('value') ?? '').not.toContain('language');
      // Nobody sees it or comes upon it: a hidden button is still the form's first.
      expect([path, browser.$(first).attr('hidden')]).toEqual([path, 'hidden']);
    }
  });
});
