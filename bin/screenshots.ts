import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { Post } from './demo/post.ts';
import type { LocalDeployment } from './local/deployment.ts';
import { openBrowser } from './local/open-browser.ts';
import { PlainError } from './local/plain-error.ts';
import { progressOn } from './local/progress.ts';
import { localDeployment } from './local/running.ts';
import { seed } from './local/seed.ts';
import { startLocal } from './local.ts';
import { PASSWORD, type Person, people } from './seed/organisation.ts';

const OUT = join(import.meta.dirname, '..', 'docs', 'screenshots');
const WIDTH = 1200;

/** `npm run screenshots`: the README's pictures, of the demo organisation, from the deployment that runs or from one of its own. */
async function main(): Promise<void> {
  const progress = progressOn(process.stdout);
  const running = await localDeployment();
  const own = running ? undefined : await startLocal({ progress });
  const local = running ?? own;
  if (!local) throw new PlainError('There is no deployment to look at.');
  const browser = await openBrowser();
  try {
    await progress.step('Seed the demo organisation', ({ update }) => seed(local, update));
    mkdirSync(OUT, { recursive: true });
    await progress.step("The vendor's pages", () => vendorPages(browser, local));
    await progress.step("The staff's pages", () => staffPages(browser, local));
  } finally {
    await browser.close();
    await own?.stop();
  }
}

const windowOf = async (browser: Browser, { baseUrl: baseURL }: LocalDeployment): Promise<Page> =>
  (await browser.newContext({ baseURL, colorScheme: 'light', viewport: { width: WIDTH, height: 900 } })).newPage();

/** A vendor half-way through, in by the link of their mail. */
async function vendorPages(browser: Browser, local: LocalDeployment): Promise<void> {
  const vendor = 'security@northvoice.example';
  const invitation = await new Post(local.engineUrl).next(`the invitation to ${vendor}`, ({ to }) => to.includes(vendor));
  const link = Post.link(invitation, /\/r\//);
  const page = await windowOf(browser, local);
  await page.goto(link);
  await page.getByRole('button', { name: 'Start' }).click();
  await page.waitForURL('**/respond**');
  await page.goto('/respond');
  await take(page, 'tasks');
  await page.goto('/respond/sections/data');
  await take(page, 'section');
}

async function staffPages(browser: Browser, local: LocalDeployment): Promise<void> {
  const owner = await signedIn(browser, local, people.security, '/exceptions');
  await owner.locator('a[href*="/exceptions/asm_seedwaiting/"]').first().click();
  await owner.waitForURL('**/exceptions/asm_seedwaiting/*');
  await take(owner, 'exception', 'main article');
  const buyer = await signedIn(browser, local, people.procurement, '/console/assessments/asm_seedconditions');
  await take(buyer, 'assessment', 'section[aria-labelledby=score] tbody tr:nth-child(8)');
}

async function signedIn(browser: Browser, local: LocalDeployment, { email }: Person, address: string): Promise<Page> {
  const page = await windowOf(browser, local);
  await page.goto(address);
  await page.locator('[name=username]').fill(email);
  await page.locator('[name=password]').fill(PASSWORD);
  await page.locator('[type=submit], button').first().click();
  await page.waitForURL(`**${address}`);
  return page;
}

/** The top of the page, as far down as the end of `until`, or one screen. */
async function take(page: Page, name: string, until?: string): Promise<void> {
  const box = until ? await page.locator(until).first().boundingBox() : undefined;
  const height = box ? Math.ceil(box.y + box.height + 8) : 900;
  const path = join(OUT, `${name}.png`);
  await page.screenshot({ path, fullPage: true, clip: { x: 0, y: 0, width: WIDTH, height } });
  const kilobytes = Math.round(statSync(path).size / 1024);
  if (kilobytes >= 200) throw new PlainError(`${name}.png has ${kilobytes} KB; the README's pictures stay under 200.`);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof PlainError ? `\n${error.message}` : error);
    process.exit(1);
  },
);
