import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { MOST_FILE_BYTES } from '../../functions/domain/answers/file-types.ts';
import { openSection, question } from '../support/browser/questionnaire.ts';
import { RunningAssessment } from '../support/browser/running-assessment.ts';
import { useBrowser, withAndWithoutScripts } from '../support/browser/use-browser.ts';
import { visit } from '../support/browser/visit.ts';
import { patient } from '../support/eventually.ts';

const local = inject('local');
const browser = useBrowser();
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
const text = (content: string) => ({ name: 'file.txt', mimeType: 'text/plain', buffer: Buffer.from(content) });

/** On the disk, from where a browser takes it at once. */
const folder = mkdtempSync(join(tmpdir(), 'assay-evidence-'));
const tooLarge = join(folder, 'large.txt');
writeFileSync(tooLarge, Buffer.alloc(MOST_FILE_BYTES + 1));
afterAll(() => rmSync(folder, { recursive: true }));

let assessment: RunningAssessment;
beforeAll(async () => {
  assessment = await RunningAssessment.invite(local, { tier: 'standard' });
});

async function started(scripts: boolean): Promise<Page> {
  const page = await browser.newcomer({ scripts });
  await page.goto(assessment.link);
  await page.getByRole('button', { name: 'Start' }).click();
  return page;
}

const filesOf = (page: Page) => question(page, 'development.testing').whole.locator('.files');
const fileNamed = (page: Page, name: string) => filesOf(page).locator('li', { hasText: name });
const continues = (page: Page) => page.getByRole('button', { name: 'Continue to the upload' }).last().click();

/** From the section's page to the upload's. */
async function describeFile(page: Page, name: string): Promise<void> {
  await openSection(page, 'development');
  await filesOf(page)
    .getByRole('button', { name: /^Attach/ })
    .click();
  await page.getByLabel('Name of the document').fill(name);
  await page.locator('[name=kind][value=test-report]').check();
  await page.locator('[name=extension][value=txt]').check();
  await continues(page);
}

async function send(page: Page, file: string | ReturnType<typeof text>): Promise<void> {
  await page.getByLabel('The file').setInputFiles(file);
  await page.getByRole('button', { name: 'Upload' }).click();
}

async function attach(page: Page, name: string, content: string): Promise<void> {
  await describeFile(page, name);
  await send(page, text(content));
  await page.waitForURL('**/respond/sections/development*');
}

/** Opens the section until the scan of this file has ended. */
async function untilScanned(page: Page, name: string, tag: string): Promise<void> {
  await expect
    .poll(async () => {
      await openSection(page, 'development');
      return fileNamed(page, name).locator('.tag').textContent();
    }, patient)
    .toBe(tag);
}

