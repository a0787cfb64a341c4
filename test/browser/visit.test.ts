import { expect, test } from 'vitest';
import { useBrowser } from '../support/browser/use-browser.ts';
import { visit } from '../support/browser/visit.ts';

const browser = useBrowser();

/** The front page, spoilt in one way: `visit` must name it. */
test.each<[string, RegExp, { html?: (html: string) => string; headers?: Record<string, string>; status?: number }]>([
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
    /px wider than a screen of 320 px/,
    { html: (html) => html.replace('<h2>', `<table><tr>${'<td>x</td>'.repeat(60)}</tr></table><h2>`) },
  ],
  ['a field without a label', /axe, light: label/, { html: (html) => html.replace('<h2>', '<input name="x"><h2>') }],
])('%s is noticed', async (_, problem, { html = (same: string) => same, headers = {}, status = 200 }) => {
  const page = await browser.newcomer();
  await page.route('/', async (route) => {
    const answer = await route.fetch();
    const body = html(await answer.text());
    await route.fulfill({ status, headers: { ...answer.headers(), ...headers }, body });
  });
  await page.goto('/');
  await expect(visit(page).catch((error: Error & { actual?: unknown }) => JSON.stringify(error.actual))).resolves.toMatch(problem);
});
