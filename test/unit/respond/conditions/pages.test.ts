import { describe, expect, test } from 'vitest';
import { MOST_FILES, MOST_REPORTS } from '../../../../functions/domain/conditions/report-condition.ts';
import { limits } from '../../../../functions/domain/links/rate-limit.ts';
import { verifyAssessment } from '../../../../functions/domain/proof/verify-assessment.ts';
import { conditionTexts } from '../../../../functions/texts/conditions.ts';
import { CONDITIONS_TOKEN, conditionsPortal } from '../../../support/conditions-portal.ts';
import { housePolicy } from '../../../support/house-policy.ts';
import { stored } from '../../../support/in-memory/assessment-in-progress.ts';
import {
  AFTER,
  answer,
  approvedOn,
  condition,
  conditions,
  overdueIs,
  paula,
  report,
  standing,
  travelTo,
  WHY,
  WORDS,
} from '../../../support/in-memory/conditions-story.ts';
import { onePerRequest } from '../../../support/in-memory/follow-up-story.ts';
import { relayNew, sweepNow } from '../../../support/in-memory/rooms.ts';

type Portal = Awaited<ReturnType<typeof conditionsPortal>>;
const one = (portal: Portal) => `/respond/conditions/${condition(portal.world).id}`;
const t = conditionTexts('en');
const table = ({ world }: Portal) => {
  const { files, links, outbox, codes, rates, clearances } = world.table;
  return JSON.stringify([files, links, outbox, codes, rates, clearances].map((map) => [...map]));
};
const attach = async (
  portal: Portal,
  browser: Awaited<ReturnType<Portal['started']>>,
  scan?: Parameters<Portal['uploaded']>[0],
) => {
  await browser.get(`${one(portal)}/files/new`);
  await browser.press('Continue to the upload', { name: 'Manual', extension: 'pdf' });
  return portal.uploaded(scan);
};

test('the link of the mail opens a page that changes nothing; Start leads to the conditions', async () => {
  const portal = await conditionsPortal();
  const before = table(portal);
  const browser = await portal.browser().get(`/c/${CONDITIONS_TOKEN}`);
  expect([browser.status, browser.heading]).toEqual([200, 'Conditions for CareBot']);
  expect(browser.text).toContain('Buyer & Sons has approved the use of CareBot with conditions. One of them is yours to meet.');
  expect(browser.text).toContain('30 March 2026');
  expect([table(portal) === before, portal.sessions.size]).toEqual([true, 0]);
  await browser.press('Start');
  expect([browser.path, browser.heading]).toEqual(['/respond/conditions', 'Conditions for CareBot']);
  expect(browser.setCookies.join()).toMatch(/__Host-[^;]+; .*HttpOnly/);
});

test('the supplier sees what is theirs, and of ours only the organisation’s words', async () => {
  const portal = await conditionsPortal();
  await report(portal.world);
  await answer(portal.world, false);
  const browser = await portal.started();
  expect(browser.text).toContain('Name a person who can stop it.');
  await browser.get(one(portal));
  expect(browser.text).toContain(`Buyer & Sons did not accept it, 2 March 2026, 09:00 UTC:${WHY}`);
  for (const page of ['/respond/conditions', one(portal), `${one(portal)}/report`]) {
    await browser.get(page);
    for (const hidden of ['Train the clerks', 'Olaf', 'Sam', 'Dora', 'Data protection', 'suspended', 'closed.'])
      expect([page, browser.text.includes(hidden)]).toEqual([page, false]);
  }
});

test('done: described, uploaded, scanned, reported; the answers and their files stay as they were frozen', async () => {
  const portal = await conditionsPortal();
  const frozen = structuredClone(stored(portal.world).submissions);
  const browser = await portal.started();
  const id = await attach(portal, browser);
  const file = stored(portal.world).evidence.at(-1);
  expect(file).toMatchObject({ id, conditionId: condition(portal.world).id, questionIds: [], status: 'clean', kind: 'other' });
  expect(file?.objectKey).toMatch(/^quarantine\/asm_1\/evd_\w+\/manual\.pdf$/);
  await browser.get(one(portal));
  expect(browser.text).toContain('Manual.pdf Uploaded, virus-free');
  await browser.get(`${one(portal)}/report`);
  await browser.press('Report it done', { words: WORDS });
  expect([browser.path, browser.text.includes('You reported it on 2 March 2026')]).toEqual([one(portal), true]);
  expect(condition(portal.world)).toMatchObject({
    status: 'reported',
    reports: [{ by: { kind: 'vendor', name: 'Vera' }, words: WORDS, evidence: [{ id, name: 'Manual.pdf' }] }],
  });
  expect(stored(portal.world).submissions).toEqual(frozen);
  const catalog = await portal.world.ports.catalogs.get(stored(portal.world).assessment.catalogHash);
  expect(verifyAssessment(stored(portal.world), catalog).checks.filter(({ ok }) => !ok)).toEqual([]);
  expect(browser.$('main a[href$="/report"], main a[href*="/files/"]')).toHaveLength(0);
});

