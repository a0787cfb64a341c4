import { beforeEach, describe, expect, it, test } from 'vitest';
import { personId } from '../../../../functions/approve/directory/people.ts';
import { Directory } from '../../../../functions/domain/deciding/directory.ts';
import { emptyChain, verifyChain } from '../../../../functions/domain/proof/audit-chain.ts';
import { htmlProblems } from '../../../support/html-validator.ts';
import { awaitingDecision, ID, stored } from '../../../support/in-memory/assessment-in-progress.ts';
import { ordered } from '../../../support/in-memory/follow-up-story.ts';
import { asLine, keepable, MEGABYTE, NUL, shownInLine } from '../../../support/odd-inputs.ts';
import { type StaffDesk, staff, staffDesk } from '../../../support/staff-desk.ts';

const SECURITY = '/directory/roles/security';
const BUSINESS = '/directory/roles/business-owner';
const PERSON = `/directory/people/${personId(staff.sam.email)}`;
const zoe = { 'person-name': 'Zoë Zander', 'person-email': 'zoe@buyer.example' };
const dirk = { 'deputy-name': 'Dirk Deputy', 'deputy-email': 'dirk@buyer.example' };

let desk: StaffDesk;
beforeEach(async () => {
  desk = staffDesk();
  await awaitingDecision(desk.world);
});

const directory = () => desk.world.table.directory;
const lines = () => desk.world.table.directories.events.map(({ data }) => data.what);
const ada = (path: string) => desk.as(staff.ada, path);
const emails = (role: keyof Directory['roles']) => directory().roles[role].map(({ email }) => email);

describe('who decides, at a glance', () => {
  it('says above all which roles cannot decide, and which exceptions wait for that, with links', async () => {
    const browser = await ada('/directory');
    const trouble = browser.$('.notice.bad').first();
    expect(
      trouble
        .find('li')
        .toArray()
        .map((li) => browser.$(li).text()),
    ).toEqual([
      'Nobody decides for AI governance.',
      'Only 1 person decides for Data protection: the gravest findings need 2 different people.',
      'Nobody decides for Legal.',
      'Nobody decides for Business owner.',
    ]);
    const waits = browser.$(`section[aria-labelledby="business-owner"] a[href="/console/assessments/${ID}"]`);
    expect(waits.text()).toContain('CareBot of Vendor Ltd, A-7F3K2Q');
    expect(browser.$(`section[aria-labelledby="security"] a[href^="/console/assessments"]`)).toHaveLength(0);
    expect(browser.text).toContain('Nobody hears of a role that cannot decide.');
  });

  it('counts who could decide today, whoever they stand in for, and who is here', async () => {
    Object.assign(directory(), {
      heads: { security: { name: 'Hanna Head', email: 'hanna@buyer.example' } },
      standIns: [
        {
          email: 'DORA@buyer.example',
          deputy: { name: 'Dirk Deputy', email: 'dirk@buyer.example' },
          absences: [
            { from: '2026-01-05', until: '2026-01-09' },
            { from: '2026-03-02', until: '2026-03-02' },
            { from: '2026-06-01', until: '2026-06-12' },
          ],
        },
      ],
    });
    const browser = await ada('/directory');
    const role = browser.$('section[aria-labelledby="data-protection"]').text();
    expect(role).toContain('2 people, 1 here today');
    expect(role).toContain('Dora Data, dora@buyer.exampleaway until 2 March 2026');
    expect(role).toContain('Dirk Deputy, dirk@buyer.examplestands in for Dora Data');
    expect(browser.$('section[aria-labelledby="security"]').text()).toContain('Head: Hanna Head, hanna@buyer.example');
    const people = browser.$('section[aria-labelledby="people"]').text();
    for (const words of ['5 January 2026 to 9 January 2026 (over)', 'Away 2 March 2026 (now)', '12 June 2026 (coming)'])
      expect(people).toContain(words);
    desk.world.clock.travel({ hours: 15 });
    expect((await ada('/directory')).$('section[aria-labelledby="data-protection"]').text()).not.toContain('Dirk');
  });

  it('warns where everybody is away and nobody stands in', async () => {
    directory().standIns = ['sam@buyer.example', 'paula@buyer.example'].map((email) => ({
      ...{ email, absences: [{ from: '2026-03-01', until: '2026-03-03' }] },
    }));
    expect((await ada('/directory')).text).toContain('Everybody who decides for Security is away today, and nobody stands in.');
  });

  test('reads the directory once, each role’s list once, and the heads of what lacks people at once', async () => {
    const reads: string[] = [];
    const noting =
      <A extends unknown[], R>(name: string, read: (...asked: A) => R) =>
      (...asked: A): R => {
        reads.push(name);
        return read(...asked);
      };
    const { directories, screens, assessmentHeads } = desk.ports;
    directories.get = noting('directory', directories.get);
    screens.openRequests = noting('role', screens.openRequests);
    assessmentHeads.heads = noting('heads', assessmentHeads.heads);
    await desk.as(staff.ada, '/directory');
    expect(reads.sort()).toEqual(['directory', 'heads', ...Array(5).fill('role')]);
  });

  test.each([
    ['/directory', ['ada', 'paula', 'audrey', 'dora', 'sam']],
    ['/directory/history', ['ada', 'paula', 'audrey', 'dora', 'sam']],
    ['/directory/me', ['ada', 'dora', 'sam']],
    [SECURITY, ['ada']],
    [PERSON, ['ada']],
    ['/directory/administrators', ['ada']],
  ])('%s is for %j', async (path, allowed) => {
    for (const [name, person] of Object.entries(staff)) {
      const browser = await desk.as(person, path);
      expect([name, browser.status]).toEqual([name, allowed.includes(name) ? 200 : 403]);
    }
  });

  it('offers changes to administrators only; risk owners are led to the exceptions, which they may open', async () => {
    const reader = await desk.as(staff.audrey, '/directory');
    expect(
      reader
        .$('main a')
        .toArray()
        .map((a) => reader.$(a).attr('href'))
        .filter((to) => /roles|people|administrators$/.test(to ?? '')),
    ).toEqual([]);
    const dora = await desk.as(staff.dora, '/directory');
    expect(dora.$(`main a[href^="/exceptions/${ID}/"]`).length).toBeGreaterThan(0);
    expect(dora.$('main a[href="/directory/me"]').text()).toContain('I am away');
  });
});

