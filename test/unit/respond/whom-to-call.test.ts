import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import type { Language } from '../../../functions/domain/language.ts';
import { portalTexts } from '../../../functions/texts/portal.ts';
import { CONDITIONS_TOKEN, conditionsPortal } from '../../support/conditions-portal.ts';
import { htmlProblems } from '../../support/html-validator.ts';
import { contact, requester, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { condition } from '../../support/in-memory/conditions-story.ts';
import { TOKEN, vendorPortal } from '../../support/vendor-portal.ts';

const PHONE = '+44 20 7946 0958';
const words = {
  en: `Paula Prior, ${requester.email}, phone ${PHONE}`,
  de: `Paula Prior, ${requester.email}, Telefon ${PHONE}`,
};
const withNobodyToCall = `Paula Prior, ${requester.email}`;

/** Every page that names whom to ask, in one language: until it is sent, and after its end. */
async function pagesToAnswer(language: Language, phone: { requesterPhone?: string }) {
  const t = portalTexts(language);
  const portal = await vendorPortal({ head: { ...phone, contact: { ...contact, language } } });
  const browser = portal.browser();
  browser.acceptLanguage = language;
  const seen: Record<string, string> = {};
  const keep = (name: string) => Object.assign(seen, { [name]: browser.html });
  await browser.get(`/r/${TOKEN}`);
  keep('landing');
  await browser.press(t.landing.start);
  await browser.get('/respond');
  keep('task list');
  await browser.get('/respond/check');
  await browser.press(t.check.submitAnswers, { declaration: 'yes' });
  keep('receipt');
  expect(browser.path).toBe('/respond/receipt');
  for (const status of ['lapsed', 'withdrawn'] as const) {
    portal.file().assessment.status = status;
    await browser.get('/respond');
    keep(status);
  }
  return seen;
}

async function pagesOfConditions(language: Language, phone: { requesterPhone?: string }) {
  const portal = await conditionsPortal();
  Object.assign(stored(portal.world).assessment, phone);
  const seen: Record<string, string> = {};
  const browser = portal.browser();
  await browser.get(`/c/${CONDITIONS_TOKEN}?language=${language}`);
  seen.landing = browser.html;
  await browser.press(portalTexts(language).landing.start);
  seen.conditions = browser.html;
  const { reports } = condition(portal.world);
  const by = { kind: 'vendor' as const, name: contact.name, email: contact.email };
  for (let at = 0; at < 50; at += 1)
    reports.push({ by, at: '2026-03-02T09:00:00.000Z', words: 'Done.', evidence: [], answer: refused });
  await browser.get(`/respond/conditions/${condition(portal.world).id}`);
  seen['reported too often'] = browser.html;
  return seen;
}
const refused = { by: requester, at: '2026-03-02T09:00:00.000Z', accepted: false, reasons: 'Not yet.' } as never;

const textOf = (html = '') => load(html)('main').text().replace(/\s+/g, ' ');

describe.each(['en', 'de'] as const)('whom to ask, in %s', (language) => {
  test.each([
    ['the questionnaire', pagesToAnswer],
    ['conditions', pagesOfConditions],
  ])('on every page of %s that says so: the number, to be dialled; where there is none, the words as before', async (_, pages) => {
    const seen = await pages(language, { requesterPhone: PHONE });
    for (const [name, html] of Object.entries(seen)) {
      expect([name, textOf(html)]).toEqual([name, expect.stringContaining(words[language])]);
      expect([name, load(html)('a.phone[href="tel:+442079460958"]').length]).toEqual([name, 1]);
      expect([name, await htmlProblems(html)]).toEqual([name, []]);
    }
    const without = await pages(language, {});
    expect(Object.keys(without)).toEqual(Object.keys(seen));
    for (const [name, html] of Object.entries(without)) {
      expect([name, textOf(html)]).toEqual([name, expect.stringContaining(withNobodyToCall)]);
      expect([name, html]).toEqual([name, expect.not.stringMatching(/tel:|class="phone"|undefined/)]);
      expect([name, textOf(seen[name]).replace(words[language], withNobodyToCall)]).toEqual([name, textOf(html)]);
    }
  });
});