test('what was not accepted is reported again; files that were shown stay with their report', async () => {
  const portal = await conditionsPortal();
  const browser = await portal.started();
  await attach(portal, browser);
  await browser.get(`${one(portal)}/report`);
  await browser.press('Report it done', { words: WORDS });
  await answer(portal.world, false);
  await browser.get(one(portal));
  expect(browser.text).toContain(t.now.refused('Buyer & Sons'));
  expect(browser.text).toContain(t.files.none);
  const second = await attach(portal, browser);
  await browser.get(`${one(portal)}/report`);
  await browser.press('Report it done', { words: `${WORDS} Now with the name.` });
  expect(condition(portal.world).reports.map(({ evidence }) => evidence.length)).toEqual([1, 1]);
  expect(condition(portal.world).reports[1]?.evidence[0]?.id).toBe(second);
  await answer(portal.world, true);
  await browser.get(one(portal));
  expect(browser.text).toContain('Buyer & Sons accepted it as done on');
  expect(browser.$('main form[action$="/report"], main a[href$="/report"]')).toHaveLength(0);
});

describe('files', () => {
  test('one that goes along is spoken of as one, several as several', async () => {
    const portal = await conditionsPortal();
    const browser = await portal.started();
    await attach(portal, browser);
    await browser.get(one(portal));
    expect(browser.$('.files .hint').last().text()).toBe('This file goes with your next report.');
    await browser.get(`${one(portal)}/report`);
    expect(browser.text).toContain('This file goes with it:');
    await browser.press('Report it done', { words: WORDS });
    expect(browser.text).toContain('With this file:');
    await answer(portal.world, false);
    await attach(portal, browser);
    await attach(portal, browser);
    await browser.get(one(portal));
    expect(browser.$('.files .hint').last().text()).toBe('These files go with your next report.');
    await browser.get(`${one(portal)}/report`);
    expect(browser.text).toContain('These files go with it:');
    const { files, withFiles } = conditionTexts('de');
    expect([1, 2].map(files.goAlong)).toEqual([
      'Diese Datei geht mit Ihrer nächsten Meldung mit.',
      'Diese Dateien gehen mit Ihrer nächsten Meldung mit.',
    ]);
    expect([1, 2].map(withFiles)).toEqual(['Mit dieser Datei:', 'Mit diesen Dateien:']);
  });

  test('what is being checked is waited for, with the words kept; what is infected or never came does not go along', async () => {
    const portal = await conditionsPortal();
    const browser = await portal.started();
    await attach(portal, browser, undefined);
    const checking = stored(portal.world).evidence.at(-1);
    if (checking) checking.status = 'quarantined';
    await browser.get(`${one(portal)}/report`);
    await browser.press('Report it done', { words: WORDS });
    expect([browser.status, browser.$('#f-words-error').text()]).toEqual([422, expect.stringContaining('still being checked')]);
    expect(browser.$('[name=words]').text()).toBe(WORDS);
    stored(portal.world).evidence.pop();
    await attach(portal, browser, 'THREATS_FOUND');
    await browser.get(`${one(portal)}/files/new`);
    await browser.press('Continue to the upload', { name: 'Never sent', extension: 'pdf' });
    await browser.get(one(portal));
    expect(browser.text).toContain('A virus was found in this file');
    await browser.get(`${one(portal)}/report`);
    expect(browser.$('form#report li').text()).toBe('Manual.pdfNever sent.pdf');
    await browser.press('Report it done', { words: WORDS });
    expect(condition(portal.world).reports[0]?.evidence).toEqual([]);
  });

  test('removed as long as no report has named it', async () => {
    const portal = await conditionsPortal();
    const browser = await portal.started();
    const id = await attach(portal, browser);
    await browser.get(`${one(portal)}/files/${id}/remove`);
    const late = browser.sibling();
    await browser.press('Remove the file');
    expect([browser.status, stored(portal.world).evidence.some((file) => file.id === id)]).toEqual([422, true]);
    await browser.press('Remove the file', { sure: 'yes' });
    expect([browser.path, stored(portal.world).evidence.some((file) => file.id === id)]).toEqual([one(portal), false]);
    await late.press('Remove the file', { sure: 'yes' });
    expect(late.path).toBe(one(portal));
    const kept = await attach(portal, browser);
    await report(portal.world, { evidenceIds: [kept] });
    await answer(portal.world, false);
    for (const what of ['', '/remove', '/uploaded'])
      expect((await browser.sibling().get(`${one(portal)}/files/${kept}${what}`)).status).toBe(404);
    await late.post(`${one(portal)}/files/${kept}/remove`, late.fields('Sign out').form);
    expect(stored(portal.world).evidence.map((file) => file.id)).toContain(kept);
  });

  test('a removal waits for no scan, and takes nothing away that a report has named since, answered or not', async () => {
    const portal = await conditionsPortal();
    const browser = await portal.started();
    const { remove } = portal.ports.files;
    const justBefore = (what: (id: string) => Promise<unknown>) =>
      Object.assign(portal.ports.files, {
        remove: async (...asked: Parameters<typeof remove>) => {
          await what(asked[1].id);
          return remove(...asked);
        },
      });
    const isThere = (id: string) => stored(portal.world).evidence.some((file) => file.id === id);
    const id = await attach(portal, browser, undefined);
    await browser.get(`${one(portal)}/files/${id}/remove`);
    justBefore(() => portal.uploaded());
    await browser.press('Remove the file', { sure: 'yes' });
    expect(isThere(id)).toBe(false);
    const named = await attach(portal, browser);
    await browser.get(`${one(portal)}/files/${named}/remove`);
    justBefore(async () => {
      await report(portal.world, { evidenceIds: [named] });
      await answer(portal.world, false);
    });
    await browser.press('Remove the file', { sure: 'yes' });
    expect([browser.path, condition(portal.world).status, isThere(named)]).toEqual([one(portal), 'open', true]);
  });

  test('files of answers are nobody’s to take away here', async () => {
    const portal = await conditionsPortal();
    const file = { ...stored(portal.world).evidence[0], id: 'evd_answer', questionIds: ['data.checks'], fileName: 'a.pdf' };
    const whole = { contentType: 'application/pdf', kind: 'other', status: 'clean', objectKey: 'k', uploadedAt: AFTER };
    stored(portal.world).evidence.push({ ...whole, ...file, uploadedBy: paula } as never);
    const browser = await portal.started();
    for (const what of ['', '/remove', '/uploaded'])
      expect((await browser.sibling().get(`${one(portal)}/files/evd_answer${what}`)).status).toBe(404);
    await browser.get(one(portal));
    expect(browser.text).not.toContain('a.pdf');
  });

  test(`${MOST_FILES} files are enough for a report, and ${limits.upload.most} for an hour`, async () => {
    const portal = await conditionsPortal();
    const browser = await portal.started();
    for (let n = 0; n < MOST_FILES; n += 1) await attach(portal, browser);
    await browser.get(`${one(portal)}/files/new`);
    await browser.press('Continue to the upload', { name: 'One more', extension: 'pdf' });
    expect([browser.status, browser.text.includes(`at most ${MOST_FILES} files`)]).toEqual([422, true]);
    for (let n = MOST_FILES; n < limits.upload.most; n += 1) {
      stored(portal.world).evidence.pop();
      await attach(portal, browser);
    }
    stored(portal.world).evidence.pop();
    await browser.get(`${one(portal)}/files/new`);
    await browser.press('Continue to the upload', { name: 'One more', extension: 'pdf' });
    expect([browser.status, browser.headers['retry-after']]).toEqual([429, '3600']);
  });

  test('nothing is announced once it was reported, the outcome was replaced or the link revoked', async () => {
    const portal = await conditionsPortal();
    const browser = await portal.started();
    await browser.get(`${one(portal)}/files/new`);
    const before = stored(portal.world).evidence.length;
    const { put } = portal.ports.files;
    const meanwhile = async (change: () => Promise<unknown> | unknown) => {
      portal.ports.files.put = async (...args) => {
        await change();
        return put(...args);
      };
      return browser.sibling().press('Continue to the upload', { name: 'Late', extension: 'pdf' });
    };
    expect((await meanwhile(() => report(portal.world))).path).toBe(one(portal));
    await answer(portal.world, false);
    const gone = await meanwhile(() => {
      const grant = stored(portal.world).grants.find(({ purpose }) => purpose === 'conditions');
      if (grant) grant.revokedAt = AFTER;
    });
    expect(gone.status).toBe(401);
    expect(stored(portal.world).evidence).toHaveLength(before);
  });
});

