import { describe, expect, test } from 'vitest';
import type { Answers } from '../../../functions/domain/answers/answer.ts';
import { sha256 } from '../../../functions/domain/proof/canonical.ts';
import { contact, ID, invited, submitted } from '../../support/in-memory/assessment-in-progress.ts';
import { vendorPortal } from '../../support/vendor-portal.ts';

const SECOND = 'asm_2';
const LINK = 'S'.repeat(43);
const answers: Answers = {
  'data.personal': { kind: 'yes-no', value: 'no' },
  'data.checks': { kind: 'multiple', options: ['bias', 'quality'], comment: 'Every release.' },
  'operation.stop': { kind: 'yes-no', value: 'yes' },
};

/** A year after the first submission: the second assessment of the system, with the vendor at its task list. */
async function aYearLater() {
  const portal = await vendorPortal();
  await submitted(portal.world, answers);
  portal.world.clock.travel({ days: 365 });
  await invited(portal.world, { id: SECOND, head: { reference: 'A-SECOND' } });
  const issuedAt = portal.world.clock.now();
  const expiresAt = new Date(issuedAt.getTime() + 30 * 86_400_000).toISOString();
  const { name, email } = contact;
  await portal.world.ports.links.issue({
    ...{ name, email, tokenHash: sha256(LINK), assessmentId: SECOND, purpose: 'respond' },
    ...{ issuedAt: issuedAt.toISOString(), expiresAt },
  });
  const browser = portal.browser();
  await browser.get(`/r/${LINK}`);
  await browser.press('Start');
  const file = () => {
    const found = portal.world.table.files.get(SECOND);
    if (!found) throw new Error('no second assessment');
    return found;
  };
  const draft = (section: string) => file().drafts.find(({ sectionId }) => sectionId === section);
  return { ...portal, browser, file, draft };
}

