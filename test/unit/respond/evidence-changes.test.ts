import { describe, expect, test } from 'vitest';
import { limits } from '../../../functions/domain/links/rate-limit.ts';
import { scanDetail } from '../../../functions/respond/evidence/development-scan.ts';
import { recordScan, ScanEvent } from '../../../functions/respond/evidence/record-scan.ts';
import { wrongWith } from '../../../functions/web/browser/wrong-file.ts';
import { colleagueBrowser, withColleague } from '../../support/colleague.ts';
import { htmlProblems } from '../../support/html-validator.ts';
import { vendorPortal } from '../../support/vendor-portal.ts';

const details = { name: 'Test report', kind: 'test-report', extension: 'pdf' };
const OPERATION = '/respond/sections/operation';
const GONE = 'Not saved: the file is no longer here';

/** A file that is attached to `data.checks`, arrived, and scanned if told so. */
async function attached(result?: string) {
  const portal = await vendorPortal();
  const browser = await portal.started();
  const files = () => portal.file().evidence;
  const upload = async (button: string, change: Record<string, string | string[]> = details) => {
    await browser.press(button, change);
    portal.bucket.put(browser.$('input[name=key]').attr('value') ?? '', 'hello');
  };
  const scan = (at: number, found: string) => {
    const { objectKey: key = '' } = files()[at] ?? {};
    return recordScan(portal.ports, ScanEvent.parse({ detail: scanDetail({ bucket: 'b', key, version: 'v1' }, found) }));
  };
  await browser.get('/respond/evidence/new?question=data.checks');
  await upload('Continue');
  if (result) await scan(0, result);
  const first = files()[0]?.id ?? '';
  return {
    portal,
    browser,
    files,
    upload,
    scan,
    first,
    shown: async () => (await browser.get('/respond/sections/data')).$('.files').text(),
  };
}

describe('the dates of a certificate', () => {
  const certificate = { name: 'C', kind: 'certificate', extension: 'pdf' };
  const iso = { ...certificate, scheme: 'iso-27001' };
  test.each([
    ['which it certifies is asked', certificate, ['#f-scheme']],
    ['the issue is needed for its three years', iso, ['#f-issuedOn']],
    ['another scheme needs no date', { ...certificate, scheme: 'other' }, []],
    ['an audit before the issue', { ...iso, issuedOn: '2025-03-01', surveillanceOn: '2025-02-28' }, ['#f-surveillanceOn']],
    [
      'an audit after the end',
      { ...iso, issuedOn: '2024-01-01', expiresOn: '2025-01-01', surveillanceOn: '2025-02-01' },
      ['#f-surveillanceOn'],
    ],
    ['more than three years, with three months of slack', { ...iso, issuedOn: '2025-03-01', expiresOn: '2028-06-01' }, []],
    ['longer than that', { ...iso, issuedOn: '2025-03-01', expiresOn: '2028-06-02' }, ['#f-expiresOn']],
    ['longer than that, of another scheme', { ...iso, scheme: 'other', issuedOn: '2025-03-01', expiresOn: '2035-06-02' }, []],
    ['an issue tomorrow, for where the day begins first', { ...iso, issuedOn: '2026-03-02' }, []],
    [
      'an issue and an audit still to come',
      { ...iso, issuedOn: '2026-03-04', surveillanceOn: '2026-03-05' },
      ['#f-issuedOn', '#f-surveillanceOn'],
    ],
    ['no such day', { ...iso, issuedOn: '2025-02-29', surveillanceOn: 'soon' }, ['#f-issuedOn', '#f-surveillanceOn']],
  ])('%s', async (_, form, problems) => {
    const portal = await vendorPortal();
    const browser = await portal.started();
    await browser.get('/respond/evidence/new?question=operation.certificate');
    await browser.press('Continue', form);
    const links = browser.$('.error-summary a').toArray();
    expect(links.map((link) => browser.$(link).attr('href'))).toEqual(problems);
    expect(portal.file().evidence).toHaveLength(problems.length === 0 ? 1 : 0);
    if (problems.length > 0) expect(browser.$('[name=issuedOn]').attr('value') ?? '').toBe('issuedOn' in form ? form.issuedOn : '');
  });

  test('what only certificates have is not kept for another kind', async () => {
    const portal = await vendorPortal();
    const browser = await portal.started();
    await browser.get('/respond/evidence/new?question=data.checks');
    await browser.press('Continue', { ...details, scheme: 'iso-42001', surveillanceOn: 'soon' });
    expect(portal.file().evidence[0]).not.toHaveProperty('scheme');
    expect(portal.file().evidence[0]).not.toHaveProperty('surveillanceOn');
  });
});

