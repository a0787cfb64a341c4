import { beforeEach, describe, expect, test } from 'vitest';
import { sha256 } from '../../../functions/domain/proof/canonical.ts';
import { verifyAssessment } from '../../../functions/domain/proof/verify-assessment.ts';
import { scoreResponse } from '../../../functions/score/score-response.ts';
import { htmlProblems } from '../../support/html-validator.ts';
import { ID, submitted } from '../../support/in-memory/assessment-in-progress.ts';
import { ask, onePerRequest, portsOf } from '../../support/in-memory/follow-up-story.ts';
import { sweepNow } from '../../support/in-memory/rooms.ts';
import type { VendorBrowser } from '../../support/vendor-browser.ts';
import { TOKEN, vendorPortal } from '../../support/vendor-portal.ts';

type Portal = Awaited<ReturnType<typeof vendorPortal>>;
const declared = { declaration: 'yes', signedAs: 'Vera Vendor' };
let portal: Portal;
let vera: VendorBrowser;

/** Everything answered and submitted through the pages, scored, and asked about two answers. */
beforeEach(async () => {
  // More reminders than the response had: all of them end with the round.
  const followUp = { rounds: 2, dueDays: 7, reminderDays: [2, 4, 6, 7], escalateDays: 9, lapseDays: 14 };
  portal = await vendorPortal({ policy: onePerRequest({ followUp }) });
  vera = await portal.started();
  await vera.get('/respond/sections/data');
  await vera.press('Save', { 'q:data.personal': 'not-sure', 'q:data.checks': ['bias'], 'comment:data.checks': 'Every year.' });
  await vera.get('/respond/sections/operation');
  await vera.press('Save', { 'q:operation.stop': 'no', 'q:operation.log-days': '200' });
  await vera.get('/respond/check');
  await vera.press('Submit the answers', declared);
  await scoreResponse(portsOf(portal.world), { assessmentId: ID });
  await asked(['data.personal', 'operation.stop']);
  await vera.get('/respond');
});

async function asked(questionIds: string[]) {
  const { kind } = await ask(portal.world, questionIds);
  expect(kind).toBe('asked');
}
const shownIn = (browser: VendorBrowser) =>
  browser
    .$('input[name=shown]')
    .toArray()
    .map((field) => browser.$(field).attr('value'));

test('the link says that it is about a few answers, not a questionnaire', async () => {
  const browser = await portal.browser().get(`/r/${TOKEN}`);
  expect(browser.text).toContain('Paula Prior at Buyer & Sons asks about 2 of your answers.');
  expect(browser.text).not.toContain('to answer a questionnaire');
  expect(await htmlProblems(browser.html)).toEqual([]);
});

describe('the task list', () => {
  test('says who asks about how many answers until when, and shows their sections only', async () => {
    expect(vera.text).toContain('Paula Prior asks about 2 of your answers.');
    expect(vera.text).toContain('9 March 2026');
    expect(vera.text).toContain('0 of 2 done');
    expect(
      vera
        .$('ul.tasks a')
        .toArray()
        .map((a) => vera.$(a).attr('href')),
    ).toEqual(['/respond/sections/data', '/respond/sections/operation']);
    expect(vera.$('ul.tasks .tag').text()).toBe('Not startedNot started');
    expect(vera.text).not.toContain('for developers');
  });

  test('leads to the first question that is open, also after Start', async () => {
    const again = await portal.started();
    expect(again.path).toBe('/respond/sections/data');
  });

  test('says who saved a section only once somebody did since it was asked', async () => {
    expect(vera.$('ul.tasks').text()).not.toContain('Saved by');
    portal.world.clock.travel({ minutes: 5 });
    await vera.get('/respond/sections/data');
    await vera.press('Save', { 'q:data.personal': 'no' });
    await vera.get('/respond');
    const said = vera
      .$('ul.tasks li')
      .toArray()
      .map((row) => vera.$(row).text().includes('Saved by Vera, 09:05 UTC'));
    expect(said).toEqual([true, false]);
  });

  test('speaks German', async () => {
    await vera.press('Deutsch');
    expect(vera.text).toContain('Paula Prior hat zu 2 Ihrer Antworten eine Rückfrage.');
    await vera.get('/respond/sections/data');
    expect(vera.text).toContain('Paula Prior fragt:');
    expect(vera.text).toContain('Ihre Rückmeldung');
  });
});

