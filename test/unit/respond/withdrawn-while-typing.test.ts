import { describe, expect, test } from 'vitest';
import { unsavedWords } from '../../../functions/respond/answers/unsaved-words.ts';
import { portalTexts } from '../../../functions/texts/portal.ts';
import type { SaveAnswer } from '../../../functions/web/save-answer.ts';
import { colleagueBrowser, withColleague } from '../../support/colleague.ts';
import { CONDITIONS_TOKEN, conditionsPortal } from '../../support/conditions-portal.ts';
import { htmlProblems } from '../../support/html-validator.ts';
import { condition } from '../../support/in-memory/conditions-story.ts';
import type { VendorBrowser } from '../../support/vendor-browser.ts';
import { vendorPortal } from '../../support/vendor-portal.ts';

const OPERATION = '/respond/sections/operation';
const WORDS = 'Typed while\nthe link was withdrawn.';
/** The HTML validator takes its time when a busy machine starts it. */
const PATIENT = { timeout: 30_000 };

/** A colleague has a section open, with one answer that is stored; then the link is withdrawn. */
async function withdrawn(language: 'en' | 'de' = 'en') {
  const portal = await vendorPortal();
  const colleague = withColleague(portal, { language });
  const jonas = await colleagueBrowser(portal, 'C'.repeat(43), colleague);
  await jonas.get(OPERATION);
  await jonas.press(portalTexts(language).section.saveThis, { 'comment:operation.stop': 'Stored before.' });
  await jonas.get(OPERATION);
  colleague.withdrawnAt = portal.world.clock.now().toISOString();
  return { portal, jonas };
}

const kept = (browser: VendorBrowser) =>
  browser
    .$('.kept')
    .toArray()
    .map((one) => [
      browser.$(one).find('strong').text(),
      browser
        .$(one)
        .find('.answer')
        .toArray()
        .map((line) => browser.$(line).text()),
    ]);

describe('a link that is withdrawn while somebody types', PATIENT, () => {
  test.each([
    ['en', 'Save', 'What you typed, to read and to copy', ['Answer 1', ['No', 'Reason: because', `Comment: ${WORDS}`]], 'Answer 3'],
    [
      'de',
      'Speichern',
      'Ihre Eingaben, zum Lesen und Kopieren',
      ['Antwort 1', ['Nein', 'Begründung: because', `Kommentar: ${WORDS}`]],
      'Antwort 3',
    ],
  ] as const)('%s: the words can be read and copied, numbered as on their page', async (language, save, heading, first, third) => {
    const { jonas } = await withdrawn(language);
    jonas.acceptLanguage = language;
    await jonas.press(save, {
      'q:operation.stop': 'no',
      'reason:operation.stop': 'because',
      'comment:operation.stop': WORDS,
      'q:operation.staff': '7',
    });
    expect(jonas.status).toBe(401);
    expect(jonas.$('h2').text()).toBe(heading);
    expect(kept(jonas)).toEqual([first, [third, ['7']]]);
    expect(await htmlProblems(jonas.html)).toEqual([]);
  });

  test('nothing else of the form, of the assessment or of its people is shown', async () => {
    const { jonas } = await withdrawn();
    const { form } = jonas.fields('Save');
    const base = form.get('base:operation.stop') ?? '';
    await jonas.press('Save', { 'q:operation.staff': '7' });
    expect(base).toMatch(/^[0-9a-f]{16}$/);
    for (const hidden of [
      base,
      form.get('csrf') ?? '',
      'asm_1',
      'CareBot',
      'Vera',
      'operation.',
      'Can people stop it?',
      'Stored before.',
    ])
      expect([hidden, jonas.text.includes(hidden)]).toEqual([hidden, false]);
    expect(jonas.html).not.toContain(form.get('csrf'));
  });

  test('whoever had typed nothing new sees no words', async () => {
    const { jonas } = await withdrawn();
    await jonas.press('Save');
    expect([jonas.status, jonas.$('h2').length, jonas.$('.kept').length]).toEqual([401, 0, 0]);
  });

  test('markup in the words stays words', async () => {
    const { jonas } = await withdrawn();
    await jonas.press('Save', { 'comment:operation.stop': '<script>alert(1)</script>' });
    expect(jonas.$('main script')).toHaveLength(0);
    expect(jonas.$('.kept').text()).toContain('<script>alert(1)</script>');
  });

  test('the form to hand over', async () => {
    const portal = await vendorPortal();
    const vera = await (await portal.started()).get('/respond/people/new');
    portal.sessions.clear();
    await vera.press('Hand over', { name: 'Jonas', email: 'jonas@vendor.example', sections: 'operation', note: WORDS });
    expect(vera.status).toBe(401);
    expect(kept(vera).map(([, lines]) => lines)).toEqual([['Jonas'], ['jonas@vendor.example'], [WORDS]]);
  });

  test('the report that a condition is met', async () => {
    const portal = await conditionsPortal();
    const browser = await portal.started(CONDITIONS_TOKEN);
    await browser.get(`/respond/conditions/${condition(portal.world).id}/report`);
    portal.sessions.clear();
    const { action, form } = browser.fields(browser.$('form#report button').text());
    form.set('words', WORDS);
    await browser.post(action, form);
    expect([browser.status, kept(browser)]).toEqual([401, [['', [WORDS]]]]);
  });
});

