import { expect, inject, test } from 'vitest';
import { Post } from '../../bin/demo/post.ts';
import { people } from '../../bin/seed/organisation.ts';
import { RunningAssessment } from '../support/browser/running-assessment.ts';
import { openAs } from '../support/browser/staff.ts';
import { useBrowser, withAndWithoutScripts } from '../support/browser/use-browser.ts';
import { visit } from '../support/browser/visit.ts';
import { patient } from '../support/eventually.ts';

const local = inject('local');
const browser = useBrowser();

test.each(withAndWithoutScripts)(
  'mail that comes back shows where work begins, and correcting the contact brings the new person in, %s',
  async (_, scripts) => {
    const assessment = await RunningAssessment.invite(local, { tier: 'low' });
    const { contact, post } = assessment;
    const path = `/console/assessments/${assessment.id}`;
    const vendor = await browser.newcomer({ scripts });
    await vendor.goto(assessment.link);
    await vendor.getByRole('button', { name: 'Start' }).click();
    await visit(vendor);

    // The local inbox says what SES would; the list's newest mail to this address is the invitation.
    const inbox = await browser.newcomer({ scripts });
    await inbox.goto('/inbox');
    await inbox.getByRole('row', { name: contact.email }).getByRole('link').first().click();
    await inbox.getByRole('button', { name: 'Bounce' }).click();
    await inbox.waitForURL(/simulated=bounce/);
    expect(await inbox.getByRole('status').textContent()).toContain('Simulated');
    await expect.poll(async () => (await assessment.file()).assessment.undeliverable?.length, patient).toBe(1);
    await post.next('the note to the requester', Post.about(assessment.id, 'mail-trouble'));

    const page = await browser.newcomer({ scripts });
    await openAs(page, people.procurement, '/console');
    await visit(page);
    const row = page.getByRole('row', { name: contact.email });
    expect(await row.textContent()).toContain('came back: correct the contact');
    await row.getByRole('link').first().click();
    await visit(page);
    expect(await page.locator('.notice.bad').first().textContent()).toContain(`Mail to ${contact.email} came back`);
    expect(await page.getByRole('link', { name: 'Send a new link' }).count()).toBe(0);

    // The same address only with an assurance; another one at once.
    await page.getByRole('link', { name: 'Correct the contact' }).click();
    await visit(page);
    await page.getByRole('button', { name: 'Correct and send' }).click();
    await visit(page, { status: 422 });
    expect(await page.getByRole('checkbox').isChecked()).toBe(false);
    const email = `nora.${assessment.id}@vendor.example`;
    await page.getByLabel('Name of the person').fill('Nora Næxt');
    await page.getByLabel('email address').fill(email);
    await page.getByLabel('German').check();
    await page.getByRole('button', { name: 'Correct and send' }).click();
    await visit(page);
    expect(new URL(page.url()).pathname).toBe(path);
    expect(await page.locator('main').textContent()).toContain('Waiting for Nora Næxt');

    // Whoever had the old link is out, in the middle of it too; the new person is in.
    await vendor.goto('/respond');
    expect(new URL(vendor.url()).pathname).not.toMatch(/sections/);
    expect(await vendor.locator('a[href^="/respond/sections/"]').count()).toBe(0);
    const invitation = await post.next(`the invitation to ${email}`, Post.about(assessment.id, 'invitation', email));
    const nora = await browser.newcomer({ scripts });
    await nora.goto(Post.link(invitation, /\/r\//));
    await visit(nora);
    await nora.getByRole('button', { name: 'Beginnen' }).click();
    await visit(nora);
    await nora.goto('/respond');
    await visit(nora);
    expect(await nora.locator('a[href^="/respond/sections/"]').count()).toBeGreaterThan(0);
  },
);

test.each(withAndWithoutScripts)(
  'links are sent, replaced and revoked, each after a page that says what it does, %s',
  async (_, scripts) => {
    const assessment = await RunningAssessment.invite(local, { tier: 'low' });
    const { contact, post } = assessment;
    const standing = async (link: string) => (await fetch(link)).status;
    const invites = Post.about(assessment.id, 'invitation', contact.email);
    const nextLink = async () => Post.link(await post.next('a new link', invites), /\/r\//);
    const page = await browser.newcomer({ scripts });
    await openAs(page, people.procurement, `/console/assessments/${assessment.id}`);
    await visit(page);

    await page.getByRole('link', { name: 'Send a new link' }).click();
    await visit(page);
    await page.getByRole('button', { name: 'Send a new link' }).click();
    await visit(page);
    const second = await nextLink();
    expect([await standing(assessment.link), await standing(second)]).toEqual([200, 200]);

    await page.getByRole('link', { name: 'Replace all links' }).click();
    await visit(page);
    await page.getByRole('button', { name: 'Replace the links' }).click();
    await visit(page);
    expect([await standing(assessment.link), await standing(second)]).toEqual([404, 404]);
    const third = await nextLink();
    expect(await standing(third)).toBe(200);

    await page.reload();
    await page.getByRole('link', { name: 'Revoke the links of' }).click();
    await visit(page);
    await page.getByRole('link', { name: 'Leave them as they are' }).click();
    expect(await standing(third)).toBe(200);
    await page.getByRole('link', { name: 'Revoke the links of' }).click();
    await page.getByRole('button', { name: 'Revoke the links' }).click();
    await visit(page);
    expect(await standing(third)).toBe(404);
    const section = page.locator('section', { has: page.getByRole('heading', { name: 'Links and people' }) });
    expect(await section.getByText('Revoked', { exact: true }).count()).toBe(3);
    expect(await page.locator('.notice.bad').first().textContent()).toContain('has no link that works');
  },
);
