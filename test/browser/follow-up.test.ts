import { expect, inject, test } from 'vitest';
import { Post } from '../../bin/demo/post.ts';
import { learnsFromUs, weakEncryption } from '../../bin/seed/assessments.ts';
import { type Person, people } from '../../bin/seed/organisation.ts';
import { press, question, save } from '../support/browser/questionnaire.ts';
import { RunningAssessment } from '../support/browser/running-assessment.ts';
import { openAs } from '../support/browser/staff.ts';
import { useBrowser, withAndWithoutScripts } from '../support/browser/use-browser.ts';
import { visit } from '../support/browser/visit.ts';
import { patient } from '../support/eventually.ts';

const local = inject('local');
const browser = useBrowser();
const TRAINS = 'data.trains-on-ours';
const ENCRYPTION = 'security.encryption';
const REASONS = 'The gap can be closed within the year; until then we keep the data in our own cloud.';

/** Waits for decisions about what the vendor learns and how it encrypts. */
async function awaited(): Promise<RunningAssessment> {
  const assessment = await RunningAssessment.invite(local, { tier: 'standard' });
  await assessment.answerAndSubmit({ ...learnsFromUs, ...weakEncryption });
  await until(assessment, ({ assessment: { status } }) => status === 'awaiting-decision');
  return assessment;
}

const until = (assessment: RunningAssessment, is: (file: Awaited<ReturnType<RunningAssessment['file']>>) => boolean) =>
  expect.poll(async () => is(await assessment.file()), patient).toBe(true);

