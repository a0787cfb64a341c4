import { expect, inject, test } from 'vitest';
import { Post } from '../../bin/demo/post.ts';
import { openSection, press, question, save } from '../support/browser/questionnaire.ts';
import { RunningAssessment } from '../support/browser/running-assessment.ts';
import { useBrowser, withAndWithoutScripts } from '../support/browser/use-browser.ts';
import { visit } from '../support/browser/visit.ts';
import { eventually } from '../support/eventually.ts';

const local = inject('local');
const browser = useBrowser();

test.each(withAndWithoutScripts)(
  'a vendor answers in sittings, attaches evidence, submits and keeps the receipt, %s',
  async (_, scripts) => {
    const assessment = await RunningAssessment.invite(local, { tier: 'standard' });
    const page = await browser.newcomer({ scripts });
    const summary = page.getByRole('alert');

    await page.goto(assessment.link);
    await visit(page);
    await page.getByRole('button', { name: 'Start' }).click();
    expect(new URL(page.url()).pathname).toBe('/respond/sections/about');
    await visit(page);
    await page.getByRole('link', { name: 'All sections' }).click();
    await visit(page);

    // Half-filled, and a question that only appears once its condition is saved.
    await page.getByRole('link', { name: 'Running it, records and incidents' }).click();
    await visit(page);
    expect(await question(page, 'operation.incident-story').whole.count()).toBe(0);
    await question(page, 'operation.past-incidents').choice('learned').check();
    await save(page);
    await visit(page);
    expect(await page.locator('.notice').textContent()).toContain('one more question');
    await question(page, 'operation.incident-story').typed.fill('A wrong sort order for two days.');
    await press(page, page.getByRole('button', { name: 'Save and go to the next section' }));
    await visit(page);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Security');

    // A number that is none stays as typed, with what is wrong beside it.
    await page.goto('/respond/sections/exit');
    const notice = question(page, 'exit.end-notice');
    await notice.typed.fill('twelve');
    await save(page);
    await visit(page);
    expect(await notice.typed.inputValue()).toBe('twelve');
    expect(await notice.typed.getAttribute('aria-invalid')).toBe('true');
    expect(await notice.whole.locator('.error').textContent()).toContain('whole number in digits');
    await summary.getByRole('link').first().click();
    expect(await page.evaluate('document.activeElement.id || location.hash.slice(1)')).toBe(await notice.typed.getAttribute('id'));
    // "Not sure" beside typed text is a contradiction that neither of them wins.
    await notice.choice('not-sure').check();
    await save(page);
    await visit(page);
    expect(await notice.whole.locator('.error').textContent()).toContain('cannot be combined');
    expect(await notice.typed.inputValue()).toBe('twelve');
    await notice.typed.fill('');
    await save(page);
    await visit(page);
    expect(await summary.count()).toBe(0);
    expect(await notice.choice('not-sure').isChecked()).toBe(true);

    // "Does not apply" needs its reason, which is asked for once it is chosen.
    await page.goto('/respond/sections/about');
    const law = question(page, 'about.law');
    expect(await law.reason.isVisible()).toBe(false);
    await law.choice('not-applicable').check();
    expect(await law.reason.isVisible()).toBe(true);
    await save(page);
    await visit(page);
    expect(await law.whole.locator('.error').textContent()).toContain('Write why this does not apply');
    expect(await law.choice('not-applicable').isChecked()).toBe(true);
    await law.reason.fill('No law asks for it: the system sorts our own letters.');
    await save(page);
    await visit(page);
    expect(await summary.count()).toBe(0);

    // Evidence: described here, uploaded straight to the store, and back.
    await page.goto('/respond/sections/development');
    const testing = question(page, 'development.testing');
    await testing.whole.locator('summary', { hasText: 'Add a comment' }).click();
    await testing.comment.fill('Typed on the way to the upload.');
    await press(page, testing.whole.getByRole('button', { name: 'Attach a file' }));
    await visit(page);
    await page.getByRole('button', { name: 'Continue to the upload' }).click();
    await visit(page, { status: 422 });
    expect(await summary.getByRole('link').count()).toBeGreaterThan(1);
    await page.getByLabel('Name of the document').fill('Validation report, autumn');
    await page.locator('[name=kind][value=test-report]').check();
    await page.locator('[name=extension][value=txt]').check();
    await page.getByLabel('Valid until').fill('2031-01-31');
    await page.getByRole('button', { name: 'Continue to the upload' }).click();
    await visit(page);
    await page
      .getByLabel('The file')
      .setInputFiles({ name: 'report.txt', mimeType: 'text/plain', buffer: Buffer.from('Accuracy 97 %\n') });
    await page.getByRole('button', { name: 'Upload' }).click();
    await page.waitForURL('**/respond/sections/development*');
    await visit(page);
    expect(await testing.whole.locator('.files').textContent()).toContain('Uploaded');
    expect(await testing.comment.inputValue()).toBe('Typed on the way to the upload.');

    // All the rest, then everything once more: a comment without an answer still stands in the way.
    await assessment.answerTheRest();
    await page.goto('/respond');
    await visit(page);
    await page.getByRole('link', { name: 'Check your answers and submit' }).click();
    await visit(page);
    expect(await page.getByRole('button', { name: 'Submit' }).count()).toBe(0);
    await page.locator('.error-summary').getByRole('link').first().click();
    await testing.choice('not-sure').check();
    await press(page, page.getByRole('button', { name: 'Save and go to the next section' }));
    await eventually('the file is clean', async () =>
      (await assessment.file()).evidence.every(({ status }) => status === 'clean') ? true : undefined,
    );
    await page.goto('/respond/check');
    await visit(page);
    const laterTab = await browser.sameBrowser(page, { scripts });
    await laterTab.goto('/respond/check');

    // Submitting: not without the declaration; then once, whatever is pressed again.
    await laterTab.getByLabel('Your name').fill('Véra Vendor 🖋');
    await laterTab.getByRole('button', { name: 'Submit' }).click();
    await visit(laterTab, { status: 422 });
    expect(await laterTab.getByLabel('Your name').inputValue()).toBe('Véra Vendor 🖋');
    await page.getByLabel('To the best of my knowledge').check();
    await page.getByRole('button', { name: 'Submit' }).click();
    await visit(page);
    expect(new URL(page.url()).pathname).toBe('/respond/receipt');
    const { submissions } = await assessment.file();
    expect(submissions).toHaveLength(1);
    const fingerprint = await page.locator('code').textContent();
    expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
    await page.goBack();
    expect(new URL(page.url()).pathname).toBe('/respond/receipt');
    await laterTab.getByLabel('To the best of my knowledge').check();
    await laterTab.getByRole('button', { name: 'Submit' }).click();
    await visit(laterTab);
    expect(new URL(laterTab.url()).pathname).toBe('/respond/receipt');
    expect(await laterTab.locator('code').textContent()).toBe(fingerprint);
    expect((await assessment.file()).submissions).toEqual(submissions);
    const receipt = await assessment.post.next('the receipt', Post.about(assessment.id, 'receipt', assessment.contact.email));
    expect(receipt.text).toContain(fingerprint);
    expect(receipt.subject).toContain('Letter Sorter');

    // The link now leads to the receipt; signing out ends this browser's visit.
    await page.goto(assessment.link);
    await page.getByRole('button', { name: 'Show the receipt' }).click();
    expect(new URL(page.url()).pathname).toBe('/respond/receipt');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await visit(page);
    await page.goto('/respond/receipt');
    await visit(page, { status: 401 });
  },
);