describe('late, second and hostile clicks', () => {
  test('reported in two windows: the second hears it, and keeps its words; the same words are simply there', async () => {
    const portal = await conditionsPortal();
    const browser = await portal.started();
    await browser.get(`${one(portal)}/report`);
    const [late, twice] = [browser.sibling(), browser.sibling()];
    await browser.press('Report it done', { words: WORDS });
    await twice.press('Report it done', { words: WORDS });
    expect([twice.status, twice.$('[role=status]').length]).toEqual([200, 0]);
    await late.press('Report it done', { words: `${WORDS} Differently.` });
    expect([late.status, late.$('[role=status] blockquote').text()]).toEqual([409, `${WORDS} Differently.`]);
    expect(late.text).toContain('Nothing was sent. Meanwhile this holds:');
    expect(condition(portal.world).reports).toHaveLength(1);
  });

  test('the link opened again since: the words are on the page, and the button once more sends them', async () => {
    const portal = await conditionsPortal();
    const browser = await portal.started();
    await browser.get(`${one(portal)}/report`);
    const { action, form } = browser.fields('Report it done');
    form.set('words', WORDS);
    const again = await portal.started();
    await again.post(action, form);
    expect([again.status, again.$('[name=words]').text()]).toEqual([403, WORDS]);
    await again.press('Report it done');
    expect(condition(portal.world).reports[0]?.words).toBe(WORDS);
  });

  test('the session is over: every word is carried on', async () => {
    const portal = await conditionsPortal();
    const browser = await portal.started();
    await browser.get(`${one(portal)}/report`);
    const { action, form } = browser.fields('Report it done');
    form.set('words', WORDS);
    portal.world.clock.travel({ hours: 13 });
    await browser.post(action, form);
    expect([browser.status, browser.$('input[name=words]').attr('value')]).toEqual([401, WORDS]);
    expect(browser.$('form').attr('action')).toBe(action);
  });

  test('overdue: what it made of the approval is said; withdrawn ends the reporting', async () => {
    for (const [effect, words] of [
      ['valid', 'This was to be done by 30 March 2026'],
      ['suspended', 'Buyer & Sons has suspended its approval of CareBot'],
      ['withdrawn', 'Meeting it now does not bring it back'],
    ] as const) {
      const portal = await conditionsPortal(await approvedOn(undefined, { effect }));
      travelTo(portal.world, AFTER);
      const browser = await portal.started();
      await browser.get(one(portal));
      expect(browser.text).toContain(words);
      await browser.get(`${one(portal)}/report`);
      expect([effect, browser.path]).toEqual([effect, effect === 'withdrawn' ? one(portal) : `${one(portal)}/report`]);
    }
  });

  test('reported late and accepted: the suspension is over', async () => {
    const portal = await conditionsPortal(await approvedOn(conditions.slice(0, 1)));
    travelTo(portal.world, AFTER);
    await sweepNow(portal.world);
    const browser = await portal.started();
    await browser.get(`${one(portal)}/report`);
    await browser.press('Report it done', { words: WORDS });
    await answer(portal.world, true);
    expect(standing(portal.world)).toBe('valid');
  });

  test('replaced by a newer outcome: to read only; expired: the link is over', async () => {
    const portal = await conditionsPortal();
    const browser = await portal.started();
    await browser.get(`${one(portal)}/report`);
    stored(portal.world).assessment.supersededBy = { assessmentId: 'asm_2', reference: 'A-NEWER2', at: AFTER };
    await browser.press('Report it done', { words: WORDS });
    expect([browser.status, browser.text.includes(t.now.ended)]).toEqual([409, true]);
    expect((await portal.browser().get(`/c/${CONDITIONS_TOKEN}`)).text).toContain(t.landing.none);
    travelTo(portal.world, stored(portal.world).outcome?.validUntil ?? '');
    expect((await portal.browser().get(`/c/${CONDITIONS_TOKEN}`)).status).toBe(404);
    expect((await browser.get(one(portal))).status).toBe(401);
  });

  test(`after ${MOST_REPORTS} reports the page says whom to write to`, async () => {
    const portal = await conditionsPortal();
    for (let n = 0; n < MOST_REPORTS; n += 1) {
      await report(portal.world, { words: `${WORDS} (${n})` });
      await answer(portal.world, false);
    }
    const browser = await portal.started();
    await browser.get(one(portal));
    expect(browser.text).toContain('Please write to Paula Prior, paula@buyer.example');
    expect(browser.$('a[href$="/report"]')).toHaveLength(0);
  });
});

