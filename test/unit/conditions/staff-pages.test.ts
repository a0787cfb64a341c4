import { describe, expect, test } from 'vitest';
import { MOST_FILES } from '../../../functions/domain/conditions/report-condition.ts';
import { ID, stored } from '../../support/in-memory/assessment-in-progress.ts';
import {
  AFTER,
  answer,
  approvedOn,
  condition,
  conditions,
  fileOf,
  olaf,
  report,
  sam,
  travelTo,
  WHY,
  WORDS,
} from '../../support/in-memory/conditions-story.ts';
import type { InMemory } from '../../support/in-memory/in-memory.ts';
import { sweepNow } from '../../support/in-memory/rooms.ts';
import { asProse, keepable, MEGABYTE, NUL, shown } from '../../support/odd-inputs.ts';
import { staff, staffDesk } from '../../support/staff-desk.ts';
import type { VendorBrowser } from '../../support/vendor-browser.ts';

const olafAs = { ...olaf, groups: ['procurement' as const] };
const samAs = { ...sam, groups: ['risk-owner' as const] };
const path = (world: InMemory, whose: 'vendor' | 'staff') => `/exceptions/${ID}/conditions/${condition(world, whose).id}`;
const table = (world: InMemory) => JSON.stringify([[...world.table.files], [...world.table.outbox], [...world.table.clearances]]);
const opened = async (whose: 'vendor' | 'staff', person: Parameters<ReturnType<typeof staffDesk>['as']>[0], world?: InMemory) => {
  const now = world ?? (await approvedOn());
  const browser = await staffDesk({ world: now }).as(person, path(now, whose));
  return { world: now, browser };
};
const buttons = (browser: VendorBrowser): string => browser.$('main form button').text();

test('the assessment’s page says where nobody may answer a report, as long as somebody has to', async () => {
  const world = await approvedOn();
  const { roles } = world.table.directory;
  const said = 'Nobody in Data protection may answer the report: an administrator must name somebody in the directory.';
  const page = async () => {
    const browser = await staffDesk({ world }).as(staff.paula, `/console/assessments/${ID}`);
    const notices = browser.$('section[aria-labelledby="outcome"] li .notice');
    return [notices.text().replace(/\s+/g, ' ').trim(), notices.find('a').attr('href')];
  };
  const members = roles['data-protection'];
  roles['data-protection'] = [];
  expect(await page()).toEqual(['', undefined]);
  await report(world);
  expect(await page()).toEqual([said, '/directory#data-protection']);
  roles['data-protection'] = members;
  expect(await page()).toEqual(['', undefined]);
  roles['data-protection'] = [];
  travelTo(world, stored(world).outcome?.validUntil ?? '');
  expect(await page()).toEqual(['', undefined]);
});

test('nor does anybody have to answer once the outcome is withdrawn for good', async () => {
  const world = await approvedOn(conditions, { effect: 'withdrawn' });
  world.table.directory.roles['data-protection'] = [];
  await report(world);
  const path = `/console/assessments/${ID}`;
  expect((await staffDesk({ world }).as(staff.paula, path)).text).toContain('may answer the report');
  travelTo(world, AFTER);
  expect((await staffDesk({ world }).as(staff.paula, path)).text).not.toContain('may answer the report');
});