describe.each(withAndWithoutScripts)('a vendor, %s', (label, scripts) => {
  test('attaches a file, edits what is said of it, replaces it, and uses it for another answer', async () => {
    const page = await started(scripts);
    const name = `Report ${label}`;
    await attach(page, name, 'Accuracy 97 %');
    await untilScanned(page, name, 'Uploaded, virus-free');
    await visit(page);

    await fileNamed(page, name).getByRole('button', { name: 'Edit details' }).click();
    await visit(page);
    await page.getByLabel('Who issued it?').fill('A laboratory');
    await page.getByLabel('Issued on').fill('2031-01-01');
    await page.getByRole('button', { name: 'Save the details' }).click();
    await visit(page, { status: 422 });
    expect(await page.getByRole('alert').first().getByRole('link').textContent()).toContain('still to come');
    await page.getByLabel('Issued on').fill('2026-01-31');
    await page.getByRole('button', { name: 'Save the details' }).click();
    expect(await fileNamed(page, name).textContent()).toContain('A laboratory · issued 31 January 2026');

    await fileNamed(page, name).getByRole('button', { name: 'Replace' }).click();
    await visit(page);
    await page.getByLabel('Name of the document').fill(`Newer ${label}`);
    await continues(page);
    await openSection(page, 'development');
    await visit(page);
    expect(await fileNamed(page, `Newer ${label}`).textContent()).toContain(`It will replace “${name}.txt”`);
    await fileNamed(page, `Newer ${label}`).getByRole('button', { name: 'Upload' }).click();
    await send(page, text('Accuracy 98 %'));
    await page.waitForURL('**/respond/sections/development*');
    expect(await fileNamed(page, `${name}.txt`).count()).toBe(0);
    expect(await fileNamed(page, `Newer ${label}`).count()).toBe(1);

    await openSection(page, 'operation');
    const other = page.locator('.question', { has: page.getByRole('button', { name: /^Attach/ }) }).first();
    await other.getByRole('button', { name: /^Attach/ }).click();
    await page.getByText('Use a file you already uploaded').click();
    await visit(page);
    await page.getByLabel(`Newer ${label}.txt`).check();
    await page.getByRole('button', { name: 'Attach the chosen files' }).click();
    await visit(page);
    expect(await other.locator('.files li', { hasText: `Newer ${label}` }).count()).toBe(1);
  });

  test('is told of a virus by the file, and attaches a clean copy in its place', async () => {
    const page = await started(scripts);
    const name = `Infected ${label}`;
    await attach(page, name, EICAR);
    await untilScanned(page, name, 'Virus found');
    await visit(page);
    expect(await fileNamed(page, name).locator('.error').textContent()).toContain('A virus was found in this file.');
    await page.goto('/respond/check');
    await page.locator('.error-summary').getByRole('link', { name: name }).click();
    await fileNamed(page, name).getByRole('button', { name: 'Replace' }).click();
    await page.getByLabel('Name of the document').fill(`Cured ${label}`);
    await continues(page);
    await send(page, text('clean'));
    await page.waitForURL('**/respond/sections/development*');
    expect(await fileNamed(page, name).count()).toBe(0);
  });

  test('describes a certificate, and is asked what only certificates have', async () => {
    const page = await started(scripts);
    await openSection(page, 'development');
    await filesOf(page)
      .getByRole('button', { name: /^Attach/ })
      .click();
    await page.getByLabel('Name of the document').fill('ISO certificate');
    await page.locator('[name=kind][value=policy]').check();
    expect(await page.getByLabel('Last surveillance audit').isVisible()).toBe(false);
    await page.locator('[name=kind][value=certificate]').check();
    await page.locator('[name=scheme][value=iso-42001]').check();
    await page.getByLabel('Last surveillance audit').fill('2025-06-01');
    await page.locator('[name=extension][value=pdf]').check();
    await continues(page);
    await visit(page, { status: 422 });
    await page.getByRole('alert').first().getByRole('link').click();
    expect(await page.evaluate('document.activeElement.name || location.hash')).toMatch(/issuedOn$/);
    await page.getByLabel('Issued on').fill('2024-06-01');
    await continues(page);
    await visit(page);
    expect(await page.locator('main').textContent()).toContain('ISO/IEC 42001 certificate · issued 1 June 2024');
    await page.getByRole('link', { name: 'Remove this entry' }).click();
    await page.getByLabel('Yes, remove this file').check();
    await page.getByRole('button', { name: 'Remove the file' }).click();
  });
});

test('with JavaScript, what the store would refuse is not sent, and the message stands by the field', async () => {
  const page = await started(true);
  await describeFile(page, 'Big report');
  const posted: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && posted.push(request.url()));
  const error = page.locator('#f-file-error');
  await send(page, tooLarge);
  expect(await error.textContent()).toContain('too large: at most 25 MB');
  await visit(page);
  await send(page, text(''));
  expect(await error.textContent()).toContain('empty');
  await page.getByLabel('The file').setInputFiles({ name: 'file.exe', mimeType: 'text/plain', buffer: Buffer.from('x') });
  expect(await error.textContent()).toContain('not a TXT file');
  await page.getByRole('button', { name: 'Upload' }).click();
  expect(await page.evaluate('document.activeElement.type')).toBe('file');
  expect(posted).toEqual([]);

  // What is under way is said, and pressed twice is sent once; in one go, before the next page is on its way.
  await page.getByLabel('The file').setInputFiles(text('small'));
  expect(await error.textContent()).toBe('');
  const said = await page.evaluate<string>(`(() => {
    const form = document.querySelector('form[data-upload]');
    for (let presses = 0; presses < 2; presses += 1) form.querySelector('button').click();
    return form.querySelector('[role=status]').textContent;
  })()`);
  expect(said).toContain('keep this page open');
  await page.waitForURL('**/respond/sections/development*');
  expect(posted).toHaveLength(1);
  expect(await fileNamed(page, 'Big report').locator('.tag').textContent()).toContain('Uploaded');
});

test('without JavaScript, what the store refused is named by its question', async () => {
  const page = await started(false);
  await describeFile(page, 'Heavy report');
  await send(page, tooLarge);
  await page.waitForURL((url) => url.origin === local.engineUrl);
  expect(await page.content()).toContain('EntityTooLarge');
  await openSection(page, 'development');
  expect(await fileNamed(page, 'Heavy report').locator('.error').textContent()).toContain(
    'it must be one TXT file, not empty, of at most 25 MB',
  );
  await fileNamed(page, 'Heavy report').getByRole('button', { name: 'Upload' }).click();
  await send(page, text('small'));
  await page.waitForURL('**/respond/sections/development*');
  expect(await fileNamed(page, 'Heavy report').locator('.error').count()).toBe(0);
});
