import { describe, expect, test } from 'vitest';
import { Assessment } from '../../../functions/domain/assessment.ts';
import { OutboxItem } from '../../../functions/domain/outbox.ts';
import { hashOf } from '../../../functions/domain/proof/canonical.ts';
import { openAssessment } from '../../../functions/intake/open-assessment.ts';
import { EXECUTION } from '../../support/in-memory/assessment-in-progress.ts';
import { smallCatalog } from '../../support/small-catalog.ts';
import { demoPolicy, type StaffDesk, staff, staffDesk } from '../../support/staff-desk.ts';

const facts = {
  dataSensitivity: 'personal',
  impactOnPeople: 'significant',
  autonomy: 'recommends',
  scale: 'under-10000',
  replaceability: 'moderate',
  aiActClass: 'limited',
} as const;

async function withSystem(desk: StaffDesk) {
  const { id, name, email } = staff.paula;
  const by = { kind: 'staff' as const, id, name, email };
  const at = desk.world.clock.now().toISOString();
  const contact = { name: 'Vera Vendor', email: 'vera@acme.example' };
  const supplier = await desk.ports.suppliers.register(
    { id: 'sup_1', name: 'Acme AI', contact, createdAt: at, createdBy: by },
    'op',
  );
  const system = { id: 'sys_1', supplierId: 'sup_1', name: 'CareBot', purpose: 'p', supplierRole: 'provider' as const, facts };
  await desk.ports.suppliers.addSystem(supplier, { ...system, registeredAt: at, registeredBy: by }, 'op2');
  return desk.as(staff.paula, '/console/suppliers/sup_1/systems/sys_1/assess');
}

const only = <T>(all: Iterable<T>): T => {
  const [one, second] = all;
  if (one === undefined || second !== undefined) throw new Error('not exactly one');
  return one;
};

