import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { Post } from '../../bin/demo/post.ts';
import { sha256 } from '../../functions/domain/proof/canonical.ts';
import type { Tier } from '../../functions/domain/vocabulary.ts';
import { RunningAssessment } from '../support/browser/running-assessment.ts';
import { endMinuteOfCodes, partitionsOf, storedItems } from '../support/browser/stored-items.ts';
import { useBrowser, withAndWithoutScripts } from '../support/browser/use-browser.ts';
import { visit } from '../support/browser/visit.ts';
import { patient } from '../support/eventually.ts';

const local = inject('local');
const browser = useBrowser();

/** An invited vendor who has saved nothing yet, and all that is stored about it, but for the codes that were mailed. */
async function invited(tier: Tier = 'low') {
  const assessment = await RunningAssessment.invite(local, { tier });
  const { link } = assessment;
  return { assessment, link, ...(await storedAbout(assessment, link)), getsIn: () => personStillGetsIn(assessment, link) };
}

/** The same where the link is a colleague's, to whom one section was handed. */
async function colleague() {
  const assessment = await RunningAssessment.invite(local, { tier: 'low' });
  const email = `jonas.${assessment.id}@vendor.example`;
  const vera = await browser.newcomer();
  await vera.goto(assessment.link);
  await vera.getByRole('button', { name: 'Start' }).click();
  await vera.waitForURL('**/sections/about');
  await vera.goto('/respond/people/new');
  await vera.getByLabel('Name of your colleague').fill('Jonas Weber');
  await vera.getByLabel('Email address').fill(email);
  await vera.locator('[name=sections][value=about]').check();
  await vera.getByRole('button', { name: 'Hand over' }).click();
  const mail = await assessment.post.next('the mail to Jonas', Post.about(assessment.id, 'delegation', email));
  const link = Post.link(mail, /\/r\//);
  return { assessment, link, ...(await storedAbout(assessment, link, 2)), getsIn: () => personStillGetsIn(assessment, link) };
}

const tokenOf = (link: string) => new URL(link).pathname.split('/').at(-1) ?? '';

async function storedAbout({ id }: RunningAssessment, link: string, mails = 1) {
  const everything = async () =>
    (await storedItems(local, partitionsOf(id, sha256(tokenOf(link))))).filter(
      ({ record }) => (record as { mail?: string } | undefined)?.mail !== 'login-code',
    );
  const kinds = async () => (await everything()).map(({ entity }) => entity).filter((kind) => kind === 'mail' || kind === 'wait');
  await expect.poll(async () => (await kinds()).sort(), patient).toEqual([...Array(mails).fill('mail'), 'wait']);
  return { everything, before: await everything() };
}

/** The person, afterwards: the link still opens, with a code where one is asked for, and leads to the first question. */
async function personStillGetsIn(assessment: RunningAssessment, link: string) {
  const page = await browser.newcomer();
  const path = () => new URL(page.url()).pathname;
  await page.goto(link);
  await page.getByRole('button', { name: 'Start' }).click();
  await page.waitForLoadState();
  if (path().startsWith('/r/')) {
    // A code was sent to a robot within this minute. The page says so, and in how many seconds it is one's own turn.
    await visit(page, { status: 429 });
    expect(await page.getByRole('main').textContent()).toMatch(/Less than a minute ago a code went to v….*in (one|\d+) second/s);
    await endMinuteOfCodes(local, sha256(tokenOf(link)));
    await page.getByRole('button', { name: 'Email me a code for this browser' }).click();
    await page.waitForURL('**/respond/code');
  }
  // The robots' mails came as well: whoever types a code of theirs is told so, and has the next mail.
  while (path() === '/respond/code') {
    const mail = await assessment.post.next('a code', Post.about(assessment.id, 'login-code', assessment.contact.email));
    await page.getByLabel('Six-digit code').fill(/(?<!-)\b\d{6}\b/.exec(mail.text)?.[0] ?? '');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.waitForLoadState();
  }
  await page.waitForURL('**/respond/sections/about');
  expect(await page.locator('form [name=version]').count()).toBe(1);
}

const linksOn = (page: Page) =>
  page.locator('a[href]').evaluateAll((all) => all.map((a) => (a as unknown as { href: string }).href));

/** Every button of the landing page, one after the other. */
async function pressEveryButton(page: Page, link: string) {
  await page.goto(link);
  const buttons = await page.locator('button, input[type=submit], [role=button]').count();
  expect(buttons).toBeGreaterThan(0);
  for (let n = 0; n < buttons; n += 1) {
    await page.goto(link);
    await page.locator('button, input[type=submit], [role=button]').nth(n).click();
    await page.waitForLoadState();
  }
}

const toEverything = ['the link of a recipient', () => invited(), 6] as const;
const toOneSection = ['the link of a colleague', colleague, 1] as const;
const withCode = ['the link of a recipient of whom a code is asked', () => invited('high')] as const;

test.each([toEverything, toOneSection, withCode].map(([of, invite]) => ({ of, invite })))(
  '$of: mail scanners that look, prefetch and follow redirects change nothing',
  async ({ invite }) => {
    const { link, everything, before, getsIn } = await invite();
    const page = await browser.newcomer();
    const purposes = [{}, { 'sec-purpose': 'prefetch' }, { purpose: 'preview' }, { 'x-moz': 'prefetch' }] as Record<
      string,
      string
    >[];
    for (const headers of purposes)
      for (const method of ['HEAD', 'GET', 'OPTIONS', 'PROPFIND']) {
        const answer = await page.request.fetch(link, { method, headers, maxRedirects: 20 });
        expect(answer.headers()['set-cookie'], `${method} ${JSON.stringify(headers)}`).toBeUndefined();
      }
    // What no form of ours sends: other methods, other bodies, no origin.
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'])
      for (const data of [undefined, '{}', 'declaration=yes']) {
        const answer = await page.request.fetch(link, { method, data });
        expect(answer.status(), method).toBeGreaterThanOrEqual(400);
      }
    expect(await everything()).toEqual(before);
    await getsIn();
  },
);

describe.each([toEverything, toOneSection])('%s', (_, invite, pages) => {
  test.each(withAndWithoutScripts)(
    'a browser that presses every button of the landing page only opens sessions, %s',
    async (_, scripts) => {
      const { link, everything, before, getsIn } = await invite();
      const page = await browser.newcomer({ scripts });
      await page.goto(link);
      for (const href of (await linksOn(page)).filter((one) => one.startsWith('http'))) await page.goto(href);
      await pressEveryButton(page, link);
      expect(await everything()).toEqual(before);

      // It follows every link behind it as well, as far as there are any.
      const seen = new Set<string>();
      const queue = [page.url()];
      for (let url = queue.shift(); url && seen.size < 80; url = queue.shift()) {
        const path = new URL(url).pathname + new URL(url).search;
        if (seen.has(path) || !url.startsWith(local.baseUrl)) continue;
        seen.add(path);
        await page.goto(url);
        queue.push(...(await linksOn(page)).map((href) => href.split('#')[0] ?? ''));
      }
      expect([...seen].filter((path) => path.startsWith('/respond/')).length).toBeGreaterThanOrEqual(pages);
      expect(await everything()).toEqual(before);
      await getsIn();
    },
  );
});

test.each(withAndWithoutScripts)(
  'where a code is asked for, browsers that press every button open nothing and leave a code for the person, %s',
  async (_, scripts) => {
    const { assessment, link, everything, before, getsIn } = await withCode[1]();
    const minute = () => Math.floor(Date.now() / 60_000);
    const first = minute();
    // More than there are codes in an hour.
    const robots = await Promise.all(Array.from({ length: 6 }, () => browser.newcomer({ scripts })));
    await Promise.all(robots.map((page) => pressEveryButton(page, link)));
    const minutes = minute() - first + 1;
    const codeMails = async () => (await assessment.file()).mails.filter(({ mail }) => mail === 'login-code').length;
    await expect.poll(codeMails, patient).toBeGreaterThan(0);
    expect(await everything()).toEqual(before);
    for (const page of robots) expect((await page.goto('/respond'))?.status()).toBe(401);
    await getsIn();
    // One for each minute, and one for the person.
    expect(await codeMails()).toBeLessThanOrEqual(minutes + 1);
  },
);

test('no form with an effect comes ready to be sent', async () => {
  const { assessment } = await invited();
  const page = await browser.newcomer();
  await page.goto(assessment.link);
  await page.getByRole('button', { name: 'Start' }).click();
  await page.goto('/respond/check');
  const declaration = page.locator('[name=declaration]');
  expect(await declaration.isChecked()).toBe(false);
  await page.getByRole('button', { name: 'Submit the answers' }).click();
  expect((await assessment.file()).submissions).toEqual([]);
  expect((await assessment.file()).assessment.status).toBe('awaiting-response');
});
