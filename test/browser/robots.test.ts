import { expect, inject, test } from 'vitest';
import { sha256 } from '../../functions/domain/proof/canonical.ts';
import { RunningAssessment } from '../support/browser/running-assessment.ts';
import { partitionsOf, storedItems } from '../support/browser/stored-items.ts';
import { useBrowser, withAndWithoutScripts } from '../support/browser/use-browser.ts';
import { patient } from '../support/eventually.ts';

const local = inject('local');
const browser = useBrowser();

/** An invited vendor who has saved nothing yet, and all that is stored about it. */
async function invited() {
  const assessment = await RunningAssessment.invite(local, { tier: 'low' });
  const token = new URL(assessment.link).pathname.split('/').at(-1) ?? '';
  const everything = () => storedItems(local, partitionsOf(assessment.id, sha256(token)));
  const kinds = async () => (await everything()).map(({ entity }) => entity);
  await expect.poll(kinds, patient).toEqual(expect.arrayContaining(['mail', 'wait']));
  return { assessment, everything, before: await everything() };
}

/** The person, afterwards: the link still opens, and the first answer can be saved. */
async function personStillGetsIn(link: string) {
  const page = await browser.newcomer();
  await page.goto(link);
  await page.getByRole('button', { name: 'Start' }).click();
  await page.goto('/respond/sections/about');
  await expect.poll(() => page.locator('form [name=version]').count(), patient).toBe(1);
}

test('mail scanners that look, prefetch and follow redirects change nothing', async () => {
  const { assessment, everything, before } = await invited();
  const page = await browser.newcomer();
  const purposes = [{}, { 'sec-purpose': 'prefetch' }, { purpose: 'preview' }, { 'x-moz': 'prefetch' }] as Record<string, string>[];
  for (const headers of purposes)
    for (const method of ['HEAD', 'GET', 'OPTIONS', 'PROPFIND']) {
      const answer = await page.request.fetch(assessment.link, { method, headers, maxRedirects: 20 });
      expect(answer.headers()['set-cookie'], `${method} ${JSON.stringify(headers)}`).toBeUndefined();
    }
  // What no form of ours sends: other methods, other bodies, no origin.
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'])
    for (const data of [undefined, '{}', 'declaration=yes']) {
      const answer = await page.request.fetch(assessment.link, { method, data });
      expect(answer.status(), method).toBeGreaterThanOrEqual(400);
    }
  expect(await everything()).toEqual(before);
  await personStillGetsIn(assessment.link);
});

test.each(withAndWithoutScripts)(
  'a browser that presses every button of the landing page only opens sessions, %s',
  async (_, scripts) => {
    const { assessment, everything, before } = await invited();
    const page = await browser.newcomer({ scripts });
    await page.goto(assessment.link);
    const buttons = await page.locator('button, input[type=submit], [role=button]').count();
    const links = await page.locator('a[href]').evaluateAll((all) => all.map((a) => (a as unknown as { href: string }).href));
    expect(buttons).toBeGreaterThan(0);
    for (const link of links.filter((one) => one.startsWith('http'))) await page.goto(link);
    for (let n = 0; n < buttons; n += 1) {
      await page.goto(assessment.link);
      await page.locator('button, input[type=submit], [role=button]').nth(n).click();
      await page.waitForLoadState();
    }
    expect(await everything()).toEqual(before);

    // It follows every link behind it as well, as far as there are any.
    const seen = new Set<string>();
    const queue = [page.url()];
    for (let url = queue.shift(); url && seen.size < 80; url = queue.shift()) {
      const path = new URL(url).pathname + new URL(url).search;
      if (seen.has(path) || !url.startsWith(local.baseUrl)) continue;
      seen.add(path);
      await page.goto(url);
      queue.push(
        ...(await page
          .locator('a[href]')
          .evaluateAll((all) => all.map((a) => (a as unknown as { href: string }).href.split('#')[0] ?? ''))),
      );
    }
    expect([...seen].filter((path) => path.startsWith('/respond/')).length).toBeGreaterThan(5);
    expect(await everything()).toEqual(before);
    await personStillGetsIn(assessment.link);
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
