import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { weakEncryption } from '../../bin/seed/assessments.ts';
import { directory, type Person, people } from '../../bin/seed/organisation.ts';
import type { ApprovalRequest } from '../../functions/domain/deciding/approval.ts';
import { changeDirectory, type DirectoryContent } from '../../functions/domain/deciding/change-directory.ts';
import type { OwningRole } from '../../functions/domain/vocabulary.ts';
import { systemClock } from '../../functions/platform/clock.ts';
import { RunningAssessment } from '../support/browser/running-assessment.ts';
import { openAs, signInHere } from '../support/browser/staff.ts';
import { useBrowser, withAndWithoutScripts } from '../support/browser/use-browser.ts';
import { visit } from '../support/browser/visit.ts';
import { patient } from '../support/eventually.ts';

const local = inject('local');
const browser = useBrowser();
const everybody: Person[] = Object.values(people);
const dueOn = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
const REASONS = 'The pilot runs on made-up letters until the disks are encrypted.\n<b>Agreed</b> with the supplier.';

/** Answered with weak encryption, and waiting for its owners. `role`: whose exception; absent: one that needs two people. */
async function waiting({ requester, role }: { requester?: Person; role?: OwningRole } = {}) {
  const assessment = await RunningAssessment.invite(local, { tier: 'high', requester });
  await assessment.answerAndSubmit(weakEncryption);
  await expect.poll(async () => (await assessment.file()).assessment.status, patient).toBe('awaiting-decision');
  const request = (await assessment.file()).requests.find((one) => (role ? one.role === role : one.quorum === 2));
  if (!request) throw new Error('no such exception');
  const owners = directory.roles[request.role].flatMap(({ email }) => everybody.filter((person) => person.email === email));
  const [first, second] = owners;
  if (!first || !second) throw new Error('the role has two people');
  const address = `/exceptions/${assessment.id}/${request.id}`;
  const stored = async (): Promise<ApprovalRequest> => {
    const now = (await assessment.file()).requests.find(({ id }) => id === request.id);
    if (!now) throw new Error('the exception is gone');
    return now;
  };
  return { assessment, request, first, second, address, stored };
}

const press = (page: Page) => page.getByRole('button', { name: 'Record my decision' }).click();
const mainText = async (page: Page) => (await page.locator('main').textContent())?.replace(/\s+/g, ' ') ?? '';
async function fillIn(page: Page, choice: 'approve' | 'reject', reasons = REASONS): Promise<void> {
  await page.locator(`[name=choice][value=${choice}]`).check();
  await page.getByLabel('Your reasons').fill(reasons);
}

test.each(withAndWithoutScripts)('two owners judge an exception, from the mail to what was decided, %s', async (_, scripts) => {
  const { assessment, request, first, second } = await waiting();
  const page = await browser.newcomer({ scripts });
  await page.goto(await assessment.exceptionLink(first, request.id));
  await signInHere(page, first);
  await page.waitForURL(`**/exceptions/${assessment.id}/${request.id}`);
  await visit(page);
  expect(await page.locator('main').textContent()).toContain('0 of 2 approvals');
  expect(await page.locator('[name=choice]:checked').count()).toBe(0);

  // Without reasons: every problem at once, and nothing typed is lost.
  const decide = () => press(page);
  await page.locator('[name=choice][value=approve-with-conditions]').check();
  await page.getByText('More conditions').click();
  await page.locator('[name=condition-1]').fill('Encrypt the disks\u202E!');
  await decide();
  await visit(page, { status: 422 });
  expect(await page.getByRole('alert').getByRole('link').allTextContents()).toEqual([
    expect.stringContaining('Your reasons must have at least 20 characters'),
    'Choose who must meet it',
    expect.stringContaining('Enter what proves it done'),
    expect.stringContaining('Enter the date by which it must be met'),
  ]);
  expect(await page.locator('[name=choice]:checked').getAttribute('value')).toBe('approve-with-conditions');
  expect(await page.locator('[name=condition-1]').inputValue()).toBe('Encrypt the disks\u202E!');
  await page.getByLabel('Your reasons').fill(REASONS);
  await page.locator('[name=owner-1]').selectOption({ label: `${people.security.name}, ${people.security.email}` });
  await page.locator('[name=proof-1]').fill('A scan of the disks.');
  await page.locator('[name=due-1]').fill('2020-01-31');
  await decide();
  await visit(page, { status: 422 });
  expect(await page.getByLabel('Your reasons').inputValue()).toBe(REASONS);
  expect(await page.locator('[name=owner-1]').inputValue()).toBe(people.security.email);
  await page.locator('[name=due-1]').fill('2031-01-31');
  await decide();
  await visit(page, { status: 422 });
  expect(await page.getByRole('alert').getByRole('link').allTextContents()).toEqual([
    expect.stringContaining('The acceptance ends on'),
  ]);
  await page.locator('[name=due-1]').fill(dueOn);
  await decide();
  await visit(page);
  expect(await mainText(page)).toContain(`For ${people.security.name}. Proof: A scan of the disks.`);
  expect(await page.locator('main').textContent()).toContain('1 more person');
  expect(await page.getByRole('button', { name: 'Record my decision' }).count()).toBe(0);
  await page.goto('/exceptions');
  await visit(page);
  const row = page.locator('ul.tasks > li', { has: page.locator(`a[href$="/${assessment.id}/${request.id}"]`) });
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
        conditions: [
          {
            text: 'Encrypt the disks\u202E!',
            owner: { kind: 'staff', name: people.security.name, email: people.security.email },
            proof: 'A scan of the disks.',
            dueOn,
          },
        ],
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
  for (const words of ['Cleared for use', 'Encrypt the disks', '<b>Agreed</b>', first.name, second.name])
    expect(outcome).toContain(words);
  expect(await reader.locator('section[aria-labelledby=findings] tbody tr').count()).toBeGreaterThan(0);
});

