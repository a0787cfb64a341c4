import { describe, expect, test } from 'vitest';
import { verifyChain } from '../../../functions/domain/proof/audit-chain.ts';
import { hashOf } from '../../../functions/domain/proof/canonical.ts';
import { vendorPortal } from '../../support/vendor-portal.ts';

const declared = { declaration: 'yes', signedAs: 'Vera  Vendor' };

async function atCheck() {
  const portal = await vendorPortal();
  const browser = await portal.started();
  await browser.get('/respond/sections/data');
  await browser.press('Save', { 'q:data.personal': 'no', 'q:data.checks': ['bias', 'quality'] });
  await browser.get('/respond/check');
  return { portal, browser };
}

/** Announces a certificate, and lets its file arrive and be found clean unless told otherwise. */
async function withFile(
  portal: Awaited<ReturnType<typeof atCheck>>['portal'],
  browser: Awaited<ReturnType<typeof atCheck>>['browser'],
  becomes: 'clean' | 'quarantined' | 'pending' = 'clean',
) {
  await browser.get('/respond/evidence/new?question=operation.certificate');
  await browser.press('Continue', { name: 'Certificate', kind: 'certificate', scheme: 'other', extension: 'pdf' });
  const key = browser.$('input[name=key]').attr('value') ?? '';
  if (becomes !== 'pending') portal.bucket.put(key, 'hello');
  if (becomes === 'clean') await portal.scan();
  await browser.get('/respond/check');
  return key;
}