describe('beside the question stands', () => {
  test.each([
    [undefined, 'Uploaded, being checked', 'You can go on: only submitting waits for it'],
    ['NO_THREATS_FOUND', 'Uploaded, virus-free', 'Replace'],
    ['THREATS_FOUND', 'Virus found', 'Remove it and attach a clean copy'],
    ['UNSUPPORTED', 'Could not be checked', 'attach a copy that opens without a password'],
  ])('how a file is that was scanned as %s', async (result, tag, message) => {
    const { shown } = await attached(result);
    expect(await shown()).toContain(tag);
    expect(await shown()).toContain(message);
  });

  test('what to do about a file that never came; submitting leads there', async () => {
    const { portal, browser, files, shown } = await attached();
    portal.file().evidence = files().map((file) => ({ ...file, objectKey: `${file.objectKey}.pdf` }));
    expect(await shown()).toContain('it must be one PDF file, not empty, of at most 25 MB. Upload it again');
    await browser.get('/respond/check');
    expect(browser.$('.error-summary a').attr('href')).toBe('/respond/sections/data#f-q-data-checks');
    await browser.get(browser.$('.error-summary a').attr('href') ?? '');
    expect(browser.$('#f-q-data-checks .files .error').text()).toContain('has not arrived');
  });

  test('that only the development scanner looked', async () => {
    const { portal, shown, files } = await attached('NO_THREATS_FOUND');
    expect(await shown()).not.toContain('development');
    portal.file().evidence = files().map((file) => ({ ...file, scanner: 'development' }));
    expect(await shown()).toContain('Checked by the development scanner');
  });

  test('that a certificate has grown too old', async () => {
    const { portal, shown, files } = await attached('NO_THREATS_FOUND');
    const old = { kind: 'certificate', scheme: 'iso-42001', issuedOn: '2023-01-31' } as const;
    portal.file().evidence = files().map((file) => ({ ...file, ...old }));
    expect(await shown()).toContain('The three years of this certificate ended on 31 January 2026');
    portal.file().evidence = files().map((file) => ({ ...file, issuedOn: '2024-05-03' }));
    expect(await shown()).toContain('the details lack the audit that was due by 3 August 2025');
  });
});

describe('replacing a file', () => {
  test('describes it anew from what is known; the old one counts until the new one has arrived', async () => {
    const { portal, browser, files, shown, first } = await attached('NO_THREATS_FOUND');
    await browser.get('/respond/sections/data');
    await browser.press('Replace: Test report.pdf');
    expect(browser.path).toBe(`/respond/evidence/${first}/replace`);
    expect(browser.heading).toBe('Replace the file');
    expect(browser.$('[name=name]').attr('value')).toBe('Test report');
    expect(browser.$('[name=kind][checked]').attr('value')).toBe('test-report');
    await browser.press('Continue', { name: 'Test report of March' });
    expect(files()[1]).toMatchObject({ replaces: first, questionIds: ['data.checks'], status: 'pending' });
    expect(await shown()).toMatch(/Test report\.pdf.*Test report of March\.pdf.*It will replace “Test report\.pdf”/s);
    portal.bucket.put(files()[1]?.objectKey ?? '', 'newer');
    expect(await shown()).not.toContain('Test report.pdf');
    expect(await shown()).toContain('Test report of March.pdf');
    expect(files()).toHaveLength(2);
  });

  test('what is submitted is the new one', async () => {
    const { portal, browser, upload, first } = await attached('NO_THREATS_FOUND');
    await browser.get('/respond/sections/data');
    await browser.press('Save', { 'q:data.checks': 'bias' });
    await browser.get(`/respond/evidence/${first}/replace`);
    await upload('Continue', { name: 'Newer' });
    await portal.scan();
    await browser.get('/respond/check');
    expect(browser.text).not.toContain('Test report.pdf');
    await browser.press('Submit the answers', { signedAs: 'V', declaration: 'yes' });
    expect(portal.file().submissions[0]?.evidence.map(({ fileName }) => fileName)).toEqual(['Newer.pdf']);
  });

  test('an infected one replaces nothing; an infected file can be replaced', async () => {
    const { browser, upload, scan, shown, first } = await attached('THREATS_FOUND');
    await browser.get(`/respond/evidence/${first}/replace`);
    await upload('Continue', { name: 'Second' });
    await scan(1, 'THREATS_FOUND');
    expect(await shown()).toMatch(/Test report\.pdf.*Second\.pdf/s);
    await browser.get(`/respond/evidence/${first}/replace`);
    await upload('Continue', { name: 'Third' });
    await scan(2, 'NO_THREATS_FOUND');
    expect(await shown()).not.toContain('Test report.pdf');
  });

  test('removing the new one does not bring the old one back', async () => {
    const { browser, upload, files, first } = await attached('NO_THREATS_FOUND');
    await browser.get(`/respond/evidence/${first}/replace`);
    await upload('Continue', { name: 'Second' });
    await browser.get(`/respond/evidence/${files()[1]?.id}/remove`);
    await browser.press('Remove the file', { sure: 'yes' });
    expect(files()).toEqual([]);
  });

  test('giving up on it leaves the old one', async () => {
    const { browser, files, first } = await attached('NO_THREATS_FOUND');
    await browser.get(`/respond/evidence/${first}/replace`);
    await browser.press('Continue', { name: 'Second' });
    await browser.get(`/respond/evidence/${files()[1]?.id}/remove`);
    await browser.press('Remove the file', { sure: 'yes' });
    expect(files().map(({ id }) => id)).toEqual([first]);
  });
});

