import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import type { Tier } from '../../functions/domain/vocabulary.ts';
import { looksProblems } from '../support/browser/looks-problems.ts';
import { openSection, press, question, save } from '../support/browser/questionnaire.ts';
import { RunningAssessment } from '../support/browser/running-assessment.ts';
import { useBrowser } from '../support/browser/use-browser.ts';
import { visit } from '../support/browser/visit.ts';
import { patient } from '../support/eventually.ts';

const local = inject('local');
const browser = useBrowser();

/** A vendor at the first question, by the mail's link and Start. */
async function begun({ scripts = true, tier = 'low' }: { scripts?: boolean; tier?: Tier } = {}) {
  const assessment = await RunningAssessment.invite(local, { tier });
  const page = await browser.newcomer({ scripts });
  await page.goto(assessment.link);
  await page.getByRole('button', { name: 'Start' }).click();
  await page.waitForURL('**/sections/about');
  const stored = async (id: string) => (await assessment.file()).drafts[0]?.answers[id]?.value;
  return { assessment, page, stored };
}

const purpose = (page: Page) => question(page, 'about.purpose').typed;
const status = (page: Page) => page.locator('.saving').getByRole('status');
const says = (page: Page, words: RegExp) => status(page).filter({ hasText: words }).waitFor();
const SAVED = /^Saved \d\d:\d\d$/;
/** All of it is stored, and the page has heard so; a slow typist is saved in between. */
async function savedAll(page: Page, stored: () => Promise<unknown>, words: string): Promise<void> {
  await expect.poll(stored, patient).toBe(words);
  await page.locator('.saving[data-state=saved]').waitFor();
  await says(page, SAVED);
}

describe('while somebody types', () => {
  test('it is saved without a button, announced, and there after coming back', async () => {
    const { page, stored } = await begun();
    await visit(page);
    expect(await status(page).textContent()).toBe('Your answers are saved while you type.');
    await purpose(page).pressSequentially('Sorts letters,\nand parcels.');
    await savedAll(page, () => stored('about.purpose'), 'Sorts letters,\r\nand parcels.');
    expect(await page.evaluate('document.activeElement.name')).toBe('q:about.purpose');
    await visit(page);
    expect(await looksProblems(page)).toEqual([]);

    await page.goto('/respond');
    await visit(page);
    await page.getByRole('link', { name: /^Continue: .* question 2 of/ }).click();
    await page.waitForURL('**/sections/about#*');
    expect(await purpose(page).inputValue()).toBe('Sorts letters,\nand parcels.');
    await visit(page);
  });

  test('what is typed just before leaving is saved on the way', async () => {
    const { page, stored } = await begun();
    await purpose(page).fill('Sorts letters.');
    await page.getByRole('link', { name: 'All sections' }).click();
    await page.waitForURL('**/respond');
    await expect.poll(() => stored('about.purpose'), patient).toBe('Sorts letters.');
  });

  test('what was typed before the script arrived on a slow network is saved as well', async () => {
    const { page, stored } = await begun();
    let arrive = () => {};
    const arrival = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await page.route('**/assets/portal.js', async (route) => {
      await arrival;
      await route.continue();
    });
    await page.goto('/respond/sections/about', { waitUntil: 'commit' });
    await purpose(page).fill('Sorts letters.');
    await question(page, 'about.model-source').choice('own').check();
    arrive();
    await savedAll(page, () => stored('about.purpose'), 'Sorts letters.');
    expect(await stored('about.model-source')).toBe('own');
  });

  test('an answer that calls for more says so, and moves nobody', async () => {
    const { page } = await begun({ tier: 'standard' });
    await openSection(page, 'operation');
    await question(page, 'operation.past-incidents').choice('learned').check();
    await says(page, /1 new question appeared below/);
    expect(await looksProblems(page)).toEqual([]);
    expect(new URL(page.url()).pathname).toBe('/respond/sections/operation');
    expect(await question(page, 'operation.incident-story').whole.count()).toBe(0);
    await page.getByRole('link', { name: 'Show it' }).click();
    await page.waitForURL('**/sections/operation?*');
    await visit(page);
    expect(await question(page, 'operation.incident-story').whole.count()).toBe(1);
  });

  test('a choice can be taken back, with and without the script', async () => {
    for (const scripts of [true, false]) {
      const { page, stored } = await begun({ scripts });
      const model = question(page, 'about.model-source');
      const clear = model.whole.getByRole('button', { name: 'Clear this answer' });
      expect(await clear.isVisible()).toBe(false);
      await model.choice('own').check();
      await press(page, clear);
      expect(await model.choice('own').isChecked()).toBe(false);
      expect(await stored('about.model-source')).toBeUndefined();
      await visit(page);
    }
  });
});