describe('one condition', () => {
  test('says what, why, who, by when, what proves it, and what being late means; looking changes nothing', async () => {
    const { world, browser } = await opened('staff', olafAs);
    const before = table(world);
    await browser.get(path(world, 'staff'));
    expect(browser.text).toContain('Train the clerks.');
    expect(browser.text).toContain('The list of names.');
    expect(browser.text).toContain('Olaf Owner, olaf@buyer.example');
    expect(browser.text).toContain('30 March 2026');
    expect(browser.text).toContain('The outcome is suspended until it is accepted as met.');
    expect(browser.$('dd a').attr('href')).toBe(`/exceptions/${ID}/${condition(world, 'staff').requestId}`);
    expect(browser.$('dt:contains("Why") + dd li').length).toBeGreaterThan(0);
    expect(browser.text).toContain('It is yours to meet by 30 March 2026.');
    expect(table(world)).toBe(before);
  });

  test('its owner reports it with words and a clean file, somebody of the role answers; each page then says what is true', async () => {
    const world = await approvedOn();
    const file = fileOf(world);
    fileOf(world, { id: 'evd_bad', fileName: 'bad.pdf', status: 'infected' });
    const { browser } = await opened('staff', olafAs, world);
    expect(
      browser
        .$('[name=file]')
        .toArray()
        .map((one) => browser.$(one).attr('value')),
    ).toEqual([file.id]);
    expect(browser.$('[name=file][checked]')).toHaveLength(0);
    await browser.press('Report it as met', { words: WORDS, file: file.id });
    expect([browser.status, browser.path]).toEqual([200, path(world, 'staff')]);
    expect(browser.text).toContain('It waits for an answer of Dora Data, Sam Safe.');
    expect(buttons(browser)).toBe('');
    const { browser: sams } = await opened('staff', samAs, world);
    expect(sams.$('[name=choice][checked]')).toHaveLength(0);
    expect(sams.$(`a[href$="/files/${file.id}"]`).text()).toBe('page-12.pdf');
    await sams.press('Record my answer', { choice: 'refuse', reasons: WHY });
    expect(sams.text).toContain('Sam Safe did not accept it');
    await browser.get(path(world, 'staff'));
    expect(
      browser
        .$('blockquote')
        .toArray()
        .map((one) => browser.$(one).text()),
    ).toEqual([WORDS, WHY]);
    await browser.press('Report it as met', { words: `${WORDS} Again.` });
    await sams.get(path(world, 'staff'));
    await sams.press('Record my answer', { choice: 'accept', reasons: WHY });
    expect(sams.text).toContain('Accepted as met on 2 March 2026');
    expect(buttons(sams)).toBe('');
    expect(condition(world, 'staff')).toMatchObject({ status: 'met', reports: [{ evidence: [{ id: file.id }] }, {}] });
  });

  test('the requester reports for the supplier; everybody else reads', async () => {
    const { world, browser } = await opened('vendor', staff.paula);
    expect(browser.text).toContain('As you asked for the assessment, you can report it for them.');
    for (const person of [olafAs, staff.audrey, staff.ada, samAs]) {
      const { browser: reader } = await opened('vendor', person, world);
      expect([reader.status, buttons(reader)]).toEqual([200, '']);
      expect(reader.text).toContain('It waits for Vendor Ltd, until 30 March 2026.');
    }
    await browser.press('Report it as met', { words: WORDS });
    expect(condition(world).reports[0]?.by).toMatchObject({ email: staff.paula.email });
    // She looks at it as little as anybody who reported it.
    await browser.get(path(world, 'vendor'));
    expect(buttons(browser)).toBe('');
  });

  test('a file is handed out where a report names it, at the very bytes, and nowhere else', async () => {
    const world = await approvedOn();
    const file = fileOf(world);
    const other = fileOf(world, { id: 'evd_other' });
    await report(world, { evidenceIds: [file.id] });
    const { browser } = await opened('vendor', staff.audrey, world);
    const at = async (id: string, whose: 'vendor' | 'staff' = 'vendor') =>
      (await browser.sibling().get(`${path(world, whose)}/files/${id}`)).path;
    expect(await at(file.id)).toBe(`/downloaded/${file.id}`);
    expect((await browser.sibling().get(`${path(world, 'vendor')}/files/${other.id}`)).text).toContain('Page not found');
    expect(await at(file.id, 'staff')).not.toContain('downloaded');
    for (const change of [{ sha256: 'b'.repeat(64) }, { status: 'infected' as const }, { objectVersion: undefined }]) {
      const [kept] = stored(world).evidence.splice(0, 1, { ...file, ...change });
      expect(await at(file.id)).not.toContain('downloaded');
      expect((await browser.get(path(world, 'vendor'))).text).toContain('page-12.pdf (cannot be opened any more)');
      if (kept) stored(world).evidence.splice(0, 1, kept);
    }
  });

  test('overdue: what became of the outcome is said to everybody', async () => {
    for (const [effect, words] of [
      ['valid', 'The policy lets the outcome stay valid'],
      ['suspended', 'may not be used until it is accepted as met'],
      ['withdrawn', 'ended the outcome for good'],
    ] as const) {
      const world = await approvedOn(undefined, { effect });
      travelTo(world, AFTER);
      await sweepNow(world);
      const { browser } = await opened('staff', olafAs, world);
      expect(browser.text).toContain(words);
      expect(buttons(browser) !== '').toBe(effect !== 'withdrawn');
    }
  });

  test('another condition ended the outcome for good: said first, to everybody, and nothing that is asked contradicts it', async () => {
    const world = await approvedOn();
    await report(world);
    const { outcome, conditions } = stored(world);
    for (const one of [outcome?.conditions[1], conditions[1]])
      Object.assign(one ?? {}, { ifOverdue: 'withdrawn', dueAt: '2026-03-10T23:59:59.999Z' });
    const { browser: before } = await opened('vendor', samAs, world);
    expect(before.text).toContain('unless you accept it by the end of 30 March 2026, the outcome is suspended until you do');
    travelTo(world, '2026-03-11T00:00:00.000Z');
    for (const person of [samAs, staff.paula, staff.audrey]) {
      const { browser } = await opened('vendor', person, world);
      expect(browser.$('.notice').first().text()).toContain('The outcome was withdrawn for good');
      expect(browser.text).not.toContain('unless you accept it');
      expect(browser.text).not.toContain('It waits for');
    }
    const { browser: late } = await opened('staff', olafAs, world);
    expect([late.text.includes('Nobody has to meet it any more.'), buttons(late)]).toEqual([true, '']);
    // Overdue itself, it says nothing of a suspension that could end.
    travelTo(world, AFTER);
    const { browser } = await opened('vendor', samAs, world);
    expect(browser.text).not.toContain('may not be used until');
  });

  test('a role in which nobody may answer is pointed out', async () => {
    const world = await approvedOn();
    world.table.directory.roles['data-protection'] = [{ name: olaf.name, email: olaf.email }];
    await report(world, { whose: 'staff' });
    const { browser } = await opened('staff', staff.audrey, world);
    expect(browser.text).toContain('an administrator must name somebody');
  });
});

