import { beforeEach, describe, expect, test } from 'vitest';
import { preparedBy } from '../../../functions/domain/deciding/who-decides.ts';
import { ID, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { again, decided } from '../../support/in-memory/recorded-story.ts';
import { relayNew } from '../../support/in-memory/rooms.ts';
import { type StaffDesk, staff, staffDesk } from '../../support/staff-desk.ts';
import type { VendorBrowser } from '../../support/vendor-browser.ts';

const START = '/console/suppliers/sup_1/systems/sys_1/assess';
const asActor = ({ id, name, email }: (typeof staff)['paula' | 'ada']) => ({ kind: 'staff' as const, id, name, email });

/** The supplier and the system of the tests, each registered by somebody. */
async function registered(
  desk: StaffDesk,
  by: { supplier: typeof staff.paula | typeof staff.ada; system: typeof staff.paula | typeof staff.ada },
) {
  const at = desk.world.clock.now().toISOString();
  const contact = { name: 'Vera', email: 'vera@vendor.example' };
  const createdBy = asActor(by.supplier);
  const supplier = await desk.ports.suppliers.register(
    { id: 'sup_1', name: 'Vendor Ltd', contact, createdAt: at, createdBy },
    'op',
  );
  const facts = {
    ...{ dataSensitivity: 'personal', impactOnPeople: 'significant', autonomy: 'recommends', scale: 'under-10000' },
    ...{ replaceability: 'moderate', aiActClass: 'limited' },
  } as never;
  const system = { id: 'sys_1', supplierId: 'sup_1', name: 'CareBot', purpose: 'p', supplierRole: 'provider' as const, facts };
  await desk.ports.suppliers.addSystem(supplier, { ...system, registeredAt: at, registeredBy: asActor(by.system) }, 'op2');
}
async function started(desk: StaffDesk, person: typeof staff.paula | typeof staff.ada = staff.paula) {
  const browser = await desk.as(person, START);
  await browser.press('Start and send');
  return { browser, ...stored(desk.world, browser.path.split('/').at(-1)) };
}

describe('four eyes begin with the intake', () => {
  const leo = { ...staff.ada, id: 'stf_7', name: 'Leo', email: 'leo@buyer.example' };

  test('whoever registered supplier and system does not decide', async () => {
    const desk = staffDesk();
    await registered(desk, { supplier: staff.ada, system: leo });
    const { assessment, events } = await started(desk);
    expect(assessment.intakeBy).toEqual([asActor(staff.ada), asActor(leo)]);
    expect(events[0]?.data.preparedBy).toEqual([staff.ada.email, leo.email]);
  });

  test('each once, and the requester is the requester', async () => {
    const desk = staffDesk();
    await registered(desk, {
      supplier: staff.ada,
      system: { ...staff.ada, id: 'stf_other', email: staff.ada.email.toUpperCase() },
    });
    expect((await started(desk)).assessment.intakeBy).toEqual([asActor(staff.ada)]);
    const alone = staffDesk();
    await registered(alone, { supplier: staff.paula, system: staff.paula });
    expect((await started(alone)).assessment).not.toHaveProperty('intakeBy');
  });

  test('whoever corrects the contact neither, once named', async () => {
    const desk = staffDesk();
    await registered(desk, { supplier: staff.paula, system: staff.paula });
    const { assessment } = await started(desk);
    for (const name of ['Nora', 'Nils']) {
      const ada = await desk.as(staff.ada, `/console/assessments/${assessment.id}/contact`);
      await ada.press('Correct', { name, email: `${name}@vendor.example` });
    }
    const paula = await desk.as(staff.paula, `/console/assessments/${assessment.id}/contact`);
    await paula.press('Correct', { name: 'Ned', email: 'ned@vendor.example' });
    const { assessment: after } = stored(desk.world, assessment.id);
    expect(after.contact.name).toBe('Ned');
    expect(preparedBy(after)).toEqual([asActor(staff.paula), asActor(staff.ada)]);
  });
});

describe('assessing again', () => {
  let desk: StaffDesk;
  beforeEach(async () => {
    desk = staffDesk({ world: await decided() });
    await registered(desk, { supplier: staff.paula, system: staff.paula });
  });

  test('says which outcome the new one will replace, and links to it', async () => {
    const browser = await desk.as(staff.paula, START);
    expect(browser.$('.notice').text()).toMatch(/the outcome of\s+A-7F3K2Q\s+\(Approved with conditions,\s+2 March 2026\) stays/);
    expect(browser.$(`.notice a[href="/console/assessments/${ID}"]`).length).toBe(1);
    const { assessment, events, browser: after } = await started(desk);
    expect(assessment.supersedes).toEqual({ assessmentId: ID, reference: 'A-7F3K2Q' });
    expect(events[0]?.data.supersedes).toBe(ID);
    expect(after.text).toContain('Will replaceA-7F3K2Q');
  });

  test('with a mistake in the form it still says so', async () => {
    const browser = await desk.as(staff.paula, START);
    await browser.press('Start and send', { contactEmail: 'nobody' });
    expect([browser.status, browser.$('.notice').text()]).toEqual([422, expect.stringContaining('A-7F3K2Q')]);
  });

  test('a system that was never decided on says nothing of the kind', async () => {
    const fresh = staffDesk();
    await registered(fresh, { supplier: staff.paula, system: staff.paula });
    expect((await fresh.as(staff.paula, START)).$('.notice').length).toBe(0);
    expect((await started(fresh)).assessment).not.toHaveProperty('supersedes');
  });

  test('while others are under way the form says so, leads to them, and starts another all the same', async () => {
    const notice = (browser: VendorBrowser) => browser.$('.notice').first().text().replace(/\s+/g, ' ');
    const fresh = staffDesk();
    await registered(fresh, { supplier: staff.paula, system: staff.paula });
    const { assessment: first } = await started(fresh);
    const browser = await fresh.as(staff.ada, START);
    const one = `An assessment of CareBot is under way already: ${first.reference} (started 2 March 2026). Another one asks the supplier once more.`;
    expect(notice(browser)).toBe(one);
    expect(browser.$(`.notice a[href="/console/assessments/${first.id}"]`).length).toBe(1);
    await browser.press('Start and send', { contactEmail: 'nobody' });
    expect([browser.status, notice(browser)]).toEqual([422, one]);
    fresh.world.clock.travel({ days: 1 });
    const { assessment: second } = await started(fresh);
    const both = await fresh.as(staff.paula, START);
    expect(notice(both)).toContain('2 assessments of CareBot are under way already');
    const links = both
      .$('.notice a')
      .map((_, a) => both.$(a).attr('href'))
      .get();
    expect(links.toSorted()).toEqual([first, second].map(({ id }) => `/console/assessments/${id}`).toSorted());
    for (const { id } of [first, second]) stored(fresh.world, id).assessment.status = 'withdrawn';
    expect((await fresh.as(staff.paula, START)).$('.notice').length).toBe(0);
  });

  test('once decided, each page leads to the other, and the older one is no answer any more', async () => {
    await decided({ world: desk.world, ...again, choice: 'reject' });
    await relayNew(desk.world);
    const old = await desk.as(staff.paula, `/console/assessments/${ID}`);
    expect(old.$('#outcome ~ .notice').text().replace(/\s+/g, ' ')).toBe(
      'Approved with conditions Replaced on 2 March 2026 by A-SECND2: whether the system may be used follows from that one.',
    );
    expect(old.$(`a[href="/console/assessments/${again.id}"]`).length).toBeGreaterThan(0);
    const next = await desk.as(staff.paula, `/console/assessments/${again.id}`);
    expect(next.text).toContain('ReplacedA-7F3K2Q');
    const system = await desk.as(staff.paula, '/console/suppliers/sup_1/systems/sys_1');
    expect(system.text).toContain('replaced by A-SECND2');
  });
});