describe('the second time', () => {
  test('the answers are there, marked with their day, and the section waits to be confirmed', async () => {
    const { browser } = await aYearLater();
    await browser.get('/respond');
    expect(browser.text).toContain('We have laid out your answers of 2 March 2026');
    expect(browser.$('#status-data').text()).toContain('To confirm');
    await browser.get('/respond/sections/data');
    expect(browser.$('[name="q:data.checks"][checked]').length).toBe(2);
    expect(
      browser
        .$('.question .tag')
        .toArray()
        .map((tag) => browser.$(tag).text()),
    ).toEqual(['From 2 March 2026', 'From 2 March 2026']);
    expect(browser.$('[name=confirmed]').attr('checked')).toBeUndefined();
  });

  test('a file that has expired since is named where it was', async () => {
    const { browser, draft } = await aYearLater();
    const prefilled = draft('operation')?.prefilled;
    if (prefilled) prefilled.expired = [{ fileName: '<iso>.pdf', expiresOn: '2026-12-31' }];
    await browser.get('/respond/sections/operation');
    expect(browser.$('.notice').text()).toContain('The file “<iso>.pdf” expired on 31 December 2026');
    await browser.get('/respond/sections/data');
    expect(browser.text).not.toContain('expired on');
  });

  test('the landing page says so, and counts less time', async () => {
    const { browser } = await aYearLater();
    await browser.get(`/r/${LINK}`);
    expect(browser.text).toContain('Your answers of 2 March 2026 (');
    expect(browser.text).toContain('please check and confirm them');
  });

  test('where only confirming is left, the way back leads to what waits for it', async () => {
    const { browser } = await aYearLater();
    const link = async () => {
      await browser.get('/respond');
      const found = browser.$('main a').filter((_, a) => browser.$(a).text().startsWith('Continue'));
      return found.length === 0 ? undefined : [found.text(), found.attr('href')];
    };
    await browser.get('/respond/sections/operation');
    await browser.press('Save', {
      'q:operation.log-days': '90',
      'q:operation.staff': '3',
      'q:operation.certificate': 'not-sure',
    });
    expect(await link()).toEqual(['Continue: Operation, question 1 of 4', '/respond/sections/operation#f-q-operation-stop']);
    await browser.get('/respond/sections/operation');
    await browser.press('Save', { confirmed: 'yes' });
    expect(await link()).toEqual(['Continue: Data, question 1 of 2', '/respond/sections/data#f-q-data-personal']);
    await browser.get('/respond/sections/data');
    await browser.press('Save', { confirmed: 'yes' });
    expect(await link()).toBeUndefined();
  });

  test('nothing can be submitted before every section is confirmed', async () => {
    const { browser, file } = await aYearLater();
    await browser.get('/respond/check');
    expect(browser.text).toContain('2 sections have answers from the last time that must be confirmed first');
    expect(browser.$('a[href="/respond/sections/data#confirm"]').text()).toContain('Data: 2 answers to confirm');
    expect(browser.$('form[action="/respond/submit"]').length).toBe(0);
    const csrf = browser.$('[name=csrf]').first().attr('value') ?? '';
    const form = new URLSearchParams({ csrf, checked: 'x', declaration: 'yes', signedAs: 'Vera' });
    await browser.post('/respond/submit', form);
    expect(file().submissions).toEqual([]);
  });

  test('saving alone confirms nothing; the tick does, and only what stood on the form', async () => {
    const { browser, draft } = await aYearLater();
    await browser.get('/respond/sections/data');
    await browser.press('Save and go to the next section');
    expect(draft('data')?.prefilled?.questionIds).toEqual(['data.personal', 'data.checks']);
    expect(draft('data')?.version).toBe(1);
    await browser.get('/respond/sections/data');
    await browser.press('Save and go to the next section', { confirmed: 'yes' });
    expect(draft('data')).toMatchObject({ version: 2, savedBy: { email: contact.email }, prefilled: { questionIds: [] } });
    expect(draft('data')?.answers['data.checks']).toEqual({ value: ['bias', 'quality'], comment: 'Every release.' });
    expect(draft('operation')?.prefilled?.questionIds).toEqual(['operation.stop']);
    await browser.get('/respond');
    expect(browser.$('#status-data').text()).not.toContain('To confirm');
  });

  test('the tick does not confirm the old answer where the new one could not be kept', async () => {
    const { browser, draft } = await aYearLater();
    await browser.get('/respond/sections/data');
    await browser.press('Save', { confirmed: 'yes', 'comment:data.checks': 'x'.repeat(50_000) });
    expect(browser.status).toBe(422);
    expect(draft('data')?.answers['data.checks']?.comment).toBe('Every release.');
    expect(draft('data')?.prefilled?.questionIds).toEqual(['data.checks']);
  });

  test('an answer that is changed is the vendor’s own; the rest still waits', async () => {
    const { browser, draft } = await aYearLater();
    await browser.get('/respond/sections/data');
    await browser.press('Save and go to the next section', { 'q:data.checks': 'bias' });
    expect(draft('data')?.prefilled?.questionIds).toEqual(['data.personal']);
    await browser.get('/respond/sections/data');
    expect(browser.text).toContain('I have checked the answer from 2 March 2026');
  });

  test('confirmed and submitted like any other', async () => {
    const { browser, file } = await aYearLater();
    for (const section of ['data', 'operation']) {
      await browser.get(`/respond/sections/${section}`);
      await browser.press('Save', { confirmed: 'yes' });
    }
    await browser.get('/respond/check');
    await browser.press('Submit the answers', { declaration: 'yes' });
    expect(file().submissions.map((submission) => submission.answers['data.checks'])).toEqual([answers['data.checks']]);
    expect(file().assessment.previous?.assessmentId).toBe(ID);
  });

  test('in German as well', async () => {
    const { browser } = await aYearLater();
    await browser.get('/respond');
    await browser.press('Deutsch');
    expect(browser.text).toContain('Ihre Antworten vom 2. März 2026 sind schon eingetragen');
    await browser.get('/respond/sections/operation');
    expect(browser.text).toContain('Vom 2. März 2026');
    expect(browser.text).toContain('Ich habe die Antwort vom 2. März 2026 geprüft');
  });
});