describe('late, second and hostile clicks', () => {
  test('what is missing is said beside its field, and what was typed is still there', async () => {
    const { world, browser } = await opened('staff', olafAs);
    const before = table(world);
    for (const [words, message] of [
      ['', 'at least 20 characters'],
      ['Too short.', 'at least 20 characters'],
      [NUL.repeat(5), 'cannot be stored'],
      [MEGABYTE, '4000 characters or fewer'],
    ] as const) {
      await browser.press('Report it as met', { words });
      expect([browser.status, browser.$('#f-words-error').text()]).toEqual([422, expect.stringContaining(message)]);
      expect(shown(browser.$('[name=words]').text())).toBe(shown(words));
    }
    const files = Array.from({ length: MOST_FILES + 1 }, (_, n) => `evd_${n}`);
    fileOf(world);
    await browser.get(path(world, 'staff'));
    const stored = table(world);
    await browser.press('Report it as met', { words: WORDS, file: files });
    expect([browser.status, browser.$('#f-file-error').text()]).toEqual([422, expect.stringContaining(`${MOST_FILES} files`)]);
    await browser.press('Report it as met', { words: WORDS, file: ['evd_none', '../x'] });
    expect([browser.status, browser.$('#f-file-error').text()]).toEqual([422, expect.stringContaining('not there any more')]);
    expect(browser.$('[name=words]').text()).toBe(WORDS);
    expect(table(world)).toBe(stored);
    expect(before).not.toBe(stored);
  });

  test.each(Object.entries(keepable))(
    '%s as words and as reasons: kept by the stated rule, shown to the letter',
    async (_, text) => {
      const { world, browser } = await opened('staff', olafAs);
      const words = `It was done, and here is how. ${text}`;
      await browser.press('Report it as met', { words });
      expect(condition(world, 'staff').reports[0]?.words).toBe(asProse(words));
      expect(browser.$('blockquote').text()).toBe(asProse(words));
      const { browser: sams } = await opened('staff', samAs, world);
      await sams.press('Record my answer', { choice: 'refuse', reasons: words });
      expect(sams.$('blockquote').last().text()).toBe(asProse(words));
      expect(sams.$('main script, main img')).toHaveLength(0);
    },
  );

  test('an answer without a choice, with too few words or to no report is none', async () => {
    const world = await approvedOn();
    await report(world, { whose: 'staff' });
    const { browser } = await opened('staff', samAs, world);
    const before = table(world);
    for (const [form, field] of [
      [{ reasons: WHY }, 'choice'],
      [{ choice: 'yes', reasons: WHY }, 'choice'],
      [{ choice: 'accept', reasons: 'Fine.' }, 'reasons'],
      [{ choice: 'accept', reasons: MEGABYTE }, 'reasons'],
      [{ choice: 'accept', reasons: NUL.repeat(9) }, 'reasons'],
    ] as const) {
      await browser.press('Record my answer', form);
      expect([browser.status, browser.$(`#f-${field}-error`).length]).toEqual([422, 1]);
    }
    for (const n of ['', '0', '-1', 'x', '1.5', '99', '1e9', NUL]) {
      const late = browser.sibling();
      await late.press('Record my answer', { report: n, choice: 'accept', reasons: WHY });
      expect(late.status).toBeGreaterThanOrEqual(409);
      expect(late.status).toBeLessThan(500);
    }
    expect(table(world)).toBe(before);
  });

  test('two windows: the second hears what happened, and keeps its words; the same words twice are simply there', async () => {
    const { world, browser } = await opened('staff', olafAs);
    const [late, twice] = [browser.sibling(), browser.sibling()];
    await browser.press('Report it as met', { words: WORDS });
    await twice.press('Report it as met', { words: WORDS });
    expect([twice.status, twice.text.includes('Your click changed nothing')]).toEqual([200, false]);
    await late.press('Report it as met', { words: `${WORDS} Differently.` });
    expect([late.status, late.$('[role=status]').text()]).toEqual([
      409,
      expect.stringContaining('It was reported in the meantime'),
    ]);
    expect(late.$('[role=status] blockquote').text()).toBe(`${WORDS} Differently.`);
    const { browser: sams } = await opened('staff', samAs, world);
    const [again, otherwise] = [sams.sibling(), sams.sibling()];
    await sams.press('Record my answer', { choice: 'accept', reasons: WHY });
    await again.press('Record my answer', { choice: 'accept', reasons: WHY });
    expect([again.status, again.text.includes('Your click changed nothing')]).toEqual([200, false]);
    await otherwise.press('Record my answer', { choice: 'refuse', reasons: WHY });
    expect([otherwise.status, otherwise.$('[role=status]').text()]).toEqual([
      409,
      expect.stringContaining('answered in the meantime'),
    ]);
  });

  test('what was reported anew since is not answered by a page that shows the former report', async () => {
    const world = await approvedOn();
    await report(world, { whose: 'staff' });
    const { browser } = await opened('staff', samAs, world);
    await answer(world, false, { whose: 'staff' });
    await report(world, { whose: 'staff', words: `${WORDS} Anew.` });
    await browser.press('Record my answer', { choice: 'accept', reasons: WHY });
    expect([browser.status, browser.$('[role=status]').text()]).toEqual([409, expect.stringContaining('reported anew')]);
    // The form below is for the new one, and empty.
    expect([browser.$('[name=report]').attr('value'), browser.$('[name=choice][checked]').length]).toEqual(['2', 0]);
    expect(condition(world, 'staff').status).toBe('reported');
  });

  test('who may not, cannot by posting either', async () => {
    const world = await approvedOn();
    const desk = staffDesk({ world });
    const before = table(world);
    for (const person of [staff.audrey, staff.ada, samAs, staff.nobody]) {
      const browser = await desk.as(person, path(world, 'staff'));
      const csrf = browser.$('[name=csrf]').attr('value') ?? '';
      await browser.post(`${path(world, 'staff')}/report`, new URLSearchParams({ csrf, words: WORDS }));
      expect(browser.status).toBeGreaterThanOrEqual(403);
    }
    expect(table(world)).toBe(before);
    await report(world, { whose: 'staff' });
    const reported = table(world);
    for (const person of [olafAs, staff.paula, staff.audrey, staff.ada, { ...samAs, groups: ['auditor' as const] }]) {
      const browser = await desk.as(person, path(world, 'staff'));
      const csrf = browser.$('[name=csrf]').attr('value') ?? '';
      const form = new URLSearchParams({ csrf, report: '1', choice: 'accept', reasons: WHY });
      await browser.post(`${path(world, 'staff')}/answer`, form);
      expect([browser.status, browser.$('[role=status]').text()]).toEqual([
        409,
        expect.stringContaining('not, or no longer, for you'),
      ]);
    }
    expect(table(world)).toBe(reported);
  });

  test('what does not exist is not there, whatever the address says', async () => {
    const { browser } = await opened('staff', olafAs);
    for (const address of [
      `/exceptions/${ID}/conditions/none`,
      '/exceptions/asm_none/conditions/r1-x-1',
      `/exceptions/${ID}/conditions/__proto__`,
    ])
      expect((await browser.sibling().get(address)).status).toBe(404);
  });
});