test('a high tier asks for the emailed code, which leads to the conditions and to no questionnaire', async () => {
  const policy = onePerRequest({ codeTiers: ['high'], conditions: overdueIs('suspended') });
  const portal = await conditionsPortal(await approvedOn(undefined, { policy }));
  portal.world.table.outbox.clear();
  const browser = await portal.browser().get(`/c/${CONDITIONS_TOKEN}`);
  expect(browser.text).toContain('Next, we email you a six-digit code');
  await browser.press('Start');
  expect(browser.path).toBe('/respond/code');
  const second = await portal.browser().get(`/c/${CONDITIONS_TOKEN}`);
  await second.press('Start');
  expect([second.status, second.heading]).toEqual([429, 'One moment, please']);
  await relayNew(portal.world);
  const code = /\b\d{3} ?\d{3}\b/.exec(portal.world.sent.find(({ kind }) => kind === 'login-code')?.text ?? '')?.[0] ?? '';
  await browser.press('Continue', { code });
  expect([browser.status, browser.path]).toEqual([200, '/respond/conditions']);
  expect((await browser.get('/respond')).status).toBe(401);
});

test('the mail about the conditions carries a link that opens them', async () => {
  const world = await approvedOn();
  const portal = await conditionsPortal(world);
  await relayNew(world);
  const mail = world.sent.find(({ kind, to }) => kind === 'condition-set' && to.email.startsWith('vera'));
  const path = /\/c\/[\w-]{43}/.exec(mail?.text ?? '')?.[0] ?? '';
  const browser = await portal.browser().get(path);
  await browser.press('Start');
  expect(browser.path).toBe('/respond/conditions');
});

