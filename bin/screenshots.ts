import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { Post } from './demo/post.ts';
import type { LocalDeployment } from './local/deployment.ts';
import type { Mail } from './local/mails.ts';
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

/** Vendors in by the links of their mails: half-way through with colleagues, and asked about an answer. */
async function vendorPages(browser: Browser, local: LocalDeployment): Promise<void> {
  const isInvitation = ({ to, subject }: Mail) => to.includes('security@northvoice.example') && subject.includes('Northvoice Line');
  const late = await opened(browser, local, isInvitation);
  await late.goto('/respond');
  await take(late, 'tasks');
  await late.goto('/respond/sections/data');
  await take(late, 'section');
  await late.goto('/respond/people');
  await take(late, 'people', 'main > section:last-of-type');
  const asked = await opened(
    browser,
    local,
    ({ to, text }) => to.includes('trust@cadence-hr.example') && text.includes('live by now'),
  );
  await asked.goto('/respond/sections/security');
  await take(asked, 'follow-up', 'main form');
}

/** A vendor's window, in by the link of the mail that fits. */
async function opened(browser: Browser, local: LocalDeployment, fits: (mail: Mail) => boolean): Promise<Page> {
  const mail = await new Post(local.engineUrl).next('a mail to a vendor', fits);
  const page = await windowOf(browser, local);
  await page.goto(Post.link(mail, /\/r\//));
  await page.getByRole('button', { name: 'Start' }).click();
  await page.waitForURL('**/respond**');
  return page;
}

/** An exception to judge, who everybody waits for, what may be used, which risks are accepted, and how it was judged. */
async function staffPages(browser: Browser, local: LocalDeployment): Promise<void> {
  const owner = await signedIn(browser, local, people.security, '/exceptions');
  await owner.locator('a[href*="/exceptions/asm_seedwaiting/"]').first().click();
  await owner.waitForURL('**/exceptions/asm_seedwaiting/*');
  await take(owner, 'exception', 'main article');
  await take(owner, 'risk', 'section[aria-labelledby=similar] li:nth-child(2)', 'section[aria-labelledby=risk]');
  const buyer = await signedIn(browser, local, people.procurement, '/console/assessments/asm_seedconditions');
  await take(buyer, 'assessment', 'section[aria-labelledby=outcome] ul >> nth=1');
  await buyer.goto('/console/waiting');
  await take(buyer, 'waiting');
  await buyer.goto('/clearance/sup_claimsight/sys_claimsightmed');
  await take(buyer, 'clearance');
  await buyer.goto('/register');
  await take(buyer, 'register');
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

/** The top of the page, or what begins with `from`, as far down as the end of `until`, or one screen. */
async function take(page: Page, name: string, until?: string, from?: string): Promise<void> {
  const boxOf = async (selector?: string) => (selector ? await page.locator(selector).first().boundingBox() : undefined);
  const [begin, box] = [await boxOf(from), await boxOf(until)];
  const height = box ? Math.ceil(box.y + box.height + 8) : 900;
  const y = begin ? Math.floor(begin.y - 8) : 0;
  const path = join(OUT, `${name}.png`);
  // What keeps to the foot of the window stands at the foot of the picture.
  await page.setViewportSize({ width: WIDTH, height });
  await page.screenshot({ path, fullPage: true, clip: { x: 0, y, width: WIDTH, height: height - y } });
  const kilobytes = Math.round(statSync(path).size / 1024);
  if (kilobytes >= 250) throw new PlainError(`${name}.png has ${kilobytes} KB; the README's pictures stay under 250.`);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof PlainError ? `\n${error.message}` : error);
    process.exit(1);
  },
);
