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

/** Announces a certificate, and lets its file arrive unless told otherwise. */
async function withFile(
  portal: Awaited<ReturnType<typeof atCheck>>['portal'],
  browser: Awaited<ReturnType<typeof atCheck>>['browser'],
  arrives = true,
) {
  await browser.get('/respond/evidence/new?question=operation.certificate');
  await browser.press('Continue', { name: 'Certificate', kind: 'certificate', scheme: 'other', extension: 'pdf' });
  const key = browser.$('input[name=key]').attr('value') ?? '';
  if (arrives) portal.bucket.put(key, 'hello');
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
    expect(evidence[0]).toMatchObject({ status: 'quarantined', objectVersion: 'v1' });
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

  test('a reminder or a scan in between is no reason to ask again', async () => {
    const { portal, browser } = await atCheck();
    await withFile(portal, browser);
    const commit = portal.ports.ledger.commit;
    let times = 0;
    portal.ports.ledger = {
      async commit(change) {
        times += 1;
        const [file] = portal.file().evidence;
        if (times === 1) portal.file().assessment.seq += 1;
        if (times === 2 && file) file.status = 'clean';
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

  test('a file that never arrived stops it, and says what to do', async () => {
    const { portal, browser } = await atCheck();
    await withFile(portal, browser, false);
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
