import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useBrowser } from '../support/browser/use-browser.ts';
import { visit } from '../support/browser/visit.ts';

const browser = useBrowser();

interface Spoilt {
  html?: (html: string) => string;
  /** Besides the page's own styles. */
  css?: string;
  headers?: Record<string, string>;
  status?: number;
}

/** The front page, spoilt. */
async function open(page: Page, { html = (same) => same, css, headers = {}, status = 200 }: Spoilt, path = '/'): Promise<void> {
  await page.route('/', async (route) => {
    const answer = await route.fetch();
    // The same page is judged once, whatever its styles are.
    const body = `${html(await answer.text())}<!-- ${css} -->`;
    await route.fulfill({ status, headers: { ...answer.headers(), ...headers }, body });
  });
  await page.route('/assets/assay.css', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ headers: answer.headers(), body: `${await answer.text()}\n${css ?? ''}` });
  });
  await page.goto(path);
}

const before = (words: string, more: string) => (html: string) => html.replace(words, `${more}${words}`);
const FIELD = '<label>Name <input type="text" name="x"></label>';

/** Spoilt in one way: `visit` must name it. */
test.each<[string, RegExp, Spoilt]>([
  ['another status', /status 418, not 200/, { status: 418 }],
  ['a missing header', /referrer-policy: unsafe-url/, { headers: { 'referrer-policy': 'unsafe-url' } }],
  [
    'two first headings',
    /2 first headings/,
    { html: (html) => html.replace('<h2>Are', '<h1>Are').replace('supplier?</h2>', 'supplier?</h1>') },
  ],
  ['invalid HTML', /element-permitted-content|close-order/, { html: (html) => html.replace('<h2>', '<p><div>x</div></p><h2>') }],
  [
    'an inline style',
    /an inline script or style.*Content Security Policy/s,
    { html: (html) => html.replace('<h2>', '<h2 style="color:red">') },
  ],
  [
    'an inline script',
    /an inline script or style.*Content Security Policy/s,
    { html: (html) => html.replace('</main>', '<script>1</script></main>') },
  ],
  [
    'a picture that is not there',
    /status 404/,
    { html: (html) => html.replace('<h2>', '<img src="/assets/none.png" alt="None"><h2>') },
  ],
  [
    'something wider than a phone',
    /on a screen of 320 px: \d+ px wider than the window: td/,
    { html: (html) => html.replace('<h2>', `<table><tr>${'<td>x</td>'.repeat(60)}</tr></table><h2>`) },
  ],
  ['a field without a label', /light: axe: label/, { html: (html) => html.replace('<h2>', '<input name="x"><h2>') }],
  [
    'a word that is pale in the dark',
    /dark: axe: color-contrast/,
    { css: '@media (prefers-color-scheme: dark) { h2 { color: #444 } }' },
  ],
  [
    'a text that has no room to be larger',
    /at 200 % text: h2 “Are you a supplier\?” is cut off/,
    { css: 'h2 { block-size: 40px; overflow: hidden }' },
  ],
  [
    'a page that grows wider than the window with its text',
    /at 200 % text: \d+ px wider than the window: h2/,
    { css: '@media (min-width: 40rem) { h2 { inline-size: 50rem } }' },
  ],
  [
    'a faint edge',
    /light: the edge of input “x” is faint/,
    { html: before('<h2>', FIELD), css: 'input { border-color: #ddd !important }' },
  ],
  [
    'an edge that is faint in the dark alone',
    /\["dark: the edge of input “x” is faint: [\d.]+"\]/,
    { html: before('<h2>', FIELD), css: '@media (prefers-color-scheme: dark) { input { border-color: #334 !important } }' },
  ],
  [
    'a focus without a sign',
    /light: the focus on a “Sign in as staff” is not shown/,
    { css: 'a:focus-visible { outline: 0 !important }' },
  ],
  [
    'a focus that is faint in the dark alone',
    /\["dark: the focus on a “Skip to the content” is faint/,
    { css: '@media (prefers-color-scheme: dark) { a:focus-visible { outline-color: #234 !important } }' },
  ],
  [
    'a focus behind something',
    /the focus on a “Sign in as staff” is behind footer/,
    { css: '.site-footer { position: fixed; inset: 0; margin: 0; background: white }' },
  ],
  ['a focus out of sight', /the focus on a “Skip to the content” is out of sight/, { css: '.skip-link:focus { left: -999px }' }],
  [
    'a button that no keyboard reaches',
    /button “Press” is for the mouse alone/,
    { html: before('<h2>', '<button type="button" tabindex="-1">Press</button>') },
  ],
  [
    'what is faint in a part that is closed',
    /light: the edge of input “x” is faint/,
    { html: before('<h2>', `<details><summary>More</summary>${FIELD}</details>`), css: 'input { border-color: #ddd !important }' },
  ],
  [
    'a button whose edge is gone in forced colours',
    /\["forced colours: a “Sign in as staff” has no edge"\]/,
    { css: 'a.button { border: 0 }' },
  ],
  [
    'a tick that is gone in forced colours',
    /forced colours: what is chosen in input “x” is drawn in colours that are gone/,
    {
      html: before('<h2>', '<label><input type="checkbox" name="x"> Yes</label>'),
      css: 'input[type="checkbox"] { appearance: none !important }',
    },
  ],
])('%s is noticed', async (_, problem, spoilt) => {
  const page = await browser.newcomer();
  await open(page, spoilt);
  await expect(visit(page).catch((error: Error & { actual?: unknown }) => JSON.stringify(error.actual))).resolves.toMatch(problem);
});

describe('a visit leaves the page as it was', () => {
  const html = before(
    '<h2>',
    `${FIELD}<details><summary>More</summary><p>More.</p></details><section class="table-scroll" aria-label="Wide" tabindex="0"><table><tbody><tr>${'<td>wide</td>'.repeat(200)}</tr></tbody></table></section>${'<p>Long.</p>'.repeat(100)}
     <form action="/" id="last"><label>Last <input type="text" name="y"></label><button type="submit">Send</button></form>`,
  );
  const heard = (page: Page) => page.evaluate<string[]>('globalThis.heard.splice(0)');
  const standing = (page: Page) =>
    page.evaluate<unknown>(`(() => {
      const { activeElement: it } = document;
      return {
        focus: it.name || it.tagName,
        caret: [it.selectionStart, it.selectionEnd],
        values: [...document.querySelectorAll('input')].map((field) => field.value),
        scrolled: [scrollX, scrollY, document.querySelector('.table-scroll').scrollLeft],
        window: [innerWidth, innerHeight],
        media: ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) => matchMedia(query).matches),
        attributes: [document.documentElement, document.body].map((it) => it.getAttributeNames()),
        open: document.querySelectorAll('details[open]').length,
        styles: document.adoptedStyleSheets.length,
      };
    })()`);

  test.each(['light', 'dark'] as const)('words, caret, scrolling and the window, in %s; it hears nothing', async (colorScheme) => {
    const page = await browser.newcomer();
    await page.emulateMedia({ colorScheme, forcedColors: 'none' });
    await open(page, { html: (usual) => html(usual.replace('<h2>', `<p>In ${colorScheme}.</p><h2>`)) });
    await page.locator('[name=y]').pressSequentially('typed');
    await page.keyboard.press('ArrowLeft');
    await page.evaluate("scrollTo(0, 700); document.querySelector('.table-scroll').scrollLeft = 300");
    await page.evaluate(`globalThis.heard = [];
      for (const event of ['focusin', 'focusout', 'change', 'input'])
        document.querySelector('#last').addEventListener(event, () => globalThis.heard.push(event))`);
    const was = await standing(page);
    expect(was).toMatchObject({ focus: 'y', caret: [4, 4], values: ['', 'typed'], scrolled: [0, 700, 300] });
    await visit(page);
    expect(await standing(page)).toEqual(was);
    expect(await heard(page)).toEqual([]);
    await page.keyboard.type('!');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Send');
    expect(await page.locator('[name=y]').inputValue()).toBe('type!d');
    expect(await heard(page)).toEqual(expect.arrayContaining(['input', 'focusout']));
  });

  test.each([
    ['the top', '/', 'A'],
    ['where a link leads', '/#last', 'y'],
  ])('without a focus at %s, the Tab key goes on from there, and nothing has moved', async (_, path, next) => {
    const page = await browser.newcomer();
    await open(page, { html: (usual) => html(usual.replace('<h2>', `<p>At ${path}</p><h2>`)) }, path);
    const was = await standing(page);
    expect(was).toMatchObject({ focus: 'BODY' });
    await visit(page);
    expect(await standing(page)).toEqual(was);
    await page.keyboard.press('Tab');
    expect(await standing(page)).toMatchObject({ focus: next });
  });
});
