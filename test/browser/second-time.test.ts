import { expect, inject, test } from 'vitest';
import { people } from '../../bin/seed/organisation.ts';
import { press, question, save } from '../support/browser/questionnaire.ts';
import { RunningAssessment } from '../support/browser/running-assessment.ts';
import { openAs } from '../support/browser/staff.ts';
import { useBrowser, withAndWithoutScripts } from '../support/browser/use-browser.ts';
import { visit } from '../support/browser/visit.ts';
import { patient } from '../support/eventually.ts';

const local = inject('local');
const browser = useBrowser();

test.each(withAndWithoutScripts)(
  'the second time most answers are there: checked, confirmed, sent; reviewers see what changed, %s',
  async (_, scripts) => {
    const first = await RunningAssessment.invite(local, { tier: 'standard' });
    await first.answerAndSubmit({ 'data.training-ground': { value: 'yes' } });
    await expect.poll(async () => (await first.file()).assessment.status, patient).not.toBe('submitted');
    const second = await first.again(local);
    const { drafts, assessment } = await second.file();
    expect(assessment.previous?.assessmentId).toBe(first.id);

    const page = await browser.newcomer({ scripts });
    await page.goto(second.link);
    await page.getByRole('button', { name: 'Start' }).click();
    await visit(page);
    const laidOut = drafts.find(({ sectionId }) => sectionId === 'about')?.prefilled?.questionIds ?? [];
    expect(await page.locator('.question > .tag').count()).toBe(laidOut.length);
    await page.goto('/respond');
    await visit(page);
    expect(await page.locator('ul.tasks .tag', { hasText: 'To confirm' }).count()).toBe(drafts.length);

    // Nothing is sent as if it had been looked at.
    await page.goto('/respond/check');
    await visit(page);
    expect(await page.getByRole('button', { name: 'Submit the answers' }).count()).toBe(0);
    await page.locator('.error-summary').getByRole('link').first().click();
    expect(await page.locator('[name=confirmed]').isChecked()).toBe(false);

    // One answer is no longer right; the rest of its section is confirmed with it.
    await page.goto('/respond/sections/about');
    const purpose = question(page, 'about.purpose');
    await purpose.typed.fill('By now it also sorts emails.');
    await save(page);
    await visit(page);
    const unconfirmed = async (id: string) => {
      const draft = (await second.file()).drafts.find(({ sectionId }) => sectionId === id);
      return draft?.prefilled?.questionIds ?? [];
    };
    expect(await unconfirmed('about')).toEqual(laidOut.filter((id) => id !== 'about.purpose'));
    for (const { sectionId } of drafts) {
      await page.goto(`/respond/sections/${sectionId}`);
      await page.locator('[name=confirmed]').check();
      await press(page, page.getByRole('button', { name: /^Save and / }));
      expect(await unconfirmed(sectionId)).toEqual([]);
    }
    await page.goto('/respond/check');
    await visit(page);
    await page.locator('[name=declaration]').check();
    await page.getByRole('button', { name: 'Submit the answers' }).click();
    await visit(page);
    await expect.poll(async () => (await second.file()).assessment.score !== undefined, patient).toBe(true);

    const buyer = await browser.newcomer({ scripts });
    await openAs(buyer, people.procurement, `/console/assessments/${second.id}`);
    await visit(buyer);
    const rows = buyer.locator('section[aria-labelledby=since] tbody tr');
    expect(await rows.count()).toBe(1);
    expect(await rows.locator('td').allTextContents()).toEqual([
      'As described in our public documentation for this system.',
      'By now it also sorts emails.',
    ]);
  },
);
