import { describe, expect, test } from 'vitest';
import { MOST_FILE_BYTES, UPLOAD_SECONDS } from '../../../functions/domain/answers/file-types.ts';
import { MOST_FILES } from '../../../functions/domain/conditions/report-condition.ts';
import { recordScan } from '../../../functions/respond/evidence/record-scan.ts';
import { conditionsPortal } from '../../support/conditions-portal.ts';
import { ID, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { approvedOn, condition, olaf, report, WORDS } from '../../support/in-memory/conditions-story.ts';
import { memoryEvidence } from '../../support/in-memory/memory-portal.ts';
import { type StaffDesk, staff, staffDesk } from '../../support/staff-desk.ts';
import { ORIGIN, type VendorBrowser } from '../../support/vendor-browser.ts';

const olafAs = { ...olaf, groups: ['procurement' as const] };
const path = ({ world }: StaffDesk, whose: 'vendor' | 'staff' = 'staff') =>
  `/exceptions/${ID}/conditions/${condition(world, whose).id}`;
const last = ({ world }: StaffDesk) => stored(world).evidence.at(-1) ?? expect.fail('no file');

/** Describes a document; the upload's page is open then. */
async function describeFile(browser: VendorBrowser, from: string, name = 'Attendance') {
  await browser.get(`${from}/attach`);
  return browser.press('Continue to the upload', { name, extension: 'pdf' });
}

/** The upload of what was announced last, and what the scanner says of it. */
async function uploaded(desk: StaffDesk, result: 'NO_THREATS_FOUND' | 'THREATS_FOUND' | 'not yet' = 'NO_THREATS_FOUND') {
  const { objectKey } = last(desk);
  const versionId = desk.bucket.put(objectKey, 'hello');
  const detail = { s3ObjectDetails: { objectKey, versionId }, scanResultDetails: { scanResultStatus: result } };
  if (result !== 'not yet') await recordScan({ bucket: desk.bucket.port, evidence: memoryEvidence(desk.world.table) }, { detail });
  return last(desk).id;
}

describe('a file of ours', () => {
  test('is described, uploaded into the quarantine, scanned, and goes with the report of whoever must meet the condition', async () => {
    const desk = staffDesk({ world: await approvedOn() });
    const browser = await desk.as(olafAs, path(desk));
    expect(browser.$('#report ~ div a').attr('href')).toBe(`${path(desk)}/attach`);
    await browser.get(`${path(desk)}/attach`);
    await browser.press('Continue to the upload');
    expect([browser.status, browser.$('.error').length]).toEqual([422, 2]);
    await browser.press('Continue to the upload', { name: 'Attendance', extension: 'pdf' });
    const file = last(desk);
    expect(file).toMatchObject({ fileName: 'Attendance.pdf', status: 'pending', questionIds: [], uploadedBy: { kind: 'staff' } });
    expect(file.objectKey).toMatch(/^quarantine\/asm_1\/evd_\w+\/attendance\.pdf$/);
    expect(browser.path).toBe(`${path(desk)}/attach/${file.id}`);
    const form = browser.$('form[enctype="multipart/form-data"]');
    expect([form.attr('action'), form.find('[name=key]').attr('value'), form.find('[name=Content-Type]').attr('value')]).toEqual([
      'https://evidence.example/',
      file.objectKey,
      'application/pdf',
    ]);
    // Nothing arrived: said, and asked again.
    await browser.get(`${path(desk)}/attach/${file.id}/uploaded`);
    expect(browser.text).toContain('The file has not arrived yet.');
    await uploaded(desk, 'not yet');
    await browser.get(`${path(desk)}/attach/${file.id}/uploaded?key=whatever`);
    expect(browser.path).toBe(path(desk));
    expect(browser.text).toContain('Attendance.pdf Being checked for malware');
    await browser.press('Report it as met', { words: WORDS });
    expect([browser.status, condition(desk.world, 'staff').status]).toEqual([422, 'open']);
    expect(browser.text).toContain('“Attendance.pdf” has not been received and checked yet.');
    expect(browser.$('[name=words]').text()).toContain(WORDS);
    await uploaded(desk);
    await browser.press('Report it as met', { words: WORDS });
    expect(condition(desk.world, 'staff').reports).toMatchObject([{ evidence: [{ id: file.id, name: 'Attendance.pdf' }] }]);
    expect(browser.$(`a[href$="/files/${file.id}"]`).text()).toBe('Attendance.pdf');
    expect(browser.$('a[href$="/attach"]')).toHaveLength(0);
  });

  test('whose scan does not come: ten minutes after it arrived that is said, and what to do', async () => {
    const desk = staffDesk({ world: await approvedOn() });
    const browser = await desk.as(olafAs, path(desk));
    await describeFile(browser, path(desk));
    const upload = browser.path;
    const { id } = last(desk);
    desk.world.clock.travel({ minutes: 9 });
    await browser.get(path(desk));
    expect(browser.text).toContain('Attendance.pdf Not received yet');
    expect(browser.text).not.toContain('longer than usual');
    // Described long ago, uploaded just now: the upload's page knows, any other names both.
    await uploaded(desk, 'not yet');
    const at = desk.world.clock.now().toISOString();
    const { look } = desk.bucket.port;
    Object.assign(desk.bucket.port, {
      look: async (key: string) => {
        const found = await look(key);
        return found && { ...found, at };
      },
    });
    desk.world.clock.travel({ minutes: 1 });
    await browser.get(upload);
    expect(browser.text).toContain('Attendance.pdf Being checked for malware');
    expect(browser.text).not.toContain('longer than usual');
    await browser.get(path(desk));
    expect(browser.$('.error').text()).toContain(
      'It was not received, or its malware check is taking longer than usual. Upload it, or remove it and attach it again.',
    );
    // Nothing stays behind unseen.
    await browser.press('Report it as met', { words: WORDS });
    expect([browser.status, condition(desk.world, 'staff').status]).toEqual([422, 'open']);
    expect(browser.text).toContain('“Attendance.pdf” was not received, or its malware check is taking longer than usual.');
    desk.world.clock.travel({ minutes: 9 });
    await browser.get(upload);
    expect(browser.text).toContain('Attendance.pdf Being checked for malware');
    expect(browser.$('.error').text()).toContain(
      'The malware check of this file is taking longer than usual. Remove the file and attach it again.',
    );
    expect(browser.$(`a[href="${upload}"]`)).toHaveLength(0);
    // It comes after all.
    await uploaded(desk);
    await browser.get(`${path(desk)}?late=${id}`);
    expect(browser.text).toContain('Attendance.pdf Clean');
    expect(browser.text).not.toContain('longer than usual');
    await browser.press('Report it as met', { words: WORDS });
    expect(condition(desk.world, 'staff').reports).toMatchObject([{ evidence: [{ id }] }]);
  });

  test('what malware was found in stays behind and is taken away; a report takes ten', async () => {
    const desk = staffDesk({ world: await approvedOn() });
    const browser = await desk.as(olafAs, path(desk));
    await describeFile(browser, path(desk));
    const bad = await uploaded(desk, 'THREATS_FOUND');
    await browser.get(path(desk));
    expect(browser.text).toContain('Malware found');
    await browser.get(`${path(desk)}/attach/${bad}/remove`);
    await browser.press('Remove the file');
    expect(stored(desk.world).evidence.some(({ id }) => id === bad)).toBe(false);
    for (let n = 0; n < MOST_FILES; n += 1) await describeFile(browser, path(desk), `File ${n}`);
    await describeFile(browser, path(desk), 'One more');
    expect([browser.status, browser.heading]).toEqual([422, 'There are many files already']);
    expect(stored(desk.world).evidence.filter(({ conditionId }) => conditionId)).toHaveLength(MOST_FILES);
  });

  test('for the supplier it is the requester’s: the supplier neither sees nor sends it', async () => {
    const portal = await conditionsPortal();
    const desk = staffDesk({ world: portal.world });
    const paulas = await desk.as(staff.paula, path(desk, 'vendor'));
    await describeFile(paulas, path(desk, 'vendor'), 'Minutes of our call');
    const id = await uploaded(desk);
    const vendor = await portal.started();
    const one = `/respond/conditions/${condition(portal.world).id}`;
    await vendor.get(one);
    expect(vendor.text).not.toContain('Minutes');
    expect((await vendor.sibling().get(`${one}/files/${id}/remove`)).status).toBe(404);
    await paulas.get(path(desk, 'vendor'));
    await paulas.press('Report it as met', { words: WORDS });
    expect(condition(portal.world).reports[0]?.evidence).toMatchObject([{ id }]);
  });
});

test('nobody else attaches anything, nor anybody once it is reported; who is signed out comes back to the page', async () => {
  const desk = staffDesk({ world: await approvedOn() });
  for (const person of [staff.dora, staff.audrey, staff.ada, staff.paula]) {
    const browser = await desk.as(person, `${path(desk)}/attach`);
    expect([person.name, browser.path]).toEqual([person.name, path(desk)]);
    await browser.post(`${path(desk)}/attach`, `csrf=${browser.$('[name=csrf]').attr('value')}&name=Mine&extension=pdf`);
  }
  expect(stored(desk.world).evidence.filter(({ conditionId }) => conditionId)).toEqual([]);
  const browser = await desk.as(olafAs, path(desk));
  await describeFile(browser, path(desk));
  await report(desk.world, { whose: 'staff' });
  for (const to of ['attach', `attach/${last(desk).id}`, `attach/${last(desk).id}/remove`])
    expect((await browser.get(`${path(desk)}/${to}`)).path).toBe(path(desk));
  // The sign-in of the tests sends people straight back.
  expect((await desk.browser().get(`${path(desk)}/attach`)).path).toBe(path(desk));
});

test('the store is asked for one file of that type, of at most 25 MB, within an hour', async () => {
  const desk = staffDesk({ world: await approvedOn() });
  const browser = await desk.as(olafAs, path(desk));
  await describeFile(browser, path(desk));
  expect(desk.bucket.asked.at(-1)).toEqual({
    ...{ key: last(desk).objectKey, contentType: 'application/pdf', maxBytes: MOST_FILE_BYTES, seconds: UPLOAD_SECONDS },
    redirectTo: `${ORIGIN}${path(desk)}/attach/${last(desk).id}/uploaded`,
  });
});
