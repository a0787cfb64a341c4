import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import { openBrowser } from '../../../bin/local/open-browser.ts';
import { watch } from './visit.ts';

/** Both ways in which every journey must work. */
export const withAndWithoutScripts = [
  ['with JavaScript', true],
  ['without JavaScript', false],
] as const;

/**
 * One Chromium for a test file. `newcomer` opens a window of somebody who was never here; `sameBrowser` one more tab of theirs.
 * Both are watched (see `visit`), and closed after the test.
 */
export function useBrowser() {
  const { baseUrl: baseURL } = inject('local');
  const opened: BrowserContext[] = [];
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((context) => context.close()));
  });
  return {
    async newcomer({ scripts = true }: { scripts?: boolean } = {}): Promise<Page> {
      const viewport = { width: 1280, height: 900 };
      // Colours must not be on their way from light to dark while they are judged.
      const context = await browser.newContext({ baseURL, javaScriptEnabled: scripts, viewport, reducedMotion: 'reduce' });
      context.setDefaultTimeout(90_000);
      opened.push(context);
      return watch(await context.newPage(), { scripts });
    },
    async sameBrowser(page: Page, { scripts = true }: { scripts?: boolean } = {}): Promise<Page> {
      return watch(await page.context().newPage(), { scripts });
    },
  };
}