describe('editing', () => {
  it('names somebody for a role: stored, audited, asked at once, and said', async () => {
    const browser = await ada(BUSINESS);
    await browser.press('Add to the role', zoe);
    expect([browser.status, browser.path]).toEqual([200, BUSINESS]);
    expect(browser.$('[role=status]').text()).toContain('Business owner: + Zoë Zander <zoe@buyer.example>');
    expect(browser.$('[role=status]').text()).toContain(
      '1 person will get a mail about an open exception or a reported condition.',
    );
    expect(ordered(desk.world)).toContain('exception zoe@buyer.example');
    const { events, versions } = desk.world.table.directories;
    const actor = { kind: 'staff', id: staff.ada.id, name: staff.ada.name, email: staff.ada.email };
    expect(events).toMatchObject([{ type: 'directory-changed', actor, data: { version: 1 } }]);
    expect(Directory.safeParse(versions.at(-1)).success).toBe(true);
    expect(verifyChain(events, { ...emptyChain, seq: 1, lastHash: events[0]?.hash ?? '' })).toEqual({ ok: true });
    await browser.get(BUSINESS);
    expect(browser.$('[role=status]')).toHaveLength(0);
  });

  it('removes a person, named and chosen: nothing is preselected', async () => {
    const browser = await ada(SECURITY);
    expect(browser.$('input[checked]')).toHaveLength(0);
    await browser.press('Remove from the role');
    expect([browser.status, browser.$('#f-remove-error').text()]).toEqual([422, expect.stringContaining('Choose who should go')]);
    await browser.press('Remove from the role', { remove: 'sam@buyer.example' });
    expect(emails('security')).toEqual(['PAULA@buyer.example']);
    expect(lines()).toEqual([['Security: − Sam Safe <sam@buyer.example>']]);
    await browser.press('Remove from the role', { remove: 'nobody@buyer.example' });
    expect(browser.$('#f-remove-error').text()).toContain('Nobody with the address nobody@buyer.example');
  });

  it('names, replaces and clears the head, who need not be a member', async () => {
    const browser = await ada(SECURITY);
    await browser.press('Name as head', { 'head-name': 'Hanna', 'head-email': 'hanna@buyer.example' });
    await browser.press('Name as head', { 'head-name': 'Hugo', 'head-email': 'hugo@buyer.example' });
    expect(directory().heads.security?.name).toBe('Hugo');
    await browser.press('Name as head', { 'head-name': 'Hugo', 'head-email': 'HUGO@buyer.example' });
    expect(browser.$('#f-head-email-error').text()).toContain('Hugo heads Security already');
    await browser.press('Remove the head');
    expect(browser.$('#f-clear-head-error').text()).toContain('Tick the box');
    await browser.press('Remove the head', { 'clear-head': 'yes' });
    expect(directory().heads).toEqual({});
  });

  it('sets and clears a deputy, adds and removes absences, and forgets who has neither', async () => {
    const browser = await ada(PERSON);
    await browser.press('Name as deputy', dirk);
    await browser.press('Add the absence', { from: '2026-03-02', until: '2026-03-06' });
    expect(browser.$('[role=status]').text()).toContain('1 person will get a mail');
    expect(ordered(desk.world)).toContain('exception dirk@buyer.example');
    await browser.press('Add the absence', { from: '2026-01-30', until: '2026-03-01' });
    expect(browser.$('#f-until-error').text()).toContain('is over already');
    await browser.press('Remove the deputy', { 'clear-deputy': 'yes' });
    await browser.press('Remove the absence', { absence: '2026-03-02/2026-03-06' });
    expect(directory().standIns).toEqual([]);
    expect(lines().flat()).toEqual([
      'Deputy of sam@buyer.example: nobody → Dirk Deputy <dirk@buyer.example>',
      'Absences of sam@buyer.example: none → 2026-03-02 to 2026-03-06',
      'Deputy of sam@buyer.example: Dirk Deputy <dirk@buyer.example> → nobody',
      'Absences of sam@buyer.example: 2026-03-02 to 2026-03-06 → none',
    ]);
  });

  it('adds and removes administrators', async () => {
    const browser = await ada('/directory/administrators');
    await browser.press('Add as administrator', zoe);
    expect(directory().administrators).toEqual([{ name: 'Zoë Zander', email: 'zoe@buyer.example' }]);
    await browser.press('Remove the administrator', { remove: 'zoe@buyer.example' });
    expect(directory().administrators).toEqual([]);
  });

  it('somebody who decides nothing any more after a change has no page: back to where everybody is', async () => {
    directory().standIns = [{ email: 'gone@buyer.example', deputy: { name: 'Dirk', email: 'dirk@buyer.example' }, absences: [] }];
    const browser = await ada(`/directory/people/${personId('gone@buyer.example')}`);
    await browser.press('Remove the deputy', { 'clear-deputy': 'yes' });
    expect([browser.status, browser.path]).toEqual([200, '/directory']);
  });
});