describe.each([
  ['en', 'This visit has ended.', 'If the link no longer works, ask whoever sent it to you.', /12|hours/],
  [
    'de',
    'Dieser Besuch ist beendet.',
    'Wenn der Link nicht mehr funktioniert, fragen Sie die Person, die ihn geschickt hat.',
    /12|Stunden/,
  ],
] as const)('%s: why it ended is not guessed, and whom to ask where the link is dead is said', (language, why, whom, guess) => {
  const said = (text: string) => {
    expect(text.toLowerCase()).toContain(why.slice(0, -1).toLowerCase());
    expect(text).toContain(whom);
    expect(text).not.toMatch(guess);
  };

  test('by the page with the words, by the page without any, and by the script', async () => {
    const { jonas } = await withdrawn(language);
    jonas.acceptLanguage = language;
    const quiet = jonas.sibling();
    const { action, form } = jonas.fields(portalTexts(language).section.saveThis);
    await quiet.post(action, form, { accept: 'application/json' });
    said((JSON.parse(quiet.html) as SaveAnswer).say?.text ?? '');
    form.set('comment:operation.stop', WORDS);
    said((await jonas.post(action, form)).text);
    said((await jonas.get(OPERATION)).text);
  });
});

describe.each([
  ['de', 'en', 'Noch nicht gespeichert: Bitte öffnen Sie Ihren Link noch einmal', 'Nicht gespeichert: Dieser Besuch ist beendet.'],
  ['en', 'de', 'Not saved yet: please open your link again', 'Not saved: this visit has ended.'],
] as const)('a page in %s, in a browser that prefers %s', (language, other, heading, line) => {
  async function sentLate() {
    const { jonas } = await withdrawn(language);
    jonas.acceptLanguage = other;
    const { action, form } = jonas.fields(portalTexts(language).section.saveThis);
    form.set('comment:operation.stop', WORDS);
    return { jonas, action, form };
  }

  test('stays in its language when its link was withdrawn, and when it is sent again from there', async () => {
    const { jonas, action, form } = await sentLate();
    await jonas.post(action, form);
    expect([jonas.$('html').attr('lang'), jonas.heading]).toEqual([language, heading]);
    await jonas.press(portalTexts(language).wayIn.ended.continue);
    expect([jonas.$('html').attr('lang'), jonas.heading]).toEqual([language, heading]);
  });

  test('and so does what its script is told', async () => {
    const { jonas, action, form } = await sentLate();
    await jonas.post(action, form, { accept: 'application/json' });
    expect((JSON.parse(jonas.html) as SaveAnswer).say?.text).toContain(line);
  });

  test('a form that names no language of ours is answered in the browser’s', async () => {
    const { jonas, action, form } = await sentLate();
    form.set('page-language', '"><b>');
    await jonas.post(action, form);
    expect(jonas.$('html').attr('lang')).toBe(other);
  });
});

test.each(['/respond/people/new', '/respond/evidence/new?question=data.checks', '/respond/check'])(
  'every form of %s says which language its page is in',
  async (path) => {
    const portal = await vendorPortal();
    const vera = await portal.started();
    for (const grant of portal.file().grants) grant.language = 'de';
    await vera.get(path);
    const forms = vera.$('form').toArray();
    expect(forms.length).toBeGreaterThan(0);
    for (const form of forms) expect(vera.$(form).find('[name=page-language]').attr('value')).toBe('de');
  },
);

test('a form with far more answers than any page has is read once, not once for each of them', () => {
  const many = Array.from({ length: 20_000 }, (_, at) => `shown=${at}&comment:${at}=a`).join('&');
  const started = performance.now();
  expect(unsavedWords(new URLSearchParams(many), portalTexts('en'))).toHaveLength(20_000);
  expect(performance.now() - started).toBeLessThan(5_000);
});