describe('without a connection', () => {
  test('it says so, keeps the words and leads nobody away; with it back, all is saved', async () => {
    const { page, stored } = await begun();
    await page.context().setOffline(true);
    await says(page, /^No connection/);
    await purpose(page).fill('Sorts letters.');
    await question(page, 'about.model-source').choice('own').check();
    await says(page, /^No connection/);
    expect(await looksProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    expect(await purpose(page).inputValue()).toBe('Sorts letters.');
    expect(new URL(page.url()).pathname).toBe('/respond/sections/about');
    expect(await stored('about.purpose')).toBeUndefined();
    await page.context().setOffline(false);
    await says(page, SAVED);
    await expect.poll(() => stored('about.model-source'), patient).toBe('own');
    expect(await stored('about.purpose')).toBe('Sorts letters.');
  });

  test('while the server is down it is tried again, and words that arrived unheard are no conflict', async () => {
    const { page, stored, assessment } = await begun();
    let lost = true;
    // Stored, but the answer is lost on its way.
    await page.route('**/respond/sections/about', async (route) => {
      if (route.request().method() !== 'POST' || !lost) return route.continue();
      lost = false;
      await route.fetch();
      await route.fulfill({ status: 503, headers: { 'retry-after': '3' }, body: 'busy' });
    });
    await purpose(page).fill('Sorts');
    await says(page, /^Not saved, trying again/);
    expect(await looksProblems(page)).toEqual([]);
    await purpose(page).fill('Sorts letters.');
    await says(page, SAVED);
    await expect.poll(() => stored('about.purpose'), patient).toBe('Sorts letters.');
    expect((await assessment.file()).drafts[0]?.version).toBe(2);
  });

  test('leaving with unsaved words is asked about, and not when all is saved', async () => {
    const { page, stored } = await begun();
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      return dialog.accept();
    });
    await page.context().setOffline(true);
    await purpose(page).pressSequentially('Sorts letters.');
    await page.goto('/respond').catch(() => undefined);
    expect(asked).toEqual(['beforeunload']);
    await page.context().setOffline(false);
    await openSection(page, 'about');
    await purpose(page).pressSequentially('Sorts letters.');
    await savedAll(page, () => stored('about.purpose'), 'Sorts letters.');
    await page.goto('/respond');
    expect(asked).toEqual(['beforeunload']);
  });
});

describe('two windows on one page', () => {
  test('only what both changed is asked; nothing else stops, and the choice is a page', async () => {
    const { page: first, stored } = await begun();
    const second = await browser.sameBrowser(first);
    await openSection(second, 'about');
    await purpose(first).fill('Sorts letters.');
    await says(first, SAVED);
    await question(second, 'about.model-source').choice('as-is').check();
    await says(second, /You changed 1 answer in another window that you did not touch here/);
    await purpose(second).fill('Sorts parcels.');
    await says(second, /^You changed 1 of these answers in another window, or before you reloaded the page: choose which to keep/);
    expect(await looksProblems(second)).toEqual([]);
    expect(await stored('about.purpose')).toBe('Sorts letters.');
    expect(await stored('about.model-source')).toBe('as-is');
    await press(second, second.getByRole('button', { name: 'Choose now' }));
    await visit(second, { status: 409 });
    expect(await second.locator('.versions').count()).toBe(1);
    await second.locator('[name="pick:about.purpose"][value=mine]').check();
    await press(second, second.locator('main').getByRole('button', { name: 'Save my choice' }));
    await visit(second);
    expect(await stored('about.purpose')).toBe('Sorts parcels.');

    // The first page has its old words still; going on elsewhere on it puts nothing back.
    await question(first, 'about.responsibilities').choice('not-sure').check();
    await says(first, /did not touch/);
    expect(await stored('about.purpose')).toBe('Sorts parcels.');
  });
});

