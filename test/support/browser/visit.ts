import { gzipSync } from 'node:zlib';
import type { Page, Response } from 'playwright-core';
import { expect, inject } from 'vitest';
import { htmlProblems } from '../html-validator.ts';
import { looksProblems } from './looks-problems.ts';

/** What a window has done since it was last visited. */
interface Watch {
  scripts: boolean;
  document: Response | undefined;
  /** Console errors (violations of the content security policy are some of them) and failed requests, with the address. */
  problems: { what: string; url: string }[];
}

const watches = new WeakMap<Page, Watch>();

/** Notes from now on what goes wrong in this window. */
export function watch(page: Page, { scripts }: Pick<Watch, 'scripts'>): Page {
  const seen: Watch = { scripts, document: undefined, problems: [] };
  watches.set(page, seen);
  // The engine's sign-in page has no icon; it is not ours.
  const others = `${inject('local').engineUrl}/favicon.ico`;
  const note = (what: string, url: string) => url !== others && seen.problems.push({ what, url });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') note(`console: ${message.text()}`, message.location().url);
  });
  page.on('pageerror', (error) => note(`error: ${error.message}`, page.url()));
  page.on('requestfailed', (request) => {
    // Somebody who goes on before a page is complete leaves the rest of it.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') note(`failed: ${request.failure()?.errorText}`, request.url());
  });
  page.on('response', (response) => {
    const request = response.request();
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) seen.document = response;
    else if (response.status() >= 400) note(`status ${response.status()}`, response.url());
  });
  return page;
}

/**
 * What must hold on every page and in every state of it, asserted where the window stands now: the status, the headers, one heading,
 * no error in the console or on the wire; and, in windows with scripts, valid HTML, and looks that everybody can read and operate
 * (windows without scripts get the same bytes, and what looks at them is a script). What is typed into the page stays.
 */
export async function visit(page: Page, { status = 200 }: { status?: number } = {}): Promise<void> {
  const seen = watches.get(page);
  if (!seen?.document) throw new Error('this window is not watched, or has opened no page');
  const { document } = seen;
  // A press goes on once the answer begins; what is looked at below is the whole page.
  await page.waitForLoadState();
  const html = await document.text();
  const found: string[] = [];
  if (document.status() !== status) found.push(`status ${document.status()}, not ${status}`);
  found.push(...(await headerProblems(document)));
  found.push(...(await tooHeavy(document, html)));
  const headings = html.match(/<h1[\s>]/g)?.length ?? 0;
  if (headings !== 1) found.push(`${headings} first headings`);
  if (/<script(?! type="module" src="\/assets\/portal\.js"><)|<style|\sstyle=|\son\w+="/.test(html))
    found.push('an inline script or style');
  if (seen.scripts && isNew(html)) found.push(...(await htmlProblems(html)), ...(await looksProblems(page)));
  for (const { what, url } of seen.problems.splice(0)) {
    // Chromium says so of every page that is not 2xx; whether it should be is asserted above. The page that saves itself has tried
    // before its button, and heard the same.
    if (url === document.url() && /status (of )?(\d+)/.exec(what)?.[2] === String(status) && status >= 400) continue;
    found.push(`${what} (${new URL(url, document.url()).pathname})`);
  }
  expect(found, `“${await page.title()}” at ${new URL(page.url()).pathname}`).toEqual([]);
}

/** Pages that must stay light, with their styles: the vendor's, and those of a risk owner with ten minutes and a phone. */
const lightPages: [RegExp, number][] = [
  [/^\/respond(\/|$)|^\/[rc]\/./, 30_000],
  [/^\/exceptions(\/|$)/, 25_000],
];
let styles: Promise<number> | undefined;

/** A page with its styles stays light on a slow line; what somebody typed into it is theirs. */
async function tooHeavy(document: Response, html: string): Promise<string[]> {
  const address = new URL('/assets/assay.css', inject('local').baseUrl);
  styles ??= fetch(address).then(async (answer) => gzipSync(await answer.text()).byteLength);
  const own = gzipSync(html.replaceAll(/(<textarea[^>]*>)[^<]*/g, '$1').replaceAll(/ value="[^"]*"/g, '')).byteLength;
  const { pathname } = new URL(document.url());
  const most = lightPages.find(([pages]) => pages.test(pathname))?.[1] ?? Number.POSITIVE_INFINITY;
  const found = own + (await styles) > most ? [`${own + (await styles)} bytes gzipped with styles, of ${most}`] : [];
  const encoding = (await document.allHeaders())['content-encoding'];
  if (html.length > 1000 && encoding !== 'gzip') found.push(`sent as ${encoding ?? 'plain text'}`);
  return found;
}

/**
 * Pages that were looked at closely, without the values of their fields and the names that each story has of its own (ids, hashes, tokens,
 * references, times of day): the same page twice is judged once.
 */
const lookedAt = new Set<string>();
const OWN_NAMES = /([a-z]{3}_)?[0-9a-z]{20}|[0-9a-f]{64}|[\w-]{43}|A-[0-9A-Z]{6}|\d\d:\d\d(:\d\d\.\d{3}Z)?/g;
function isNew(html: string): boolean {
  const page = html.replaceAll(/ value="[^"]*"/g, '').replaceAll(OWN_NAMES, '');
  return !lookedAt.has(page) && Boolean(lookedAt.add(page));
}

/** Pages from which files go straight to the store. */
const uploads = (document: Response) =>
  /^\/respond(\/|$)|^\/[rc]\/.|^\/exceptions\/[^/]+\/conditions\/[^/]+\/attach(\/|$)/.test(new URL(document.url()).pathname);

async function headerProblems(document: Response): Promise<string[]> {
  const is = await document.allHeaders();
  const { engineUrl } = inject('local');
  const policy = (formAction: string) =>
    `default-src 'none'; base-uri 'none'; connect-src 'self'; form-action ${formAction}; frame-ancestors 'none'; img-src 'self' data:; script-src 'self'; style-src 'self'`;
  const expected: Record<string, string> = {
    'content-security-policy': policy(uploads(document) ? `'self' ${engineUrl}` : "'self'"),
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  };
  return Object.entries(expected)
    .filter(([name, value]) => is[name] !== value)
    .map(([name]) => `${name}: ${is[name]}`);
}
