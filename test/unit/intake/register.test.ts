import { describe, expect, test } from 'vitest';
import { inherentRisk } from '../../../functions/domain/judgement/inherent-risk.ts';
import { smallCatalog } from '../../support/small-catalog.ts';
import { type StaffDesk, staff, staffDesk } from '../../support/staff-desk.ts';

const HOSTILE = '"><script>alert(1)</script> {{7*7}} \u202E';
const supplierTyped = {
  name: 'Acme AI',
  country: 'Norway',
  website: 'https://acme.example',
  contactName: 'Vera Vendor',
  contactEmail: 'vera@acme.example',
};
const systemTyped = {
  name: 'CareBot',
  purpose: 'Sorts the letters of patients.',
  supplierRole: 'provider',
  dataSensitivity: 'special-category',
  impactOnPeople: 'minor',
  autonomy: 'assists',
  scale: 'under-100',
  replaceability: 'easy',
  aiActClass: 'minimal',
};

const registered = async (desk: StaffDesk) => {
  const browser = await desk.as(staff.paula, '/console/suppliers/new');
  return browser.press('Register the supplier', supplierTyped);
};

describe('registering a supplier', () => {
  test('keeps what was typed and who registered it', async () => {
    const desk = staffDesk();
    const browser = await registered(desk);
    expect(browser.path).toMatch(/^\/console\/suppliers\/sup_/);
    expect(browser.heading).toBe('Acme AI');
    const [{ supplier } = {}] = desk.suppliers.values();
    expect(supplier).toMatchObject({
      name: 'Acme AI',
      country: 'Norway',
      website: 'https://acme.example',
      contact: { name: 'Vera Vendor', email: 'vera@acme.example' },
      createdBy: { kind: 'staff', id: staff.paula.id },
    });
    expect((await browser.get('/console/suppliers')).text).toContain('Acme AI');
  });

  test('sent twice it is registered once', async () => {
    const desk = staffDesk();
    const browser = await desk.as(staff.paula, '/console/suppliers/new');
    const twin = browser.sibling();
    const id = { id: 'sup_aaaaaaaaaaaaaaaaaaaa' };
    await browser.press('Register the supplier', { ...supplierTyped, ...id });
    await twin.press('Register the supplier', { ...supplierTyped, ...id });
    expect(twin.path).toBe(browser.path);
    expect(desk.suppliers.size).toBe(1);
  });

  test('with mistakes, everything typed comes back, each message beside its field and in the summary', async () => {
    const desk = staffDesk();
    const browser = await desk.as(staff.paula, '/console/suppliers/new');
    const typed = { name: ' ', country: HOSTILE, website: 'javascript:alert(1)', contactName: 'V\0era', contactEmail: 'vera' };
    await browser.press('Register the supplier', typed);
    expect(browser.status).toBe(422);
    expect(browser.$('title').text()).toMatch(/^Error: /);
    for (const [name, value] of Object.entries(typed)) {
      if (name !== 'contactName') expect(browser.$(`[name=${name}]`).attr('value')).toBe(value);
      if (name === 'country') continue;
      const message = browser.$(`#f-${name}-error`).text();
      expect(message, name).not.toBe('');
      expect(browser.$(`.error-summary a[href="#f-${name}"]`).text()).toBe(message.replace('Error: ', ''));
    }
    expect(browser.html).not.toContain('<script>');
    expect(desk.suppliers.size).toBe(0);
  });

  test('what looks like markup is text', async () => {
    const desk = staffDesk();
    const browser = await desk.as(staff.paula, '/console/suppliers/new');
    await browser.press('Register the supplier', { ...supplierTyped, name: HOSTILE });
    expect(browser.heading).toBe(HOSTILE);
    expect(browser.html).not.toContain('<script>');
    await browser.get('/console/suppliers');
    expect(browser.text).toContain('"><script>alert(1)</script>');
    expect(browser.html).not.toContain('<script>');
  });
});

describe('registering an AI system', () => {
  test('shows how its facts add up to inherent risk and tier', async () => {
    const desk = staffDesk();
    const browser = await registered(desk);
    await browser.get(`${browser.path}/systems/new`);
    expect(browser.$('input[checked]')).toHaveLength(0);
    await browser.press('Register the AI system', systemTyped);
    expect(browser.heading).toBe('CareBot');
    const [{ systems = [] } = {}] = desk.suppliers.values();
    const [system] = systems;
    expect(system).toMatchObject({ name: 'CareBot', supplierRole: 'provider', facts: { dataSensitivity: 'special-category' } });
    if (!system) return;
    const risk = inherentRisk(system.facts, smallCatalog().policy);
    const cells = browser
      .$('tbody td.number')
      .toArray()
      .map((cell) => Number(browser.$(cell).text()));
    expect(cells).toEqual(risk.lines.map((line) => line.points));
    expect(browser.$('tfoot td.number').text()).toBe(String(risk.points));
    expect(browser.text).toContain('Inherent risk: Medium');
    expect(risk.level).toBe('medium');
  });

  test('sent twice it is registered once', async () => {
    const desk = staffDesk();
    const browser = await registered(desk);
    await browser.get(`${browser.path}/systems/new`);
    const twin = browser.sibling();
    for (const tab of [browser, twin])
      await tab.press('Register the AI system', { ...systemTyped, id: 'sys_aaaaaaaaaaaaaaaaaaaa' });
    expect([twin.status, twin.path]).toEqual([200, browser.path]);
    expect([...desk.suppliers.values()].flatMap(({ systems }) => systems)).toHaveLength(1);
  });

  test('a floor that lifts the level is said', async () => {
    const desk = staffDesk();
    const browser = await registered(desk);
    await browser.get(`${browser.path}/systems/new`);
    await browser.press('Register the AI system', {
      ...systemTyped,
      dataSensitivity: 'none',
      impactOnPeople: 'none',
      aiActClass: 'high-risk',
    });
    expect(browser.text).toContain('The policy lifts it to high because of “High risk”');
  });

  test('every fact must be chosen, and what was chosen stays chosen', async () => {
    const desk = staffDesk();
    const browser = await registered(desk);
    await browser.get(`${browser.path}/systems/new`);
    const { aiActClass: _, ...rest } = systemTyped;
    await browser.press('Register the AI system', { ...rest, scale: 'galaxy' });
    expect(browser.status).toBe(422);
    expect(
      browser
        .$('.error-summary a')
        .toArray()
        .map((a) => browser.$(a).attr('href')),
    ).toEqual(['#f-scale', '#f-aiActClass']);
    expect(
      browser
        .$('input[checked]')
        .toArray()
        .map((one) => browser.$(one).attr('value')),
    ).toEqual(['provider', 'special-category', 'minor', 'assists', 'easy']);
    expect(browser.$('textarea').text().trim()).toBe(systemTyped.purpose);
  });

  test('of a supplier that is not there: not found', async () => {
    const desk = staffDesk();
    for (const path of ['sup_x', 'sup_x/systems/new', 'sup_x/systems/sys_x', 'sup_x/systems/sys_x/assess'])
      expect((await desk.as(staff.paula, `/console/suppliers/${path}`)).status).toBe(404);
  });
});