test('the list shows what waits for its reader: to answer, to meet, and what others of the role answer', async () => {
  const world = await approvedOn();
  const desk = staffDesk({ world });
  const rows = async (person: Parameters<typeof desk.as>[0], id: string) => {
    const browser = await desk.as(person, '/exceptions/conditions');
    expect(browser.status).toBe(200);
    return browser
      .$(`section[aria-labelledby=${id}] tbody a`)
      .toArray()
      .map((a) => browser.$(a).attr('href'));
  };
  expect(await rows(olafAs, 'meet')).toEqual([path(world, 'staff')]);
  expect(await rows(samAs, 'answer')).toEqual([]);
  await report(world);
  await report(world, { whose: 'staff' });
  expect(await rows(olafAs, 'meet')).toEqual([]);
  expect(await rows(samAs, 'answer')).toEqual([path(world, 'vendor'), path(world, 'staff')]);
  // A member who must meet one of them answers the other only.
  world.table.directory.roles['data-protection'].push({ name: olaf.name, email: olaf.email });
  expect(await rows(olafAs, 'answer')).toEqual([path(world, 'vendor')]);
  expect(await rows(olafAs, 'others')).toEqual([path(world, 'staff')]);
  await answer(world, true, { whose: 'staff' });
  expect(await rows(samAs, 'answer')).toEqual([path(world, 'vendor')]);
  travelTo(world, stored(world).outcome?.validUntil ?? '');
  expect(await rows(samAs, 'answer')).toEqual([]);
});