test('in German, chosen on the way in or on any page, without losing a word', async () => {
  const portal = await conditionsPortal();
  const browser = await portal.browser().get(`/c/${CONDITIONS_TOKEN}?language=de`);
  expect(browser.heading).toBe('Auflagen zu CareBot');
  await browser.press('Beginnen');
  expect(browser.heading).toBe('Auflagen zu CareBot');
  await browser.press('English');
  expect([browser.path, browser.heading]).toEqual(['/respond/conditions', 'Conditions for CareBot']);
  await browser.get(`${one(portal)}/report`);
  await browser.press('Deutsch', { words: WORDS });
  expect([browser.heading, browser.$('[name=words]').text()]).toEqual([conditionTexts('de').report.title, WORDS]);
  await browser.press('Erfüllung melden', { words: 'zu kurz' });
  expect(browser.$('#f-words-error').text()).toContain('mindestens 20 Zeichen');
  await browser.get(`${one(portal)}/files/new`);
  await browser.press('English', { name: 'Handbuch' });
  expect(browser.$('[name=name]').attr('value')).toBe('Handbuch');
});

test('signing out ends it in this browser', async () => {
  const portal = await conditionsPortal();
  const browser = await portal.started();
  await browser.press('Sign out');
  expect(browser.heading).toBe('You are signed out');
  expect((await browser.get('/respond/conditions')).status).toBe(401);
});

test('the policy that tells the supplier nothing gives no link: the requester reports', async () => {
  const policy = housePolicy({ ...onePerRequest(), vendorHears: 'result' });
  const world = await approvedOn(undefined, { policy });
  await relayNew(world);
  expect(world.sent.filter(({ kind, to }) => kind.startsWith('condition') && to.email.startsWith('vera'))).toEqual([]);
  expect(stored(world).grants.filter(({ purpose }) => purpose === 'conditions')).toEqual([]);
  expect(await report(world, { by: paula })).toEqual({ kind: 'reported' });
});