describe('what is refused, in words beside the field, with everything still there', () => {
  const refused: [string, string, string, Record<string, string>, string, string][] = [
    ['no name', SECURITY, 'Add to the role', { 'person-name': ' ' }, 'person-name', 'Enter the name of the person'],
    ['a long name', SECURITY, 'Add to the role', { 'person-name': 'x'.repeat(201) }, 'person-name', '200 characters or fewer'],
    ['no address', SECURITY, 'Add to the role', { 'person-email': 'zoe' }, 'person-email', 'must look like name@example.com'],
    ['a long address', SECURITY, 'Add to the role', { 'person-email': `${'z'.repeat(250)}@x.example` }, 'person-email', '254'],
    ['a NUL', SECURITY, 'Add to the role', { 'person-name': NUL }, 'person-name', 'cannot be stored'],
    [
      'a second time',
      SECURITY,
      'Add to the role',
      { 'person-email': 'SAM@buyer.example' },
      'person-email',
      'decides for Security already',
    ],
    ['oneself', PERSON, 'Name as deputy', { ...dirk, 'deputy-email': 'SAM@Buyer.Example' }, 'deputy-email', 'for themselves'],
    [
      'a day that is none',
      PERSON,
      'Add the absence',
      { from: '2026-02-30', until: '2026-03-09' },
      'from',
      'Enter the first day as a date',
    ],
    ['no last day', PERSON, 'Add the absence', { from: '2026-03-09', until: '' }, 'until', 'Enter the last day as a date'],
    [
      'the wrong way round',
      PERSON,
      'Add the absence',
      { from: '2026-03-09', until: '2026-03-08' },
      'until',
      'must not be before the first',
    ],
    ['a head without a name', SECURITY, 'Name as head', { 'head-email': 'h@x.example' }, 'head-name', 'Enter the name of the head'],
  ];
  test.each(refused)('%s', async (_, path, button, typed, field, words) => {
    const browser = await ada(path);
    const given = button === 'Add to the role' ? { ...zoe, ...typed } : typed;
    await browser.press(button, given);
    expect([browser.status, browser.$(`#f-${field}-error`).text()]).toEqual([422, expect.stringContaining(words)]);
    expect(browser.$(`[role=alert] a[href="#f-${field}"]`)).toHaveLength(1);
    for (const [name, value] of Object.entries(given)) expect(browser.$(`[name="${name}"]`).attr('value')).toBe(shownInLine(value));
    expect([directory().version, await htmlProblems(browser.html)]).toEqual([0, []]);
  });

  test('the eleventh person of a role and the eleventh administrator, the sixty-first stand-in and the twenty-first absence', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, n) => ({ name: `P${n}`, email: `p${n}@buyer.example` }));
    directory().roles.security = many(10);
    directory().administrators = many(10);
    for (const [path, button] of [
      [SECURITY, 'Add to the role'],
      ['/directory/administrators', 'Add as administrator'],
    ] as const) {
      const browser = await ada(path);
      await browser.press(button, zoe);
      expect(browser.$('#f-person-email-error').text()).toContain('10 people, which is the most');
    }
    const day = (n: number) => `2027-01-${String(n + 1).padStart(2, '0')}`;
    directory().standIns = many(60).map(({ email }) => ({ email, absences: [{ from: day(0), until: day(0) }] }));
    const dora = await ada(`/directory/people/${personId(staff.dora.email)}`);
    await dora.press('Name as deputy', dirk);
    expect(dora.$('#f-deputy-email-error').text()).toContain('60 people have deputies or absences already');
    directory().standIns = [
      { email: 'p0@buyer.example', absences: Array.from({ length: 20 }, (_, n) => ({ from: day(n), until: day(n) })) },
    ];
    const p0 = await ada(`/directory/people/${personId('p0@buyer.example')}`);
    await p0.press('Add the absence', { from: '2027-02-01', until: '2027-02-02' });
    expect(p0.$('#f-from-error').text()).toContain('There are 20 absences already');
  });

  test.each([
    ['2027-03-01', '2027-03-10'],
    ['2027-03-10', '2027-03-12'],
    ['2027-03-04', '2027-03-05'],
    ['2027-02-01', '2027-04-01'],
  ])('an absence that overlaps another (%s to %s), but not one that touches it', async (from, until) => {
    directory().standIns = [{ email: 'sam@buyer.example', absences: [{ from: '2027-03-03', until: '2027-03-10' }] }];
    const browser = await ada(PERSON);
    await browser.press('Add the absence', { from, until });
    expect(browser.$('#f-from-error').text()).toContain('overlaps the absence from 2027-03-03 to 2027-03-10');
    await browser.press('Add the absence', { from: '2027-03-11', until: '2027-03-11' });
    await browser.press('Add the absence', { from: '2027-03-02', until: '2027-03-02' });
    expect(directory().standIns[0]?.absences.map((one) => one.from)).toEqual(['2027-03-02', '2027-03-03', '2027-03-11']);
  });

  test.each(Object.entries(keepable))('a name with %s is kept as the stated rule says, or refused', async (_, odd) => {
    const browser = await ada(SECURITY);
    await browser.press('Add to the role', { ...zoe, 'person-name': odd });
    const kept = asLine(odd);
    expect(browser.status).toBe(kept ? 200 : 422);
    if (kept) expect(directory().roles.security.at(-1)?.name).toBe(kept);
    const seen = await ada('/directory');
    for (const html of [browser.html, seen.html]) {
      expect(await htmlProblems(html)).toEqual([]);
      expect(html).not.toMatch(/<script|<img src=x/);
    }
  });

  test('a megabyte, a change that the page does not make, a role and a person that are not there', async () => {
    const browser = await ada(SECURITY);
    await browser.press('Add to the role', { ...zoe, 'person-name': MEGABYTE });
    expect(browser.status).toBe(422);
    for (const change of ['set-deputy', 'add-administrator', '', 'constructor']) {
      await browser.get(SECURITY);
      await browser.press('Add to the role', { ...zoe, ...dirk, change });
      expect([change, browser.status]).toEqual([change, 404]);
    }
    for (const path of ['/directory/roles/kitchen', '/directory/roles/__proto__', '/directory/people/0123456789abcdef'])
      expect([(await ada(path)).status, path]).toEqual([404, path]);
    expect(directory().version).toBe(0);
  });
});