describe('starting an assessment', () => {
  test('pins it to the catalog of today and orders the workflow, in one change', async () => {
    const desk = staffDesk();
    const browser = await withSystem(desk);
    expect(browser.$('[name=contactEmail]').attr('value')).toBe('vera@acme.example');
    await browser.press('Start and send', {
      contactName: 'Victor',
      contactEmail: 'victor@acme.example',
      message: 'Hello.\r\nCall me.',
    });
    const { assessment, events } = only(desk.world.table.files.values());
    expect(browser.path).toBe(`/console/assessments/${assessment.id}`);
    expect(assessment).toMatchObject({
      status: 'opened',
      supplierName: 'Acme AI',
      systemName: 'CareBot',
      facts,
      inherentRisk: 'high',
      tier: 'high',
      catalogHash: hashOf(smallCatalog()),
      policyId: 'house',
      contact: { name: 'Victor', email: 'victor@acme.example', language: 'en' },
      requestedBy: { kind: 'staff', id: staff.paula.id },
      message: 'Hello.\nCall me.',
      waiting: { on: 'workflow' },
    });
    expect(events).toMatchObject([{ type: 'assessment-opened', to: 'opened', actor: { id: staff.paula.id } }]);
    expect(only(desk.world.table.outbox.values()).work).toEqual({
      kind: 'start-workflow',
      assessmentId: assessment.id,
      attempt: 1,
    });
    expect(await desk.ports.catalogs.get(assessment.catalogHash)).toEqual(smallCatalog());
  });

  test.each([
    ['German', { contactLanguage: 'de' }, { language: 'de' }],
    ['none said', { contactLanguage: null }, {}],
  ])('the contact’s language: %s', async (_, filled, kept) => {
    const desk = staffDesk();
    const browser = await withSystem(desk);
    expect(browser.$('[name=contactLanguage][checked]').attr('value')).toBe('en');
    await browser.press('Start and send', filled);
    const { contact } = only(desk.world.table.files.values()).assessment;
    expect(contact).toEqual({ name: 'Vera Vendor', email: 'vera@acme.example', ...kept });
  });

  test('a language that we do not speak starts nothing', async () => {
    const desk = staffDesk();
    const browser = await withSystem(desk);
    await browser.press('Start and send', { contactLanguage: 'tlh' });
    expect([browser.status, browser.$('#f-contactLanguage-error').text()]).toEqual([422, 'Error: Choose a language']);
    expect(desk.world.table.files.size).toBe(0);
  });

  test('a contact with a language is invited by name and address', async () => {
    const desk = staffDesk();
    const browser = await withSystem(desk);
    await browser.press('Start and send', { contactLanguage: 'de' });
    const { id } = only(desk.world.table.files.values()).assessment;
    await openAssessment({ ...desk.ports, clock: desk.world.clock }, { assessmentId: id, executionArn: EXECUTION, attempt: 1 });
    const items = [...desk.world.table.outbox.values()].map((item) => OutboxItem.parse(item));
    expect(items.at(-1)?.work).toMatchObject({ mail: 'invitation', to: { name: 'Vera Vendor', email: 'vera@acme.example' } });
  });

  test('sent twice it starts one', async () => {
    const desk = staffDesk();
    const browser = await withSystem(desk);
    const twin = browser.sibling();
    for (const tab of [browser, twin]) await tab.press('Start and send', { id: 'asm_aaaaaaaaaaaaaaaaaaaa' });
    expect(twin.path).toBe(browser.path);
    expect(desk.world.table.files.size).toBe(1);
    expect(desk.world.table.outbox.size).toBe(1);
  });

  test('one policy is not asked for; of several, one must be chosen', async () => {
    const single = staffDesk();
    expect((await withSystem(single)).text).not.toContain('Which policy');
    const desk = staffDesk({ catalogs: [smallCatalog(), smallCatalog(demoPolicy())] });
    const browser = await withSystem(desk);
    await browser.press('Start and send', { message: 'Kept.' });
    expect([browser.status, browser.$('#f-policyId-error').text()]).toEqual([422, 'Error: Choose a policy']);
    expect(browser.$('textarea').text()).toContain('Kept.');
    await browser.press('Start and send', { policyId: 'secret' });
    expect(browser.status).toBe(422);
    await browser.press('Start and send', { policyId: 'demo' });
    expect(only(desk.world.table.files.values()).assessment.policyId).toBe('demo');
  });

  const PHONE = '+44 20 7946 0958';

  test('a number for their questions is kept on one line, in the trail too; none is none', async () => {
    const desk = staffDesk();
    const browser = await withSystem(desk);
    expect(browser.$('[name=requesterPhone]').attr('value')).toBe('');
    await browser.press('Start and send', { requesterPhone: ` \u202a${PHONE.replaceAll(' ', '\u00a0')}\u202c` });
    const { assessment, events } = only(desk.world.table.files.values());
    expect(Assessment.parse(assessment)).toEqual(assessment);
    expect([assessment.requesterPhone, events[0]?.data.requesterPhone]).toEqual([PHONE, PHONE]);
    expect(browser.$(`dt:contains("Suppliers may call") + dd a[href="tel:+442079460958"]`).text()).toBe(PHONE);
    const silent = staffDesk();
    const other = await withSystem(silent);
    await other.press('Start and send', { requesterPhone: ' ' });
    const without = only(silent.world.table.files.values());
    expect(without.assessment).not.toHaveProperty('requesterPhone');
    expect(without.events[0]?.data).not.toHaveProperty('requesterPhone');
    expect(other.text).not.toContain('Suppliers may call');
  });

  test('a number that nobody abroad could call starts nothing, says how to write it, and keeps every word', async () => {
    const desk = staffDesk();
    const browser = await withSystem(desk);
    const filled = { requesterPhone: '020 7946 0958 (mornings)', message: 'Hello.', contactName: 'Victor', contactLanguage: 'de' };
    await browser.press('Start and send', filled);
    expect(browser.status).toBe(422);
    const message =
      'The phone number must begin with + and the country code, for example +44 20 7946 0958; an extension follows as ext. 12';
    expect(browser.$('#f-requesterPhone-error').text()).toBe(`Error: ${message}`);
    expect(browser.$('.error-summary a[href="#f-requesterPhone"]').text()).toBe(message);
    expect(browser.$('[name=requesterPhone]').attr('value')).toBe('020 7946 0958 (mornings)');
    expect([browser.$('textarea').text().trim(), browser.$('[name=contactName]').attr('value')]).toEqual(['Hello.', 'Victor']);
    expect(browser.$('[name=contactLanguage][checked]').attr('value')).toBe('de');
    expect(desk.world.table.files.size).toBe(0);
    await browser.press('Start and send', { requesterPhone: `${PHONE}\r\nBcc: everyone@evil.example` });
    expect([browser.status, desk.world.table.files.size]).toEqual([422, 0]);
  });

  test('the next time their own last number stands there, and nobody else’s', async () => {
    const desk = staffDesk();
    const browser = await withSystem(desk);
    await browser.press('Start and send', { requesterPhone: PHONE });
    const path = '/console/suppliers/sup_1/systems/sys_1/assess';
    const shownTo = async (person: typeof staff.paula | typeof staff.ada) =>
      (await desk.as(person, path)).$('[name=requesterPhone]').attr('value');
    expect([await shownTo(staff.paula), await shownTo(staff.ada)]).toEqual([PHONE, '']);
    // Whoever takes their number away does not find it there again.
    desk.world.clock.travel({ days: 1 });
    await (await desk.as(staff.paula, path)).press('Start and send', { requesterPhone: '' });
    expect(await shownTo(staff.paula)).toBe('');
  });

  test('a contact without a usable address starts nothing, and the supplier’s own is not put back in its place', async () => {
    const desk = staffDesk();
    const browser = await withSystem(desk);
    await browser.press('Start and send', { contactName: '', contactEmail: 'victor@' });
    expect(browser.status).toBe(422);
    expect(browser.$('[name=contactEmail]').attr('value')).toBe('victor@');
    expect(browser.$('[name=contactName]').attr('value')).toBe('');
    expect(desk.world.table.files.size).toBe(0);
  });
});
