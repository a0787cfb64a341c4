import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { Post } from '../../bin/demo/post.ts';
import { openSection, question, save } from '../support/browser/questionnaire.ts';
import { RunningAssessment } from '../support/browser/running-assessment.ts';
import { useBrowser, withAndWithoutScripts } from '../support/browser/use-browser.ts';
import { visit } from '../support/browser/visit.ts';

const local = inject('local');
const browser = useBrowser();

test.each(withAndWithoutScripts)(
  'the recipient hands sections to a colleague, both work, and the colleague is out once withdrawn, %s',
  async (_, scripts) => {
    const assessment = await RunningAssessment.invite(local, { tier: 'standard' });
    const jonas = { name: 'Jonas Weber', email: `jonas.${assessment.id}@vendor.example` };
    const vera = await browser.newcomer({ scripts });
    await vera.goto(assessment.link);
    await vera.getByRole('button', { name: 'Start' }).click();

    // Handing over from a section: what was typed there is saved on the way.
    await openSection(vera, 'operation');
    await question(vera, 'operation.past-incidents').choice('learned').check();
    await vera.getByRole('button', { name: 'Hand this section to a colleague' }).click();
    // The script may still be saving, and goes on when it has.
    await vera.waitForURL('**/respond/people/new?section=operation');
    await visit(vera);
    expect(await vera.locator('[type=checkbox]:checked').count()).toBe(0);
    expect(await vera.locator('[name=sections]').first().getAttribute('value')).toBe('operation');
    await vera.getByLabel('A note to your colleague').fill('You run it,\nso you know it best.');
    await vera.getByRole('button', { name: 'Hand over' }).click();
    await visit(vera, { status: 422 });
    expect(await vera.getByRole('alert').getByRole('link').count()).toBe(3);
    expect(await vera.getByLabel('A note to your colleague').inputValue()).toBe('You run it,\nso you know it best.');
    await vera.getByLabel('Name of your colleague').fill(jonas.name);
    await vera.getByLabel('Email address').fill(jonas.email);
    for (const id of ['operation', 'security']) await vera.locator(`[name=sections][value=${id}]`).check();
    await vera.getByRole('button', { name: 'Hand over' }).click();
    await visit(vera);
    expect(await vera.getByRole('status').textContent()).toContain(`${jonas.name} will get an email`);

    // The same person once more: nothing twice, and nothing taken away.
    await vera.getByRole('link', { name: 'Hand sections to a colleague' }).click();
    await vera.getByLabel('Name of your colleague').fill('J. Weber');
    await vera.getByLabel('Email address').fill(jonas.email.toUpperCase());
    await vera.locator('[name=sections][value=exit]').check();
    await vera.getByRole('button', { name: 'Hand over' }).click();
    await visit(vera, { status: 409 });
    expect(await vera.locator('[name=sections]:checked').count()).toBe(3);
    await vera.getByRole('link', { name: 'Cancel' }).click();

    const toJonas = Post.about(assessment.id, 'delegation', jonas.email);
    const mail = await assessment.post.next(`the mail to ${jonas.email}`, toJonas);
    expect(mail.subject).toContain('Vera Vendor');
    expect(mail.text).toContain('so you know it best.');
    const link = Post.link(mail, /\/r\//);
    expect(link).not.toBe(assessment.link);

    const his = await browser.newcomer({ scripts });
    await his.goto(link);
    await visit(his);
    expect(await his.locator('main').textContent()).toContain('Vera Vendor asks you to help');
    await his.getByRole('button', { name: 'Start' }).click();
    await visit(his);
    await his.goto('/respond');
    await visit(his);
    expect(await his.locator('ul.tasks a').count()).toBe(2);
    expect(await his.locator('blockquote').textContent()).toContain('so you know it best.');
    for (const path of ['/respond/check', '/respond/people', '/respond/sections/exit']) {
      await his.goto(path);
      await visit(his, { status: 404 });
    }
    await openSection(his, 'operation');
    expect(await question(his, 'operation.past-incidents').choice('learned').isChecked()).toBe(true);
    await question(his, 'operation.incident-story').typed.fill('A wrong sort order for two days.');
    await save(his);
    await visit(his);

    for (const page of [vera, his]) {
      await page.goto('/respond');
      await visit(page);
      const row = page.locator('ul.tasks li', { has: page.locator('a[href="/respond/sections/operation"]') });
      const text = (await row.textContent()) ?? '';
      expect(text).toMatch(/Saved by Jonas Weber, (\d+ \w+ \d{4}, )?\d\d:\d\d UTC/);
      expect(text.includes('With Jonas Weber')).toBe(page === vera);
    }
    await openSection(vera, 'operation');
    expect(await question(vera, 'operation.incident-story').typed.inputValue()).toBe('A wrong sort order for two days.');

    await vera.goto('/respond');
    await vera.getByRole('link', { name: 'Who is working on this' }).click();
    await visit(vera);
    await vera.getByRole('link', { name: 'Send the link again' }).click();
    await visit(vera);
    await vera.getByRole('button', { name: 'Send the link again' }).click();
    await visit(vera);
    const second = await assessment.post.next(`the second mail to ${jonas.email}`, toJonas);

    // Withdrawn: the open page, both links, and a form that was open all the time.
    await openSection(his, 'security');
    await vera.getByRole('link', { name: 'Withdraw' }).click();
    await visit(vera);
    await vera.getByRole('button', { name: 'Withdraw the link' }).click();
    await visit(vera, { status: 422 });
    await vera.getByLabel(`Yes, take back what ${jonas.name} was handed`).check();
    await vera.getByRole('button', { name: 'Withdraw the link' }).click();
    await visit(vera);
    expect(await vera.getByRole('status').textContent()).toContain('can no longer open anything');
    await refused(his, [link, Post.link(second, /\/r\//)]);
    const { colleagues, grants, drafts, events } = await assessment.file();
    expect(colleagues.map(({ withdrawnAt }) => withdrawnAt)).toEqual([expect.any(String)]);
    const theirs = grants.filter(({ participant }) => participant !== undefined);
    expect(theirs.map(({ revokedAt }) => revokedAt)).toEqual([expect.any(String), expect.any(String)]);
    expect(drafts.map(({ sectionId }) => sectionId)).toEqual(['operation']);
    expect(events.map(({ type }) => type).slice(-3)).toEqual(['delegated', 'link-sent', 'delegation-withdrawn']);
    await vera.goto('/respond');
    expect(await vera.locator('main').textContent()).not.toContain('With Jonas Weber');
    expect(await vera.locator('main').textContent()).toContain('Jonas Weber, ');
  },
);

/** What is open can no longer be saved, and no link leads back in. */
async function refused(page: Page, links: string[]): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await visit(page, { status: 401 });
  for (const link of links) {
    await page.goto(link);
    await visit(page, { status: 404 });
  }
  await page.goto('/respond');
  await visit(page, { status: 401 });
}