describe('a section', () => {
  test('shows only what was asked: the words, the answer so far, the field, the reply', async () => {
    await vera.get('/respond/sections/data');
    expect(shownIn(vera)).toEqual(['data.personal']);
    expect(vera.$('blockquote').text()).toContain('How do you know? (data.personal)');
    expect(vera.$('.former').text()).toContain('Not sure');
    expect(vera.$('textarea[name="reply:data.personal"]')).toHaveLength(1);
    expect(vera.$('.error-summary')).toHaveLength(0);
    expect(await htmlProblems(vera.html)).toEqual([]);
  });

  test('other answers cannot be changed: what a form says of them is not believed', async () => {
    await vera.get('/respond/sections/data');
    const { action, form } = vera.fields('Save');
    form.append('shown', 'data.checks');
    form.append('q:data.checks', 'nothing');
    form.append('base:data.checks', '');
    form.set('reply:data.checks', 'Nobody asked.');
    await vera.post(action, form);
    expect(portal.draft('data.checks')).toEqual({ value: 'bias', comment: 'Every year.' });
    await vera.get('/respond/sections/makers');
    expect(vera.status).toBe(404);
    await vera.get('/respond/evidence/new?question=data.checks');
    expect(vera.status).toBe(404);
  });

  test('a changed answer opens what follows from it, and that only', async () => {
    await vera.get('/respond/sections/data');
    await vera.press('Save', { 'q:data.personal': 'yes' });
    expect(shownIn(vera)).toEqual(['data.personal', 'data.basis']);
    expect(vera.text).toContain('New, because of an answer you changed');
    await vera.get('/respond/check');
    expect(vera.$('dl.answers dt').text()).toBe('Do you train on personal data?On what basis?Can people stop it?');
  });

  test('a reply is kept to the letter, shown again, and taken back by emptying the field', async () => {
    await vera.get('/respond/sections/data');
    await vera.press('Save', { 'reply:data.personal': ' We asked\r\nour supplier. ' });
    expect(portal.draft('data.personal')).toEqual({
      value: 'not-sure',
      reply: { round: 1, text: ' We asked\r\nour supplier. ' },
    });
    await vera.get('/respond/sections/data');
    expect(vera.$('textarea[name="reply:data.personal"]').text()).toContain('We asked');
    const { version } = portal.file().drafts[0] ?? {};
    await vera.press('Save');
    expect(portal.file().drafts[0]?.version).toBe(version);
    await vera.press('Save', { 'reply:data.personal': '' });
    expect(portal.draft('data.personal')).toEqual({ value: 'not-sure' });
  });

  test('two windows that reply differently: both are shown, one is chosen', async () => {
    await vera.get('/respond/sections/data');
    const other = vera.sibling();
    await vera.press('Save', { 'reply:data.personal': 'One thing.' });
    await other.press('Save', { 'reply:data.personal': 'Another thing.' });
    expect(other.status).toBe(409);
    expect(other.text).toContain('Your reply: One thing.');
    expect(other.text).toContain('Your reply: Another thing.');
    await other.press('Save', { 'pick:data.personal': 'mine' });
    expect(portal.draft('data.personal')?.reply).toEqual({ round: 1, text: 'Another thing.' });
  });

  test('a reply that is too long says so at the question', async () => {
    await vera.get('/respond/sections/data');
    await vera.press('Save', { 'reply:data.personal': 'x'.repeat(2001) });
    expect(vera.$('.error-summary').text()).toContain('Your reply is too long');
    expect(portal.draft('data.personal')?.reply?.text).toHaveLength(2001);
    await vera.get('/respond/check');
    expect(vera.text).toContain('Your reply is too long');
  });
});

