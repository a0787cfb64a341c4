import { describe, expect, test } from 'vitest';
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