test('who asked for it, or holds another role or none, reads why they cannot decide; a forged form changes nothing', async () => {
  const { assessment, request, address } = await waiting({ requester: people.governance, role: 'security' });
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

test('on a phone, from the mail to the decision, in three pages', async () => {
  const { assessment, request, first, stored } = await waiting({ role: 'ai-governance' });
  const page = await browser.newcomer();
  await page.setViewportSize({ width: 360, height: 740 });
  let pages = 0;
  page.on('response', (response) => {
    const asked = response.request();
    if (asked.isNavigationRequest() && asked.frame() === page.mainFrame() && response.status() < 300) pages += 1;
  });
  await page.goto(await assessment.exceptionLink(first, request.id));
  await signInHere(page, first);
  await page.waitForURL(`**/exceptions/${assessment.id}/${request.id}`);
  await visit(page);
  // The reason and what it turns on come first; the map is drawn, and said.
  expect((await page.locator('main p').nth(2).textContent()) ?? '').toContain('answered our questions about Letter Sorter');
  expect(await page.locator('.risk-map svg').isVisible()).toBe(true);
  const said = await mainText(page);
  for (const words of ['You hold the role AI governance.', 'The inherent risk is high.', 'In whose name', first.name])
    expect(said).toContain(words);
  await page.getByRole('link', { name: 'Go to the decision' }).click();
  await page.locator('[name=choice][value=approve-with-conditions]').check();
  await page.getByLabel('Your reasons').fill(REASONS);
  await page.locator('[name=condition-0]').fill('Encrypt the disks.');
  await page.locator('[name=owner-0]').selectOption('supplier');
  await page.locator('[name=proof-0]').fill('A report by an independent party.');
  await page.locator('[name=due-0]').fill(dueOn);
  await page.locator('[name=until]').fill(dueOn);
  await press(page);
  await visit(page);
  expect(pages).toBe(3);
  expect(await stored()).toMatchObject({
    status: 'approved-with-conditions',
    decisions: [
      { acceptUntil: dueOn, conditions: [{ owner: { kind: 'vendor' }, proof: 'A report by an independent party.', dueOn }] },
    ],
  });
});

/** Changes the directory for a test, and takes only that back afterwards: other tests share it. */
async function withDirectory(
  assessment: Pick<RunningAssessment, 'rooms'>,
  edit: (content: DirectoryContent) => DirectoryContent,
  undo: (content: DirectoryContent) => DirectoryContent,
  journey: () => Promise<void>,
): Promise<void> {
  const ports = { ...assessment.rooms, clock: systemClock };
  const change = async (make: typeof edit) => {
    const { version: _, changedAt: __, changedBy: ___, ...content } = await ports.directories.get();
    await changeDirectory(ports, { content: make(content), by: { kind: 'operator', name: 'the tests' } });
  };
  await change(edit);
  try {
    await journey();
  } finally {
    await change(undo);
  }
}

test('a deputy decides for somebody who is away, and no longer once they are back', async () => {
  const { assessment, address, stored } = await waiting({ role: 'security' });
  const away = { name: 'Olga Away', email: `olga.${assessment.id}@halden.example` };
  const deputy = { name: people.protection.name, email: people.protection.email };
  const day = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10);
  const member = (content: DirectoryContent, until: string): DirectoryContent => ({
    ...content,
    roles: { ...content.roles, security: [...content.roles.security.filter(({ email }) => email !== away.email), away] },
    standIns: [
      ...content.standIns.filter(({ email }) => email !== away.email),
      { email: away.email, deputy, absences: [{ from: day(-9), until }] },
    ],
  });
  const without = (content: DirectoryContent): DirectoryContent => ({
    ...content,
    roles: { ...content.roles, security: content.roles.security.filter(({ email }) => email !== away.email) },
    standIns: content.standIns.filter(({ email }) => email !== away.email),
  });
  const page = await browser.newcomer();
  await withDirectory(
    assessment,
    (content) => member(content, day(5)),
    without,
    async () => {
      await openAs(page, people.protection, '/exceptions');
      await visit(page);
      const row = page.locator('ul.tasks > li', { has: page.locator(`a[href="${address}"]`) });
      expect(await row.textContent()).toContain('You stand in for Olga Away');
      await row.getByRole('link').click();
      await visit(page);
      expect(await mainText(page)).toContain('You stand in for Olga Away, away until');
    },
  );
  // Olga came back while the page stood open: the click says so, and so does the page.
  await fillIn(page, 'approve');
  await withDirectory(
    assessment,
    (content) => member(content, day(-2)),
    without,
    async () => {
      await press(page);
      await visit(page);
      expect(await mainText(page)).toContain('Your click changed nothing.');
      expect(await mainText(page)).toContain('Olga Away is back since');
      expect((await stored()).decisions).toEqual([]);
    },
  );
  const again = await browser.newcomer();
  await withDirectory(
    assessment,
    (content) => member(content, day(5)),
    without,
    async () => {
      await openAs(again, people.protection, address);
      await fillIn(again, 'reject');
      await press(again);
      await visit(again);
      expect(await mainText(again)).toContain(`standing in for ${away.email}`);
    },
  );
  expect((await stored()).decisions).toMatchObject([{ choice: 'reject', capacity: { as: 'deputy', for: away.email } }]);
});

test.each(withAndWithoutScripts)('handed over to a colleague, who decides, %s', async (_, scripts) => {
  const { assessment, request, first, address, stored } = await waiting({ role: 'ai-governance' });
  const giver = await browser.newcomer({ scripts });
  await openAs(giver, first, address);
  await giver.getByRole('link', { name: 'Hand your part over to a colleague' }).click();
  await visit(giver);
  await giver.getByRole('button', { name: 'Hand it over' }).click();
  await visit(giver, { status: 422 });
  expect(await giver.getByRole('alert').getByRole('link').count()).toBe(2);
  await giver.getByLabel('Who decides in your place?').selectOption(people.security.email);
  await giver.getByLabel('Your reasons').fill('It is about encryption, which Tom\u00e1s knows best.');
  await giver.getByRole('button', { name: 'Hand it over' }).click();
  await visit(giver);
  expect(await mainText(giver)).toContain(`You handed your part over to ${people.security.name}`);
  expect(await giver.getByRole('button', { name: 'Record my decision' }).count()).toBe(0);

  const named = await browser.newcomer({ scripts });
  await named.goto(await assessment.exceptionLink(people.security, request.id));
  await signInHere(named, people.security);
  await named.waitForURL(`**${address}`);
  await visit(named);
  expect(await mainText(named)).toContain(`${first.name} handed their part over to you`);
  expect(await mainText(named)).toContain('which Tomás knows best.');
  await fillIn(named, 'approve');
  await press(named);
  await visit(named);
  expect(await stored()).toMatchObject({ status: 'approved', decisions: [{ capacity: { as: 'named', by: first.email } }] });
  await giver.reload();
  await visit(giver);
  expect(await mainText(giver)).toContain('This exception is closed: Approved');
});

test('two owners click at the same instant: one of them decides, the other reads that', async () => {
  const { first, second, address, stored } = await waiting({ role: 'ai-governance' });
  const windows = await Promise.all(
    [first, second].map(async (person) => {
      const page = await browser.newcomer();
      await openAs(page, person, address);
      await fillIn(page, 'approve', `${person.name} is content with the plan.`);
      return page;
    }),
  );
  await Promise.all(windows.map(press));
  const texts = [];
  for (const page of windows) {
    await page.waitForLoadState();
    await visit(page);
    texts.push(await mainText(page));
  }
  expect(texts.filter((text) => text.includes('Your click changed nothing.'))).toHaveLength(1);
  expect(texts.filter((text) => /Your decision of .* is recorded/.test(text))).toHaveLength(1);
  const { status, decisions } = await stored();
  expect({ status, decisions: decisions.length }).toEqual({ status: 'approved', decisions: 1 });
});

test('one owner clicks in two tabs at the same instant: decided once', async () => {
  const { first, address, stored } = await waiting({ role: 'security' });
  const one = await browser.newcomer();
  await openAs(one, first, address);
  const other = await browser.sameBrowser(one);
  await other.goto(address);
  await fillIn(one, 'approve', 'The plan of the supplier is sound.');
  await fillIn(other, 'approve', 'The plan of the supplier is sound enough.');
  await Promise.all([one, other].map(press));
  const texts = [];
  for (const page of [one, other]) {
    await page.waitForLoadState();
    await visit(page);
    texts.push(await mainText(page));
  }
  for (const text of texts) expect(text).toContain('1 more person must approve');
  expect(texts.filter((text) => text.includes('Your click changed nothing.'))).toHaveLength(1);
  expect((await stored()).decisions).toHaveLength(1);
});

test('a click that comes too late loses nothing: an incomplete form, and conditions of a complete one, stand there to be copied', async () => {
  const { assessment, first, second, address, stored } = await waiting({ role: 'ai-governance' });
  const [incomplete, complete, deciding] = await Promise.all(
    [first, first, second].map(async (person) => {
      const page = await browser.newcomer();
      await openAs(page, person, address);
      return page;
    }),
  );
  if (!incomplete || !complete || !deciding) throw new Error('three windows');
  await incomplete.getByLabel('Your reasons').fill('Ten minutes');
  await incomplete.locator('[name=choice][value=approve-with-conditions]').check();
  await incomplete.locator('[name=condition-0]').fill('Encrypt the disks.');
  await fillIn(complete, 'approve', 'Complete, with a condition that counts.');
  await complete.locator('[name=choice][value=approve-with-conditions]').check();
  await complete.locator('[name=condition-0]').fill('Name a person who can stop it.');
  await complete.locator('[name=owner-0]').selectOption('supplier');
  await complete.locator('[name=proof-0]').fill('A page of the manual.');
  await complete.locator('[name=due-0]').fill(dueOn);
  await fillIn(deciding, 'approve');
  await press(deciding);
  await visit(deciding);
  for (const [page, words] of [
    [incomplete, ['Ten minutes', 'Encrypt the disks.']],
    [complete, ['Approve with conditions', 'Name a person who can stop it.', 'A page of the manual.', dueOn]],
  ] as const) {
    await press(page);
    await visit(page);
    expect(await mainText(page)).toContain('Your click changed nothing.');
    const typed = page.locator('.notice details');
    expect(await typed.locator('dl').isVisible()).toBe(true);
    for (const one of words) expect(await typed.textContent()).toContain(one);
  }
  expect((await stored()).decisions).toHaveLength(1);
  expect((await assessment.file()).requests.length).toBeGreaterThan(0);
});

test.each(withAndWithoutScripts)('where nothing fell short, whoever decides reads every answer first, %s', async (_, scripts) => {
  const assessment = await RunningAssessment.invite(local, { tier: 'high' });
  await assessment.answerAndSubmit();
  await expect.poll(async () => (await assessment.file()).assessment.status, patient).toBe('awaiting-decision');
  const request = (await assessment.file()).requests.find(({ role }) => role === 'ai-governance');
  const [person] = everybody.filter(({ email }) => directory.roles['ai-governance'].some((member) => member.email === email));
  if (!request || !person) throw new Error('nobody of AI governance is asked');
  const page = await browser.newcomer({ scripts });
  await openAs(page, person, `/exceptions/${assessment.id}/${request.id}`);
  await visit(page);
  expect(await mainText(page)).toContain('decides on the risk that remains as a whole');
  await page.getByRole('link', { name: 'All answers and files' }).click();
  await visit(page);
  const sections = page.locator('section[aria-labelledby=sections] a');
  expect(await sections.count()).toBeGreaterThan(5);
  await sections.first().click();
  await visit(page);
  expect(await page.locator('dt[id^=q-]').count()).toBeGreaterThan(2);
  await page.getByRole('link', { name: /^Next: / }).click();
  await visit(page);
  await page.getByRole('link', { name: 'Back to the exception' }).click();
  await visit(page);
});