describe('two who change it at once', () => {
  it('the second reads what the first changed, and has everything still there to send again', async () => {
    const first = await ada(SECURITY);
    const second = await desk.as({ ...staff.ada, id: 'stf_7', name: 'Alf Admin', email: 'alf@buyer.example' }, SECURITY);
    await first.press('Remove from the role', { remove: 'sam@buyer.example' });
    await second.press('Add to the role', zoe);
    expect([second.status, directory().version]).toEqual([409, 1]);
    const notice = second.$('[role=alert]').text();
    expect(notice).toContain('Nothing was saved');
    expect(notice).toContain('Ada Admin');
    expect(notice).toContain('Security: − Sam Safe <sam@buyer.example>');
    expect(second.$('[name="person-name"]').attr('value')).toBe('Zoë Zander');
    expect(await htmlProblems(second.html)).toEqual([]);
    await second.press('Add to the role');
    expect([second.status, emails('security')]).toEqual([200, ['PAULA@buyer.example', 'zoe@buyer.example']]);
  });

  it('in the very moment of storing as well', async () => {
    const browser = await ada(SECURITY);
    const other = await ada('/directory/administrators');
    const { change } = desk.world.ports.directories;
    let first = true;
    desk.world.ports.directories.change = async (one) => {
      if (!first) return change(one);
      first = false;
      await other.press('Add as administrator', zoe);
      return change(one);
    };
    await browser.press('Add to the role', zoe);
    expect([browser.status, browser.$('[role=alert]').text()]).toEqual([
      409,
      expect.stringContaining('Administrators: + Zoë Zander'),
    ]);
  });

  it('the same form sent twice is one change, and no alarm', async () => {
    const browser = await ada(SECURITY);
    const twin = browser.sibling();
    for (const one of [browser, twin]) await one.press('Add to the role', zoe);
    expect([twin.status, directory().version]).toEqual([200, 1]);
  });

  it('a form without a version, or with one that is none, stores nothing', async () => {
    for (const version of [null, '', '-1', '1e3', '99999999999', '7']) {
      const browser = await ada(SECURITY);
      await browser.press('Add to the role', { ...zoe, version: version as string });
      expect([version, browser.status, directory().version]).toEqual([version, 409, 0]);
    }
  });
});