describe('the details of a file', () => {
  test('change without uploading it again; what the scan found stays', async () => {
    const { browser, files, first } = await attached('NO_THREATS_FOUND');
    const before = files()[0];
    await browser.get('/respond/sections/data');
    await browser.press('Edit details: Test report.pdf');
    const change = {
      name: 'Audit',
      kind: 'certificate',
      scheme: 'iso-42001',
      issuedOn: '2025-06-01',
      also: ['data.checks', 'operation.certificate'],
    };
    await browser.press('Save the details', change);
    expect(browser.path).toBe('/respond/sections/data');
    expect(files()[0]).toEqual({
      ...before,
      fileName: 'Audit.pdf',
      kind: 'certificate',
      scheme: 'iso-42001',
      issuedOn: '2025-06-01',
      questionIds: ['data.checks', 'operation.certificate'],
    });
    await browser.get(`/respond/evidence/${first}/edit`);
    await browser.press('Save the details', { kind: 'policy', issuedOn: '', also: 'operation.certificate' });
    expect(files()[0]).not.toHaveProperty('scheme');
    expect(files()[0]).not.toHaveProperty('issuedOn');
    expect(files()[0]?.questionIds).toEqual(['operation.certificate']);
  });

  test('of no question at all is a question back', async () => {
    const { browser, files, first } = await attached();
    await browser.get(`/respond/evidence/${first}/edit`);
    await browser.press('Save the details', { also: [] });
    expect(browser.status).toBe(422);
    expect(browser.$('.error-summary a').attr('href')).toBe('#f-also');
    expect(files()[0]?.questionIds).toEqual(['data.checks']);
  });

  test('never write over a scan that ended meanwhile', async () => {
    const { portal, browser, files, scan, first } = await attached();
    await browser.get(`/respond/evidence/${first}/edit`);
    const { changeEvidence } = portal.ports.drafts;
    portal.ports.drafts.changeEvidence = async (...asked) => {
      portal.ports.drafts.changeEvidence = changeEvidence;
      await scan(0, 'THREATS_FOUND');
      return changeEvidence(...asked);
    };
    await browser.press('Save the details', { name: 'Other' });
    expect(browser.path).toBe('/respond/sections/data');
    expect(files()[0]).toMatchObject({ status: 'infected', fileName: 'Other.pdf' });
  });

  test('that somebody else changed since are shown, and nothing is written over unseen', async () => {
    const { browser, files, first } = await attached('NO_THREATS_FOUND');
    const other = browser.sibling();
    await browser.get(`/respond/evidence/${first}/edit`);
    await other.get(`/respond/evidence/${first}/edit`);
    await other.press('Save the details', { issuer: 'TÜV', also: ['data.checks', 'operation.certificate'] });
    const theirs = { issuer: 'TÜV', questionIds: ['data.checks', 'operation.certificate'] };
    await browser.press('Save the details', { name: 'Mine' });
    expect(browser.status).toBe(409);
    expect(browser.$('.notice').text()).toContain('TÜV');
    expect(browser.$('.notice li')).toHaveLength(2);
    expect(browser.$('[name=name]').attr('value')).toBe('Mine');
    expect(files()[0]).toMatchObject({ fileName: 'Test report.pdf', ...theirs });
    await other.get(`/respond/evidence/${first}/edit`);
    await other.press('Save the details', { issuer: 'TÜV Nord' });
    await browser.press('Save the details');
    expect(browser.status).toBe(409);
    // Seen, and saved over.
    await browser.press('Save the details', { issuer: 'Mine' });
    expect(files()[0]).toMatchObject({ fileName: 'Mine.pdf', issuer: 'Mine', questionIds: ['data.checks'] });
  });

  test('that two people changed alike need no question', async () => {
    const { browser, files, first } = await attached('NO_THREATS_FOUND');
    const other = browser.sibling();
    await browser.get(`/respond/evidence/${first}/edit`);
    await other.get(`/respond/evidence/${first}/edit`);
    for (const each of [other, browser]) {
      await each.press('Save the details', { issuer: 'TÜV' });
      expect(each.path).toBe('/respond/sections/data');
    }
    expect(files()[0]?.issuer).toBe('TÜV');
  });

  test('are not written where the file was removed meanwhile', async () => {
    const { portal, browser, files, first } = await attached('NO_THREATS_FOUND');
    await browser.get(`/respond/evidence/${first}/edit`);
    const { changeEvidence } = portal.ports.drafts;
    portal.ports.drafts.changeEvidence = async (...asked) => {
      portal.file().evidence = [];
      return changeEvidence(...asked);
    };
    await browser.press('Save the details', { name: 'Mine' });
    expect([browser.status, browser.heading]).toEqual([404, GONE]);
    expect(browser.text).toContain('Mine');
    expect(files()).toEqual([]);
  });

  test.each(['edit', 'replace'])('where it was removed before they came, the words are kept: %s', async (form) => {
    const { browser, files, first } = await attached('NO_THREATS_FOUND');
    const other = browser.sibling();
    await browser.get(`/respond/evidence/${first}/${form}`);
    await other.get(`/respond/evidence/${first}/remove`);
    await other.press('Remove the file', { sure: 'yes' });
    expect(files()).toEqual([]);
    await browser.press(form === 'edit' ? 'Save the details' : 'Continue to the upload', { name: 'My own name for it' });
    expect([browser.status, browser.heading]).toEqual([404, GONE]);
    expect(browser.text).toContain('The file was removed meanwhile');
    expect(browser.text).toContain('My own name for it');
    expect(await htmlProblems(browser.html)).toEqual([]);
    expect(files()).toEqual([]);
  });

  test('of a file that is not theirs are answered as those of one that was removed, and kept as well', async () => {
    const { portal, browser, first } = await attached('NO_THREATS_FOUND');
    await browser.get(`/respond/evidence/${first}/edit`);
    for (const file of portal.file().evidence) file.questionIds = ['none.of-theirs'];
    await browser.press('Save the details', { name: 'Mine' });
    expect([browser.status, browser.heading]).toEqual([404, GONE]);
    expect(browser.text).toContain('Mine');
  });

  test('that change between checking and submitting are checked again', async () => {
    const { portal, browser, first } = await attached('NO_THREATS_FOUND');
    const other = browser.sibling();
    await browser.get('/respond/sections/data');
    await browser.press('Save', { 'q:data.checks': 'bias' });
    await browser.get('/respond/check');
    await other.get(`/respond/evidence/${first}/edit`);
    await other.press('Save the details', { expiresOn: '2026-12-31' });
    await browser.press('Submit the answers', { signedAs: 'V', declaration: 'yes' });
    expect(browser.status).toBe(409);
    expect(portal.file().submissions).toEqual([]);
  });
});

