import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { Post } from '../../bin/demo/post.ts';
import { weakEncryption } from '../../bin/seed/assessments.ts';
import { type Person, people } from '../../bin/seed/organisation.ts';
import type { Condition } from '../../functions/domain/deciding/approval.ts';
import type { OwningRole } from '../../functions/domain/vocabulary.ts';
import { RunningAssessment } from '../support/browser/running-assessment.ts';
import { openAs, signInHere } from '../support/browser/staff.ts';
import { useBrowser, withAndWithoutScripts } from '../support/browser/use-browser.ts';
import { visit } from '../support/browser/visit.ts';
import { patient } from '../support/eventually.ts';

const local = inject('local');
const browser = useBrowser();
const dueOn = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
const ENCRYPT = 'Encrypt the disks that hold our letters.';
const WARN = 'Tell the clerks not to enter <names>.';
const conditions: Condition[] = [
  { text: ENCRYPT, proof: 'A report of the disks, with the date.', owner: { kind: 'vendor' }, dueOn },
  {
    ...{ text: WARN, proof: 'The message that was sent.', dueOn },
    owner: { kind: 'staff', name: people.protection.name, email: people.protection.email },
  },
];
const DONE = 'All disks are encrypted since Monday; page 1 of the report lists them.';
const NOT_YET = 'The report names two disks of three. Please add the third one.';
const GOOD = 'All three disks are in the report now, thank you.';

/** Approved by the owners of security on one condition of the supplier's and one of Amina's; the outcome is recorded. */
async function approved(): Promise<RunningAssessment> {
  const assessment = await RunningAssessment.invite(local, { tier: 'standard' });
  await assessment.answerAndSubmit(weakEncryption);
  const status = async () => (await assessment.file()).assessment.status;
  await expect.poll(status, patient).toBe('awaiting-decision');
  await assessment.decideTheRest((_role: OwningRole, nth: number) => ({
    choice: nth === 0 ? 'approve-with-conditions' : 'approve',
    reasons: 'The pilot runs on made-up letters until the disks are encrypted.',
    conditions: nth === 0 ? conditions : [],
  }));
  await expect.poll(status, patient).toBe('decided');
  return assessment;
}

const mainText = async (page: Page) => (await page.locator('main').textContent())?.replace(/\s+/g, ' ') ?? '';
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const pathOf = (page: Page) => new URL(page.url()).pathname;

/** Whoever is not the one who must meet it, and holds the role that set it. */
const answerer: Person = people.security;