describe('I am away', () => {
  it('risk owners say so for themselves: their deputy may decide at once', async () => {
    const dora = await desk.as(staff.dora, '/directory/me');
    expect(dora.heading).toBe('I am away');
    await dora.press('Name as deputy', dirk);
    await dora.press('Add the absence', { from: '2026-03-02', until: '2026-03-20' });
    expect([dora.status, dora.path]).toEqual([200, '/directory/me']);
    expect(directory().standIns).toMatchObject([{ email: staff.dora.email, absences: [{ until: '2026-03-20' }] }]);
    expect(desk.world.table.directories.events.at(-1)?.actor).toMatchObject({ email: staff.dora.email });
    expect(ordered(desk.world)).toContain('exception dirk@buyer.example');
  });

  it('for nobody else, whatever the form says', async () => {
    const dora = await desk.as(staff.dora, '/directory/me');
    await dora.press('Name as deputy', { ...dirk, email: staff.sam.email, person: personId(staff.sam.email), mine: 'no' });
    expect(directory().standIns.map(({ email }) => email)).toEqual([staff.dora.email]);
    const csrf = dora.$('input[name=csrf]').attr('value') ?? '';
    for (const path of [PERSON, SECURITY, '/directory/administrators']) {
      await dora.post(path, new URLSearchParams({ csrf, version: '1', change: 'clear-deputy', 'clear-deputy': 'yes' }));
      expect([path, dora.status]).toEqual([path, 403]);
    }
    for (const change of ['add-member', 'set-head', 'add-administrator']) {
      await dora.post('/directory/me', new URLSearchParams({ csrf, version: '1', change, ...zoe, 'head-name': 'x' }));
      expect([change, dora.status]).toEqual([change, 404]);
    }
    expect(directory().version).toBe(1);
  });

  it('whoever decides nothing reads that nothing waits for them', async () => {
    const browser = await ada('/directory/me');
    expect([browser.heading, browser.$('main form').length]).toEqual(['You need no deputy', 0]);
  });

  it('deputies and heads may be away too', async () => {
    directory().standIns = [{ email: staff.sam.email, deputy: { name: 'Ada', email: 'ADA@buyer.example' }, absences: [] }];
    expect((await ada('/directory/me')).heading).toBe('I am away');
  });
});