describe('a form whose words stand on its page only', () => {
  /** What this window asked on being left; whoever is asked stays. */
  function stays(page: Page): string[] {
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      return dialog.dismiss();
    });
    return asked;
  }
  const leave = async (page: Page, name: string) => {
    await page.waitForLoadState();
    await page.getByRole('link', { name }).click();
  };

  /** Both have typed the same answer; the second has the two versions before them. */
  async function versions({ scripts = true }: { scripts?: boolean } = {}) {
    const { page: first, stored } = await begun({ scripts });
    const second = await browser.sameBrowser(first, { scripts });
    await openSection(second, 'about');
    await purpose(first).fill('Sorts letters.');
    await save(first);
    await purpose(second).fill('Sorts parcels.');
    await save(second);
    await visit(second, { status: 409 });
    return { second, stored };
  }

  test('the two versions: left only by whoever says so, and chosen between without being asked', async () => {
    const { second, stored } = await versions();
    const asked = stays(second);
    await second.locator('[name="pick:about.purpose"][value=mine]').check();
    await leave(second, 'All sections');
    await expect.poll(() => asked, patient).toEqual(['beforeunload']);
    expect(await second.locator('[name="pick:about.purpose"][value=mine]').isChecked()).toBe(true);
    await press(second, second.locator('main').getByRole('button', { name: 'Save my choice' }));
    await visit(second);
    expect(await stored('about.purpose')).toBe('Sorts parcels.');
    await leave(second, 'All sections');
    await second.waitForURL('**/respond');
    expect(asked).toEqual(['beforeunload']);
  });

  test('the two versions in another language: what was chosen goes along, unasked', async () => {
    const { second } = await versions();
    const asked = stays(second);
    await second.locator('[name="pick:about.purpose"][value=mine]').check();
    await press(second, second.getByRole('button', { name: 'Deutsch' }));
    await visit(second);
    expect(asked).toEqual([]);
  });

  test('without JavaScript the two versions are left as any page', async () => {
    const { second } = await versions({ scripts: false });
    const asked = stays(second);
    await leave(second, 'All sections');
    await second.waitForURL('**/respond');
    expect(asked).toEqual([]);
  });

  test('a note to a colleague: asked about once something is typed, and not by its Cancel', async () => {
    const { page } = await begun();
    const asked = stays(page);
    await page.goto('/respond/people/new');
    await visit(page);
    await page.getByRole('heading', { level: 1 }).click();
    await leave(page, 'Who is working on this');
    await page.waitForURL('**/respond/people');
    expect(asked).toEqual([]);
    await page.goto('/respond/people/new');
    await page.locator('[name=note]').pressSequentially('Please look at our letters.');
    await leave(page, 'Who is working on this');
    await expect.poll(() => asked, patient).toEqual(['beforeunload']);
    // Sent, and offered again because something is missing: still nowhere else.
    await press(page, page.getByRole('button', { name: 'Hand over' }));
    await visit(page, { status: 422 });
    await leave(page, 'Who is working on this');
    await expect.poll(() => asked, patient).toEqual(['beforeunload', 'beforeunload']);
    expect(await page.locator('[name=note]').inputValue()).toBe('Please look at our letters.');
    await leave(page, 'Cancel');
    await page.waitForURL('**/respond/people');
    expect(asked).toHaveLength(2);
  });

  test('words that are kept until the link is opened again', async () => {
    const { page, assessment, stored } = await begun();
    const asked = stays(page);
    await page.goto('/respond/people/new');
    await page.locator('[name=note]').fill('Please look at our letters.');
    await page.context().clearCookies();
    await press(page, page.getByRole('button', { name: 'Hand over' }));
    await visit(page, { status: 401 });
    await page.getByRole('heading', { level: 1 }).click();
    await page.goto('/respond').catch(() => undefined);
    expect(asked).toEqual(['beforeunload']);
    const other = await browser.sameBrowser(page);
    await other.goto(assessment.link);
    await other.getByRole('button', { name: 'Start' }).click();
    await other.waitForURL('**/sections/about');
    await press(page, page.getByRole('button', { name: 'Continue with what I typed' }));
    await visit(page, { status: 403 });
    expect(await page.locator('[name=note]').inputValue()).toBe('Please look at our letters.');
    expect(asked).toEqual(['beforeunload']);
    expect(await stored('about.purpose')).toBeUndefined();
  });
});

