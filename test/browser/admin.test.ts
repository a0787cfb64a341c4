import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { Post } from '../../bin/demo/post.ts';
import { weakEncryption } from '../../bin/seed/assessments.ts';
import { type Person, people } from '../../bin/seed/organisation.ts';
import { createAccounts } from '../../bin/seed/staff-accounts.ts';
import { RunningAssessment } from '../support/browser/running-assessment.ts';
import { openAs, signInHere } from '../support/browser/staff.ts';
import { tabThrough } from '../support/browser/tab-through.ts';
import { useBrowser, withAndWithoutScripts } from '../support/browser/use-browser.ts';
import { visit } from '../support/browser/visit.ts';
import { patient } from '../support/eventually.ts';

const local = inject('local');
const browser = useBrowser();
const LEGAL = '/directory/roles/legal';
const nextYear = new Date().getUTCFullYear() + 1;

/** Somebody of whom no other test knows: the directory is one for all, so a test names and removes its own people. */
async function newcomer(name: string, ...groups: Person['groups']): Promise<Person> {
  const id = `${name.toLowerCase()}${Date.now().toString(36)}`;
  const person = { id, name: `${name} Newman`, email: `${id}@halden.example`, groups, does: '' };
  await createAccounts(local, { person });
  return person;
}

/** Somebody else may change the directory in that very moment: then one reads it, and sends the form again. */
async function send(page: Page, button: string): Promise<void> {
  for (let attempt = 0; attempt < 4; attempt += 1) {
    await page.getByRole('button', { name: button }).click();
    await page.waitForLoadState();
    if ((await page.locator('#meanwhile').count()) === 0) return;
    await visit(page, { status: 409 });
  }
  throw new Error(`the directory kept changing under “${button}”`);
}

const words = async (page: Page, selector = 'main') =>
  ((await page.locator(selector).first().textContent()) ?? '').replace(/\s+/g, ' ');

async function fillPerson(page: Page, { name, email }: Pick<Person, 'name' | 'email'>, field = 'person'): Promise<void> {
  await page.locator(`[name=${field}-name]`).fill(name);
  await page.locator(`[name=${field}-email]`).fill(email);
}

/** Asked for by one of the two lawyers: the one who is left cannot decide alone on what is critical. */
async function lackingPeople(): Promise<RunningAssessment> {
  const assessment = await RunningAssessment.invite(local, { tier: 'high', requester: people.protection });
  await assessment.answerAndSubmit(weakEncryption);
  await expect.poll(async () => (await assessment.file()).assessment.waiting.on, patient).toBe('administrator');
  return assessment;
}

