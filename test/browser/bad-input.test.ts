import { expect, inject, test } from 'vitest';
import { people } from '../../bin/seed/organisation.ts';
import { openSection, question, save } from '../support/browser/questionnaire.ts';
import { RunningAssessment } from '../support/browser/running-assessment.ts';
import { openAs } from '../support/browser/staff.ts';
import { useBrowser, withAndWithoutScripts } from '../support/browser/use-browser.ts';
import { visit } from '../support/browser/visit.ts';
import { patient } from '../support/eventually.ts';

const local = inject('local');
const browser = useBrowser();

/** What people paste, and what attackers do. */
const odd: Record<string, string> = {
  emoji: '👩🏽‍⚕️🏳️‍🌈 naïve ﬁ Å',
  rightToLeft: 'שלום עולם \u202Eevil\u202C مرحبا',
  markup: '</textarea><script>alert(1)</script><img src=x onerror=alert(1)> &amp; &lt;',
  formula: '=HYPERLINK("https://evil.example","click")',
  template: '$\u007B7*7} {{7*7}} <%= 7*7 %> %00 %0d%0aSet-Cookie: x=1',
  quotes: `"'\`\\ -- ; DROP TABLE`,
  lines: '  first\n\n\tsecond  \nlast',
  zeroWidth: 'a\u200Bb\uFEFFc\u00A0d',
};

test.each(withAndWithoutScripts)('what a vendor types comes back to the letter, %s', async (_, scripts) => {
  const assessment = await RunningAssessment.invite(local, { tier: 'standard' });
  const page = await browser.newcomer({ scripts });
  await page.goto(assessment.link);
  await page.getByRole('button', { name: 'Start' }).click();
  await openSection(page, 'about');
  const all = Object.values(odd).join('\n');
  await question(page, 'about.purpose').typed.fill(all);
  await question(page, 'about.responsibilities').choice('not-sure').check();
  await question(page, 'about.responsibilities').whole.locator('summary', { hasText: 'comment' }).click();
  await question(page, 'about.responsibilities').comment.fill(odd.markup ?? '');
  await save(page);
  await visit(page);
  expect(await question(page, 'about.purpose').typed.inputValue()).toBe(all);
  expect(await question(page, 'about.responsibilities').comment.inputValue()).toBe(odd.markup);
  const { drafts } = (await assessment.rooms.assessments.work(assessment.id)) ?? {};
  // Browsers send line breaks as CR LF (HTML standard, "constructing the entry list"): that is how a draft keeps them.
  expect(drafts?.[0]?.answers['about.purpose']).toEqual({ value: all.replaceAll('\n', '\r\n') });
  await page.goto('/respond/check');
  await visit(page);
  expect(await page.locator('#check-f-about-purpose').textContent()).toContain(odd.rightToLeft);
});

test.each(withAndWithoutScripts)('what cannot be kept is named beside its field, and stays on the page, %s', async (_, scripts) => {
  const assessment = await RunningAssessment.invite(local, { tier: 'standard' });
  const page = await browser.newcomer({ scripts });
  await page.goto(assessment.link);
  await page.getByRole('button', { name: 'Start' }).click();
  await openSection(page, 'about');
  const purpose = question(page, 'about.purpose');
  const wrong = () => purpose.whole.locator('.error').textContent();

  // NUL: refused, kept on the page; everything else on it is saved.
  await purpose.typed.fill('before\0after');
  await question(page, 'about.model-source').choice('own').check();
  await save(page);
  await visit(page, { status: 422 });
  expect(await wrong()).toContain('a character that cannot be stored');
  await openSection(page, 'about');
  expect(await question(page, 'about.model-source').choice('own').isChecked()).toBe(true);
  expect(await purpose.typed.inputValue()).toBe('');

  // Too long, but small enough to keep: kept as typed, with what to do.
  const long = 'é'.repeat(2000);
  await purpose.typed.fill(long);
  await save(page);
  await visit(page);
  expect(await wrong()).toContain('Shorten it to 1,500 characters or fewer; it has 2,000');
  expect(await purpose.typed.inputValue()).toBe(long);

  // A megabyte: not saved, but still on the page; what was saved before is still saved.
  const mega = 'x'.repeat(1_000_000);
  await purpose.typed.fill(mega);
  await save(page);
  await visit(page, { status: 422 });
  expect(await wrong()).toContain('This was not saved: it has 1,000,000 characters');
  expect((await purpose.typed.inputValue()).length).toBe(1_000_000);
  const { drafts } = (await assessment.rooms.assessments.work(assessment.id)) ?? {};
  expect(drafts?.[0]?.answers['about.purpose']).toEqual({ value: long });

  // Beyond what one page may hold.
  await purpose.typed.fill('x'.repeat(2_200_000));
  await save(page);
  await visit(page, { status: 413 });
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Not saved: that is too much text');
});