test('procurement and administrators see what suppliers owe, what holds up an outcome first; nobody else does', async () => {
  const [first] = conditions;
  if (!first) throw new Error('no condition');
  const earlier = { ...first, text: 'Send the report.', dueOn: '2026-03-20' };
  const world = await approvedOn([first, earlier]);
  const desk = staffDesk({ world });
  const owed = async (person: Parameters<typeof desk.as>[0]) => {
    const browser = await desk.as(person, '/exceptions/conditions');
    return browser
      .$('section[aria-labelledby=owed] tbody tr')
      .toArray()
      .map((row) => browser.$(row).text().replace(/\s+/g, ' '));
  };
  for (const person of [staff.paula, staff.ada])
    expect(await owed(person)).toMatchObject([
      expect.stringContaining('Send the report.'),
      expect.stringContaining('Name a person'),
    ]);
  expect((await owed(staff.paula))[0]).toContain('Vendor Ltd');
  for (const person of [samAs, staff.audrey]) expect(await owed(person)).toEqual([]);
  for (const one of stored(world).conditions) if (one.text === 'Send the report.') one.ifOverdue = 'valid';
  travelTo(world, AFTER);
  expect((await owed(staff.paula))[0]).toContain('To be met by the supplier; the outcome is suspended until it is met');
  await report(world);
  expect(await owed(staff.paula)).toHaveLength(1);
});

test('an administrator sees which reports wait in vain, whatever the role', async () => {
  const world = await approvedOn();
  await report(world);
  const desk = staffDesk({ world });
  const others = async () => (await desk.as(staff.ada, '/exceptions/conditions')).$('section[aria-labelledby=others]').text();
  expect(await others()).toBe('');
  world.table.directory.roles['data-protection'] = [];
  expect(await others()).toContain('nobody in Data protection may answer: an administrator must name somebody');
});