test.each(withAndWithoutScripts)(
  'two windows save one section: both versions are shown, and the vendor picks, %s',
  async (_, scripts) => {
    const assessment = await RunningAssessment.invite(local, { tier: 'low' });
    const first = await browser.newcomer({ scripts });
    await first.goto(assessment.link);
    await first.getByRole('button', { name: 'Start' }).click();
    const second = await browser.sameBrowser(first, { scripts });
    await Promise.all([first, second].map((page) => openSection(page, 'about')));
    const purpose = (page: typeof first) => question(page, 'about.purpose').typed;
    const model = (page: typeof first) => question(page, 'about.model-source');
    await purpose(first).fill('Sorts letters.');
    await model(first).choice('own').check();
    await save(first);
    await visit(first);
    await purpose(second).fill('Sorts “letters”,\nand parcels.');
    await model(second).choice('as-is').check();
    await question(second, 'about.responsibilities').choice('not-sure').check();
    await save(second);
    await visit(second, { status: 409 });
    const versions = second.locator('.versions');
    expect(await versions.count()).toBe(2);
    expect(await versions.first().locator('.two').textContent()).toMatch(/Sorts “letters”,\nand parcels\..*Sorts letters\./s);

    // Nothing is guessed where both say something.
    await second.locator('main').getByRole('button', { name: 'Save my choice' }).click();
    await visit(second, { status: 409 });
    expect(await second.getByRole('alert').getByRole('link').count()).toBe(2);
    await second.locator('[name="pick:about.purpose"][value=mine]').check();
    await second.locator('[name="pick:about.model-source"][value=theirs]').check();
    await second.locator('main').getByRole('button', { name: 'Save my choice' }).click();
    await visit(second);
    expect(await purpose(second).inputValue()).toBe('Sorts “letters”,\nand parcels.');
    expect(await model(second).choice('own').isChecked()).toBe(true);
    expect(await question(second, 'about.responsibilities').choice('not-sure').isChecked()).toBe(true);

    // The first window, now behind, says what is stored already, and is told so without a question.
    await first.goto('/respond/sections/about');
    expect(await purpose(first).inputValue()).toBe('Sorts “letters”,\nand parcels.');
  },
);

test('by keyboard alone, from the link to the first section saved', async () => {
  const assessment = await RunningAssessment.invite(local, { tier: 'low' });
  const page = await browser.newcomer();
  const focused = () => page.evaluate<string>('document.activeElement.textContent.trim() || document.activeElement.name');
  /** Tabs until the focus stands on it, and sees that people could see where they are. */
  async function tabTo(what: string): Promise<void> {
    for (let presses = 0; (await focused()) !== what; presses += 1) {
      if (presses > 80) throw new Error(`“${what}” cannot be reached with Tab`);
      await page.keyboard.press('Tab');
      const shown = await page.evaluate<boolean>(
        '(({ outlineStyle, outlineWidth, boxShadow }) => (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none")(getComputedStyle(document.activeElement))',
      );
      expect(shown, `the focus on “${await focused()}” can be seen`).toBe(true);
    }
  }
  await page.goto(assessment.link);
  await tabTo('Skip to the content');
  await page.keyboard.press('Enter');
  await tabTo('Start');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/sections/about');
  await tabTo('q:about.purpose');
  await page.keyboard.type('Sorts letters.');
  await tabTo('q:about.model-source');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await tabTo('q:about.does');
  await page.keyboard.press('Space');
  await tabTo('Save and go to the next section');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.waitForURL('**/sections/about?saved=about*');
  await visit(page);
  const { drafts } = (await assessment.rooms.assessments.work(assessment.id)) ?? {};
  expect(drafts?.[0]?.answers).toEqual({
    'about.purpose': { value: 'Sorts letters.' },
    'about.model-source': { value: 'adapted' },
    'about.does': { value: 'generates' },
  });
});