test.each(withAndWithoutScripts)(
  'procurement asks, the vendor replies and changes an answer, and whoever decides sees old beside new, %s',
  async (_, scripts) => {
    const assessment = await awaited();
    const page = `/console/assessments/${assessment.id}`;

    // The owner of security is about to decide.
    const owner: Person = people.security;
    const decider = await browser.newcomer({ scripts });
    await openAs(decider, owner, `/exceptions/${assessment.id}/r1-security`);
    await visit(decider);

    // Procurement: nothing, too much, then two questions.
    const asker = await browser.newcomer({ scripts });
    await openAs(asker, people.procurement, page);
    await asker.getByRole('link', { name: 'Ask the supplier about answers' }).click();
    await visit(asker);
    const send = () => asker.getByRole('button', { name: 'Send the questions' }).click();
    await send();
    await visit(asker, { status: 422 });
    expect(await asker.getByRole('alert').textContent()).toContain('Write a question about at least one answer');
    const about = (id: string) => asker.locator(`[name="ask:${id}"]`);
    for (const section of ['data', 'security'] as const) {
      const id = section === 'data' ? TRAINS : ENCRYPTION;
      await asker
        .locator('details', { has: about(id) })
        .locator('summary')
        .click();
    }
    await about(TRAINS).fill('x'.repeat(2001));
    await about(ENCRYPTION).fill('By when is data at rest <encrypted>?');
    await send();
    await visit(asker, { status: 422 });
    await asker.getByRole('alert').getByRole('link').first().click();
    expect(await about(TRAINS).isVisible()).toBe(true);
    expect(await about(ENCRYPTION).inputValue()).toBe('By when is data at rest <encrypted>?');
    await about(TRAINS).fill('Does that include\nwhat our customers write?');
    await send();
    await visit(asker);
    expect(new URL(asker.url()).pathname).toBe(page);
    expect(await asker.locator('main').textContent()).toContain('Waiting for the supplier');

    // A decision that comes now is kept for later, not lost.
    await decider.locator('[name=choice][value=approve]').check();
    await decider.getByLabel('Your reasons').fill(REASONS);
    await decider.getByRole('button', { name: 'Record my decision' }).click();
    await visit(decider);
    const told = (await decider.locator('main').textContent()) ?? '';
    expect(told).toContain('Your click changed nothing.');
    expect(told).toContain(REASONS);

    // The vendor: by the link of the mail, to what was asked and nothing else.
    const { post, contact } = assessment;
    const mail = await post.next('the questions', Post.about(assessment.id, 'follow-up', contact.email));
    expect(mail.text).toContain('<encrypted>');
    const vendor = await browser.newcomer({ scripts });
    await vendor.goto(Post.link(mail, /\/r\//));
    await visit(vendor);
    await vendor.getByRole('button', { name: 'Start' }).click();
    expect(new URL(vendor.url()).pathname).toBe('/respond/sections/data');
    await visit(vendor);
    expect(await vendor.locator('.question').count()).toBe(1);
    const trains = question(vendor, TRAINS);
    expect(await trains.whole.locator('blockquote').first().textContent()).toBe('Does that include\nwhat our customers write?');
    expect(await trains.whole.locator('.former').textContent()).toContain('Yes');
    const reply = (id: string) => vendor.locator(`[name="reply:${id}"]`);
    await reply(TRAINS).fill('Only where a customer agrees.\nThat is nobody so far.');
    await save(vendor);
    await visit(vendor);
    expect(await reply(TRAINS).inputValue()).toBe('Only where a customer agrees.\nThat is nobody so far.');

    // Checking speaks where something is still open, and leads there.
    await vendor.goto('/respond');
    await visit(vendor);
    expect(await vendor.locator('main').textContent()).toContain('1 of 2 done');
    await vendor.goto('/respond/check');
    await visit(vendor);
    expect(await vendor.getByRole('button', { name: 'Submit' }).count()).toBe(0);
    await vendor.locator('.error-summary').getByRole('link').first().click();
    await visit(vendor);
    const encryption = question(vendor, ENCRYPTION);
    await encryption.choice('at-rest').check();
    await encryption.choice('own-keys').check();
    await press(vendor, vendor.getByRole('button', { name: 'Save and check your answers' }));
    await visit(vendor);
    const overview = (await vendor.locator('main').textContent()) ?? '';
    for (const words of ['Before', 'Now', 'Only where a customer agrees.']) expect(overview).toContain(words);
    await vendor.getByLabel('To the best of my knowledge').check();
    await vendor.getByRole('button', { name: 'Submit' }).click();
    await visit(vendor);
    expect(new URL(vendor.url()).pathname).toBe('/respond/receipt');

    // Scored anew: what was decided on changes is asked again, old beside new.
    await until(assessment, ({ scorecards }) => scorecards.length === 2);
    await decider.goto(`/exceptions/${assessment.id}/r1-security`);
    await visit(decider);
    expect(await decider.locator('.notice').first().textContent()).toContain('The supplier changed answers');
    await asker.goto(page);
    await visit(asker);
    const thread = (await asker.locator('section[aria-labelledby=follow-ups]').textContent()) ?? '';
    for (const words of ['Answered', 'By when is data at rest <encrypted>?', 'Only where a customer agrees.'])
      expect(thread).toContain(words);
    expect(await asker.locator('section[aria-labelledby=changed] tbody tr').count()).toBeGreaterThan(0);
  },
);

test('a risk owner asks from an exception, about its own points only', async () => {
  const assessment = await awaited();
  const address = `/exceptions/${assessment.id}/r1-data-protection`;
  const owner = await browser.newcomer();
  await openAs(owner, people.protection, address);
  await owner.getByRole('link', { name: 'Ask the supplier about its answers' }).click();
  await visit(owner);
  const fields = owner.locator('textarea[name^="ask:"]');
  expect(await fields.count()).toBeLessThan(6);
  await owner.locator(`[name="ask:${TRAINS}"]`).fill('Which of our data?');
  await owner.getByRole('button', { name: 'Send the questions' }).click();
  await visit(owner);
  expect(new URL(owner.url()).pathname).toBe(address);
  expect(await owner.locator('.notice').first().textContent()).toContain('The supplier was asked about answers.');
  await owner.goto(`${address}/ask`);
  await visit(owner);
  expect(await owner.locator('main').textContent()).toContain('The supplier is answering questions already.');
});