describe('removing a file', () => {
  const EDIT = { issuer: 'TÜV', also: ['data.checks', 'operation.certificate'] };
  /** Something happens after the file was read and just before it is taken away. */
  function justBefore({ portal }: Awaited<ReturnType<typeof attached>>, what: () => Promise<unknown>) {
    const { removeEvidence } = portal.ports.drafts;
    portal.ports.drafts.removeEvidence = async (...asked) => {
      portal.ports.drafts.removeEvidence = removeEvidence;
      await what();
      return removeEvidence(...asked);
    };
  }
  const remove = { sure: 'yes' };

  test.each(['before it is sent', 'between reading and writing'])(
    'that somebody attached to another answer since, %s, is asked about again, and goes then',
    async (when) => {
      const all = await attached('NO_THREATS_FOUND');
      const { browser, files, first } = all;
      const other = browser.sibling();
      await browser.get(`/respond/evidence/${first}/remove`);
      expect(browser.$('.notice')).toHaveLength(0);
      await other.get(`/respond/evidence/${first}/edit`);
      const save = () => other.press('Save the details', EDIT);
      if (when === 'before it is sent') await save();
      else justBefore(all, save);
      await browser.press('Remove the file', remove);
      expect([browser.status, browser.path]).toEqual([409, `/respond/evidence/${first}/remove`]);
      expect(browser.$('[role=status]').text()).toContain('Nothing was removed');
      expect(browser.$('main li')).toHaveLength(2);
      expect(browser.text).toContain('TÜV');
      expect(files()).toMatchObject([{ id: first, issuer: 'TÜV' }]);
      await browser.press('Remove the file', remove);
      expect([browser.status, browser.path]).toEqual([200, '/respond/sections/data']);
      expect(files()).toEqual([]);
    },
  );

  test.each(['NO_THREATS_FOUND', 'THREATS_FOUND'])('is not kept by a scan that ends meanwhile: %s', async (found) => {
    const all = await attached();
    const { browser, files, scan, first } = all;
    await browser.get(`/respond/evidence/${first}/remove`);
    justBefore(all, () => scan(0, found));
    await browser.press('Remove the file', remove);
    expect([browser.path, files()]).toEqual(['/respond/sections/data', []]);
  });

  test('twice is once', async () => {
    const all = await attached('NO_THREATS_FOUND');
    const { browser, files, first } = all;
    const other = browser.sibling();
    for (const each of [browser, other]) await each.get(`/respond/evidence/${first}/remove`);
    justBefore(all, () => other.press('Remove the file', remove));
    await browser.press('Remove the file', remove);
    expect([browser.status, other.status, files()]).toEqual([200, 200, []]);
  });

  test('whose form says nothing of what it showed is asked about again', async () => {
    const { browser, files, first } = await attached('NO_THREATS_FOUND');
    await browser.get(`/respond/evidence/${first}/remove`);
    const { action, form } = browser.fields('Remove the file');
    form.delete('base');
    form.set('sure', 'yes');
    await browser.post(action, form);
    expect([browser.status, files().length]).toEqual([409, 1]);
  });

  test('that arrives only then would take along what it replaces, which nobody agreed to: asked again, by name', async () => {
    const { portal, browser, files, first } = await attached('NO_THREATS_FOUND');
    await browser.get(`/respond/evidence/${first}/replace`);
    // The same description: only which file it is tells them apart.
    await browser.press('Continue');
    const second = files()[1];
    await browser.get(`/respond/evidence/${second?.id}/remove`);
    expect(browser.text).not.toContain('replaced');
    portal.bucket.put(second?.objectKey ?? '', 'newer');
    await browser.press('Remove the file', remove);
    expect(browser.status).toBe(409);
    expect(browser.text).toContain('The file that it replaced is removed as well:Test report.pdf');
    expect(files().map(({ id }) => id)).toEqual([first, second?.id]);
    await browser.press('Remove the file', remove);
    expect(files()).toEqual([]);
  });

  test('found infected since takes nothing else along', async () => {
    const { browser, upload, files, scan, first } = await attached('NO_THREATS_FOUND');
    await browser.get(`/respond/evidence/${first}/replace`);
    await upload('Continue', { name: 'Second' });
    await browser.get(`/respond/evidence/${files()[1]?.id}/remove`);
    expect(browser.text).toContain('The file that it replaced is removed as well:Test report.pdf');
    await scan(1, 'THREATS_FOUND');
    await browser.press('Remove the file', remove);
    expect([browser.status, files().map(({ id }) => id)]).toEqual([200, [first]]);
  });

  test('that meanwhile also supports an answer of somebody else stays, and says whom to ask', async () => {
    const { portal, browser, files, first } = await attached('NO_THREATS_FOUND');
    const colleague = withColleague(portal, { sectionIds: ['data'] });
    const jonas = await colleagueBrowser(portal, 'C'.repeat(43), colleague);
    await jonas.get(`/respond/evidence/${first}/remove`);
    await browser.get(`/respond/evidence/${first}/edit`);
    await browser.press('Save the details', EDIT);
    await jonas.press('Remove the file', remove);
    expect([jonas.status, jonas.heading, files().length]).toEqual([403, 'This file stays as it is', 1]);
  });
});