describe('submitting', () => {
  test('one change freezes answers, catalog and evidence, stops the reminders, wakes the workflow and sends the receipt', async () => {
    const { portal, browser } = await atCheck();
    await withFile(portal, browser);
    expect(portal.file().timers.length).toBeGreaterThan(0);
    const seq = portal.file().assessment.seq;
    await browser.press('Submit the answers', declared);
    expect(browser.path).toBe('/respond/receipt');
    const { assessment, submissions, events, timers, evidence } = portal.file();
    const [submission] = submissions;
    expect(assessment).toMatchObject({ status: 'submitted', seq: seq + 1, waiting: { on: 'workflow' } });
    expect(submission).toMatchObject({
      revision: 1,
      catalogHash: assessment.catalogHash,
      answers: { 'data.personal': { kind: 'yes-no', value: 'no' }, 'operation.certificate': { kind: 'evidence' } },
      submittedBy: { kind: 'vendor', email: 'vera@vendor.example', name: 'Vera Vendor' },
    });
    expect(submission?.evidence).toEqual([expect.objectContaining({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })]);
    expect(evidence[0]).toMatchObject({ status: 'clean', objectVersion: 'v1' });
    expect(assessment.submission?.hash).toBe(hashOf(submission));
    expect(events.at(-1)).toMatchObject({ type: 'submitted', data: { submission: hashOf(submission), revision: 1 } });
    expect(verifyChain(events, { ...assessment, aggregate: `ASSESSMENT#${assessment.id}` })).toEqual({ ok: true });
    // No reminder is left; from now on the workflow is looked after.
    expect(timers.map(({ kind }) => kind)).toEqual(['workflow-check']);
    const work = [...portal.world.table.outbox.values()].map((item) => item.work);
    expect(work).toContainEqual({ kind: 'wake-workflow', assessmentId: assessment.id, wait: 'response' });
    expect(work).toContainEqual(expect.objectContaining({ kind: 'mail', mail: 'receipt' }));
    expect(browser.text).toContain(hashOf(submission));
    expect(browser.text).toContain('Vera Vendor');
  });

  test('the declaration is not ticked beforehand; without it or a name nothing is sent', async () => {
    const { portal, browser } = await atCheck();
    expect(browser.$('[name=declaration]').attr('checked')).toBeUndefined();
    await browser.press('Submit the answers', { signedAs: ' ' });
    expect(browser.status).toBe(422);
    expect(
      browser
        .$('.error-summary a')
        .toArray()
        .map((a) => browser.$(a).attr('href')),
    ).toEqual(['#f-signedAs', '#f-declaration']);
    expect(portal.file().submissions).toEqual([]);
  });

  test('twice, also at the same instant, shows the receipt of the one', async () => {
    const { portal, browser } = await atCheck();
    const { action, form } = browser.fields('Submit the answers');
    form.set('declaration', 'yes');
    const other = browser.sibling();
    await Promise.all([browser.post(action, form), other.post(action, form)]);
    await browser.post(action, form);
    expect([browser.path, other.path]).toEqual(['/respond/receipt', '/respond/receipt']);
    expect(portal.file().submissions).toHaveLength(1);
    expect(
      [...portal.world.table.outbox.values()].filter(({ work }) => work.kind === 'mail' && work.mail === 'receipt'),
    ).toHaveLength(1);
    for (const path of ['/respond', '/respond/sections/data', '/respond/check', '/respond/evidence/new?question=data.checks'])
      expect((await browser.get(path)).path).toBe('/respond/receipt');
  });

  test('a draft saved since the check is never submitted unseen', async () => {
    const { portal, browser } = await atCheck();
    const other = browser.sibling();
    await other.get('/respond/sections/data');
    await other.press('Save', { 'q:data.personal': 'yes' });
    await browser.press('Submit the answers', declared);
    expect(browser.status).toBe(409);
    expect(browser.text).toContain('answers changed');
    expect(portal.file().submissions).toEqual([]);
    await browser.press('Submit the answers', declared);
    expect(browser.path).toBe('/respond/receipt');
  });

  test('a draft saved between reading and writing makes the whole change fail', async () => {
    const { portal, browser } = await atCheck();
    const commit = portal.ports.ledger.commit;
    portal.ports.ledger = {
      async commit(change) {
        const draft = portal.file().drafts[0];
        if (draft?.version === 1) draft.version = 2;
        return commit(change);
      },
    };
    await browser.press('Submit the answers', declared);
    expect(browser.status).toBe(409);
    expect(portal.file().submissions).toEqual([]);
    expect(portal.file().assessment.status).toBe('awaiting-response');
  });

  test('a reminder in between, or a scan once more, is no reason to ask again', async () => {
    const { portal, browser } = await atCheck();
    await withFile(portal, browser);
    const commit = portal.ports.ledger.commit;
    let times = 0;
    portal.ports.ledger = {
      async commit(change) {
        times += 1;
        const [file] = portal.file().evidence;
        if (times === 1) portal.file().assessment.seq += 1;
        if (times === 2 && file) file.scanner = 'development';
        return commit(change);
      },
    };
    await browser.press('Submit the answers', declared);
    expect(browser.path).toBe('/respond/receipt');
    expect(times).toBe(3);
  });

  test('a file removed in between is not submitted as if it were there', async () => {
    const { portal, browser } = await atCheck();
    await withFile(portal, browser);
    const commit = portal.ports.ledger.commit;
    portal.ports.ledger = {
      async commit(change) {
        portal.file().evidence = [];
        return commit(change);
      },
    };
    await browser.press('Submit the answers', declared);
    expect(browser.status).toBe(409);
    expect(portal.file().submissions).toEqual([]);
  });

  test.each([
    ['other details', { kind: 'test-report', issuer: 'Somebody' }],
    ['another expiry', { expiresOn: '2020-01-01' }],
    ['another issuer', { issuer: 'Somebody' }],
    ['another name', { fileName: 'Other.pdf' }],
    ['another question', { questionIds: ['operation.certificate', 'data.checks'] }],
    ['a virus, found since', { status: 'infected' }],
  ] as const)('a file that was given %s in between is looked at again before it is submitted', async (_, change) => {
    const { portal, browser } = await atCheck();
    await withFile(portal, browser);
    const { commit } = portal.ports.ledger;
    portal.ports.ledger = {
      async commit(asked) {
        portal.ports.ledger = { commit };
        portal.file().evidence = portal.file().evidence.map((file) => ({ ...file, ...change }) as typeof file);
        return commit(asked);
      },
    };
    await browser.press('Submit the answers', declared);
    expect(browser.path).toBe('/respond/submit');
    expect(portal.file().submissions).toEqual([]);
  });

  test('a file that supports nothing yet is not overlooked when it is attached in between', async () => {
    const { portal, browser } = await atCheck();
    await withFile(portal, browser);
    for (const file of portal.file().evidence) file.questionIds = ['data.basis'];
    await browser.get('/respond/check');
    const { commit } = portal.ports.ledger;
    portal.ports.ledger = {
      async commit(asked) {
        for (const file of portal.file().evidence) file.questionIds = ['data.basis', 'data.checks'];
        return commit(asked);
      },
    };
    await browser.press('Submit the answers', declared);
    expect(browser.status).toBe(409);
    expect(portal.file().submissions).toEqual([]);
  });

  test('what nobody has scanned yet is not submitted; the name stays, and a moment later it goes out', async () => {
    const { portal, browser } = await atCheck();
    await withFile(portal, browser, 'quarantined');
    expect(browser.text).toContain('The file “Certificate.pdf” is still being checked for viruses');
    expect(browser.text).toContain('as soon as the virus check has ended');
    await browser.press('Submit the answers', declared);
    expect(browser.status).toBe(409);
    expect(browser.text).toContain('Nothing was sent yet');
    expect(browser.$('[name=signedAs]').attr('value')).toBe('Vera  Vendor');
    expect(portal.file().submissions).toEqual([]);
    await portal.scan();
    await browser.press('Submit the answers', declared);
    expect(browser.path).toBe('/respond/receipt');
    expect(portal.file().submissions[0]?.evidence).toHaveLength(1);
  });

  test.each([
    ['THREATS_FOUND', 'A virus was found in the file “Certificate.pdf”'],
    ['UNSUPPORTED', 'could not be checked for viruses; it may be protected by a password'],
    ['ACCESS_DENIED', 'could not be checked for viruses'],
  ])('a scan that ends with %s after the page was made stops it', async (result, words) => {
    const { portal, browser } = await atCheck();
    await withFile(portal, browser, 'quarantined');
    await portal.scan(result);
    await browser.press('Submit the answers', declared);
    expect(browser.text).toContain(words);
    expect(browser.html).not.toContain('Submit the answers');
    expect(portal.file().submissions).toEqual([]);
  });

  test('a scan that never ends is not waited for: the vendor is told to upload the file again, and can', async () => {
    const { portal, browser } = await atCheck();
    await withFile(portal, browser, 'quarantined');
    portal.world.clock.travel({ minutes: 10 });
    await browser.get('/respond/check');
    expect(browser.text).toContain('taking longer than usual');
    expect(browser.html).not.toContain('Submit the answers');
    await browser.get(browser.$('.error-summary a').attr('href') ?? '');
    expect(browser.$('.files .error').text()).toContain('Remove the file and attach it again, or replace it');
    await browser.press('Remove: Certificate.pdf');
    await browser.press('Remove the file', { sure: 'yes' });
    await (await browser.get('/respond/check')).press('Submit the answers', declared);
    expect(browser.path).toBe('/respond/receipt');
  });

  test('a file that never arrived stops it, and says what to do', async () => {
    const { portal, browser } = await atCheck();
    await withFile(portal, browser, 'pending');
    expect(browser.text).toContain('has not arrived');
    expect(browser.html).not.toContain('Submit the answers');
    expect(portal.file().submissions).toEqual([]);
  });

  test('more than one item of the table can hold is refused in plain words', async () => {
    const { portal, browser } = await atCheck();
    for (const draft of portal.file().drafts) draft.answers['data.personal'] = { value: 'no', comment: 'x'.repeat(3999) };
    const catalog = await portal.ports.catalogs.get(portal.file().assessment.catalogHash);
    const [section] = catalog.questionnaire.sections;
    const [question] = section?.questions ?? [];
    if (!section || !question) throw new Error('no question');
    const many = Array.from({ length: 120 }, (_, n) => ({ ...question, id: `data.more-${n}` }));
    const large = { ...catalog, questionnaire: { ...catalog.questionnaire, sections: [{ ...section, questions: many }] } };
    portal.file().assessment.catalogHash = await portal.world.ports.catalogs.publish(large);
    const answers = Object.fromEntries(many.map(({ id }) => [id, { value: 'no', comment: 'x'.repeat(3999) }]));
    for (const draft of portal.file().drafts) draft.answers = answers;
    await (await browser.get('/respond/check')).press('Submit the answers', declared);
    expect(browser.status).toBe(422);
    expect(browser.text).toContain('at most 350 KB');
  });

  test('without the session’s token, or after lapse, nothing is sent', async () => {
    const { portal, browser } = await atCheck();
    const { action, form } = browser.fields('Submit the answers');
    form.set('declaration', 'yes');
    const forged = new URLSearchParams(form);
    forged.set('csrf', 'x');
    expect((await browser.post(action, forged)).status).toBe(403);
    portal.file().assessment.status = 'lapsed';
    expect((await browser.post(action, form)).heading).toBe('The time to answer is over');
    expect(portal.file().submissions).toEqual([]);
  });

  test('a table out of reach is a fault with a code, and the next try works', async () => {
    const { portal, browser } = await atCheck();
    const { action, form } = browser.fields('Submit the answers');
    form.set('declaration', 'yes');
    portal.world.breaking.ledger.break({ times: 1, afterTheFact: true });
    expect((await browser.post(action, form)).status).toBe(500);
    await browser.post(action, form);
    expect(browser.path).toBe('/respond/receipt');
    expect(portal.file().submissions).toHaveLength(1);
  });
});
