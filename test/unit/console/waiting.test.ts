import { beforeEach, describe, expect, it, test } from 'vitest';
import type { Assessment } from '../../../functions/domain/assessment.ts';
import { htmlProblems } from '../../support/html-validator.ts';
import { awaitingDecision, ID, invited, opened, requester, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { type StaffDesk, staff, staffDesk } from '../../support/staff-desk.ts';
import type { VendorBrowser } from '../../support/vendor-browser.ts';

const PAGE = '/console/waiting';
const NOW = '2026-03-02T09:00:00.000Z';
let desk: StaffDesk;
let count = 0;

beforeEach(() => {
  desk = staffDesk();
  count = 0;
});

/** One more assessment that waits as it is told. */
async function waits(waiting: Partial<Assessment['waiting']>, head: Partial<Assessment> = {}): Promise<string> {
  count += 1;
  const id = `asm_w${count}`;
  await opened(desk.world, { id, head: { systemName: `System ${count}`, reference: `A-W${count}` } });
  const { assessment } = stored(desk.world, id);
  Object.assign(assessment, { status: 'awaiting-decision', ...head });
  assessment.waiting = {
    on: 'risk-owners',
    who: 'Security',
    roles: ['security'],
    since: NOW,
    until: '2026-03-09T09:00:00.000Z',
    ...waiting,
  };
  return id;
}
const groups = (browser: VendorBrowser) =>
  browser
    .$('section[aria-labelledby^="for-"]')
    .toArray()
    .map((section) => {
      const $ = browser.$;
      const names = $(section).find('li > div:first-child > :first-child').toArray();
      return [$(section).find('h2').contents().first().text().trim(), names.map((name) => $(name).text())];
    });
const groupOf = (browser: VendorBrowser, key: string) =>
  browser.$(`section[aria-labelledby="for-${key}"]`).text().replace(/\s+/g, ' ');

describe('who is everybody waiting for', () => {
  it('nobody, while nothing is in progress', async () => {
    expect((await desk.as(staff.paula, PAGE)).text).toContain('nobody waits for anybody');
  });

  it('by who is awaited, each by deadline, with a link; late ones say so', async () => {
    await waits({ on: 'vendor', who: 'Vera Vendor', roles: undefined, until: '2026-03-20T09:00:00.000Z' });
    await waits({ on: 'vendor', who: 'Victor Vendor', roles: undefined, until: '2026-02-27T09:00:00.000Z' });
    await waits({ on: 'procurement', who: 'Paula Prior', roles: undefined });
    await waits({ on: 'operator', who: 'Operations', roles: undefined, until: undefined });
    await waits({ on: 'workflow', who: 'The workflow', roles: undefined, until: undefined });
    await waits({});
    const gone = await waits({ on: 'nobody', who: 'Nobody' });
    stored(desk.world, gone).assessment.status = 'decided';
    const browser = await desk.as(staff.paula, PAGE);
    expect(groups(browser)).toEqual([
      ['Suppliers', ['System 2', 'System 1']],
      ['Security', ['System 6']],
      ['Procurement', ['System 3']],
      ['Operators', ['System 4']],
      ['Assay itself', ['System 5']],
    ]);
    expect(browser.$('.notice.warn').first().text()).toContain('6 assessments wait for somebody; 1 is late.');
    expect(groupOf(browser, 'vendor')).toContain('Victor Vendor3 days late');
    expect(groupOf(browser, 'vendor')).toContain('until 20 March 2026');
    expect(browser.$(`a[href="/console/assessments/asm_w2"]`).text()).toBe('System 2');
    expect(await htmlProblems(browser.html)).toEqual([]);
  });

  it('the picture says in numbers what the bars show, and no bar is longer than its place', async () => {
    for (let n = 0; n < 3; n += 1) await waits({ until: n === 0 ? '2026-02-01T09:00:00.000Z' : '2026-03-09T09:00:00.000Z' });
    await waits({ on: 'vendor', who: 'Vera', roles: undefined });
    const { $ } = await desk.as(staff.ada, PAGE);
    const rows = $('table.waiting-picture tbody tr').toArray();
    expect(
      rows.map((row) =>
        $(row)
          .children()
          .toArray()
          .map((cell) => $(cell).text().trim()),
      ),
    ).toEqual([
      ['Suppliers', '1', '0'],
      ['Security', '3', '1'],
    ]);
    expect($('svg[aria-hidden=true]')).toHaveLength(2);
    const widths = $('svg rect')
      .toArray()
      .map((rect) => Number($(rect).attr('x')) + Number($(rect).attr('width')));
    expect(Math.max(...widths)).toBe(100);
  });

  it('one that waits for several roles stands with each, and with the administrators where people are lacking', async () => {
    desk.world.table.directory.administrators = [{ name: 'Olga Office', email: 'olga@buyer.example' }];
    await awaitingDecision(desk.world);
    const browser = await desk.as(staff.audrey, PAGE);
    expect(groups(browser).map(([title]) => title)).toEqual([
      'AI governance',
      'Data protection',
      'Security',
      'Business owner',
      'Administrators',
    ]);
    expect(browser.text).toContain('One assessment waits for somebody');
    expect(groupOf(browser, 'business-owner')).toContain('Nobody holds this role.');
    expect(groupOf(browser, 'administrator')).toContain('Olga Office');
    expect(groupOf(browser, 'administrator')).toContain('too few people decide for AI governance, Business owner');
  });

  it('names who is asked now: deputies of the absent, never who prepared the assessment', async () => {
    Object.assign(desk.world.table.directory, {
      roles: {
        ...desk.world.table.directory.roles,
        security: [
          { name: 'Sam Safe', email: 'sam@buyer.example' },
          { name: 'Paula Prior', email: requester.email.toUpperCase() },
        ],
      },
      standIns: [
        {
          email: 'sam@buyer.example',
          deputy: { name: 'Dirk Deputy', email: 'dirk@buyer.example' },
          absences: [{ from: '2026-03-03', until: '2026-03-04' }],
        },
      ],
    });
    await waits({});
    const browser = await desk.as(staff.audrey, PAGE);
    expect(groupOf(browser, 'security')).toContain('Sam Safe and Paula Prior');
    expect(groupOf(browser, 'security')).toContain('Asked about this one: Sam Safe');
    desk.world.clock.travel({ days: 1 });
    expect(groupOf(await desk.as(staff.audrey, PAGE), 'security')).toContain('Dirk Deputy (stands in for Sam Safe)');
    desk.world.clock.travel({ days: 2 });
    expect(groupOf(await desk.as(staff.audrey, PAGE), 'security')).not.toContain('Dirk');
  });

  it('what was stored before roles were kept stands under its words', async () => {
    await waits({ roles: undefined, who: 'Security, Legal' });
    expect(groupOf(await desk.as(staff.audrey, PAGE), 'owners')).toContain('Security, Legal');
  });
});

describe('what it costs', () => {
  const reads: string[] = [];
  beforeEach(() => {
    reads.length = 0;
    const noting =
      <A extends unknown[], R>(name: string, read: (...asked: A) => R) =>
      (...asked: A): R => {
        reads.push(name);
        return read(...asked);
      };
    const { directories, screens, sessions, assessments, catalogs } = desk.ports;
    directories.get = noting('directory', directories.get);
    for (const one of ['waiting', 'byStatus', 'openRequests', 'bySystem', 'acceptances'] as const)
      screens[one] = noting(one, screens[one] as never) as never;
    sessions.staff = noting('session', sessions.staff);
    for (const one of ['head', 'work', 'file'] as const) assessments[one] = noting(one, assessments[one] as never) as never;
    catalogs.get = noting('catalog', catalogs.get);
  });

  test.each(['', '?for=vendor', '?for=risk-owners&next=100'])('%s: one query, one directory, one session', async (query) => {
    for (let n = 0; n < 130; n += 1) await waits({});
    const browser = await desk.as(staff.paula, '/console');
    reads.length = 0;
    await browser.get(PAGE + query);
    expect(reads.sort()).toEqual(['directory', 'session', 'waiting']);
  });
});

describe('pages and choices', () => {
  it('a hundred at a time, by deadline; the choice and the place in the list are kept together', async () => {
    for (let n = 0; n < 101; n += 1)
      await waits(n === 100 ? { on: 'vendor', who: 'Vera', roles: undefined, until: '2027-01-01T09:00:00.000Z' } : {});
    const browser = await desk.as(staff.paula, PAGE);
    expect(browser.text).toContain('100 assessments wait for somebody most urgently');
    const later = browser.$('nav[aria-label="Pages of the list"] a').attr('href') ?? '';
    await browser.get(later);
    expect(groups(browser)).toEqual([['Suppliers', ['System 101']]]);
    const vendor = browser
      .$('nav.tabs a')
      .toArray()
      .map((a) => browser.$(a).attr('href'))
      .find((to) => to?.includes('for=vendor'));
    expect(new URLSearchParams(vendor?.split('?')[1]).get('next')).toBeTruthy();
    await browser.get(browser.$('nav[aria-label="Pages of the list"] a').attr('href') ?? '');
    expect(browser.path).toBe(PAGE);
  });

  it('chooses whom to look at, and says when nobody waits for them', async () => {
    await waits({});
    await waits({ on: 'vendor', who: 'Vera', roles: undefined });
    const browser = await desk.as(staff.paula, `${PAGE}?for=vendor`);
    expect(groups(browser)).toEqual([['Suppliers', ['System 2']]]);
    expect(browser.$('nav.tabs [aria-current=page]').text()).toBe('Suppliers (1)');
    expect((await browser.get(`${PAGE}?for=operator`)).text).toContain('Nobody waits for operators');
    for (const odd of ['kitchen', '__proto__', '%00', 'vendor&for=operator', 'x'.repeat(5000)])
      expect((await browser.get(`${PAGE}?for=${odd}`)).status).toBe(200);
    expect((await browser.get(`${PAGE}?next=nonsense`)).status).toBe(200);
  });

  test('everybody of the staff reads it, whoever is in no group does not; risk owners are led to their own list', async () => {
    await invited(desk.world, { id: ID });
    await waits({});
    for (const [name, person] of Object.entries(staff)) {
      const browser = await desk.as(person, PAGE);
      expect([name, browser.status]).toEqual([name, name === 'nobody' ? 403 : 200]);
      if (browser.status === 200) expect(browser.$('main form')).toHaveLength(0);
    }
    const sam = await desk.as(staff.sam, PAGE);
    expect(sam.$('main a[href^="/console/assessments"]')).toHaveLength(0);
    expect(sam.$('section[aria-labelledby="for-security"] li a').attr('href')).toBe('/exceptions');
  });

  test('names that people typed are text', async () => {
    await waits(
      { on: 'vendor', who: '<b>Vera</b> & Co', roles: undefined },
      { systemName: '<script>x</script>', supplierName: '"><i>' },
    );
    const browser = await desk.as(staff.paula, PAGE);
    expect(browser.html).not.toMatch(/<script>|<b>Vera|<i>/);
    expect(browser.text).toContain('<b>Vera</b> & Co');
    expect(await htmlProblems(browser.html)).toEqual([]);
  });
});

test('the assessment, and the work list, say that an administrator must name somebody', async () => {
  await awaitingDecision(desk.world);
  const browser = await desk.as(staff.paula, `/console/assessments/${ID}`);
  expect(browser.$('.notice.bad').first().text()).toContain('Too few people can decide');
  expect(browser.$('.notice.bad a[href="/directory"]')).toHaveLength(1);
  expect((await browser.get('/console')).$('.notice').first().text()).toContain('1 that too few people can decide');
});