test.each(withAndWithoutScripts)(
  'a role with too few people shows at once; whoever is named is asked, and decides, %s',
  async (_, scripts) => {
    const nadia = await newcomer('Nadia', 'risk-owner');
    const assessment = await lackingPeople();
    const admin = await browser.newcomer({ scripts });

    // Everywhere: on the assessment, on the page of who is awaited, in the directory, each with the way on.
    await openAs(admin, people.admin, `/console/assessments/${assessment.id}`);
    await visit(admin);
    expect(await words(admin, '.notice.bad')).toContain('Too few people can decide');
    await admin.goto('/console/waiting?for=administrator');
    await visit(admin);
    const row = admin.locator('li', { has: admin.locator(`a[href="/console/assessments/${assessment.id}"]`) });
    expect(await row.textContent()).toContain('too few people decide for');
    await admin.getByRole('link', { name: 'Who decides' }).first().click();
    await visit(admin);
    const legal = admin.locator('section[aria-labelledby=legal]');
    expect(await legal.locator(`a[href="/console/assessments/${assessment.id}"]`).textContent()).toContain('Letter Sorter');
    await legal.getByRole('link', { name: 'Change who decides for Legal' }).click();
    await visit(admin);

    // A form with a problem comes back with what was typed; nothing is chosen beforehand.
    expect(await admin.locator('input:checked').count()).toBe(0);
    await fillPerson(admin, { name: nadia.name, email: 'nadia' });
    await send(admin, 'Add to the role');
    await visit(admin, { status: 422 });
    expect(await admin.locator('[name=person-name]').inputValue()).toBe(nadia.name);
    await admin.locator('[name=person-email]').fill(nadia.email);
    await send(admin, 'Add to the role');
    await visit(admin);
    const saved = await words(admin, '[role=status]');
    expect(saved).toContain(`Legal: + ${nadia.name} <${nadia.email}>`);
    expect(saved).toContain('will get a mail about an open exception');

    // She is asked by mail, signs in and decides; nobody waits for an administrator any more.
    const { requests, assessment: head } = await assessment.file();
    expect(head.waiting.on).not.toBe('administrator');
    const request = requests.find(({ role }) => role === 'legal');
    const mail = await assessment.post.next('the exception to the newcomer', Post.about(assessment.id, 'exception', nadia.email));
    const owner = await browser.newcomer({ scripts });
    await owner.goto(Post.link(mail, new RegExp(`/exceptions/${assessment.id}/${request?.id}`)));
    await signInHere(owner, nadia);
    await owner.waitForURL(`**/exceptions/${assessment.id}/${request?.id}`);
    await visit(owner);
    await owner.locator('[name=choice][value=approve]').check();
    await owner.getByLabel('Your reasons').fill('The contract obliges them to encrypt before we begin.');
    await owner.getByRole('button', { name: 'Record my decision' }).click();
    await visit(owner);
    const decided = (await assessment.file()).requests.find(({ id }) => id === request?.id);
    expect(decided?.decisions).toMatchObject([{ by: { email: nadia.email }, capacity: { as: 'member' }, choice: 'approve' }]);

    // Her own absence, and nobody else's.
    await owner.goto('/directory');
    await visit(owner);
    expect(await owner.locator('a[href^="/directory/roles"], a[href^="/directory/people"]').count()).toBe(0);
    await owner.getByRole('link', { name: 'I am away' }).click();
    await visit(owner);
    await fillPerson(owner, { name: nadia.name, email: nadia.email.toUpperCase() }, 'deputy');
    await send(owner, 'Name as deputy');
    await visit(owner, { status: 422 });
    expect(await words(owner, '[role=alert]')).toContain('Nobody stands in for themselves');
    await fillPerson(owner, people.security, 'deputy');
    await send(owner, 'Name as deputy');
    await visit(owner);
    const [from, until] = [owner.getByLabel('First day away'), owner.getByLabel('Last day away')];
    await from.fill(`${nextYear}-07-10`);
    await until.fill(`${nextYear}-07-01`);
    await send(owner, 'Add the absence');
    await visit(owner, { status: 422 });
    await until.fill(`${nextYear}-07-20`);
    await send(owner, 'Add the absence');
    await visit(owner);
    expect(await words(owner)).toContain(`Away 10 July ${nextYear} to 20 July ${nextYear} (coming)`);
    await from.fill(`${nextYear}-07-20`);
    await until.fill(`${nextYear}-07-22`);
    await send(owner, 'Add the absence');
    await visit(owner, { status: 422 });
    expect(await words(owner, '[role=alert]')).toContain('overlaps');
    await owner.locator('[name=absence]').check();
    await send(owner, 'Remove the absence');
    await visit(owner);

    // The administrator sets and clears a head, clears the deputy, and takes her out again, by name.
    await admin.goto(LEGAL);
    await fillPerson(admin, nadia, 'head');
    await send(admin, 'Name as head');
    await visit(admin);
    await admin.getByLabel(`${nadia.name} no longer heads Legal`).check();
    await send(admin, 'Remove the head');
    await visit(admin);
    await admin.goto('/directory');
    await visit(admin);
    await admin.locator('section[aria-labelledby=people]').getByRole('link', { name: nadia.name }).click();
    await visit(admin);
    await admin.getByLabel(`${people.security.name} no longer stands in`).check();
    await send(admin, 'Remove the deputy');
    await admin.goto(LEGAL);
    await send(admin, 'Remove from the role');
    await visit(admin, { status: 422 });
    await admin.getByLabel(nadia.email).check();
    await send(admin, 'Remove from the role');
    await visit(admin);
    await admin.goto('/directory/history');
    await visit(admin);
    const history = await words(admin);
    for (const line of [
      `Legal: + ${nadia.name}`,
      `Deputy of ${nadia.email}: nobody → ${people.security.name}`,
      `Absences of ${nadia.email}: none → ${nextYear}-07-10 to ${nextYear}-07-20`,
      `Legal, head: nobody → ${nadia.name}`,
      `Legal: − ${nadia.name}`,
    ])
      expect(history).toContain(line);
  },
);

test.each(withAndWithoutScripts)('two administrators at once: the second reads what the first changed, %s', async (_, scripts) => {
  const [alf, bea] = [await newcomer('Alf', 'admin'), await newcomer('Bea', 'admin')];
  const windows = [await browser.newcomer({ scripts }), await browser.newcomer({ scripts })] as const;
  const [first, second] = windows;
  await openAs(first, people.admin, '/directory/administrators');
  await openAs(second, alf, '/directory/administrators');
  await fillPerson(first, alf);
  await send(first, 'Add as administrator');
  await visit(first);
  await fillPerson(second, bea);
  await second.getByRole('button', { name: 'Add as administrator' }).click();
  await visit(second, { status: 409 });
  const notice = await words(second, '[role=alert]');
  for (const told of ['Nothing was saved', people.admin.name, `Administrators: + ${alf.name}`]) expect(notice).toContain(told);
  expect(await second.locator('[name=person-email]').inputValue()).toBe(bea.email);
  await send(second, 'Add as administrator');
  await visit(second);
  for (const person of [alf, bea]) {
    await second.getByLabel(person.email).check();
    await send(second, 'Remove the administrator');
    await visit(second);
  }
});

test('by keyboard alone; the heading of a page without rights', async () => {
  const page = await browser.newcomer();
  await RunningAssessment.invite(local, { tier: 'low' });
  await openAs(page, people.admin, '/directory');
  for (const path of ['/directory', LEGAL, '/directory/administrators', '/directory/history', '/console/waiting']) {
    await page.goto(path);
    await visit(page);
    expect((await tabThrough(page))[0]).toMatch(/^A .*Skip to the content/);
  }

  const kim = await newcomer('Kim', 'risk-owner');
  await page.goto('/directory/administrators');
  await page.locator('[name=person-name]').focus();
  for (let attempt = 0; attempt < 3 && !(await words(page)).includes(`${kim.name}, ${kim.email}`); attempt += 1) {
    await page.locator('[name=person-name]').focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(kim.name);
    await page.keyboard.press('Tab');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(kim.email);
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  }
  await visit(page);
  await page.getByLabel(kim.email).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  await visit(page);
  const reader = await browser.newcomer();
  await openAs(reader, kim, LEGAL);
  await visit(reader, { status: 403 });
  await reader.goto('/directory/me');
  await visit(reader);
  expect(await reader.locator('h1').textContent()).toBe('You need no deputy');
  await reader.goto('/console/waiting');
  await visit(reader);
  expect(await reader.locator('main a[href^="/console/assessments"]').count()).toBe(0);
});
