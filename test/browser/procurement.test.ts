import { expect, inject, test } from 'vitest';
import { Post } from '../../bin/demo/post.ts';
import { readMails } from '../../bin/local/mails.ts';
import { Vendor } from '../../bin/people/vendor.ts';
import { Visitor } from '../../bin/people/visitor.ts';
import { people } from '../../bin/seed/organisation.ts';
import { roomsOf } from '../../bin/seed/rooms.ts';
import { RunningAssessment } from '../support/browser/running-assessment.ts';
import { openAs } from '../support/browser/staff.ts';
import { useBrowser, withAndWithoutScripts } from '../support/browser/use-browser.ts';
import { visit } from '../support/browser/visit.ts';
import { patient } from '../support/eventually.ts';

const local = inject('local');
const browser = useBrowser();
const facts = {
  dataSensitivity: 'internal',
  impactOnPeople: 'none',
  autonomy: 'assists',
  scale: 'under-100',
  replaceability: 'easy',
  aiActClass: 'minimal',
};

test.each(withAndWithoutScripts)(
  'procurement registers a supplier, starts an assessment and follows it to its outcome, %s',
  async (_, scripts) => {
    const { ids } = roomsOf(local);
    const own = ids.id('own').slice(4);
    const contactEmail = `kim.${own}@vendor.example`;
    const before = (await readMails(local.engineUrl)).at(-1)?.number ?? 0;
    const page = await browser.newcomer({ scripts });
    await openAs(page, people.procurement, '/console');
    await visit(page);
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Suppliers' }).click();
    await visit(page);

    // Errors keep everything that was typed.
    await page.goto('/console/suppliers/new');
    await visit(page);
    await page.getByLabel('Name of the supplier').fill(`"Zoë" & <b>Søns</b> ${own}`);
    await page.getByLabel('Website').fill('javascript:alert(1)');
    await page.getByLabel('Name', { exact: true }).fill('Kim Æther');
    await page.getByLabel('Email address').fill('kim at vendor');
    await page.getByRole('button', { name: 'Register the supplier' }).click();
    await visit(page, { status: 422 });
    const problems = page.getByRole('alert').getByRole('link');
    expect(await problems.allTextContents()).toEqual([
      'The website must begin with https:// or http://',
      'The email address of the contact must look like name@example.com',
    ]);
    expect(await page.getByLabel('Name of the supplier').inputValue()).toBe(`"Zoë" & <b>Søns</b> ${own}`);
    expect(await page.getByLabel('Website').inputValue()).toBe('javascript:alert(1)');
    await page.getByLabel('Website').fill('https://zoe.example');
    await page.getByLabel('Email address').fill(contactEmail);
    await page.getByRole('button', { name: 'Register the supplier' }).click();
    await visit(page);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(`"Zoë" & <b>Søns</b> ${own}`);

    await page.locator('a[href$="/systems/new"]').click();
    await visit(page);
    await page.getByLabel('Name of the AI system').fill('Captions');
    await page.locator('[name=autonomy][value=assists]').check();
    await page.getByRole('button', { name: 'Register the AI system' }).click();
    await visit(page, { status: 422 });
    expect(await page.getByLabel('Name of the AI system').inputValue()).toBe('Captions');
    expect(await page.locator('[name=autonomy][value=assists]').isChecked()).toBe(true);
    await page.getByLabel('What will it be used for?').fill('Captions of internal meetings.');
    for (const [name, value] of Object.entries({ ...facts, supplierRole: 'provider' }))
      await page.locator(`[name=${name}][value=${value}]`).check();
    await page.getByRole('button', { name: 'Register the AI system' }).click();
    await visit(page);

    await page.getByRole('link', { name: 'Start an assessment' }).click();
    await visit(page);
    await page.getByLabel('Your phone number').fill('020 7946 0958');
    await page.getByRole('button', { name: 'Start and send' }).click();
    await visit(page, { status: 422 });
    const wrong = 'The phone number must begin with + and the country code';
    expect(await page.locator('#f-requesterPhone-error').textContent()).toContain(wrong);
    expect(await page.getByLabel('Your phone number').inputValue()).toBe('020 7946 0958');
    await page.getByLabel('Your phone number').fill('+44 (0)20 7946 0958');
    await page.locator('[name=policyId][value=standard]').check();
    await page.getByRole('button', { name: 'Start and send' }).click();
    await visit(page);
    const path = new URL(page.url()).pathname;
    expect(path).toMatch(/^\/console\/assessments\/asm_\w+$/);

    // The vendor answers, elsewhere.
    const rooms = roomsOf(local);
    const catalog = rooms.currentCatalogs.get('standard');
    if (!catalog) throw new Error('the standard policy is gone');
    const id = path.split('/').at(-1) ?? '';
    const invitation = await new Post(local.engineUrl, before).next('invitation', Post.about(id, 'invitation', contactEmail));
    await page.reload();
    await visit(page);
    expect(await page.locator('main').textContent()).toContain('Waiting for Kim Æther');

    // Whom to call, as procurement typed it, and as a tap dials it.
    const call = { name: '+44 (0)20 7946 0958' };
    const dialled = 'tel:+442079460958';
    expect(await page.getByRole('link', call).getAttribute('href')).toBe(dialled);
    expect(invitation.text).toContain('You can also call Mara Lindqvist on +44 (0)20 7946 0958.');
    expect(invitation.html).toContain(`href="${dialled}"`);
    const landing = await browser.newcomer({ scripts });
    await landing.goto(Post.link(invitation, /\/r\//));
    await visit(landing);
    expect(await landing.getByRole('link', call).getAttribute('href')).toBe(dialled);
    expect(await landing.locator('main').textContent()).toContain('mara.lindqvist@halden.example, phone +44 (0)20 7946 0958');

    const vendor = new Vendor(new Visitor(local.baseUrl), catalog.questionnaire, {});
    await vendor.start(Post.link(invitation, /\/r\//));
    await vendor.answerEverything();
    await vendor.submit('Kim Æther');

    // It clears by itself: the outcome with its expiry, the score line by line, the trail.
    await expect.poll(async () => (await rooms.assessments.head(id))?.status, patient).toBe('decided');
    await page.reload();
    await visit(page);
    const text = (await page.locator('main').textContent()) ?? '';
    expect(text).toMatch(/Cleared for use\. Until \d+ \w+ \d{4}, \d\d:\d\d UTC, when the outcome ends\./);
    expect(text).toContain('nothing fell short that a person has to judge');
    const lines = page.locator('details.line');
    expect(await lines.count()).toBeGreaterThan(10);
    await lines.first().locator('summary').click();
    expect(await lines.first().getByRole('table').isVisible()).toBe(true);
    expect(await page.locator('ol.timeline > li').count()).toBe(5);
    await page.goto('/console?status=decided');
    await visit(page);
    expect(await page.locator('main').textContent()).toContain(own);
  },
);

test.each(withAndWithoutScripts)('a withdrawn assessment: with a reason, and its link is dead, %s', async (_, scripts) => {
  const assessment = await RunningAssessment.invite(local, { tier: 'low' });
  const vendor = await browser.newcomer({ scripts });
  await vendor.goto(assessment.link);
  await vendor.getByRole('button', { name: 'Start' }).click();
  const page = await browser.newcomer({ scripts });
  await openAs(page, people.procurement, `/console/assessments/${assessment.id}`);
  await page.getByRole('link', { name: 'Withdraw this assessment' }).click();
  await visit(page);
  await page.getByLabel('Why?').fill('No need.');
  await page.getByRole('button', { name: 'Withdraw' }).click();
  await visit(page, { status: 422 });
  expect(await page.getByLabel('Why?').inputValue()).toBe('No need.');
  await page.getByLabel('Why?').fill('The project was stopped; we do not need the system.');
  await page.getByRole('button', { name: 'Withdraw' }).click();
  await visit(page);
  expect(await page.locator('main').textContent()).toContain('The project was stopped');
  expect(await page.getByRole('link', { name: 'Withdraw this assessment' }).count()).toBe(0);

  // They hear of it in the conversation of the invitation: what is over and whom to ask, but neither why nor anything to press.
  const mail = await assessment.post.next('the farewell', Post.about(assessment.id, 'withdrawn', assessment.contact.email));
  expect(mail.subject).toMatch(/^Re: .*questions about/);
  expect(mail.text).toContain('You need to do nothing more.');
  expect(mail.text).not.toContain('The project was stopped');
  expect(mail.links).toEqual([]);

  // Whoever was answering loses nothing but the possibility to send; the link says no more than any other dead one.
  await vendor.goto('/respond');
  await visit(vendor, { status: 410 });
  await vendor.goto(assessment.link);
  await visit(vendor, { status: 404 });
  expect(await vendor.getByRole('heading', { level: 1 }).textContent()).toBe('This link does not work');
});
