import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { ID, invited, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { inMemory } from '../../support/in-memory/in-memory.ts';
import { again, decided } from '../../support/in-memory/recorded-story.ts';
import { type StaffDesk, staff, staffDesk } from '../../support/staff-desk.ts';

const PAGE = '/clearance/sup_1/sys_1';
const onlyMet = (desk: StaffDesk) => {
  const clearance = desk.world.table.clearances.get('sup_1/sys_1');
  for (const one of clearance?.conditions ?? []) Object.assign(one, { status: 'met', metAt: '2026-03-03T09:00:00.000Z' });
};
/** What the answer begins with. */
const verdict = async (desk: StaffDesk, person: (typeof staff)[keyof typeof staff] = staff.paula) => {
  const browser = await desk.as(person, PAGE);
  const lines = browser.$('.verdict p').toArray();
  return lines.map((line) => browser.$(line).text()).join(' ');
};

let desk: StaffDesk;
beforeEach(async () => {
  desk = staffDesk({ world: await decided() });
});

describe('the page', () => {
  test('says yes, until when, on what conditions, since when, by which assessment and how to prove it', async () => {
    const browser = await desk.as(staff.paula, PAGE);
    expect(browser.heading).toBe('May we use CareBot?');
    expect(await verdict(desk)).toMatch(
      /^Yes Until 31 May 2026, 23:59 UTC, unless the condition .* It holds on the conditions below\.$/,
    );
    for (const words of [
      'Add a switch.',
      'Train the staff.',
      'The supplier by 31 May 2026',
      'Our own organisation by 15 June 2026',
      'Vendor Ltd',
    ])
      expect(browser.text).toContain(words);
    expect(browser.$(`a[href="/console/assessments/${ID}"]`).text()).toBe('A-7F3K2Q');
    expect(browser.$('a[download]').attr('href')).toBe(`${PAGE}/outcome.json`);
    expect(browser.headers['cache-control']).toBe('no-store');
  });

  test('says no for each reason there is', async () => {
    const { clock } = desk.world;
    clock.travel({ days: 100 });
    expect(await verdict(desk)).toMatch(/^No The clearance was withdrawn/);
    onlyMet(desk);
    expect(await verdict(desk)).toMatch(/^Yes Until 29 August 2026, 09:00 UTC, when the outcome ends\.$/);
    clock.travel({ days: 79, hours: 23, minutes: 59, seconds: 59 });
    expect(await verdict(desk)).toMatch(/^Yes/);
    clock.travel({ seconds: 1 });
    expect(await verdict(desk)).toMatch(/^No The outcome ended on 29 August 2026, 09:00 UTC\./);
    const rejected = staffDesk({ world: await decided({ choice: 'reject' }) });
    expect(await verdict(rejected)).toBe('No It was rejected on 2 March 2026.');
    expect(await verdict(staffDesk())).toBe('No Nobody has decided on it. Without an outcome it is not cleared for use.');
  });

  test('is for all of staff; risk owners get no link to pages that they may not see', async () => {
    for (const person of [staff.paula, staff.audrey, staff.ada, staff.dora]) expect(await verdict(desk, person)).toMatch(/^Yes/);
    const dora = await desk.as(staff.dora, PAGE);
    expect(dora.$('main a[href^="/console"]').length).toBe(0);
    expect((await desk.as(staff.nobody, PAGE)).status).toBe(403);
    desk.signIn.refused = true;
    expect((await desk.browser().get(PAGE)).path).toContain('/auth/');
  });

  test('answers in one read, the session’s aside', async () => {
    const browser = await desk.as(staff.paula);
    const { clearances, assessments, screens, catalogs, directories } = desk.world.breaking;
    const reads = () => [clearances, assessments, screens, catalogs, directories].map(({ calls }) => calls.length);
    const before = reads();
    await browser.get(PAGE);
    expect(browser.status).toBe(200);
    expect(reads().map((count, n) => count - (before[n] ?? 0))).toEqual([1, 0, 0, 0, 0]);
  });

  test.each([
    '/clearance/sup_1/sys_x',
    '/clearance/sup_x/sys_1',
    `/clearance/sup_1/${'x'.repeat(5000)}`,
    '/clearance/%3Cb%3E/%22%3E%3Ci%3E',
  ])('of an unknown system (%#) is an honest no', async (path) => {
    const browser = await (await desk.as(staff.paula)).get(path);
    expect([browser.status, browser.$('.verdict strong').text()]).toEqual([200, 'No']);
    expect(browser.$('main b, main i, a[download]').length).toBe(0);
    expect((await browser.get(`${path}/outcome.json`)).status).toBe(404);
  });

  test('is reached from the system’s page and from the assessment’s', async () => {
    const { id, name, email } = staff.paula;
    const by = { kind: 'staff' as const, id, name, email };
    const at = desk.world.clock.now().toISOString();
    const contact = { name: 'Vera', email: 'vera@vendor.example' };
    const supplier = await desk.ports.suppliers.register(
      { id: 'sup_1', name: 'Vendor Ltd', contact, createdAt: at, createdBy: by },
      'op',
    );
    const { facts } = stored(desk.world).assessment;
    const system = { id: 'sys_1', supplierId: 'sup_1', name: 'CareBot', purpose: 'p', supplierRole: 'provider' as const, facts };
    await desk.ports.suppliers.addSystem(supplier, { ...system, registeredAt: at, registeredBy: by }, 'op2');
    for (const path of ['/console/suppliers/sup_1/systems/sys_1', `/console/assessments/${ID}`]) {
      const browser = await desk.as(staff.paula, path);
      expect(browser.$(`main a[href="${PAGE}"]`).length, path).toBe(1);
    }
  });
});

describe('the signed outcome', () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-outcome-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('downloads as the verifier reads it', async () => {
    const browser = await desk.as(staff.dora, `${PAGE}/outcome.json`);
    expect([browser.status, browser.headers['content-disposition']]).toEqual([200, 'attachment; filename="A-7F3K2Q-outcome.json"']);
    const { outcome, signature } = stored(desk.world);
    expect(JSON.parse(browser.html)).toEqual({ outcome, signature });
    const [file, key] = [join(folder, 'outcome.json'), join(folder, 'key.pem')];
    writeFileSync(file, browser.html);
    writeFileSync(key, desk.world.signingKey.pem);
    const root = join(import.meta.dirname, '../../..');
    const args = [
      join(root, 'verifier/verify.mjs'),
      'outcome',
      file,
      '--key',
      key,
      '--schema',
      join(root, 'docs/schemas/outcome.v1.json'),
    ];
    const out = await new Promise<string>((done) => execFile(process.execPath, args, (_, stdout) => done(stdout)));
    expect(out).toContain('Every check is ok.');
  });

  test('is not there without one', async () => {
    const undecided = staffDesk({ world: inMemory() });
    await invited(undecided.world);
    for (const path of [PAGE, `/console/assessments/${ID}`, '/console/assessments/asm_unknown'])
      expect((await undecided.as(staff.paula, `${path}/outcome.json`)).status, path).toBe(404);
  });

  test('of every decided assessment downloads from its own page, also once a newer one replaced it', async () => {
    const { world } = desk;
    const { outcome, signature } = stored(world);
    await decided({ world, ...again, choice: 'reject' });
    const older = await desk.as(staff.audrey, `/console/assessments/${ID}`);
    const link = older.$('#outcome ~ p a[download]').attr('href');
    expect(link).toBe(`/console/assessments/${ID}/outcome.json`);
    await older.get(link ?? '');
    expect([older.status, older.headers['content-disposition']]).toEqual([200, 'attachment; filename="A-7F3K2Q-outcome.json"']);
    expect(JSON.parse(older.html)).toEqual({ outcome, signature });
    expect((await desk.as(staff.dora, `/console/assessments/${ID}/outcome.json`)).status).toBe(403);
    // The clearance's own address serves the outcome that counts now.
    const now = await desk.as(staff.audrey, `${PAGE}/outcome.json`);
    expect(JSON.parse(now.html).outcome.assessmentId).toBe(again.id);
  });
});