test.each(withAndWithoutScripts)('two conditions, from the mail to the clearance, %s', async (_, scripts) => {
  const assessment = await approved();
  const { post, contact, id } = assessment;
  const stored = async (text: string) => {
    const condition = (await assessment.file()).conditions.find((one) => one.text === text);
    if (!condition) throw new Error(`no condition ${text}`);
    return condition;
  };
  const theirs = `/respond/conditions/${(await stored(ENCRYPT)).id}`;

  // The supplier: by the link of the mail, which changes nothing until Start.
  const mail = await post.next('the conditions', Post.about(id, 'condition-set', contact.email));
  const link = Post.link(mail, /\/c\//);
  const vendor = await browser.newcomer({ scripts });
  await vendor.goto(link);
  await visit(vendor);
  expect((await assessment.file()).grants.filter(({ purpose }) => purpose === 'conditions')).toHaveLength(1);
  await press(vendor, 'Start');
  expect(pathOf(vendor)).toBe('/respond/conditions');
  await visit(vendor);
  expect(await mainText(vendor)).not.toContain('names');
  await vendor.getByRole('link', { name: 'Open condition 1 of 1' }).click();
  expect(pathOf(vendor)).toBe(theirs);
  await visit(vendor);

  // In German and back.
  await press(vendor, 'Deutsch');
  await visit(vendor);
  expect(await mainText(vendor)).toContain('Was zu tun ist');
  await press(vendor, 'English');

  // A file: described, uploaded straight to the store, checked for viruses.
  await vendor.getByRole('link', { name: 'Attach a file' }).click();
  await visit(vendor);
  await press(vendor, 'Continue to the upload');
  await visit(vendor, { status: 422 });
  await vendor.getByLabel('Name of the document').fill('Disk report');
  await vendor.getByLabel('Plain text (txt)').check();
  await press(vendor, 'Continue to the upload');
  await visit(vendor);
  await vendor
    .getByLabel('The file')
    .setInputFiles({ name: 'disks.txt', mimeType: 'text/plain', buffer: Buffer.from('Two disks.') });
  await press(vendor, 'Upload');
  await vendor.waitForURL(`**${theirs}`);
  await visit(vendor);
  await expect
    .poll(async () => (await assessment.file()).evidence.find(({ conditionId }) => conditionId)?.status, patient)
    .toBe('clean');

  // The report: too short first, then in two windows.
  await vendor.getByRole('link', { name: 'Report it done' }).click();
  await visit(vendor);
  expect(await mainText(vendor)).toContain('Disk report.txt');
  const behind = await browser.sameBrowser(vendor, { scripts });
  await behind.goto(`${theirs}/report`);
  await vendor.getByLabel('What did you do').fill('It is done.');
  await press(vendor, 'Deutsch');
  expect(await vendor.locator('[name=words]').inputValue()).toBe('It is done.');
  await visit(vendor);
  await press(vendor, 'English');
  await press(vendor, 'Report it done');
  await visit(vendor, { status: 422 });
  expect(await vendor.getByRole('alert').textContent()).toContain('at least 20 characters');
  await vendor.getByLabel('What did you do').fill(DONE);
  await press(vendor, 'Report it done');
  expect(pathOf(vendor)).toBe(theirs);
  await visit(vendor);
  expect(await mainText(vendor)).toContain('looks at it and writes to you');
  await behind.getByLabel('What did you do').fill(`${DONE} Written in another window.`);
  await press(behind, 'Report it done');
  await visit(behind, { status: 409 });
  expect(await mainText(behind)).toContain('Written in another window.');

  // The approver: from the mail; nothing is chosen, reasons are wanted, and not yet.
  const asked = await post.next('the report', Post.about(id, 'condition-reported', answerer.email));
  const approver = await browser.newcomer({ scripts });
  await approver.goto(Post.link(asked, /\/exceptions\/.*\/conditions\//));
  await signInHere(approver, answerer);
  await approver.waitForURL(`**/exceptions/${id}/conditions/*`);
  await visit(approver);
  const page = pathOf(approver);
  expect(await approver.locator('[name=choice]:checked').count()).toBe(0);
  const download = approver.getByRole('link', { name: 'Disk report.txt' });
  const got = await approver.request.get((await download.getAttribute('href')) ?? '');
  expect(await got.text()).toBe('Two disks.');
  await press(approver, 'Record my answer');
  await visit(approver, { status: 422 });
  expect(await approver.getByRole('alert').getByRole('link').count()).toBe(2);
  await approver.getByLabel('Do not accept it yet').check();
  await approver.getByLabel('Your reasons').fill(NOT_YET);
  await press(approver, 'Record my answer');
  await visit(approver);
  expect(await mainText(approver)).toContain('Not accepted');

  // The supplier hears why, by a mail whose link opens the same pages, and reports again.
  const answered = await post.next('the answer', Post.about(id, 'condition-answered', contact.email));
  expect(answered.text).toContain(NOT_YET);
  expect(answered.text).not.toContain(answerer.name);
  await vendor.goto(Post.link(answered, /\/c\//));
  await visit(vendor);
  await press(vendor, 'Start');
  await vendor.goto(theirs);
  await visit(vendor);
  expect(await mainText(vendor)).toContain(NOT_YET);
  expect(await mainText(vendor)).not.toContain(answerer.name);
  await vendor.getByRole('link', { name: 'Report it done' }).click();
  await vendor.getByLabel('What did you do').fill(`${DONE} The third disk is on page 2.`);
  await press(vendor, 'Report it done');
  await visit(vendor);

  // Accepted; a click from a window that is behind is told so.
  await approver.goto('/exceptions/conditions');
  await visit(approver);
  await approver.getByRole('link', { name: ENCRYPT }).last().click();
  await approver.goto(page);
  const late = await browser.sameBrowser(approver, { scripts });
  await late.goto(page);
  await approver.getByLabel('Accept it as met').check();
  await approver.getByLabel('Your reasons').fill(GOOD);
  await press(approver, 'Record my answer');
  await visit(approver);
  expect(await mainText(approver)).toContain('Accepted as met on');
  await late.getByLabel('Do not accept it yet').check();
  await late.getByLabel('Your reasons').fill('On second thoughts I would like to see a photograph.');
  await press(late, 'Record my answer');
  await visit(late, { status: 409 });
  expect(await mainText(late)).toContain('Your click changed nothing.');
  expect(await mainText(late)).toContain('I would like to see a photograph.');
  await vendor.goto(theirs);
  await visit(vendor);
  expect(await mainText(vendor)).toContain('You need to do nothing more about it.');

  // Our own condition: Amina reports it, and Tomás accepts.
  const owner = await browser.newcomer({ scripts });
  await openAs(owner, people.protection, '/exceptions/conditions');
  await visit(owner);
  const own = (await stored(WARN)).id;
  await owner.locator(`a[href$="/${id}/conditions/${own}"]`).click();
  await visit(owner);
  await press(owner, 'Report it as met');
  await visit(owner, { status: 422 });
  // With a file of ours: described, uploaded straight to the store, checked for malware.
  await owner.getByRole('link', { name: 'Attach a file' }).click();
  await visit(owner);
  await press(owner, 'Continue to the upload');
  await visit(owner, { status: 422 });
  await owner.getByLabel('Name of the document').fill('The message');
  await owner.getByLabel('Plain text (txt)').check();
  await press(owner, 'Continue to the upload');
  await visit(owner);
  await owner
    .getByLabel('The file')
    .setInputFiles({ name: 'message.txt', mimeType: 'text/plain', buffer: Buffer.from('Enter no names.') });
  await press(owner, 'Upload');
  await owner.waitForURL(`**/exceptions/${id}/conditions/${own}*`);
  await visit(owner);
  await expect
    .poll(async () => (await assessment.file()).evidence.find(({ conditionId }) => conditionId === own)?.status, patient)
    .toBe('clean');
  await owner.getByLabel('What was done').fill('The message went to all clerks on Monday; see the intranet.');
  await press(owner, 'Report it as met');
  await visit(owner);
  expect(await mainText(owner)).toContain('It waits for an answer of');
  expect(await owner.getByRole('button', { name: 'Record my answer' }).count()).toBe(0);
  await approver.goto(`/exceptions/${id}/conditions/${own}`);
  await visit(approver);
  const message = await approver.getByRole('link', { name: 'The message.txt' }).getAttribute('href');
  expect(await (await approver.request.get(message ?? '')).text()).toBe('Enter no names.');
  await approver.getByLabel('Accept it as met').check();
  await approver.getByLabel('Your reasons').fill('I have got the message myself, and it is clear.');
  await press(approver, 'Record my answer');
  await visit(approver);

  // Cleared, with both conditions met; and all of it can be proved.
  const { supplierId, systemId } = (await assessment.file()).assessment;
  await owner.goto(`/clearance/${supplierId}/${systemId}`);
  await visit(owner);
  expect(await owner.locator('.verdict').textContent()).toContain('Yes');
  expect(await owner.getByText('Met', { exact: true }).count()).toBe(2);
});

test('a link for conditions is revoked with the others, and one that was tampered with opens nothing', async () => {
  const assessment = await approved();
  const mail = await assessment.post.next('the conditions', Post.about(assessment.id, 'condition-set', assessment.contact.email));
  const link = Post.link(mail, /\/c\//);
  const vendor = await browser.newcomer();
  await vendor.goto(`${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`);
  await visit(vendor, { status: 404 });
  // The link to answer opens the receipt, and no conditions.
  await vendor.goto(assessment.link);
  await press(vendor, 'Show the receipt');
  await visit(vendor);
  await vendor.goto('/respond/conditions');
  await visit(vendor, { status: 401 });
  await vendor.goto(link);
  await press(vendor, 'Start');
  await visit(vendor);
  await vendor.goto('/respond/receipt');
  await visit(vendor, { status: 401 });
});
