import { readFileSync } from 'node:fs';
import { beforeAll, expect, inject, test } from 'vitest';
import { trustedKey } from '../../bin/operator/public-key.ts';
import { weakEncryption } from '../../bin/seed/assessments.ts';
import { people } from '../../bin/seed/organisation.ts';
import { createAccounts } from '../../bin/seed/staff-accounts.ts';
import { Outcome } from '../../functions/domain/outcome/outcome-record.ts';
import { Signature, signatureHolds } from '../../functions/domain/outcome/signature.ts';
import { openAs } from '../support/browser/staff.ts';
import { useBrowser, withAndWithoutScripts } from '../support/browser/use-browser.ts';
import { visit } from '../support/browser/visit.ts';
import { deployedApp } from '../support/deployed-app.ts';
import { REASONS, rejection } from '../support/deployed-deciding.ts';
import { DeployedStory } from '../support/deployed-story.ts';

const local = inject('local');
const browser = useBrowser();
/** Approved with a condition, and rejected. */
let approved: DeployedStory;
let rejected: DeployedStory;

beforeAll(async () => {
  await createAccounts(local, people);
  const app = await deployedApp(local);
  const dueOn = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
  const conditions = [{ text: 'Encryption at rest.', proof: 'A test report.', owner: { kind: 'vendor' as const }, dueOn }];
  [approved, rejected] = (await Promise.all(
    [{ choice: 'approve-with-conditions' as const, reasons: REASONS, conditions }, rejection].map(async (decision) => {
      const story = await DeployedStory.invited(app, { tier: 'standard' });
      await story.answerAndSubmit(weakEncryption);
      await story.untilStatus('awaiting-decision');
      await story.decideAll(decision);
      await story.untilStatus('decided');
      return story;
    }),
  )) as [DeployedStory, DeployedStory];
});

async function clearanceOf(story: DeployedStory): Promise<string> {
  const { supplierId, systemId } = (await story.file()).assessment;
  return `/clearance/${supplierId}/${systemId}`;
}

test.each(withAndWithoutScripts)('procurement asks before it signs, and takes the proof along, %s', async (_, scripts) => {
  const page = await browser.newcomer({ scripts });
  await openAs(page, people.procurement, `/console/assessments/${approved.id}`);
  await visit(page);
  await page.getByRole('link', { name: 'The clearance of this system' }).click();
  await visit(page);
  expect(await page.locator('.verdict strong').textContent()).toBe('Yes');
  expect(await page.getByRole('heading', { name: 'Conditions' }).count()).toBe(1);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the signed outcome' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^A-\w+-outcome\.json$/);
  const document = JSON.parse(readFileSync((await download.path()) ?? '', 'utf8'));
  const publicKey = await trustedKey('local', local.engineUrl);
  expect(signatureHolds(Outcome.parse(document.outcome), Signature.parse(document.signature), { publicKey })).toBe(true);
});

test('a rejection is a no, for the auditor too, also on a small phone', async () => {
  const page = await browser.newcomer();
  await openAs(page, people.auditor, await clearanceOf(rejected));
  await visit(page);
  expect(await page.locator('.verdict').textContent()).toMatch(/^No.*It was rejected/);
  expect(await page.locator('main form').count()).toBe(0);
});

test('a risk owner may ask too, of a system that is not known as well', async () => {
  const page = await browser.newcomer();
  await openAs(page, people.security, '/clearance/sup_nobody/sys_nothing');
  await visit(page);
  expect(await page.locator('.verdict').textContent()).toContain('Without an outcome it is not cleared for use');
  expect(await page.locator('main a').count()).toBe(0);
});

test('assessing again begins where the old one ended, and says what it will replace', async () => {
  const page = await browser.newcomer();
  await openAs(page, people.procurement, `/console/assessments/${rejected.id}`);
  await page.getByRole('link', { name: 'Assess again' }).click();
  await visit(page);
  expect(await page.locator('main .notice').textContent()).toContain('The new outcome will then replace it');
});
