import { expect, inject, test } from 'vitest';
import { weakEncryption } from '../../bin/seed/assessments.ts';
import { directory, type Person, people } from '../../bin/seed/organisation.ts';
import type { ApprovalRequest } from '../../functions/domain/approval.ts';
import { RunningAssessment } from '../support/browser/running-assessment.ts';
import { openAs, signInHere } from '../support/browser/staff.ts';
import { useBrowser, withAndWithoutScripts } from '../support/browser/use-browser.ts';
import { visit } from '../support/browser/visit.ts';
import { patient } from '../support/eventually.ts';

const local = inject('local');
const browser = useBrowser();
const everybody: Person[] = Object.values(people);
const REASONS = 'The pilot runs on made-up letters until the disks are encrypted.\n<b>Agreed</b> with the supplier.';

/** Answered with weak encryption, and waiting for its owners. */
async function waiting(requester?: Person): Promise<{ assessment: RunningAssessment; request: ApprovalRequest; owners: Person[] }> {
  const assessment = await RunningAssessment.invite(local, { tier: 'high', requester });
  await assessment.answerAndSubmit(weakEncryption);
  await expect.poll(async () => (await assessment.file()).assessment.status, patient).toBe('awaiting-decision');
  const request = (await assessment.file()).requests.find(({ quorum }) => quorum === 2);
  if (!request) throw new Error('no exception needs two people');
  const owners = directory.roles[request.role].flatMap(({ email }) => everybody.filter((person) => person.email === email));
  return { assessment, request, owners };
}

test.each(withAndWithoutScripts)('two owners judge an exception, from the mail to what was decided, %s', async (_, scripts) => {
  const { assessment, request, owners } = await waiting();
  const [first, second] = owners;
  if (!first || !second) throw new Error('the role has two people');
  const page = await browser.newcomer({ scripts });
  await page.goto(await assessment.exceptionLink(first, request.id));
  await signInHere(page, first);
  await page.waitForURL(`**/exceptions/${assessment.id}/${request.id}`);
  await visit(page);
  expect(await page.locator('main').textContent()).toContain('0 of 2 approvals');
  expect(await page.locator('[name=choice]:checked').count()).toBe(0);

  // Without reasons: every problem at once, and nothing typed is lost.
  const decide = () => page.getByRole('button', { name: 'Record my decision' }).click();
  await page.locator('[name=choice][value=approve-with-conditions]').check();
  await page.locator('[name=condition-1]').fill('Encrypt the disks\u202E!');
  await decide();
  await visit(page, { status: 422 });
  expect(await page.getByRole('alert').getByRole('link').allTextContents()).toEqual([
    expect.stringContaining('Your reasons must have at least 20 characters'),
    expect.stringContaining('Enter the date by which it must be met'),
  ]);
  expect(await page.locator('[name=choice]:checked').getAttribute('value')).toBe('approve-with-conditions');
  expect(await page.locator('[name=condition-1]').inputValue()).toBe('Encrypt the disks\u202E!');
  await page.getByLabel('Your reasons').fill(REASONS);
  await page.locator('[name=due-1]').fill('2020-01-31');
  await decide();
  await visit(page, { status: 422 });
  expect(await page.getByLabel('Your reasons').inputValue()).toBe(REASONS);
  await page.locator('[name=due-1]').fill('2031-01-31');
  await decide();
  await visit(page);
  expect(await page.locator('main').textContent()).toContain('1 more person');
  expect(await page.getByRole('button', { name: 'Record my decision' }).count()).toBe(0);
  await page.goto('/exceptions');
  await visit(page);
  const row = page.locator('tr', { has: page.locator(`a[href$="/${assessment.id}/${request.id}"]`) });
  expect(await row.textContent()).toContain('You decided; others must too');

  // The second person decides in one window, and clicks again in another that is behind.
  const other = await browser.newcomer({ scripts });
  await openAs(other, second, `/exceptions/${assessment.id}/${request.id}`);
  const behind = await browser.sameBrowser(other, { scripts });
  await behind.goto(`/exceptions/${assessment.id}/${request.id}`);
  await other.locator('[name=choice][value=approve]').check();
  await other.getByLabel('Your reasons').fill(REASONS);
  await other.getByRole('button', { name: 'Record my decision' }).click();
  await visit(other);
  await behind.locator('[name=choice][value=reject]').check();
  await behind.getByLabel('Your reasons').fill('On second thoughts I would rather not have it.');
  await behind.getByRole('button', { name: 'Record my decision' }).click();
  await visit(behind);
  const said = (await behind.locator('main').textContent()) ?? '';
  expect(said).toContain('Your click changed nothing.');
  expect(said).toContain('On second thoughts I would rather not have it.');
  const { requests } = await assessment.file();
  expect(requests.find(({ id }) => id === request.id)).toMatchObject({
    status: 'approved-with-conditions',
    decisions: [
      {
        choice: 'approve-with-conditions',
        reasons: REASONS,
        conditions: [{ text: 'Encrypt the disks\u202E!', dueOn: '2031-01-31' }],
      },
      { choice: 'approve', reasons: REASONS },
    ],
  });

  // Once the others have decided too, procurement reads it all: findings, approvals, conditions, expiry.
  await assessment.decideTheRest({ choice: 'approve', reasons: 'Nothing else stands against it.', conditions: [] });
  await expect.poll(async () => (await assessment.file()).assessment.status, patient).toBe('decided');
  const reader = await browser.newcomer({ scripts });
  await openAs(reader, people.procurement, `/console/assessments/${assessment.id}`);
  await visit(reader);
  const outcome = (await reader.locator('main').textContent()) ?? '';
  for (const words of [
    'Cleared for use until',
    'on the conditions below',
    'Encrypt the disks',
    '<b>Agreed</b>',
    first.name,
    second.name,
  ])
    expect(outcome).toContain(words);
  expect(await reader.locator('section[aria-labelledby=findings] tbody tr').count()).toBeGreaterThan(0);
});

test('who asked for it, or holds another role or none, reads why they cannot decide; a forged form changes nothing', async () => {
  const { assessment, request } = await waiting(people.governance);
  const address = `/exceptions/${assessment.id}/${request.id}`;
  const notOwner = everybody.find(
    ({ email, groups }) =>
      groups.some((group) => group === 'risk-owner') &&
      email !== people.governance.email &&
      directory.roles[request.role].every((member) => member.email !== email),
  );
  const cases: [Person | undefined, RegExp, number][] = [
    [people.governance, /You started this assessment/, 200],
    [notOwner, /You can read this exception\. It is for/, 200],
    [people.procurement, /You can read this exception/, 403],
    [people.auditor, /You can read this exception/, 403],
  ];
  for (const [person, why, forged] of cases) {
    if (!person) throw new Error('everybody holds that role');
    const page = await browser.newcomer();
    await openAs(page, person, address);
    await visit(page);
    expect(await page.locator('main').textContent()).toMatch(why);
    expect(await page.locator('main form').count()).toBe(0);
    const csrf = await page.locator('[name=csrf]').first().inputValue();
    const answer = await page.request.post(address, {
      headers: { origin: local.baseUrl },
      form: { csrf, choice: 'approve', reasons: REASONS, basis: request.basis },
    });
    expect(answer.status()).toBe(forged);
  }
  expect((await assessment.file()).requests.flatMap(({ decisions }) => decisions)).toEqual([]);
});
