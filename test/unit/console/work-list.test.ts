import { describe, expect, test } from 'vitest';
import { waitingFor } from '../../../functions/domain/waiting-for.ts';
import { ID, invited, opened, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { staff, staffDesk } from '../../support/staff-desk.ts';

const names = (browser: { $: (selector: string) => { toArray(): unknown[] } }) =>
  browser
    .$('tbody th a')
    .toArray()
    .map((a) => (browser.$ as never as (x: unknown) => { text(): string })(a).text());

describe('the work list', () => {
  test('puts what is parked first, then who is late, then by deadline', async () => {
    const desk = staffDesk();
    await invited(desk.world, { id: 'asm_early' });
    desk.world.clock.travel({ days: 10 });
    await invited(desk.world, { id: 'asm_later' });
    await opened(desk.world, { id: 'asm_new' });
    await opened(desk.world, { id: 'asm_parked' });
    for (const id of ['asm_early', 'asm_later', 'asm_new', 'asm_parked']) stored(desk.world, id).assessment.systemName = id;
    stored(desk.world, 'asm_parked').assessment.parked = { step: 'OpenAssessment', error: 'x', at: '2026-03-12T09:00:00.000Z' };
    desk.world.clock.travel({ days: 12 });
    const browser = await desk.as(staff.paula);
    expect(names(browser)).toEqual(['asm_parked', 'asm_early', 'asm_new', 'asm_later']);
    expect(browser.$('.notice').text()).toBe('1 late, 1 parked and waiting for an operator.');
    expect(browser.text).toContain('1 day late');
    expect(browser.text).toContain('Waiting for the supplier (2)');
  });

  test('puts mail that came back above who is late, and says who must act, even when a page of earlier deadlines is full', async () => {
    const desk = staffDesk();
    for (let n = 0; n < 30; n += 1) await invited(desk.world, { id: `asm_${n}` });
    desk.world.clock.travel({ days: 20 });
    await invited(desk.world, { id: 'asm_bounced' });
    const { assessment } = stored(desk.world, 'asm_bounced');
    assessment.systemName = 'asm_bounced';
    const at = desk.world.clock.now().toISOString();
    assessment.undeliverable = [{ email: assessment.contact.email, reason: 'bounced', mail: 'invitation', at }];
    assessment.waiting = waitingFor(assessment, [], at);
    desk.world.clock.travel({ days: 1 });
    const browser = await desk.as(staff.paula);
    expect(names(browser)[0]).toBe('asm_bounced');
    expect(browser.$('tbody tr').first().text()).toContain('Paula Prior');
    expect(browser.$('tbody tr').first().text()).toContain('came back: correct the contact');
    expect(browser.$('.notice').text()).toContain('1 with a contact to correct or a link to send');
  });

  test('one status page by page; a continuation that is not ours starts from the beginning', async () => {
    const desk = staffDesk();
    for (let n = 0; n < 60; n += 1) await invited(desk.world, { id: `asm_${n}` });
    const browser = await desk.as(staff.paula, '/console?status=awaiting-response');
    expect(names(browser)).toHaveLength(50);
    await browser.get(browser.$('nav.actions a').attr('href') ?? '');
    expect(names(browser)).toHaveLength(10);
    await browser.get('/console?status=awaiting-response&next=%7B%22evil');
    expect(names(browser)).toHaveLength(50);
    expect((await browser.get('/console?status=bogus')).$('nav.tabs [aria-current]').text()).toBe('In progress');
  });

  test('says so when there is nothing', async () => {
    const browser = await staffDesk().as(staff.audrey);
    expect(browser.text).toContain('Nothing is in progress');
    expect((await browser.get('/console?status=lapsed')).text).toContain('There are none.');
  });
});

describe('one assessment', () => {
  test('that is parked says what gave up and what an operator does', async () => {
    const desk = staffDesk();
    await invited(desk.world);
    stored(desk.world).assessment.parked = { step: 'ScoreResponse', error: 'CatalogMissing: <b>', at: '2026-03-12T09:00:00.000Z' };
    const browser = await desk.as(staff.paula, `/console/assessments/${ID}`);
    expect(browser.$('.notice.bad').text()).toContain(
      'The step “ScoreResponse” gave up on 12 March 2026, 09:00 UTC: CatalogMissing: <b>',
    );
    expect(browser.text).toContain(`npm run assay -- resume ${ID}`);
  });

  test('that is not there is not found', async () => {
    const desk = staffDesk();
    for (const path of [
      '/console/assessments/asm_x',
      '/console/assessments/asm_x/withdraw',
      '/console/assessments/asm_x/evidence/e',
    ])
      expect((await desk.as(staff.paula, path)).status).toBe(404);
  });

  test('opens evidence only when it is clean at a recorded version', async () => {
    const desk = staffDesk();
    await invited(desk.world);
    const file = stored(desk.world);
    const base = {
      ...{ questionIds: ['data.checks'], fileName: 'a.pdf', contentType: 'application/pdf', kind: 'certificate' as const },
      ...{ objectKey: 'k', uploadedAt: '2026-03-02T09:00:00.000Z', uploadedBy: { kind: 'system' as const, name: 't' } },
    };
    const statuses = ['pending', 'quarantined', 'infected', 'clean'] as const;
    file.evidence.push(...statuses.map((status) => ({ ...base, id: status, status, objectVersion: 'v1' })));
    file.evidence.push({ ...base, id: 'unversioned', status: 'clean' });
    const browser = await desk.as(staff.audrey);
    const opens = async (id: string) =>
      (await browser.get(`/console/assessments/${ID}/evidence/${id}`)).path.startsWith('/downloaded/');
    for (const id of ['pending', 'quarantined', 'infected', 'unversioned']) expect([id, await opens(id)]).toEqual([id, false]);
    expect(await opens('clean')).toBe(true);
  });
});
