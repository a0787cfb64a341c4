import { beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from '../../../../functions/domain/proof/canonical.ts';
import { vendorCookie } from '../../../../functions/web/cookies.ts';
import { ANSWER_TOKEN, CONDITIONS_TOKEN, conditionsPortal } from '../../../support/conditions-portal.ts';
import { ID, stored } from '../../../support/in-memory/assessment-in-progress.ts';
import { condition, fileOf, WORDS } from '../../../support/in-memory/conditions-story.ts';
import type { VendorBrowser } from '../../../support/vendor-browser.ts';

/**
 * Every address behind a link for conditions × everybody who must not get in by it, each with what a rightful visitor would send.
 * Refused means: answered to the letter like a session that is over, or a link that never was, and nothing stored is changed.
 */
interface Case {
  path: string;
  form?: Record<string, string>;
  /** What a rightful POST changes, so that each refusal is one of something that would have worked. */
  changes?: 'work' | 'session';
}

const OTHER_ID = 'asm_2';
const link = (letter: string) => letter.repeat(43);
const CONDITION = 'r1-data-protection-1';
const one = `/respond/conditions/${CONDITION}`;

const cases: Record<string, Case> = {
  'GET /c/{token}': { path: '/c/TOKEN' },
  'POST /c/{token}': { path: '/c/TOKEN', form: {}, changes: 'session' },
  'POST /respond/conditions/language': {
    path: '/respond/conditions/language',
    form: { language: 'de', back: '/respond/conditions' },
    changes: 'work',
  },
  'POST /respond/conditions/end': { path: '/respond/conditions/end', form: {}, changes: 'session' },
  'GET /respond/conditions': { path: '/respond/conditions' },
  'GET /respond/conditions/{id}': { path: one },
  'GET /respond/conditions/{id}/report': { path: `${one}/report` },
  'POST /respond/conditions/{id}/report': { path: `${one}/report`, form: { words: WORDS }, changes: 'work' },
  'GET /respond/conditions/{id}/files/new': { path: `${one}/files/new` },
  'POST /respond/conditions/{id}/files/new': {
    path: `${one}/files/new`,
    form: { name: 'Manual', extension: 'pdf' },
    changes: 'work',
  },
  'GET /respond/conditions/{id}/files/{file}': { path: `${one}/files/evd_1` },
  'GET /respond/conditions/{id}/files/{file}/uploaded': { path: `${one}/files/evd_1/uploaded` },
  'GET /respond/conditions/{id}/files/{file}/remove': { path: `${one}/files/evd_1/remove` },
  'POST /respond/conditions/{id}/files/{file}/remove': {
    path: `${one}/files/evd_1/remove`,
    form: { sure: 'yes' },
    changes: 'work',
  },
};
const all = Object.entries(cases);
const methodOf = (name: string) => name.split(' ')[0] ?? 'GET';
/** What only people of the first assessment may read. */
const CANARY = /CANARY|CareBot|A-7F3K2Q|Name a person/;

async function world() {
  const portal = await conditionsPortal();
  const { world: inside } = portal;
  const { clock, table } = inside;
  const now = () => clock.now().toISOString();
  fileOf(inside, { id: 'evd_1', conditionId: CONDITION, fileName: 'CANARY.pdf' });
  expect(condition(inside).id).toBe(CONDITION);

  // The same story of another supplier, whose condition has the same id.
  const other = structuredClone(stored(inside));
  Object.assign(other.assessment, { id: OTHER_ID, systemName: 'OtherBot', reference: 'A-OTHER2', supplierName: 'Others' });
  other.conditions = other.conditions.map((each) => ({
    ...each,
    assessmentId: OTHER_ID,
    text: 'Other text',
    proof: 'Other proof',
  }));
  other.evidence = [];
  other.grants = [];
  table.files.set(OTHER_ID, other);

  const principals: Record<string, { browser: VendorBrowser; token: string }> = {};
  const enter = async (who: string, token: string, prepare?: (hash: string) => unknown, then?: (hash: string) => unknown) => {
    await portal.issue(token, 'conditions');
    const hash = sha256(token);
    await prepare?.(hash);
    const browser = await portal.started(token);
    await then?.(hash);
    principals[who] = { browser, token };
  };
  const grant = (hash: string) => {
    const found = stored(inside).grants.find(({ tokenHash }) => tokenHash === hash);
    if (!found) throw new Error('no grant');
    return found;
  };
  await enter('an expired link', link('E'), undefined, (hash) => Object.assign(grant(hash), { expiresAt: now() }));
  await enter('a revoked link', link('F'), undefined, (hash) => Object.assign(grant(hash), { revokedAt: now() }));
  await enter('a link of the former contact', link('G'), undefined, (hash) =>
    Object.assign(grant(hash), { email: 'former@vendor.example' }),
  );
  await enter('a colleague’s link', link('C'), undefined, (hash) => {
    const colleague = { id: 'clg_ada', name: 'Ada', email: 'ada@vendor.example', maySubmit: true, askedAt: now() };
    stored(inside).colleagues.push({ ...colleague, askedBy: { kind: 'vendor', ...colleague } } as never);
    Object.assign(grant(hash), { participant: 'clg_ada', email: colleague.email });
  });
  const answering = await portal.browser().post(`/r/${ANSWER_TOKEN}`, '');
  principals['a link to answer'] = { browser: answering, token: ANSWER_TOKEN };
  await enter('a session that was ended', link('H'), undefined, undefined);
  await portal.ports.sessions.end(sha256(principals['a session that was ended']?.browser.cookies[vendorCookie] ?? ''));
  const withCookie = (cookie?: string) => Object.assign(portal.browser(), { cookies: cookie ? { [vendorCookie]: cookie } : {} });
  portal.sessions.set(sha256('staff'), {
    ...{ kind: 'staff', id: 'stf_1', name: 'Paula', email: 'paula@buyer.example', groups: ['admin', 'procurement'], csrf: 'csrf' },
    ...{ startedAt: now(), expiresAt: new Date(Date.parse(now()) + 86_400_000).toISOString() },
  });
  principals['no cookie'] = { browser: withCookie(), token: link('Z') };
  principals['a forged cookie'] = { browser: withCookie('x'.repeat(43)), token: link('Z') };
  principals['the staff’s cookie'] = { browser: withCookie('staff'), token: link('Z') };
  await portal.issue(link('B'), 'conditions', OTHER_ID);
  principals['another supplier'] = { browser: await portal.started(link('B')), token: link('B') };
  return { portal, principals, rightful: { browser: await portal.started(), token: CONDITIONS_TOKEN } };
}
type World = Awaited<ReturnType<typeof world>>;

const table = ({ portal }: World) => {
  const { files, links, outbox, codes, clearances } = portal.world.table;
  return JSON.stringify([files, links, outbox, codes, clearances].map((map) => [...map]));
};
const storedNow = (now: World) => table(now) + JSON.stringify([...now.portal.sessions]);

async function ask(now: World, { path, form }: Case, name: string, who: { browser: VendorBrowser; token: string }) {
  const address = path.replace('TOKEN', who.token);
  const browser = who.browser.sibling();
  if (methodOf(name) === 'GET') await browser.get(address);
  else {
    const session = now.portal.sessions.get(sha256(browser.cookies[vendorCookie] ?? ''));
    await browser.post(address, new URLSearchParams({ ...form, csrf: session?.csrf ?? 'csrf' }));
  }
  return `${browser.status}\n${browser.html.replaceAll(address, 'PATH')}`;
}

test('every address is in the matrix', async () => {
  const { own } = await conditionsPortal();
  expect(all.map(([name]) => name).sort()).toEqual(own.map(({ method, path }) => `${method} ${path}`).sort());
});

describe.each(all)('%s', (name, found) => {
  /** One world for all who are refused: that nothing in it changes is what is asserted. */
  let refused: World;
  beforeAll(async () => {
    refused = await world();
  });

  test('the rightful visitor gets in, and a GET changes nothing', async () => {
    const now = await world();
    const before = storedNow(now);
    const reply = await ask(now, found, name, now.rightful);
    expect(reply).toMatch(/^200\n/);
    expect(storedNow(now) === before).toBe(methodOf(name) === 'GET');
  });

  test.each([
    'no cookie',
    'a forged cookie',
    'the staff’s cookie',
    'an expired link',
    'a revoked link',
    'a link of the former contact',
    'a colleague’s link',
    'a link to answer',
    'a session that was ended',
  ])('refused to %s like to a stranger', async (principal) => {
    const who = refused.principals[principal];
    if (!who) throw new Error(principal);
    // A link that still opens is its holder's way in again, whatever became of the session.
    if (principal === 'a session that was ended' && name.includes('{token}')) return;
    const before = storedNow(refused);
    const reply = await ask(refused, found, name, who);
    expect(storedNow(refused)).toBe(before);
    expect(reply).toBe(await ask(refused, found, name, { browser: refused.portal.browser(), token: link('Y') }));
    expect(reply).toMatch(name.includes('{token}') ? /^404\n/ : /^401\n/);
    expect(reply).not.toMatch(CANARY);
  });

  test('another supplier reads and changes nothing here', async () => {
    const now = await world();
    const who = now.principals['another supplier'];
    if (!who) throw new Error('nobody');
    const before = JSON.stringify(stored(now.portal.world, ID));
    expect(await ask(now, found, name, who)).not.toMatch(CANARY);
    expect(JSON.stringify(stored(now.portal.world, ID))).toBe(before);
  });
});

test('what staff must meet does not exist for the supplier', async () => {
  const now = await world();
  const staffs = condition(now.portal.world, 'staff').id;
  const before = table(now);
  for (const [name, found] of all.filter(([each]) => each.includes('{id}'))) {
    const at = (id: string) => ask(now, { ...found, path: found.path.replace(CONDITION, id) }, name, now.rightful);
    expect([name, await at(staffs)]).toEqual([name, await at('none')]);
  }
  expect(table(now)).toBe(before);
});

test('a link for conditions opens nothing of the questionnaire, on any of its addresses', async () => {
  const now = await world();
  const { portal, rightful } = now;
  const questionnaire = portal.routes.filter((route) => !portal.own.includes(route));
  expect(questionnaire.length).toBeGreaterThan(25);
  const before = storedNow(now);
  const values: Record<string, string> = { '{token}': CONDITIONS_TOKEN, '{id}': 'data' };
  for (const { method, path } of questionnaire) {
    // Between the link and the session: both kinds of links meet there (pages.test.ts).
    if (path.startsWith('/respond/code')) continue;
    const address = path.replace(/\{\w+\}/g, (name) => values[name] ?? 'x');
    const found: Case = { path: address, form: { 'q:data.personal': 'yes', version: '0', shown: 'data.personal' } };
    const name = `${method} ${path}`;
    const reply = await ask(now, found, name, rightful);
    expect([name, reply]).toEqual([name, await ask(now, found, name, { browser: portal.browser(), token: link('Y') })]);
    expect([name, /^40[14]\n/.test(reply)]).toEqual([name, true]);
    expect(reply).not.toMatch(CANARY);
  }
  expect(storedNow(now)).toBe(before);
});