describe('a file that is there', () => {
  const certified = { kind: 'certificate', scheme: 'other' };

  test('is offered for other answers that take its kind, and attached without uploading it again', async () => {
    const { browser, files, first } = await attached('NO_THREATS_FOUND');
    await browser.get(OPERATION);
    await browser.press('Attach a file');
    expect(browser.text).not.toContain('Use a file you already uploaded');
    await browser.get(`/respond/evidence/${first}/edit`);
    await browser.press('Save the details', certified);
    await browser.get(OPERATION);
    await browser.press('Attach a file');
    expect(browser.text).toContain('Use a file you already uploaded');
    await browser.press('Attach the chosen files', { file: first });
    expect(browser.path).toBe('/respond/sections/operation');
    expect(files()).toHaveLength(1);
    expect(files()[0]).toMatchObject({ questionIds: ['data.checks', 'operation.certificate'], status: 'clean' });
    await browser.press('Attach another file');
    expect(browser.text).not.toContain('Use a file you already uploaded');
  });

  test('must be chosen; what is not offered is not attached', async () => {
    const { portal, browser, files, first } = await attached('THREATS_FOUND');
    portal.file().evidence = files().map((file) => ({ ...file, kind: 'certificate' }));
    const form = { csrf: browser.fields('Upload').form.get('csrf') ?? '', question: 'operation.certificate', file: first };
    await browser.post('/respond/evidence/attach', new URLSearchParams(form).toString());
    expect(files()[0]?.questionIds).toEqual(['data.checks']);
    portal.file().evidence = files().map((file) => ({ ...file, status: 'clean' }));
    await browser.get('/respond/evidence/new?question=operation.certificate');
    await browser.press('Attach the chosen files');
    expect(browser.status).toBe(422);
    expect(browser.$('.error-summary a').attr('href')).toBe('#f-file');
  });
});

