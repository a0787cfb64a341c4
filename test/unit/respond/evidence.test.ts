import { describe, expect, test } from 'vitest';
import { MOST_FILES, safeName } from '../../../functions/domain/answers/file-types.ts';
import { developmentScan, scanDetail } from '../../../functions/respond/evidence/development-scan.ts';
import { recordScan, ScanEvent } from '../../../functions/respond/evidence/record-scan.ts';
import { htmlProblems } from '../../support/html-validator.ts';
import { ID } from '../../support/in-memory/assessment-in-progress.ts';
import { vendorPortal } from '../../support/vendor-portal.ts';

const HASH_OF_HELLO = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';
const details = {
  name: 'ISO 42001 certificate',
  kind: 'certificate',
  scheme: 'iso-42001',
  issuedOn: '2026-01-01',
  extension: 'pdf',
};

async function described(change: Record<string, string | string[]> = {}) {
  const portal = await vendorPortal();
  const browser = await portal.started();
  await browser.get('/respond/sections/operation');
  await browser.press('Attach a file', { 'q:operation.stop': 'yes' });
  await browser.press('Continue', { ...details, ...change });
  const key = browser.$('input[name=key]').attr('value') ?? '';
  const scan = (result: string, version?: string) => {
    const detail = scanDetail({ bucket: 'b', key, version }, result);
    return recordScan(portal.ports, ScanEvent.parse({ detail }));
  };
  return { portal, browser, key, scan, stored: () => portal.file().evidence[0] };
}

describe('attaching a file', () => {
  test('the way there saves the page; the record is pending; the form leads to the store and back', async () => {
    const { portal, browser, key, stored } = await described({
      issuer: 'TÜV',
      surveillanceOn: '2026-02-01',
      expiresOn: '2029-01-01',
    });
    expect(portal.draft('operation.stop')).toEqual({ value: 'yes' });
    const id = stored()?.id ?? '';
    expect(stored()).toMatchObject({
      status: 'pending',
      kind: 'certificate',
      issuer: 'TÜV',
      scheme: 'iso-42001',
      issuedOn: '2026-01-01',
      surveillanceOn: '2026-02-01',
      expiresOn: '2029-01-01',
      questionIds: ['operation.certificate'],
      fileName: 'ISO 42001 certificate.pdf',
      contentType: 'application/pdf',
      uploadedBy: { kind: 'vendor', name: 'Vera' },
    });
    expect(key).toBe(`quarantine/${ID}/${id}/iso-42001-certificate.pdf`);
    expect(browser.$('form[enctype]').attr('action')).toBe('https://evidence.example/');
    const back = browser.$('[name=success_action_redirect]').attr('value');
    expect(back).toBe(`https://assay.buyer.example/respond/evidence/${id}/uploaded`);
    expect(browser.headers['content-security-policy']).toContain("form-action 'self' https://evidence.example");
  });

  test('coming back shows the file at its question, and writes nothing: GET changes nothing', async () => {
    const { portal, browser, key, stored } = await described();
    portal.bucket.put(key, 'hello');
    const before = JSON.stringify([...portal.world.table.files]);
    await browser.get(`/respond/evidence/${stored()?.id}/uploaded?bucket=b&key=${encodeURIComponent('<script>')}`);
    expect(browser.path).toBe('/respond/sections/operation');
    expect(browser.text).toContain('ISO 42001 certificate.pdf Uploaded');
    expect(JSON.stringify([...portal.world.table.files])).toBe(before);
  });

  test('coming back without a file says so and offers the upload again', async () => {
    const { browser, stored } = await described();
    await browser.get(`/respond/evidence/${stored()?.id}/uploaded`);
    expect(browser.text).toContain('has not arrived yet');
    expect(browser.$('input[type=file]')).toHaveLength(1);
  });

  test('an address fills in nothing: what a link chooses never stands beside the token of the form', async () => {
    const portal = await vendorPortal();
    const browser = await portal.started();
    await browser.get('/respond/evidence/new?question=data.checks&name=chosen-by-a-link&issuer=chosen-by-a-link&extension=pdf');
    expect(browser.status).toBe(200);
    expect(browser.html).not.toContain('chosen-by-a-link');
    expect(browser.$('[name=extension] [selected][value=pdf]')).toHaveLength(0);
  });

  test('one file for several questions', async () => {
    const { browser, stored } = await described({ also: ['data.checks', 'data.personal', 'no.such'] });
    expect(stored()?.questionIds).toEqual(['operation.certificate', 'data.checks']);
    await browser.get('/respond/sections/data');
    expect(browser.text).toContain('ISO 42001 certificate.pdf');
  });

  test('what is missing or wrong is said beside its field, all at once', async () => {
    const { browser, stored } = await described({
      name: ' ',
      kind: 'poem',
      extension: 'exe',
      issuedOn: '2026-05-01',
      expiresOn: '2026-04-01',
    });
    expect(browser.status).toBe(422);
    expect(stored()).toBeUndefined();
    const links = browser.$('.error-summary a').toArray();
    expect(links.map((link) => browser.$(link).attr('href'))).toEqual([
      '#f-name',
      '#f-kind',
      '#f-issuedOn',
      '#f-expiresOn',
      '#f-extension',
    ]);
  });

  test('only to visible questions that take files, only kinds that the question accepts', async () => {
    const portal = await vendorPortal();
    const browser = await portal.started();
    for (const id of ['data.personal', 'makers.notes', 'no.such', ''])
      expect((await browser.get(`/respond/evidence/new?question=${id}`)).status).toBe(404);
    await browser.get('/respond/evidence/new?question=operation.certificate');
    expect(
      browser
        .$('input[name=kind]')
        .toArray()
        .map((kind) => browser.$(kind).attr('value')),
    ).toEqual(['certificate']);
    expect((await browser.get('/respond/evidence/evd_nobody')).status).toBe(404);
  });

  test('there is an end to how many', async () => {
    const { portal, browser } = await described();
    const [first] = portal.file().evidence;
    if (first) portal.file().evidence = Array.from({ length: MOST_FILES }, (_, n) => ({ ...first, id: `evd_${n}` }));
    await browser.get('/respond/evidence/new?question=operation.certificate');
    await browser.press('Continue', details);
    expect(browser.heading).toBe('There are many files already');
  });

  test('removing asks first, and is quiet the second time', async () => {
    const { portal, browser, stored } = await described();
    const id = stored()?.id;
    await browser.get(`/respond/evidence/${id}/remove`);
    expect(portal.file().evidence).toHaveLength(1);
    const { action, form } = browser.fields('Remove the file');
    await browser.press('Remove the file');
    expect([browser.status, browser.$('.error-summary li').text()]).toEqual([
      422,
      'Nothing was changed. Tick the box if you are sure.',
    ]);
    expect(await htmlProblems(browser.html)).toEqual([]);
    expect(portal.file().evidence).toHaveLength(1);
    await browser.press('Remove the file', { sure: 'yes' });
    expect(portal.file().evidence).toEqual([]);
    await browser.post(action, form);
    expect(browser.status).toBe(200);
  });

  test.each([
    ['../../etc/passwd', 'etc-passwd.pdf'],
    ['Prüfbericht №5', 'pru-fbericht-no5.pdf'],
    ['👍', 'document.pdf'],
    ['x'.repeat(300), `${'x'.repeat(60)}.pdf`],
  ])('a key holds plain letters only: %s', (name, expected) => expect(safeName(name, 'pdf')).toBe(expected));
});

