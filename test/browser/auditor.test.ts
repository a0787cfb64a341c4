import { beforeAll, expect, inject, test } from 'vitest';
import { seed } from '../../bin/local/seed.ts';
import { directory, people } from '../../bin/seed/organisation.ts';
import { roomsOf } from '../../bin/seed/rooms.ts';
import { changeDirectory } from '../../functions/domain/deciding/change-directory.ts';
import { systemClock } from '../../functions/platform/clock.ts';
import { openAs } from '../support/browser/staff.ts';
import { useBrowser, withAndWithoutScripts } from '../support/browser/use-browser.ts';
import { visit } from '../support/browser/visit.ts';
import { patient } from '../support/eventually.ts';

const local = inject('local');
const browser = useBrowser();
/** Assessments in every state that lasts. Who decides is what the other files begin with too: the directory is one for all. */
beforeAll(async () => {
  const rooms = { ...roomsOf(local), clock: systemClock };
  if ((await rooms.directories.get()).version === 0)
    await changeDirectory(rooms, { content: directory, by: { kind: 'operator', name: 'the tests' } });
  await seed(local);
});
const states = [
  'seedclear',
  'seedformer',
  'seednewer',
  'seedexpired',
  'seedsuspended',
  'seedconditions',
  'seedrejected',
  'seedlapsed',
  'seedescalated',
  'seedvacant',
  'seedwaiting',
  'seedlate',
  'seedfresh',
  'seedwithdrawn',
  'seedopened',
  'seedsubmitted',
  'seedscored',
  'seedagain',
  'seedfollowup',
  'seedbounced',
];

test.each(withAndWithoutScripts)('the auditor reads everything and is offered nothing to change, %s', async (_, scripts) => {
  const page = await browser.newcomer({ scripts });
  await openAs(page, people.auditor, '/console');
  const supplier = '/console/suppliers/sup_claimsight';
  const lists = [
    '/console',
    '/console?status=decided',
    '/console?status=withdrawn',
    '/console/suppliers',
    supplier,
    `${supplier}/systems/sys_claimsightmed`,
    '/console/waiting',
    '/register',
    '/directory',
    '/directory/history',
    '/exceptions',
    '/clearance/sup_claimsight/sys_claimsightmed',
    '/clearance/sup_tessera/sys_tesseradamage',
    '/clearance/sup_ostara/sys_ostarareserve',
  ];
  for (const address of [...lists, ...states.map((state) => `/console/assessments/asm_${state}`)]) {
    await page.goto(address);
    await visit(page);
    expect(await page.locator('form').count(), address).toBe(1);
    expect(await page.getByRole('button', { name: 'Sign out' }).count()).toBe(1);
    expect(await page.locator('a[href$="/new"], a[href$="/assess"], a[href$="/withdraw"]').count(), address).toBe(0);
  }
  await page.goto('/console/assessments/asm_seedconditions');
  await page.locator('a[href^="/exceptions/"]').first().click();
  await visit(page);
  expect(await page.locator('main form').count()).toBe(0);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await visit(page);
  await page.goto('/console');
  expect(await page.locator('[name=username]').count()).toBe(1);
});

test('forms that an auditor is not offered are refused, and change nothing', async () => {
  const rooms = roomsOf(local);
  const page = await browser.newcomer();
  await openAs(page, people.auditor, '/console');
  const csrf = await page.locator('[name=csrf]').inputValue();
  // Its invitation is on its way beside the test.
  const mailed = async () => (await rooms.assessments.file('asm_seedfresh'))?.mails.map(({ mail }) => mail);
  await expect.poll(mailed, patient).toEqual(['invitation']);
  const before = await rooms.assessments.file('asm_seedfresh');
  const suppliers = (await rooms.suppliers.list(50)).suppliers.length;
  const forms: [string, Record<string, string>][] = [
    ['/console/suppliers/new', { id: 'sup_audited', name: 'Mine', contactName: 'I', contactEmail: 'i@vendor.example' }],
    ['/console/suppliers/sup_claimsight/systems/new', { name: 'Mine', purpose: 'x' }],
    ['/console/suppliers/sup_claimsight/systems/sys_claimsightmed/assess', { contactName: 'I', contactEmail: 'i@vendor.example' }],
    ['/console/assessments/asm_seedfresh/withdraw', { reason: 'Because I would like to see what happens.' }],
  ];
  for (const [address, form] of forms) {
    const answer = await page.request.post(address, { headers: { origin: local.baseUrl }, form: { csrf, ...form } });
    expect([address, answer.status()]).toEqual([address, 403]);
  }
  for (const address of ['/console/suppliers/new', '/console/assessments/asm_seedfresh/withdraw']) {
    await page.goto(address);
    await visit(page, { status: 403 });
  }
  expect(await rooms.assessments.file('asm_seedfresh')).toEqual(before);
  expect(await rooms.suppliers.get('sup_audited')).toBeUndefined();
  expect(suppliers).toBeGreaterThan(5);
});