test('who changed what when: newest first, fifty at a time', async () => {
  const browser = await ada(SECURITY);
  expect((await ada('/directory/history')).text).toContain('Nobody has changed it yet');
  for (let n = 0; n < 26; n += 1) {
    await browser.press('Add to the role', zoe);
    await browser.press('Remove from the role', { remove: 'zoe@buyer.example' });
  }
  const history = await desk.as(staff.audrey, '/directory/history');
  expect(history.$('ol.timeline > li')).toHaveLength(50);
  expect(history.$('ol.timeline > li').first().text()).toContain('version 52Security: − Zoë Zander');
  await history.get(history.$('nav.actions a').last().attr('href') ?? '');
  expect(history.$('ol.timeline > li')).toHaveLength(2);
  for (const odd of ['x', '-1', '1e9', '']) expect((await history.get(`/directory/history?before=${odd}`)).status).toBe(200);
});

test('what fails in asking takes no change back: it is reported, and the page says what happens instead', async () => {
  const browser = await ada(BUSINESS);
  desk.world.breaking.ledger.break({ methods: ['commit'], times: 1 });
  await browser.press('Add to the role', zoe);
  expect(emails('business-owner')).toEqual(['zoe@buyer.example']);
  expect(browser.$('[role=status]').text()).toContain('could not be looked at again just now');
  expect(desk.ports.reported).toMatchObject([{ message: 'owners not asked again', assessmentId: ID }]);
  expect(stored(desk.world).assessment.status).toBe('awaiting-decision');
});

test('every page is clean HTML', async () => {
  directory().standIns = [
    {
      email: 'sam@buyer.example',
      deputy: { name: 'Dirk', email: 'dirk@buyer.example' },
      absences: [{ from: '2026-03-01', until: '2026-03-09' }],
    },
  ];
  directory().heads = { security: { name: 'Hanna', email: 'hanna@buyer.example' } };
  directory().administrators = [{ name: 'Olga', email: 'olga@buyer.example' }];
  for (const path of [
    '/directory',
    SECURITY,
    BUSINESS,
    PERSON,
    '/directory/administrators',
    '/directory/history',
    '/directory/me',
  ]) {
    const browser = await ada(path);
    expect([path, await htmlProblems(browser.html)]).toEqual([path, []]);
    expect(browser.$('h1')).toHaveLength(1);
  }
});
