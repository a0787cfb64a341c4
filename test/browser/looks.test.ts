import type { Locator, Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { press, question, save } from '../support/browser/questionnaire.ts';
import { RunningAssessment } from '../support/browser/running-assessment.ts';
import { tabThrough } from '../support/browser/tab-through.ts';
import { useBrowser } from '../support/browser/use-browser.ts';
import { visit } from '../support/browser/visit.ts';
import { patient } from '../support/eventually.ts';

const local = inject('local');
const browser = useBrowser();
const tick = (choice: Locator, checked: boolean) => choice.evaluate((it, is) => Object.assign(it, { checked: is }), checked);
const LONG = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(6);

/** Pages and states of the portal, in the order in which a vendor meets them. */
async function* everyState(page: Page, assessment: RunningAssessment): AsyncGenerator<string> {
  await page.goto(assessment.link);
  yield 'landing';
  await page.getByRole('button', { name: 'Start' }).click();
  await page.goto('/respond');
  yield 'task list, empty';
  await page.goto('/respond/sections/exit');
  await question(page, 'exit.end-notice').typed.fill('twelve');
  await save(page);
  yield 'section with an error';
  await page.goto('/respond/sections/about');
  await question(page, 'about.purpose').typed.fill(LONG);
  await save(page);
  yield 'section with a very long word';
  await page.goto('/respond/evidence/new?question=development.testing');
  yield 'describing a document';
  await page.getByRole('button', { name: 'Continue to the upload' }).click();
  yield 'describing a document, with errors';
  await page.goto('/respond/people/new');
  await page.getByRole('button', { name: 'Hand over and send' }).click();
  yield 'handing over, with errors';
  await page.goto('/respond/people');
  yield 'people';
  await page.goto('/respond/check');
  yield 'check, with problems';
}

test('everything stays readable and operable in every state, and the Tab key itself begins with the way past the header', async () => {
  const assessment = await RunningAssessment.invite(local, { tier: 'standard' });
  const page = await browser.newcomer();
  const states: string[] = [];
  for await (const state of everyState(page, assessment)) {
    states.push(state);
    // The browser moves the focus with the first frame it draws, which may be a moment after the page is there.
    const hears = () => page.evaluate<boolean>("document.activeElement.matches('.error-summary')");
    await expect.poll(hears, { ...patient, message: `${state}: what is wrong has the focus` }).toBe(/error/.test(state));
    await visit(page, { status: /errors/.test(state) ? 422 : 200 });
    expect(await hears(), `${state}: and has it still`).toBe(/error/.test(state));
    const order = await tabThrough(page);
    expect(order[0], `${state}: the way past the header comes first`).toMatch(/^A .*Skip to the content/);
  }
  expect(states).toHaveLength(9);
});

test('in forced colours a tick can be told from none', async () => {
  const assessment = await RunningAssessment.invite(local, { tier: 'low' });
  const page = await browser.newcomer();
  await page.goto(assessment.link);
  await page.getByRole('button', { name: 'Start' }).click();
  await page.goto('/respond/sections/about');
  await page.emulateMedia({ forcedColors: 'active' });
  for (const type of ['radio', 'checkbox']) {
    const choice = page.locator(`input[type=${type}]`).first();
    await choice.scrollIntoViewIfNeeded();
    await tick(choice, false);
    const before = await choice.screenshot();
    await tick(choice, true);
    expect((await choice.screenshot()).equals(before), type).toBe(false);
  }
});

test('a section is answered, saved and left with the keyboard alone', async () => {
  const assessment = await RunningAssessment.invite(local, { tier: 'low' });
  const page = await browser.newcomer();
  await page.goto(assessment.link);
  const until = async (selector: string) => {
    for (let n = 0; n < 200; n += 1) {
      await page.keyboard.press('Tab');
      if (
        await page
          .locator(selector)
          .first()
          .evaluate((it) => it.matches(':focus'))
      )
        return;
    }
    throw new Error(`no way to ${selector} with the Tab key`);
  };
  await until('main form button');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/respond/**');
  await until('[name="q:about.purpose"]');
  await page.keyboard.type('It sorts letters.');
  await until('input[type=radio]');
  await page.keyboard.press('Space');
  const chosen = await page.evaluate<string>('document.activeElement.value');
  expect(await page.evaluate('document.activeElement.checked')).toBe(true);
  await until('button[name=then][value=next]');
  await page.keyboard.press('Enter');
  await page.waitForURL('**saved=about**');
  const draft = (await assessment.file()).drafts.find(({ sectionId }) => sectionId === 'about');
  expect(draft?.answers['about.purpose']?.value).toBe('It sorts letters.');
  expect(Object.values(draft?.answers ?? {}).map(({ value }) => value)).toContain(chosen);
});

test('check-answers on paper: all answers, no buttons, nothing cut', async () => {
  const assessment = await RunningAssessment.invite(local, { tier: 'low' });
  const page = await browser.newcomer();
  await page.goto(assessment.link);
  await page.getByRole('button', { name: 'Start' }).click();
  await assessment.answerTheRest();
  await page.goto('/respond/check');
  await visit(page);
  const answers = await page.locator('.answers .answer').count();
  expect(answers).toBeGreaterThan(15);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('button:visible, .skip-link:visible, a.no-print:visible').count()).toBe(0);
  expect(await page.locator('.answers .answer:visible').count()).toBe(answers);
  expect(await page.locator('h2:visible').count()).toBeGreaterThan(5);
  const ink = await page.evaluate<string[]>(
    "[...new Set([...document.querySelectorAll('main h1, main dt, main dd')].map((it) => getComputedStyle(it).color))]",
  );
  for (const colour of ink) expect(Math.max(...(colour.match(/\d+/g) ?? []).map(Number)), colour).toBeLessThan(110);
  // A4 at 96 dpi, less its margins.
  await page.setViewportSize({ width: 700, height: 1000 });
  expect(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(true);
  expect((await page.pdf({ format: 'A4' })).byteLength).toBeGreaterThan(10_000);
});

test('in German the same pages fit as well', async () => {
  const assessment = await RunningAssessment.invite(local, { tier: 'low' });
  const page = await browser.newcomer();
  await page.goto(assessment.link);
  await visit(page);
  await page.getByRole('link', { name: 'Deutsch' }).click();
  await visit(page);
  await page.getByRole('button', { name: 'Beginnen' }).click();
  await visit(page);
  expect(await page.locator('html').getAttribute('lang')).toBe('de');
  for (const address of ['/respond', '/respond/sections/operation', '/respond/people', '/respond/people/new', '/respond/check']) {
    await page.goto(address);
    await visit(page);
  }
  await page.goto('/respond/sections/about');
  await question(page, 'about.purpose').typed.fill('Gespeichert, bevor die Sprache wechselt: ÄÖÜß.');
  await press(page, page.getByRole('button', { name: 'English' }));
  await visit(page);
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  expect(await question(page, 'about.purpose').typed.inputValue()).toBe('Gespeichert, bevor die Sprache wechselt: ÄÖÜß.');
});