describe('the button beside what is said', () => {
  test.each(['the mouse', 'the keyboard'])('works with %s while more was typed, which is saved first', async (by) => {
    const { page: first } = await begun();
    const second = await browser.sameBrowser(first);
    await openSection(second, 'about');
    await purpose(first).fill('Sorts letters.');
    await says(first, SAVED);
    await purpose(second).fill('Sorts parcels.');
    await says(second, /choose which to keep/);
    const choose = second.getByRole('button', { name: 'Choose now' });
    await purpose(second).fill('Sorts parcels and letters.');
    if (by === 'the mouse') await press(second, choose);
    else {
      const loaded = second.waitForEvent('load');
      await choose.press('Enter');
      await loaded;
    }
    await visit(second, { status: 409 });
    expect(await second.locator('.versions').textContent()).toContain('Sorts parcels and letters.');
  });
});

describe('when the visit is over', () => {
  test('the words stay on the page until the link was opened again', async () => {
    const { page, stored, assessment } = await begun();
    await page.context().clearCookies();
    await purpose(page).fill('Sorts letters.');
    await says(page, /Open your link again in a new tab/);
    expect(await looksProblems(page)).toEqual([]);
    const other = await browser.sameBrowser(page);
    await other.goto(assessment.link);
    await other.getByRole('button', { name: 'Start' }).click();
    await other.waitForURL('**/sections/about');
    await press(page, page.locator('.saving').getByRole('button', { name: 'Save' }));
    expect(await purpose(page).inputValue()).toBe('Sorts letters.');
    await save(page);
    expect(await stored('about.purpose')).toBe('Sorts letters.');
  });

  test('words that are offered again are called unsaved by all that the page says, and asked about', async () => {
    const { page, stored, assessment } = await begun();
    const other = await browser.sameBrowser(page);
    await other.goto(assessment.link);
    await other.getByRole('button', { name: 'Start' }).click();
    await other.waitForURL('**/sections/about');
    await purpose(page).fill('Sorts letters.');
    await says(page, /opened the link again/);
    await press(page, page.locator('.saving').getByRole('button', { name: 'Save' }));
    await visit(page, { status: 403 });
    await says(page, /^Not everything here is saved yet/);
    expect(await page.locator('.notice').textContent()).toContain('Not saved yet');
    const asked: string[] = [];
    page.once('dialog', (dialog) => {
      asked.push(dialog.type());
      return dialog.dismiss();
    });
    await page.getByRole('heading', { level: 1 }).click();
    await page.goto('/respond').catch(() => undefined);
    expect(asked).toEqual(['beforeunload']);
    expect(await stored('about.purpose')).toBeUndefined();
    await purpose(page).press('End');
    await purpose(page).pressSequentially(' And parcels.');
    await says(page, SAVED);
    expect(await page.locator('.notice').count()).toBe(0);
    expect(await stored('about.purpose')).toBe('Sorts letters. And parcels.');
  });
});

test('without JavaScript the buttons do it all, and nothing else is said', async () => {
  const { page, stored } = await begun({ scripts: false });
  await visit(page);
  expect(await page.locator('.saving').isVisible()).toBe(false);
  await purpose(page).fill('Sorts letters.');
  await save(page);
  await visit(page);
  expect(await page.locator('.notice').textContent()).toContain('Saved');
  expect(await stored('about.purpose')).toBe('Sorts letters.');
});