describe('the result of a scan', () => {
  test.each([
    ['NO_THREATS_FOUND', 'clean'],
    ['THREATS_FOUND', 'infected'],
    ['UNSUPPORTED', 'unscannable'],
    ['FAILED', 'unscannable'],
    ['ACCESS_DENIED', 'unscannable'],
  ])('%s makes it %s, with version, size and hash', async (result, status) => {
    const { portal, key, scan, stored } = await described();
    portal.bucket.put(key, 'hello');
    expect(await scan(result, 'v1')).toEqual({ kind: 'recorded', status });
    expect(stored()).toMatchObject({ status, objectVersion: 'v1', sizeBytes: 5, sha256: HASH_OF_HELLO });
    expect(await scan(result, 'v1')).toEqual({ kind: 'recorded', status });
  });

  test('counts for the version on record only: a file swapped later is never called clean', async () => {
    const { portal, key, scan, stored } = await described();
    portal.bucket.put(key, 'hello');
    await scan('FAILED', 'v1');
    portal.bucket.put(key, 'malware');
    expect(await scan('NO_THREATS_FOUND', 'v2')).toEqual({ kind: 'other-version' });
    expect(stored()).toMatchObject({ status: 'unscannable', objectVersion: 'v1', sha256: HASH_OF_HELLO });
  });

  test('of the development scanner says that it is not a real one', async () => {
    const { portal, key, stored } = await described();
    const version = portal.bucket.put(key, 'hello');
    const event = (source: string) => ({ source, detail: scanDetail({ bucket: 'b', key, version }, 'NO_THREATS_FOUND') });
    await recordScan(portal.ports, ScanEvent.parse(event('aws.guardduty')));
    expect(stored()).not.toHaveProperty('scanner');
    const [first] = portal.file().evidence;
    if (first) portal.file().evidence = [{ ...first, status: 'pending', sha256: undefined }];
    await recordScan(portal.ports, ScanEvent.parse(event('assay.development-scanner')));
    expect(stored()).toMatchObject({ status: 'clean', scanner: 'development' });
  });

  test.each([
    ['UNSUPPORTED', 'NO_THREATS_FOUND', 'clean'],
    ['UNSUPPORTED', 'THREATS_FOUND', 'infected'],
    ['NO_THREATS_FOUND', 'FAILED', 'clean'],
    ['NO_THREATS_FOUND', 'THREATS_FOUND', 'infected'],
  ])('after %s, %s makes it %s', async (first, second, status) => {
    const { portal, key, scan, stored } = await described();
    portal.bucket.put(key, 'hello');
    await scan(first, 'v1');
    expect(await scan(second, 'v1')).toEqual({ kind: 'recorded', status });
    expect(stored()?.status).toBe(status);
  });

  test('takes nothing back that was said of the file while it was read; the file is read once', async () => {
    const { portal, key, scan, stored } = await described();
    portal.bucket.put(key, 'hello');
    const { digest } = portal.ports.bucket;
    let read = 0;
    portal.ports.bucket.digest = async (...asked) => {
      read += 1;
      for (const file of portal.file().evidence) Object.assign(file, { issuer: 'TÜV', questionIds: ['data.checks'] });
      return digest(...asked);
    };
    await scan('NO_THREATS_FOUND', 'v1');
    expect(stored()).toMatchObject({ status: 'clean', sha256: HASH_OF_HELLO, issuer: 'TÜV', questionIds: ['data.checks'] });
    expect(read).toBe(1);
  });

  test('infected stays infected', async () => {
    const { portal, key, scan } = await described();
    portal.bucket.put(key, 'hello');
    await scan('THREATS_FOUND', 'v1');
    expect(await scan('NO_THREATS_FOUND', 'v1')).toEqual({ kind: 'recorded', status: 'infected' });
  });

  test('is recorded after submitting too', async () => {
    const { portal, key, scan, stored } = await described();
    portal.bucket.put(key, 'hello');
    portal.file().assessment.status = 'submitted';
    await scan('NO_THREATS_FOUND', 'v1');
    expect(stored()?.status).toBe('clean');
  });

  test('of a removed or unknown file changes nothing', async () => {
    const { portal, key, scan } = await described();
    portal.bucket.put(key, 'hello');
    portal.file().evidence = [];
    expect(await scan('NO_THREATS_FOUND', 'v1')).toEqual({ kind: 'unknown' });
    const detail = scanDetail({ bucket: 'b', key: 'elsewhere/x' }, 'NO_THREATS_FOUND');
    expect(await recordScan(portal.ports, ScanEvent.parse({ detail }))).toEqual({ kind: 'unknown' });
  });

  test('an infected file is named at its question and stops submitting', async () => {
    const { portal, browser, key, scan } = await described();
    portal.bucket.put(key, 'hello');
    await scan('THREATS_FOUND', 'v1');
    await browser.get('/respond/check');
    expect(browser.text).toContain('A virus was found in the file “ISO 42001 certificate.pdf”. Remove it and attach a clean copy.');
    expect(browser.html).not.toContain('Submit the answers');
  });
});

describe('the development scanner', () => {
  const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
  async function* chunks(text: string, size: number) {
    for (let at = 0; at < text.length; at += size) yield Buffer.from(text.slice(at, at + size), 'latin1');
  }
  test.each([1, 7, 68, 4096])('knows what stands for a file that cannot be read, in chunks of %i bytes', async (size) => {
    const marker = ['ASSAY-DEVELOPMENT-SCANNER', 'CANNOT-READ-THIS-FILE'].join('-');
    expect(await developmentScan(chunks(`padding ${marker} padding`, size))).toBe('UNSUPPORTED');
  });

  test.each([1, 7, 68, 4096])('finds the test string in chunks of %i bytes', async (size) => {
    expect(await developmentScan(chunks(`padding ${eicar} padding`, size))).toBe('THREATS_FOUND');
    expect(await developmentScan(chunks(`padding ${eicar.slice(1)} padding`, size))).toBe('NO_THREATS_FOUND');
  });
});
