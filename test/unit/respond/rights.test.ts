import { beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from '../../../functions/domain/proof/canonical.ts';
import { detailsBase } from '../../../functions/respond/evidence/change-evidence.ts';
import { vendorCookie } from '../../../functions/web/cookies.ts';
import { colleagueBrowser, withColleague } from '../../support/colleague.ts';
import { contact, ID, invited } from '../../support/in-memory/assessment-in-progress.ts';
import type { VendorBrowser } from '../../support/vendor-browser.ts';
import { TOKEN, vendorPortal } from '../../support/vendor-portal.ts';

/**
 * Every address of the portal × everybody who must not get in by it, each with what a rightful visitor would send. Refused means:
 * answered to the letter like something that does not exist, or like a session that is over, and nothing stored is changed.
 */
interface Case {
  /** Below the address: `{id}`, and what follows. */
  path: string;
  form?: Record<string, string>;
  accept?: string;
  /** The same, asked about what does not exist. Absent: the address is everybody's own, such as the task list. */
  missing?: { path: string; form?: Record<string, string> };
  /** What a rightful POST changes, so that each refusal is one of something that would have worked. */
  changes?: 'work' | 'session' | 'nothing';
}

const OTHER_ID = 'asm_2';
const link = (letter: string) => letter.repeat(43);
const tokens = { other: link('B'), colleague: link('C'), withdrawn: link('D'), expired: link('E'), revoked: link('F') };
const pdf = { name: 'Report', kind: 'test-report', extension: 'pdf' };
const certificate = { ...pdf, also: 'data.checks' };
const base = detailsBase({ fileName: 'CANARY.pdf', kind: 'test-report', questionIds: ['data.checks'] });
const answer = { version: '0', shown: 'data.personal', 'q:data.personal': 'yes' };
const person = { name: 'Ada', email: 'ada@vendor.example', sections: 'data', language: 'en', note: '' };
const file = (what = '') => ({ path: `/respond/evidence/evd_1${what}`, missing: { path: `/respond/evidence/evd_none${what}` } });
const someone = (what = '') => ({ path: `/respond/people/clg_ada${what}`, missing: { path: `/respond/people/clg_none${what}` } });
const nowhere = { path: '/respond/nowhere' };

const cases: Record<string, Case> = {
  'GET /r/{token}': { path: '/r/TOKEN' },
  'POST /r/{token}': { path: '/r/TOKEN', form: {}, changes: 'session' },
  'POST /respond/language': { path: '/respond/language', form: { language: 'de', back: '/respond' }, changes: 'work' },
  'POST /respond/end': { path: '/respond/end', form: {}, changes: 'session' },
  // Between the link and the session: only the waiting browser's own cookie counts (code.test.ts).
  'GET /respond/code': { path: '/respond/code' },
  'POST /respond/code': { path: '/respond/code', form: { code: '000001' }, changes: 'nothing' },
  'POST /respond/code/again': { path: '/respond/code/again', form: {}, changes: 'nothing' },
  'GET /respond': { path: '/respond' },
  'GET /respond/continue': { path: '/respond/continue' },
  'GET /respond/sections/{id}': { path: '/respond/sections/data', missing: { path: '/respond/sections/none' } },
  'POST /respond/sections/{id}': {
    path: '/respond/sections/data',
    form: answer,
    missing: { path: '/respond/sections/none' },
    changes: 'work',
  },
  'POST /respond/sections/{id} by script': {
    path: '/respond/sections/data',
    form: answer,
    accept: 'application/json',
    missing: { path: '/respond/sections/none' },
    changes: 'work',
  },
  'GET /respond/evidence/new': {
    path: '/respond/evidence/new?question=data.checks',
    missing: { path: '/respond/evidence/new?question=data.none' },
  },
  'POST /respond/evidence/new': {
    path: '/respond/evidence/new',
    form: { ...pdf, question: 'data.checks' },
    missing: { path: '/respond/evidence/new', form: { ...pdf, question: 'data.none' } },
    changes: 'work',
  },
  'POST /respond/evidence/attach': {
    path: '/respond/evidence/attach',
    form: { question: 'data.checks', file: 'evd_2' },
    missing: { path: '/respond/evidence/attach', form: { question: 'data.none', file: 'evd_2' } },
    changes: 'work',
  },
  'GET /respond/evidence/{id}': file(),
  'GET /respond/evidence/{id}/uploaded': file('/uploaded'),
  'GET /respond/evidence/{id}/edit': file('/edit'),
  'POST /respond/evidence/{id}/edit': { ...file('/edit'), form: { ...certificate, base }, changes: 'work' },
  'GET /respond/evidence/{id}/replace': file('/replace'),
  'POST /respond/evidence/{id}/replace': { ...file('/replace'), form: certificate, changes: 'work' },
  'GET /respond/evidence/{id}/remove': file('/remove'),
  'POST /respond/evidence/{id}/remove': { ...file('/remove'), form: { sure: 'yes', base: `evd_1 ${base}` }, changes: 'work' },
  'GET /respond/people': { path: '/respond/people', missing: nowhere },
  'GET /respond/people/new': { path: '/respond/people/new?section=data', missing: nowhere },
  'POST /respond/people/new': { path: '/respond/people/new', form: person, missing: nowhere, changes: 'work' },
  'GET /respond/people/{id}': someone(),
  'POST /respond/people/{id}': { ...someone(), form: person, changes: 'work' },
  'GET /respond/people/{id}/again': someone('/again'),
  'POST /respond/people/{id}/again': { ...someone('/again'), form: {}, changes: 'work' },
  'GET /respond/people/{id}/withdraw': someone('/withdraw'),
  'POST /respond/people/{id}/withdraw': { ...someone('/withdraw'), form: { sure: 'yes' }, changes: 'work' },
  'GET /respond/check': { path: '/respond/check', missing: nowhere },
  'POST /respond/submit': {
    path: '/respond/submit',
    form: { signedAs: 'Vera', declaration: 'yes', checked: 'CHECKED' },
    missing: nowhere,
    changes: 'work',
  },
  'GET /respond/receipt': { path: '/respond/receipt' },
};

const all = Object.entries(cases);
const methodOf = (name: string) => name.split(' ')[0] ?? 'GET';

/** What only people of the first assessment may read. */
const CANARY = /CANARY|CareBot|A-7F3K2Q/;

async function world() {
  const portal = await vendorPortal();
  const { clock } = portal.world;
  const now = () => clock.now().toISOString();
  const evidence = (id: string, questionId: string) => ({
    ...{ id, questionIds: [questionId], fileName: 'CANARY.pdf', contentType: 'application/pdf', sizeBytes: 5, uploadedAt: now() },
    ...{
      kind: 'test-report' as const,
      objectKey: `quarantine/${ID}/${id}/canary.pdf`,
      uploadedBy: { kind: 'vendor' as const, ...contact },
    },
  });
  portal
    .file()
    .evidence.push(
      { ...evidence('evd_1', 'data.checks'), status: 'clean', sha256: 'a'.repeat(64) },
      { ...evidence('evd_2', 'operation.certificate'), kind: 'certificate', status: 'clean', sha256: 'b'.repeat(64) },
    );
  const recipient = await portal.started();
  await recipient.get('/respond/sections/operation');
  await recipient.press('Save', { 'q:operation.stop': 'yes', 'comment:operation.stop': 'CANARY' });
  withColleague(portal, { id: 'clg_ada', name: 'CANARY Ada', email: 'canary.ada@vendor.example', sectionIds: ['data'] });

  await invited(portal.world, { id: OTHER_ID, head: { systemName: 'OtherBot', reference: 'A-OTHER2', supplierName: 'Others' } });
  await portal.issue(tokens.other, 30, OTHER_ID);
  const enter = (token: string) => portal.browser().post(`/r/${token}`, '');
  const principals: Record<string, { browser: VendorBrowser; token: string }> = {
    'another vendor': { browser: await enter(tokens.other), token: tokens.other },
    'a colleague with another section': {
      browser: await colleagueBrowser(portal, tokens.colleague, withColleague(portal)),
      token: tokens.colleague,
    },
  };
  const ended = async (who: string, token: string, end: (browser: VendorBrowser) => Promise<unknown> | unknown) => {
    const browser = await enter(token);
    principals[who] = { browser, token };
    await end(browser);
  };
  const gone = withColleague(portal, { id: 'clg_gone', email: 'gone@vendor.example', sectionIds: ['data'], maySubmit: true });
  principals['a withdrawn colleague'] = {
    browser: await colleagueBrowser(portal, tokens.withdrawn, gone),
    token: tokens.withdrawn,
  };
  gone.withdrawnAt = now();
  await portal.issue(tokens.expired, 0.25);
  await ended('an expired link', tokens.expired, () => undefined);
  await portal.issue(tokens.revoked);
  await ended('a revoked link', tokens.revoked, () => {
    const grant = portal.file().grants.find(({ tokenHash }) => tokenHash === sha256(tokens.revoked));
    if (grant) grant.revokedAt = now();
  });
  await portal.issue(link('G'));
  await ended('a link of the former contact', link('G'), () => {
    const grant = portal.file().grants.find(({ tokenHash }) => tokenHash === sha256(link('G')));
    if (grant) grant.email = 'former@vendor.example';
  });
  await ended('a session that was ended', TOKEN, (browser) =>
    portal.ports.sessions.end(sha256(browser.cookies[vendorCookie] ?? '')),
  );
  const withCookie = (cookie?: string) => Object.assign(portal.browser(), { cookies: cookie ? { [vendorCookie]: cookie } : {} });
  const startedAt = now();
  portal.sessions.set(sha256('staff'), {
    ...{ kind: 'staff', id: 'stf_1', name: 'Paula', email: 'paula@buyer.example', groups: ['admin', 'procurement'], csrf: 'csrf' },
    ...{ startedAt, expiresAt: new Date(Date.parse(startedAt) + 86_400_000).toISOString() },
  });
  principals['no cookie'] = { browser: withCookie(), token: link('Z') };
  principals['a forged cookie'] = { browser: withCookie('x'.repeat(43)), token: link('Z') };
  principals['the staff’s cookie'] = { browser: withCookie('staff'), token: link('Z') };
  // The short link is over; everybody else's session goes on.
  portal.world.clock.travel({ hours: 7 });
  await recipient.get('/respond/check');
  const checked = recipient.$('[name=checked]').attr('value') ?? '';
  return { portal, recipient, principals, checked };
}
type World = Awaited<ReturnType<typeof world>>;

/** Everything that is stored, as text. */
const table = ({ portal }: World) => {
  const { files, links, outbox, codes, rates, suppressions, waits } = portal.world.table;
  return JSON.stringify([files, links, outbox, codes, rates, suppressions, waits].map((map) => [...map]));
};
const stored = (now: World) => table(now) + JSON.stringify([...now.portal.sessions]);
const firstOnly = ({ portal }: World) => JSON.stringify(portal.file());

/** Asks as one principal; the form's token is the one of their session, as long as there was one. */
async function ask(now: World, name: string, who: { browser: VendorBrowser; token: string }, change?: Case['missing']) {
  const found = cases[name];
  if (!found) throw new Error(name);
  const path = (change?.path ?? found.path).replace('TOKEN', who.token);
  const browser = who.browser.sibling();
  if (methodOf(name) === 'GET') await browser.get(path);
  else {
    const session = now.portal.sessions.get(sha256(browser.cookies[vendorCookie] ?? ''));
    const form = new URLSearchParams({ ...(change?.form ?? found.form), csrf: session?.csrf ?? 'csrf' });
    if (form.get('checked')) form.set('checked', now.checked);
    await browser.post(path, form, found.accept ? { accept: found.accept } : {});
  }
  return `${browser.status}\n${browser.html.replaceAll(path, 'PATH')}`;
}

test('every address of the portal is in the matrix', async () => {
  const { routes } = await vendorPortal();
  const named = routes.map(({ method, path }) => `${method} ${path}`).sort();
  expect(all.map(([name]) => name.replace(' by script', '')).sort()).toEqual([...named, 'POST /respond/sections/{id}'].sort());
});

describe.each(all)('%s', (name, { missing, changes }) => {
  /** One world for all who are refused: that nothing in it changes is what is asserted. */
  let refused: World;
  beforeAll(async () => {
    refused = await world();
  });

  test('the rightful visitor gets in, and a GET changes nothing', async () => {
    const now = await world();
    const [before, sessions] = [stored(now), now.portal.sessions.size];
    const rightful = { browser: now.recipient, token: TOKEN };
    const reply = await ask(now, name, rightful);
    if (methodOf(name) === 'GET' || changes === 'nothing') expect(stored(now)).toBe(before);
    if (changes === 'work') expect(stored(now)).not.toBe(before);
    if (changes === 'session' && name.includes('/end')) expect(now.portal.sessions.size).toBe(sessions - 1);
    if (!name.includes('/code')) expect(reply).toMatch(/^200\n/);
  });

  test.each([
    'no cookie',
    'a forged cookie',
    'the staff’s cookie',
    'a withdrawn colleague',
    'an expired link',
    'a revoked link',
    'a link of the former contact',
    'a session that was ended',
  ])('refused to %s like to a stranger', async (principal) => {
    const now = refused;
    const who = now.principals[principal];
    if (!who) throw new Error(principal);
    // A link that still opens is its holder's way in again, whatever became of the session.
    if (principal === 'a session that was ended' && name.includes('{token}')) return;
    const before = stored(now);
    const reply = await ask(now, name, who);
    expect(stored(now)).toBe(before);
    const stranger = await ask(now, name, { browser: now.portal.browser(), token: link('Y') });
    expect(reply).toBe(stranger);
    expect(reply).toMatch(name.includes('{token}') ? /^404\n/ : /^401\n/);
    expect(reply).not.toMatch(CANARY);
  });

  test('another vendor reads and changes nothing here', async () => {
    const now = await world();
    const who = now.principals['another vendor'] as { browser: VendorBrowser; token: string };
    const before = firstOnly(now);
    const reply = await ask(now, name, who);
    expect(firstOnly(now)).toBe(before);
    expect(reply).not.toMatch(CANARY);
    // Ids of ours are unknown there.
    if (missing && /\{id\}/.test(name) && !name.includes('sections')) expect(reply).toBe(await ask(now, name, who, missing));
  });

  test('what a colleague was not handed does not exist for them', async () => {
    const now = await world();
    const who = now.principals['a colleague with another section'] as { browser: VendorBrowser; token: string };
    if (!missing) {
      const reply = await ask(now, name, who);
      expect(reply).not.toContain('Do you train on personal data?');
      return;
    }
    // All but their own session: it goes on with every button they press.
    const before = table(now);
    const reply = await ask(now, name, who);
    expect(table(now)).toBe(before);
    expect(reply).toBe(await ask(now, name, who, missing));
  });
});