test('there is an end to how many are announced within an hour, and it says when to go on', async () => {
  const { portal, browser, files } = await attached();
  const [first] = files();
  portal.world.clock.travel({ minutes: 20 });
  for (let at = 1; at < limits.upload.most; at += 1) {
    if (first) portal.file().evidence = [first];
    await browser.get('/respond/evidence/new?question=data.checks');
    await browser.press('Continue', details);
    expect(browser.status).toBe(200);
  }
  await browser.get('/respond/evidence/new?question=data.checks');
  await browser.press('Continue', details);
  expect(browser.status).toBe(429);
  expect(browser.headers['retry-after']).toBe('2400');
  expect(browser.heading).toBe('That is a lot of files in one hour');
  portal.world.clock.travel({ minutes: 40 });
  await browser.get('/respond/evidence/new?question=data.checks');
  await browser.press('Continue', details);
  expect(browser.heading).toBe('Upload the file');
  // Without the script nobody looks at a file before the store answers in code.
  expect(browser.$('noscript').text()).toContain('refuses what is too large');
});

test.each([
  [{ name: 'a.pdf', size: 1 }, ''],
  [{ name: 'A.JPEG', size: 10 }, ''],
  [{ name: 'a.pdf', size: 11 }, 'large'],
  [{ name: 'a.pdf', size: 0 }, 'empty'],
  [{ name: 'a.pdf.exe', size: 1 }, 'type'],
  [{ name: 'pdf', size: 1 }, 'type'],
])('before sending, %j is %s', (file, message) => {
  expect(wrongWith(file, '.pdf,.jpg,.jpeg', { most: '10', large: 'large', empty: 'empty', type: 'type' })).toBe(message);
});