test('while it saves itself, the page says what is not saved and why, and keeps every word', async () => {
  const assessment = await RunningAssessment.invite(local, { tier: 'standard' });
  const page = await browser.newcomer();
  await page.goto(assessment.link);
  await page.getByRole('button', { name: 'Start' }).click();
  await openSection(page, 'about');
  const purpose = question(page, 'about.purpose');
  const says = (words: RegExp) => page.locator('.saving').getByRole('status').filter({ hasText: words }).waitFor();
  const stored = async () => (await assessment.file()).drafts[0]?.answers['about.purpose']?.value;

  // Half a character, as only a script or a broken clipboard can leave it: browsers send U+FFFD in its place.
  await page.evaluate(`{
    const field = document.querySelector('[name="q:about.purpose"]');
    field.value = 'before\\uD800after';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }`);
  await says(/^Saved \d\d:\d\d$/);
  expect(await stored()).toBe('before\uFFFDafter');
  await visit(page);
  await page.reload();
  expect(await purpose.typed.inputValue()).toBe('before\uFFFDafter');
  expect(await purpose.whole.locator('.error').textContent()).toContain('could not be read');

  // A megabyte: everything else would be saved, this is not.
  const mega = 'x'.repeat(1_000_000);
  await purpose.typed.fill(mega);
  await question(page, 'about.model-source').choice('own').check();
  await says(/^Saved, except for 1 answer .*This was not saved: it has 1,000,000 characters\. Shorten it to 1,500/);
  expect(await purpose.typed.inputValue()).toBe(mega);
  expect(await stored()).toBe('before\uFFFDafter');
  const other = async () => (await assessment.file()).drafts[0]?.answers['about.model-source']?.value;
  await expect.poll(other, patient).toBe('own');
  await visit(page);

  // More than a request may hold: nothing of the page is saved, and the words stay.
  await purpose.typed.fill('x'.repeat(2_200_000));
  await says(/^Not saved: there is too much text on this page\. Shorten it\.$/);
  expect((await purpose.typed.inputValue()).length).toBe(2_200_000);
  expect(await stored()).toBe('before\uFFFDafter');

  await purpose.typed.fill('Short.');
  await expect.poll(stored, patient).toBe('Short.');
  await says(/^Saved \d\d:\d\d$/);
});

test('what procurement types comes back to the letter, or with what is wrong beside it', async () => {
  const page = await browser.newcomer();
  await openAs(page, people.procurement, '/console/suppliers/new');
  const submit = () => page.getByRole('button', { name: 'Register the supplier' }).click();
  const name = page.getByLabel('Name of the supplier');
  const hostile = `${odd.markup} ${odd.formula}`;
  await name.fill(`${hostile}\0`);
  await page.getByLabel('Country').fill('x'.repeat(1_000_000));
  await page.getByLabel('Name', { exact: true }).fill(odd.rightToLeft ?? '');
  await page.getByLabel('Email address').fill('vera@vendor.example');
  await submit();
  await visit(page, { status: 422 });
  expect(await page.locator('.field.has-error .error').allTextContents()).toEqual([
    expect.stringContaining('contains a character that cannot be stored'),
    expect.stringContaining('The country must be 100 characters or fewer'),
  ]);
  expect((await page.getByLabel('Country').inputValue()).length).toBe(1_000_000);
  await name.fill(hostile);
  await page.getByLabel('Country').fill('');
  await submit();
  await visit(page);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(hostile);
  expect(await page.locator('main').textContent()).toContain(odd.rightToLeft);
});

test('addresses that lead nowhere say so kindly', async () => {
  const page = await browser.newcomer();
  for (const address of ['/nowhere', '/respond/nowhere', '/r/', '/assets/nowhere.css', '/console/../etc/passwd', '/%E0%A4%A']) {
    await page.goto(address);
    await visit(page, { status: 404 });
  }
  await page.goto('/respond');
  await visit(page, { status: 401 });
  await page.goto('/auth/callback?code=x&state=y');
  await visit(page, { status: 400 });
  await page.goto('/');
  await visit(page);
});