describe('check and submit', () => {
  test('what is neither replied to nor changed blocks, with a link to its field; blanks elsewhere do not', async () => {
    await vera.get('/respond/check');
    expect(vera.$('.error-summary a').text()).toContain('Change this answer, or write a reply.');
    expect(
      vera
        .$('.error-summary a')
        .toArray()
        .map((a) => vera.$(a).attr('href')),
    ).toEqual(['/respond/sections/data#f-q-data-personal', '/respond/sections/operation#f-q-operation-stop']);
    expect(vera.$('form#declaration')).toHaveLength(0);
    expect(vera.text).not.toContain('How many people run it?');
    expect(await htmlProblems(vera.html)).toEqual([]);
  });

  test('a form that submits all the same is refused', async () => {
    const { form } = vera.fields('Sign out');
    form.set('declaration', 'yes');
    form.set('signedAs', 'Vera');
    await vera.post('/respond/submit', form);
    expect(portal.file().assessment.status).toBe('awaiting-response');
  });

  async function answerAll() {
    await vera.get('/respond/sections/data');
    await vera.press('Save', { 'reply:data.personal': 'Our supplier does not say.' });
    await vera.get('/respond/sections/operation');
    await vera.press('Save', { 'q:operation.stop': 'yes' });
    await vera.get('/respond/check');
  }

  test('shows the old beside the new, and freezes a new revision with the replies', async () => {
    await answerAll();
    expect(vera.text).toContain('BeforeNoNowYes');
    expect(vera.text).toContain('Your reply: Our supplier does not say.');
    expect(vera.text).toContain('Everything that was asked is done.');
    expect(await htmlProblems(vera.html)).toEqual([]);
    const { seq } = portal.file().assessment;
    await vera.press('Submit the answers', declared);
    expect(vera.path).toBe('/respond/receipt');
    const { assessment, submissions, followUps, events, timers } = portal.file();
    expect(assessment).toMatchObject({ status: 'submitted', seq: seq + 1, submission: { revision: 2 } });
    expect(submissions.map(({ answers }) => answers['operation.stop'])).toMatchObject([{ value: 'no' }, { value: 'yes' }]);
    expect(submissions[1]?.answers['data.checks']).toEqual(submissions[0]?.answers['data.checks']);
    expect(JSON.stringify(submissions)).not.toContain('does not say');
    expect(followUps).toMatchObject([
      {
        ...{ status: 'answered', revision: 2, closedAt: submissions[1]?.submittedAt },
        questions: [{ questionId: 'data.personal', reply: 'Our supplier does not say.' }, { questionId: 'operation.stop' }],
      },
    ]);
    expect(followUps[0]?.questions[1]).not.toHaveProperty('reply');
    expect(events.at(-1)?.data).toMatchObject({ revision: 2, round: 1, changed: ['operation.stop'] });
    expect(timers.map(({ kind }) => kind)).toEqual(['workflow-check']);
    await scoreResponse(portsOf(portal.world), { assessmentId: ID });
    const file = portal.file();
    const catalog = await portal.world.ports.catalogs.get(file.assessment.catalogHash);
    expect(verifyAssessment(file, catalog).checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  test('after the round the answers are read, not changed', async () => {
    await answerAll();
    await vera.press('Submit the answers', declared);
    await vera.get('/respond/sections/data');
    expect(vera.path).toBe('/respond/receipt');
    expect(vera.text).toContain('Every year.');
  });

  test('a reply that is too long keeps nothing back once its question is no longer asked', async () => {
    // The first question asked opens `data.basis`; the second round is about that one as well.
    await vera.get('/respond/sections/data');
    await vera.press('Save', { 'q:data.personal': 'yes' });
    await vera.press('Save', { 'q:data.basis': 'all' });
    await vera.get('/respond/sections/operation');
    await vera.press('Save', { 'reply:operation.stop': 'No.' });
    await vera.get('/respond/check');
    await vera.press('Submit the answers', declared);
    await scoreResponse(portsOf(portal.world), { assessmentId: ID });
    await asked(['data.personal', 'data.basis']);
    await vera.get('/respond/sections/data');
    await vera.press('Save', { 'reply:data.basis': 'x'.repeat(2001) });
    await vera.get('/respond/sections/data');
    await vera.press('Save', { 'q:data.personal': 'no' });
    expect(shownIn(vera)).toEqual(['data.personal']);
    await vera.get('/respond/check');
    await vera.press('Submit the answers', declared);
    expect(vera.path).toBe('/respond/receipt');
    expect(portal.file().followUps[1]?.questions.map(({ reply }) => reply)).toEqual([undefined, undefined]);
  });

  test('a second round starts without the replies of the first, and keeps them out of the way', async () => {
    await answerAll();
    await vera.press('Submit the answers', declared);
    await scoreResponse(portsOf(portal.world), { assessmentId: ID });
    await asked(['data.personal']);
    await vera.get('/respond/sections/data');
    expect(vera.$('textarea[name="reply:data.personal"]').text().trim()).toBe('');
    await vera.get('/respond/check');
    expect(vera.text).not.toContain('Our supplier does not say.');
    expect(vera.text).toContain('Change this answer, or write a reply.');
    await vera.get('/respond/sections/data');
    await vera.press('Save', { 'reply:data.personal': 'Still not.' });
    await vera.get('/respond/check');
    await vera.press('Submit the answers', declared);
    expect(portal.file().followUps.map(({ questions }) => questions[0]?.reply)).toEqual([
      'Our supplier does not say.',
      'Still not.',
    ]);
  });

  test('a colleague sent the round, and was asked again, while it was being sent: it is looked at anew', async () => {
    await answerAll();
    const { ledger } = portal.ports;
    portal.ports.ledger = {
      ...ledger,
      async commit() {
        portal.ports.ledger = ledger;
        const answers = portal.file().submissions[0]?.answers ?? {};
        await submitted(portal.world, { ...answers, 'operation.stop': { kind: 'yes-no', value: 'yes' } }, ID, {
          'data.personal': 'Said by a colleague.',
        });
        await scoreResponse(portsOf(portal.world), { assessmentId: ID });
        await asked(['operation.stop']);
        return { kind: 'moved', head: portal.file().assessment };
      },
    };
    await vera.press('Submit the answers', declared);
    expect(vera.status).toBe(409);
    expect(portal.file().submissions).toHaveLength(2);
  });

  test('a file found infected since then can be removed, although nobody asked about it', async () => {
    const { evidence } = portal.file();
    evidence.push({
      ...{ id: 'evd_9', questionIds: ['data.checks'], fileName: 'report.pdf', contentType: 'application/pdf', kind: 'test-report' },
      ...{ status: 'infected', objectKey: 'k', uploadedAt: '2026-03-02T09:00:00.000Z' },
      uploadedBy: { kind: 'vendor', email: 'vera@vendor.example', name: 'Vera' },
    });
    await answerAll();
    expect(vera.text).toContain('A virus was found in the file “report.pdf”');
    await vera.get('/respond/evidence/evd_9/remove');
    expect(vera.status).toBe(200);
  });
});

describe('a file that was submitted', () => {
  const kind = 'test-report' as const;
  const by = { kind: 'vendor' as const, email: 'vera@vendor.example', name: 'Vera' };
  const file = { id: 'evd_1', questionIds: ['data.checks'], fileName: 'report.pdf', contentType: 'application/pdf', kind };
  const sha256Hex = sha256('report');

  /** Asked about the answer that it supports; it was uploaded before the answers were submitted. */
  async function askedAboutFile(more: object = {}) {
    const { submissions, evidence, assessment } = portal.file();
    const frozen = { id: file.id, questionIds: file.questionIds, kind, fileName: file.fileName, sha256: sha256Hex };
    submissions[0]?.evidence.push(frozen);
    evidence.push({
      ...{ ...file, sha256: sha256Hex, status: 'clean', objectKey: 'k', objectVersion: 'v1', uploadedBy: by },
      ...{ uploadedAt: assessment.submission?.at ?? '', ...more },
    });
    await sweepNow(portal.world, portal.world.clock.travel({ days: 14 }));
    await scoreResponse(portsOf(portal.world), { assessmentId: ID });
    await asked(['data.checks']);
    vera = await portal.started();
    await vera.get('/respond/sections/data');
  }

  test('and is taken away in a round stays on record, for those who judged by it: the vendor sees it no more', async () => {
    await askedAboutFile();
    expect(vera.$('.files').text()).toContain('report.pdf');
    await vera.get('/respond/evidence/evd_1/remove');
    await vera.press('Remove', { sure: 'yes' });
    expect(portal.file().evidence).toMatchObject([{ id: 'evd_1', questionIds: [], status: 'clean', objectVersion: 'v1' }]);
    await vera.get('/respond/sections/data');
    expect(vera.$('.files').text()).not.toContain('report.pdf');
    await vera.get('/respond/evidence/evd_1/remove');
    expect(vera.status).toBe(404);
    await vera.get('/respond/check');
    await vera.press('Submit the answers', declared);
    expect(portal.file().submissions.map(({ evidence }) => evidence.length)).toEqual([1, 0]);
  });

  test('and to which a colleague attached more meanwhile is asked about again before it is taken away', async () => {
    await askedAboutFile();
    await vera.get('/respond/evidence/evd_1/remove');
    const { changeEvidence } = portal.ports.drafts;
    portal.ports.drafts.changeEvidence = async (...sent) => {
      portal.ports.drafts.changeEvidence = changeEvidence;
      for (const one of portal.file().evidence) one.issuer = 'TÜV';
      return changeEvidence(...sent);
    };
    await vera.press('Remove', { sure: 'yes' });
    expect(vera.status).toBe(409);
    expect(portal.file().evidence).toMatchObject([{ id: 'evd_1', questionIds: ['data.checks'], issuer: 'TÜV' }]);
    await vera.press('Remove', { sure: 'yes' });
    expect(portal.file().evidence).toMatchObject([{ id: 'evd_1', questionIds: [], issuer: 'TÜV' }]);
  });

  test('one that was never submitted goes altogether', async () => {
    await askedAboutFile({ uploadedAt: '2026-03-10T09:00:00.000Z' });
    await vera.get('/respond/evidence/evd_1/remove');
    await vera.press('Remove', { sure: 'yes' });
    expect(portal.file().evidence).toEqual([]);
  });
});

describe('what a round that lapsed left behind', () => {
  const lapse = async () => {
    await sweepNow(portal.world, portal.world.clock.travel({ days: 14 }));
    await scoreResponse(portsOf(portal.world), { assessmentId: ID });
  };

  test('is shown in the next one, beside what was submitted: nothing is sent that nobody sees', async () => {
    await vera.get('/respond/sections/operation');
    await vera.press('Save', { 'q:operation.stop': 'yes' });
    await lapse();
    await asked(['data.personal']);
    vera = await portal.started();
    await vera.get('/respond/sections/operation');
    expect(shownIn(vera)).toEqual(['operation.stop']);
    expect(vera.text).toContain('Changed when you were asked before, and not sent');
    expect(vera.$('.former').text()).toContain('No');
    expect(await htmlProblems(vera.html)).toEqual([]);
    await vera.get('/respond/check');
    expect(vera.$('dl.answers dt').text()).toBe('Do you train on personal data?Can people stop it?');
    expect(vera.text).toContain('BeforeNoNowYes');
  });

  test('can be mended, where it would keep the next one from being sent', async () => {
    await vera.get('/respond/sections/operation');
    await vera.press('Save', { 'q:operation.stop': 'not-applicable' });
    await lapse();
    await asked(['data.personal']);
    vera = await portal.started();
    await vera.get('/respond/sections/operation');
    expect(shownIn(vera)).toEqual(['operation.stop']);
    await vera.press('Save', { 'q:operation.stop': 'no' });
    await vera.get('/respond/sections/operation');
    expect(vera.status).toBe(404);
  });

  describe('of replies', () => {
    const WRITTEN = 'A long and careful reply.';
    const field = () => vera.$('textarea[name="reply:operation.stop"]');
    const stored = () => portal.file().drafts.find(({ sectionId }) => sectionId === 'operation')?.answers['operation.stop'];
    beforeEach(async () => {
      await vera.get('/respond/sections/operation');
      await vera.press('Save', { 'reply:operation.stop': WRITTEN });
      await lapse();
      await asked(['operation.stop']);
      vera = await portal.started();
      await vera.get('/respond/sections/operation');
    });

    test('stands in its field when the same is asked again, and says that it was not sent', async () => {
      expect(field().text()).toBe(WRITTEN);
      expect(vera.text).toContain('You wrote this when you were asked before, and it was not sent.');
      expect(await htmlProblems(vera.html)).toEqual([]);
      await vera.get('/respond/check');
      expect(vera.text).not.toContain(WRITTEN);
    });

    test('is sent once it is saved again', async () => {
      await vera.press('Save');
      expect(vera.text).not.toContain('it was not sent');
      expect(field().text()).toBe(WRITTEN);
      await vera.get('/respond/check');
      expect(vera.text).toContain(WRITTEN);
      await vera.press('Submit the answers', declared);
      expect(portal.file().followUps).toMatchObject([
        { status: 'lapsed' },
        { status: 'answered', questions: [{ reply: WRITTEN }] },
      ]);
    });

    test('is gone for good where its field is emptied, and only then', async () => {
      await vera.press('Save', { 'reply:operation.stop': '' });
      expect(field().text()).toBe('');
      expect(stored()).toEqual({ value: 'no' });
    });
  });

  test('is nothing where nothing was changed', async () => {
    await vera.get('/respond/sections/operation');
    await vera.press('Save', { 'reply:operation.stop': 'We have one.' });
    await lapse();
    await asked(['data.personal']);
    vera = await portal.started();
    await vera.get('/respond/sections/operation');
    expect(vera.status).toBe(404);
  });
});

test('a colleague sees what was asked within their sections only', async () => {
  const token = 'C'.repeat(43);
  const colleague = { id: 'clg_1', name: 'Carl', email: 'carl@vendor.example' };
  const at = portal.world.clock.now().toISOString();
  const vendor = { kind: 'vendor' as const, email: 'vera@vendor.example', name: 'Vera' };
  portal.file().colleagues.push({ ...colleague, sectionIds: ['operation'], maySubmit: false, askedBy: vendor, askedAt: at });
  await portal.world.ports.links.issue({
    ...{ tokenHash: sha256(token), assessmentId: ID, purpose: 'respond', name: 'Carl', email: colleague.email },
    ...{ participant: colleague.id, issuedAt: at, expiresAt: '2026-06-01T00:00:00.000Z' },
  });
  const carl = await portal.browser().get(`/r/${token}`);
  await carl.press('Start');
  await carl.get('/respond');
  expect(carl.text).toContain('Paula Prior asks about 2 of your answers. One of them is in what you were handed.');
  await carl.get('/respond/sections/operation');
  expect(shownIn(carl)).toEqual(['operation.stop']);
  await carl.get('/respond/sections/data');
  expect(carl.status).toBe(404);
});

test('a page costs one request more than without a round, for the answers as they were submitted, which the table’s side keeps', async () => {
  portal.requests();
  for (const page of ['/respond', '/respond/sections/data', '/respond/check']) {
    await vera.get(page);
    expect(portal.requests().sort()).toEqual(['assessments.work', 'sessions.vendor', 'submissions.get']);
  }
});
