import { describe, expect, test } from 'vitest';
import { TOKEN, vendorPortal } from '../../support/vendor-portal.ts';

const DATA = '/respond/sections/data';
const OPERATION = '/respond/sections/operation';

async function working() {
  const portal = await vendorPortal();
  const browser = await portal.started();
  const again = async () => (await browser.get(`/r/${TOKEN}`)).press('Start');
  const link = async () => {
    await browser.get('/respond');
    const found = browser.$('main a').filter((_, a) => browser.$(a).text().startsWith('Continue'));
    return found.length === 0 ? undefined : [found.text(), found.attr('href')];
  };
  return { portal, browser, again, link };
}

describe('after Start', () => {
  test('two actions lead from the mail to the first question', async () => {
    const { browser } = await working();
    expect(browser.path).toBe(DATA);
    expect(browser.$('[name="q:data.personal"]').length).toBeGreaterThan(0);
  });

  test('looking at where to go costs what any page costs, and changes nothing', async () => {
    const { portal, browser } = await working();
    const before = JSON.stringify(portal.file());
    portal.requests();
    await browser.get('/respond/continue');
    const look = ['sessions.vendor', 'assessments.work'];
    expect(portal.requests().sort()).toEqual([...look, ...look].sort());
    expect(JSON.stringify(portal.file())).toBe(before);
  });

  test('whoever has saved something is led to all sections', async () => {
    const { browser, again } = await working();
    await browser.press('Save', { 'q:data.personal': 'no' });
    await again();
    expect(browser.path).toBe('/respond');
  });

  test('what somebody else saved does not count', async () => {
    const { portal, browser, again } = await working();
    await browser.press('Save', { 'q:data.personal': 'no', 'q:data.checks': ['bias'] });
    for (const draft of portal.file().drafts) {
      const by = { kind: 'vendor' as const, name: 'Ada', email: 'ada@vendor.example' };
      Object.assign(draft, { savedBy: by, marks: {} });
    }
    await again();
    expect(browser.path).toBe(OPERATION);
  });

  test('after submitting it leads to the receipt', async () => {
    const { portal, browser } = await working();
    Object.assign(portal.file().assessment, {
      status: 'submitted',
      submission: { revision: 1, hash: 'a'.repeat(64), at: portal.world.clock.now().toISOString() },
    });
    await browser.get(`/r/${TOKEN}`);
    expect(browser.text).toContain('The answers were submitted on 2 March 2026');
    expect(browser.text).not.toContain('Time needed');
    await browser.press('Show the receipt');
    expect(browser.path).toBe('/respond/receipt');
  });
});

describe('the way back to where one was', () => {
  test('is offered to the first unanswered question of the section saved last', async () => {
    const { portal, browser, link } = await working();
    expect(await link()).toBeUndefined();
    await browser.get(OPERATION);
    await browser.press('Save', { 'q:operation.stop': 'yes' });
    portal.world.clock.travel({ minutes: 5 });
    expect(await link()).toEqual(['Continue: Operation, question 2 of 4', `${OPERATION}#f-q-operation-log-days`]);
    await browser.get(DATA);
    await browser.press('Save', { 'q:data.checks': ['bias'] });
    expect(await link()).toEqual(['Continue: Data, question 1 of 2', `${DATA}#f-q-data-personal`]);
  });

  test('goes on with the next section, and ends when all is answered', async () => {
    const { browser, link } = await working();
    await browser.press('Save', { 'q:data.personal': 'no', 'q:data.checks': ['bias'] });
    expect(await link()).toEqual(['Continue: Operation, question 1 of 4', `${OPERATION}#f-q-operation-stop`]);
    await browser.get(OPERATION);
    await browser.press('Save', {
      'q:operation.stop': 'yes',
      'q:operation.log-days': '90',
      'q:operation.staff': '3',
      'q:operation.certificate': 'not-sure',
    });
    expect(await link()).toBeUndefined();
  });

  test('is each person their own: a colleague who saved later moves nobody', async () => {
    const { portal, browser, link } = await working();
    await browser.press('Save', { 'q:data.personal': 'no' });
    const [draft] = portal.file().drafts;
    const by = { kind: 'vendor' as const, name: 'Ada', email: 'ada@vendor.example' };
    const at = new Date(portal.world.clock.now().getTime() + 60_000).toISOString();
    if (!draft) throw new Error('no draft');
    portal.file().drafts.push({ ...draft, sectionId: 'operation', answers: {}, marks: {}, savedBy: by, savedAt: at });
    Object.assign(draft, { savedBy: by, savedAt: at });
    expect(await link()).toEqual(['Continue: Data, question 2 of 2', `${DATA}#f-q-data-checks`]);
  });
});
