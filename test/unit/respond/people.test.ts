import { describe, expect, test } from 'vitest';
import { limits } from '../../../functions/domain/links/rate-limit.ts';
import { MOST_COLLEAGUES } from '../../../functions/respond/people/people.ts';
import { colleagueBrowser, withColleague } from '../../support/colleague.ts';
import { htmlProblems } from '../../support/html-validator.ts';
import { contact, ID } from '../../support/in-memory/assessment-in-progress.ts';
import { vendorPortal } from '../../support/vendor-portal.ts';

const jonas = {
  name: 'Jonas Weber',
  email: 'jonas@vendor.example',
  sections: ['operation'],
  language: 'de',
  note: 'You know this.',
};
const link = (letter: string) => letter.repeat(43);

async function portalWithForm(section = '') {
  const portal = await vendorPortal();
  const browser = await portal.started();
  await browser.get(`/respond/people/new${section && `?section=${section}`}`);
  const mails = () => [...portal.world.table.outbox.values()].map(({ work }) => work).filter((work) => work.kind === 'mail');
  const handOver = async (change: Record<string, string | string[] | null> = {}) => {
    await browser.get('/respond/people/new');
    return browser.press('Hand over', { ...jonas, ...change });
  };
  const hrefs = () =>
    browser
      .$('.error-summary a')
      .toArray()
      .map((found) => browser.$(found).attr('href'));
  return { portal, browser, mails, handOver, hrefs };
}

describe('handing over', () => {
  test('record, event and mail in one change; the list says who has what', async () => {
    const { portal, browser, mails, handOver } = await portalWithForm();
    await handOver();
    expect(browser.path).toBe('/respond/people');
    expect(browser.$('[role=status]').text()).toContain('Jonas Weber will get an email');
    const [colleague] = portal.file().colleagues;
    expect(colleague).toEqual({
      ...{ id: colleague?.id, name: 'Jonas Weber', email: 'jonas@vendor.example', sectionIds: ['operation'], maySubmit: false },
      ...{ language: 'de', note: 'You know this.', askedAt: portal.world.clock.now().toISOString() },
      askedBy: { kind: 'vendor', ...contact },
    });
    expect(portal.file().events.at(-1)).toMatchObject({
      type: 'delegated',
      actor: { kind: 'vendor', ...contact },
      data: { colleague: colleague?.id, sections: ['operation'], maySubmit: false },
    });
    expect(mails().at(-1)).toEqual({
      ...{ kind: 'mail', mail: 'delegation', assessmentId: ID, participant: colleague?.id },
      to: { name: 'Jonas Weber', email: 'jonas@vendor.example' },
    });
    const person = browser.$('section.person').last().text().replace(/\s+/g, ' ');
    for (const words of ['Jonas Weber', 'jonas@vendor.example', 'Operation', 'by Vera', 'Nothing saved yet'])
      expect(person).toContain(words);
  });

  test('nothing is chosen beforehand; the section one came from stands first', async () => {
    const { browser } = await portalWithForm('operation');
    const boxes = browser.$('[name=sections]').toArray();
    expect(boxes.map((box) => browser.$(box).attr('value'))).toEqual(['operation', 'data', '*']);
    expect(browser.$('[type=checkbox][checked]')).toHaveLength(0);
    expect(browser.$('label:has([name=sections])').first().text()).toContain('The section you came from');
    expect(browser.$('[name=language][checked]').attr('value')).toBe('en');
  });

  test('the way there from a section saves what was typed', async () => {
    const { portal, browser } = await portalWithForm();
    await browser.get('/respond/sections/operation');
    await browser.press('Hand this section to a colleague', { 'q:operation.stop': 'yes' });
    expect(browser.path).toBe('/respond/people/new');
    expect(portal.draft('operation.stop')).toEqual({ value: 'yes' });
  });

  test('all sections means also those that appear later', async () => {
    const { portal, handOver } = await portalWithForm();
    await handOver({ sections: ['operation', '*'] });
    expect(portal.file().colleagues[0]).not.toHaveProperty('sectionIds');
    expect(portal.file().events.at(-1)?.data.sections).toBeNull();
  });

  test('what is missing or wrong is said beside its field, and nothing typed is lost', async () => {
    const { portal, browser, handOver, hrefs } = await portalWithForm();
    const before = structuredClone(portal.world.table);
    const note = 'x'.repeat(1001);
    await handOver({ name: ' ', email: 'jonas@', sections: 'makers', language: 'fr', maySubmit: 'yes', note });
    expect(browser.status).toBe(422);
    expect(hrefs()).toEqual(['#f-name', '#f-email', '#f-sections', '#f-language', '#f-note']);
    expect(browser.$('[name=email]').attr('value')).toBe('jonas@');
    expect(browser.$('[name=note]').text()).toBe(note);
    expect(browser.$('[name=maySubmit]').attr('checked')).toBeDefined();
    await handOver({ name: 'J\0', note: '\0' });
    expect(hrefs()).toEqual(['#f-name', '#f-note']);
    await handOver({ email: contact.email.toUpperCase() });
    expect(browser.$('.error').text()).toContain('your own address');
    expect(portal.world.table).toEqual({ ...before, rates: expect.any(Map) });
  });

  test('an address that mail does not reach is refused', async () => {
    const { portal, browser, handOver } = await portalWithForm();
    const at = portal.world.clock.now().toISOString();
    portal.file().assessment.undeliverable = [{ email: 'Jonas@Vendor.example', reason: 'bounced', mail: 'delegation', at }];
    await handOver();
    expect(browser.$('.error').text()).toContain('came back');
    expect(portal.file().colleagues).toEqual([]);
  });

  test('the same address again changes what it has, after the recipient has looked', async () => {
    const { portal, browser, mails, handOver } = await portalWithForm();
    await handOver();
    await handOver({ name: 'J. Weber', email: 'JONAS@vendor.example', sections: ['data'] });
    expect(browser.status).toBe(409);
    expect(browser.text).toContain('works on this already');
    expect(portal.file().colleagues).toHaveLength(1);
    expect(portal.file().colleagues[0]?.sectionIds).toEqual(['operation']);
    await browser.press('Save and send');
    expect(browser.path).toBe('/respond/people');
    expect(portal.file().colleagues).toHaveLength(1);
    expect(portal.file().colleagues[0]).toMatchObject({ name: 'Jonas Weber', sectionIds: ['data', 'operation'] });
    expect(mails().filter(({ mail }) => mail === 'delegation')).toHaveLength(2);
    expect(portal.file().events.at(-1)?.type).toBe('delegated');
  });

  test('sent twice, it is handed over once; sent anew for somebody else, it is somebody else', async () => {
    const { portal, browser } = await portalWithForm();
    const id = `clg_${'a'.repeat(20)}`;
    const { action, form } = browser.fields('Hand over');
    for (const [name, value] of Object.entries({ ...jonas, id })) form.set(name, String(value));
    await browser.post(action, form);
    await browser.post(action, form);
    expect(browser.path).toBe('/respond/people');
    expect(portal.file().colleagues.map((one) => one.id)).toEqual([id]);
    form.set('email', 'ada@vendor.example');
    await browser.post(action, form);
    expect(portal.file().colleagues).toHaveLength(2);
    expect(new Set(portal.file().colleagues.map((one) => one.id)).size).toBe(2);
  });

  test('gone back to and sent anew with other sections, the form does not say that it was done', async () => {
    const { portal, browser } = await portalWithForm();
    const { action, form } = browser.fields('Hand over');
    for (const [name, value] of Object.entries({ ...jonas, id: `clg_${'a'.repeat(20)}` })) form.set(name, String(value));
    await browser.post(action, form);
    form.append('sections', 'data');
    await browser.post(action, form);
    expect([browser.status, browser.text]).toEqual([409, expect.stringContaining('works on this already')]);
    await browser.press('Save and send');
    expect(portal.file().colleagues).toMatchObject([{ sectionIds: ['data', 'operation'] }]);
  });

  test('sent anew for somebody else while the first is still on its way, neither is taken for the other', async () => {
    const { portal, browser } = await portalWithForm();
    const { action, form } = browser.fields('Hand over');
    for (const [name, value] of Object.entries({ ...jonas, id: `clg_${'a'.repeat(20)}` })) form.set(name, String(value));
    const other = new URLSearchParams({ ...Object.fromEntries(form), email: 'ada@vendor.example' });
    const { commit } = portal.ports.ledger;
    let first = true;
    portal.ports.ledger.commit = async (change) => {
      if (!first) return commit(change);
      first = false;
      await browser.sibling().post(action, other);
      return commit(change);
    };
    await browser.post(action, form);
    expect(browser.path).toBe('/respond/people');
    const emails = portal.file().colleagues.map(({ email }) => email);
    expect(emails).toEqual(['ada@vendor.example', 'jonas@vendor.example']);
  });

  test('there is an end to how many, and to how many mails a day', async () => {
    const { portal, browser, handOver } = await portalWithForm();
    for (let n = 0; n < MOST_COLLEAGUES; n += 1) withColleague(portal, { id: `clg_${n}`, email: `c${n}@vendor.example` });
    await handOver();
    expect(browser.$('.error').text()).toContain(`${MOST_COLLEAGUES} people`);
    const first = portal.file().colleagues[0];
    if (first) first.withdrawnAt = portal.world.clock.now().toISOString();
    await handOver();
    expect(portal.file().colleagues).toHaveLength(MOST_COLLEAGUES + 1);
    for (let n = 2; n < limits.people.most; n += 1)
      await portal.ports.rates.count(`people#${ID}`, limits.people.seconds, portal.world.clock.now());
    const before = JSON.stringify(portal.file());
    await handOver({ email: 'late@vendor.example' });
    expect(browser.status).toBe(429);
    expect(browser.heading).toBe('Enough emails for one day');
    expect(JSON.stringify(portal.file())).toBe(before);
  });

  test('when somebody else changes the assessment first, it is decided again', async () => {
    const { portal, handOver } = await portalWithForm();
    const { ledger } = portal.ports;
    let raced = false;
    let meanwhile = () => {};
    portal.ports.ledger = {
      async commit(change) {
        if (!raced) meanwhile();
        if (!raced) portal.file().assessment.seq += 1;
        raced = true;
        return ledger.commit(change);
      },
    };
    await handOver();
    expect(raced).toBe(true);
    expect(portal.file().colleagues).toHaveLength(1);
    // Meanwhile procurement has put somebody else in the recipient's place: then it is not decided by this one any more.
    raced = false;
    meanwhile = () => {
      portal.file().assessment.contact = { name: 'New', email: 'new@vendor.example' };
    };
    const refused = await handOver({ email: 'ada@vendor.example' });
    expect(refused.status).toBe(404);
    expect(portal.file().colleagues).toHaveLength(1);
  });
});

describe('changing, sending again, withdrawing', () => {
  async function withJonas() {
    const all = await portalWithForm();
    const colleague = withColleague(all.portal, { language: 'de', note: 'Please.' });
    const his = await colleagueBrowser(all.portal, link('J'), colleague);
    return { ...all, his, address: `/respond/people/${colleague.id}` };
  }

  test('the form shows what somebody has; unchecking takes it away at once', async () => {
    const { portal, browser, his, address } = await withJonas();
    await browser.get(address);
    const checked = browser.$('[name=sections][checked]').toArray();
    expect(checked.map((box) => browser.$(box).attr('value'))).toEqual(['operation']);
    expect(browser.$('[name=note]').text().trim()).toBe('Please.');
    await browser.press('Save and send', { sections: ['data'], note: '' });
    expect(portal.file().colleagues[0]).toMatchObject({ sectionIds: ['data'], maySubmit: false, language: 'de' });
    expect(portal.file().colleagues[0]).not.toHaveProperty('note');
    expect((await his.get('/respond/sections/operation')).status).toBe(404);
    expect((await his.get('/respond/sections/data')).status).toBe(200);
  });

  test('sections that are not asked at present are kept', async () => {
    const { portal, browser, address } = await withJonas();
    const [colleague] = portal.file().colleagues;
    if (colleague) colleague.sectionIds = ['operation', 'makers'];
    await (await browser.get(address)).press('Save and send', { sections: ['data'] });
    expect(portal.file().colleagues[0]?.sectionIds).toEqual(['data', 'makers']);
  });

  test('the link is sent again after one more question', async () => {
    const { portal, browser, mails, address } = await withJonas();
    await browser.get(`${address}/again`);
    expect(mails().filter(({ mail }) => mail === 'delegation')).toHaveLength(0);
    await browser.press('Send the link again');
    expect(mails().at(-1)).toMatchObject({ mail: 'delegation', participant: 'clg_jonas' });
    expect(portal.file().events.at(-1)).toMatchObject({ type: 'link-sent', data: { colleague: 'clg_jonas' } });
  });

  test('withdrawing ends every link and session at once; drafts stay, and so does who wrote them', async () => {
    const { portal, browser, his, address } = await withJonas();
    await his.get('/respond/sections/operation');
    await his.press('Speichern', { 'q:operation.stop': 'yes' });
    await browser.get(`${address}/withdraw`);
    expect(browser.$('[name=sure]').attr('checked')).toBeUndefined();
    await browser.press('Withdraw the link');
    expect([browser.status, browser.$('.error-summary li').length]).toEqual([422, 1]);
    expect(await htmlProblems(browser.html)).toEqual([]);
    expect(portal.file().colleagues[0]).not.toHaveProperty('withdrawnAt');
    await browser.press('Withdraw the link', { sure: 'yes' });
    expect(browser.path).toBe('/respond/people');
    expect(browser.text).toContain('can no longer open anything');
    const now = portal.world.clock.now().toISOString();
    expect(portal.file().colleagues[0]?.withdrawnAt).toBe(now);
    const grants = portal.file().grants.map(({ participant, revokedAt }) => ({ participant, revokedAt }));
    expect(grants).toEqual([
      { participant: undefined, revokedAt: undefined },
      { participant: 'clg_jonas', revokedAt: now },
    ]);
    expect(portal.file().events.at(-1)).toMatchObject({ type: 'delegation-withdrawn', data: { colleague: 'clg_jonas', links: 1 } });
    expect((await his.get('/respond')).status).toBe(401);
    expect((await his.get(`/r/${link('J')}`)).status).toBe(404);
    expect(portal.file().drafts[0]).toMatchObject({
      savedBy: { name: 'Jonas Weber' },
      answers: { 'operation.stop': { value: 'yes' } },
    });
    await browser.get('/respond');
    expect(browser.text).toContain('Jonas Weber, 09:00 UTC');
    // Pressed once more, or in a second window: nothing happens.
    const events = portal.file().events.length;
    const again = await browser.get(`${address}/withdraw`);
    expect(again.status).toBe(404);
    expect(portal.file().events).toHaveLength(events);
  });

  test('a record alone ends a link that is being made right now', async () => {
    const { portal, his } = await withJonas();
    const [colleague] = portal.file().colleagues;
    if (colleague) colleague.withdrawnAt = portal.world.clock.now().toISOString();
    expect((await his.get('/respond')).status).toBe(401);
    expect((await his.get(`/r/${link('J')}`)).status).toBe(404);
  });

  test('mail that came back is shown, with what to do', async () => {
    const { portal, browser } = await withJonas();
    const at = portal.world.clock.now().toISOString();
    portal.file().assessment.undeliverable = [{ email: 'jonas@vendor.example', reason: 'bounced', mail: 'delegation', at }];
    await browser.get('/respond/people');
    expect(browser.text).toContain('Emails do not arrive');
    expect(browser.text).not.toContain('Send the link again');
  });

  test('whose links have all ended is shown, and that another can be sent', async () => {
    const { portal, browser } = await withJonas();
    await browser.get('/respond/people');
    expect(browser.text).not.toContain('Has no working link');
    const his = portal.file().grants.filter(({ participant }) => participant === 'clg_jonas');
    expect(his.length).toBeGreaterThan(0);
    for (const grant of his) grant.revokedAt = portal.world.clock.now().toISOString();
    await browser.get('/respond/people');
    expect(browser.text).toContain('Has no working link');
    expect(browser.text).toContain('Send the link again');
  });

  test('where mail does not arrive, changing what somebody has promises none', async () => {
    const { portal, browser } = await withJonas();
    const at = portal.world.clock.now().toISOString();
    portal.file().assessment.undeliverable = [{ email: 'jonas@vendor.example', reason: 'bounced', mail: 'delegation', at }];
    const orders = portal.world.table.outbox.size;
    await browser.get('/respond/people/clg_jonas');
    expect(browser.text).toContain('is not told of what you change here');
    expect(browser.text).not.toMatch(/gets an email|send the email/);
    await browser.press('Save without an email', { sections: ['data'] });
    expect(browser.$('[role=status]').text()).toContain('gets no email about it');
    expect(browser.text).not.toContain('will get an email');
    expect(portal.file().colleagues[0]?.sectionIds).toEqual(['data']);
    expect(portal.world.table.outbox.size).toBe(orders);
  });

  test('the notice believes no address', async () => {
    const { browser } = await withJonas();
    for (const query of ['done=withdrawn&who=clg_jonas', 'done=constructor&who=clg_jonas', 'done=changed&who=nobody']) {
      await browser.get(`/respond/people?${query}`);
      expect(browser.$('[role=status]')).toHaveLength(0);
    }
  });
});

describe('what a colleague sees', () => {
  async function asJonas(change: Parameters<typeof withColleague>[1] = {}) {
    const portal = await vendorPortal();
    const colleague = withColleague(portal, { note: 'You know the logs.\nThanks!', ...change });
    return { portal, browser: await colleagueBrowser(portal, link('J'), colleague), recipient: await portal.started() };
  }

  test('who asked, their words, their sections and nothing else', async () => {
    const { portal, browser } = await asJonas();
    await browser.get('/respond');
    expect(browser.text).toContain('Vera asks for your help');
    expect(browser.$('blockquote').text()).toContain('You know the logs.\nThanks!');
    const links = browser.$('ul.tasks a').toArray();
    expect(links.map((found) => browser.$(found).attr('href'))).toEqual(['/respond/sections/operation']);
    expect(browser.html).not.toContain('/respond/check');
    expect(browser.html).not.toContain('/respond/people');
    await browser.get('/respond/sections/operation');
    expect(browser.text).toContain('Section 1 of 1');
    expect(browser.html).not.toContain('Hand this section');
    await browser.press('Save and go back', {
      'q:operation.stop': 'yes',
      'q:operation.log-days': '12',
      'q:operation.staff': '3',
      'q:operation.certificate': 'not-sure',
    });
    expect(browser.path).toBe('/respond');
    expect(portal.file().drafts[0]?.savedBy).toEqual({ kind: 'vendor', name: 'Jonas Weber', email: 'jonas@vendor.example' });
  });

  test('the landing page says who asks for help', async () => {
    const { portal, browser } = await asJonas();
    portal.file().assessment.requesterPhone = '+44 20 7946 0958';
    await browser.get(`/r/${link('J')}`);
    expect(browser.text).toContain('Hello Jonas Weber.');
    expect(browser.text).toContain('Vera asks you to help');
    expect(browser.$('blockquote').text()).toBe('You know the logs.\nThanks!');
    // Whom to ask, and nothing that is not theirs to do.
    expect(browser.$('dl.facts a').attr('href')).toBe(`mailto:${contact.email}`);
    expect(browser.$('dl.facts a')).toHaveLength(1);
    expect(browser.text).toContain('sees it and can add to it');
    expect(browser.text).not.toContain('hand sections');
  });

  test('both see who works on what, who saved last, how many sections are done and how long is left', async () => {
    const { portal, browser, recipient } = await asJonas();
    await browser.get('/respond/sections/operation');
    await browser.press('Save', { 'q:operation.stop': 'yes' });
    portal.world.clock.travel({ minutes: 2 });
    for (const someone of [browser, recipient]) {
      await someone.get('/respond');
      const row = someone.$('ul.tasks li').last().text().replace(/\s+/g, ' ');
      expect(row).toContain('Saved by Jonas Weber, 09:00 UTC');
      // Nobody is told that they work with themselves.
      expect(row.includes('With Jonas Weber')).toBe(someone === recipient);
    }
    expect(recipient.text).toContain('0 of 2 sections done');
    expect(recipient.text).toContain('about 10 minutes left');
    portal.world.clock.travel({ days: 1 });
    const nextDay = await (await portal.started()).get('/respond');
    expect(nextDay.text).toContain('Jonas Weber, 2 March 2026, 09:00 UTC');
  });

  test('one who may submit checks everything, changes their part, and submits; the recipient hears of it', async () => {
    const { portal, browser, recipient } = await asJonas({ maySubmit: true });
    await recipient.get('/respond/sections/data');
    await recipient.press('Save', { 'q:data.personal': 'no', 'q:data.checks': 'nothing' });
    await browser.get('/respond/check');
    const changes = browser.$('dl.answers a').toArray();
    expect(browser.text).toContain('Which checks do you run?');
    expect(changes.every((found) => browser.$(found).attr('href')?.startsWith('/respond/sections/operation#'))).toBe(true);
    const blanks = browser.$('.notice a').toArray();
    expect(blanks.length).toBeGreaterThan(0);
    await browser.press('Submit the answers', { declaration: 'yes' });
    expect(browser.path).toBe('/respond/receipt');
    expect(portal.file().submissions[0]?.submittedBy).toMatchObject({ email: 'jonas@vendor.example' });
    const receipts = [...portal.world.table.outbox.values()].flatMap(({ work }) =>
      work.kind === 'mail' && work.mail === 'receipt' ? [work.to.email] : [],
    );
    expect(receipts).toEqual(['jonas@vendor.example', contact.email]);
  });

  test('the receipt is for everybody who took part; each reads there what they could read before', async () => {
    const { browser, recipient } = await asJonas();
    await recipient.get('/respond/sections/data');
    await recipient.press('Save', { 'q:data.personal': 'no' });
    await recipient.get('/respond/check');
    await recipient.press('Submit the answers', { declaration: 'yes' });
    expect(recipient.text).toContain('Do you train on personal data?');
    await browser.get('/respond');
    expect(browser.path).toBe('/respond/receipt');
    expect(browser.$('code').text()).toMatch(/^[0-9a-f]{64}$/);
    expect(browser.text).not.toContain('Do you train on personal data?');
    expect(browser.text).not.toContain('A copy of this receipt');
    expect(recipient.text).toContain('A copy of this receipt');
  });

  test.each([
    ['withdrawn', { withdrawnAt: '2026-03-02T09:00:00.000Z' }],
    ['no longer allowed to', { maySubmit: false }],
  ])('%s between reading and submitting: nothing is submitted', async (_, meanwhile) => {
    const { portal, browser } = await asJonas({ maySubmit: true });
    await browser.get('/respond/check');
    const { ledger } = portal.ports;
    portal.ports.ledger = {
      async commit(change) {
        Object.assign(portal.file().colleagues[0] ?? {}, meanwhile);
        portal.file().assessment.seq += 1;
        return ledger.commit(change);
      },
    };
    await browser.press('Submit the answers', { declaration: 'yes' });
    expect(browser.status).toBe(404);
    expect(portal.file().submissions).toEqual([]);
  });
});

describe('files and their answers', () => {
  async function withFile(questionIds: string[]) {
    const portal = await vendorPortal();
    const browser = await colleagueBrowser(portal, link('J'), withColleague(portal));
    const at = portal.world.clock.now().toISOString();
    portal.file().evidence.push({
      ...{ id: 'evd_1', questionIds, fileName: 'iso.pdf', contentType: 'application/pdf', kind: 'certificate', status: 'clean' },
      ...{ objectKey: 'quarantine/asm_1/evd_1/iso.pdf', uploadedAt: at, uploadedBy: { kind: 'vendor', ...contact } },
    });
    return { portal, browser };
  }

  test('a file of one’s own answers can be removed, one of others does not exist, a shared one stays', async () => {
    const own = await withFile(['operation.certificate']);
    await (await own.browser.get('/respond/evidence/evd_1/remove')).press('Remove the file', { sure: 'yes' });
    expect(own.portal.file().evidence).toEqual([]);

    const other = await withFile(['data.checks']);
    for (const path of ['', '/uploaded', '/remove'])
      expect((await other.browser.get(`/respond/evidence/evd_1${path}`)).status).toBe(404);

    const shared = await withFile(['operation.certificate', 'data.checks']);
    await shared.browser.get('/respond/sections/operation');
    expect(shared.browser.text).toContain('iso.pdf');
    const csrf = shared.browser.$('[name=csrf]').first().attr('value') ?? '';
    await shared.browser.get('/respond/evidence/evd_1/remove');
    expect(shared.browser.status).toBe(403);
    expect(shared.browser.text).toContain('Ask Vera to do it');
    await shared.browser.post('/respond/evidence/evd_1/remove', new URLSearchParams({ csrf }));
    expect(shared.browser.status).toBe(403);
    expect(shared.portal.file().evidence).toHaveLength(1);
  });

  test('attaching offers, and takes, only one’s own questions', async () => {
    const { portal, browser } = await withFile(['data.checks']);
    expect((await browser.get('/respond/evidence/new?question=data.checks')).status).toBe(404);
    await browser.get('/respond/evidence/new?question=operation.certificate');
    expect(browser.html).not.toContain('data.checks');
    const form = { name: 'A', kind: 'certificate', scheme: 'other', extension: 'pdf', also: ['data.checks'] };
    await browser.press('Continue', form);
    expect(portal.file().evidence.at(-1)?.questionIds).toEqual(['operation.certificate']);
  });
});

test('every page about people is valid HTML in both languages', async () => {
  const problems: string[] = [];
  for (const language of ['en', 'de'] as const) {
    const portal = await vendorPortal();
    portal.file().assessment.contact.language = language;
    const colleague = withColleague(portal, { name: '<b>Jonas</b>', note: '</blockquote><i>' });
    const browser = await portal.browser().post(`/r/${link('A')}`, '');
    const his = await colleagueBrowser(portal, link('J'), colleague);
    const pages = ['', '/new', '/new?section=data', '/clg_jonas', '/clg_jonas/again', '/clg_jonas/withdraw'].map(
      (path) => `/respond/people${path}`,
    );
    for (const path of [...pages, '/respond', '/respond/sections/operation']) {
      for (const someone of [browser, his]) {
        await someone.get(path);
        for (const problem of await htmlProblems(someone.html)) problems.push(`${language} ${path}: ${problem}`);
        if (/<script(?![^>]* src=)|<style| style=| on\w+=|<b>|<i>/.test(someone.html))
          problems.push(`${language} ${path}: unescaped or inline`);
        if (!someone.html.includes(`<html lang="${language === 'en' || someone === browser ? language : 'en'}"`))
          problems.push(`${language} ${path}: language`);
      }
    }
    await browser.get('/respond/people/new');
    await browser.press(language === 'en' ? 'Hand over' : 'Übergeben', { name: '' });
    expect(browser.status).toBe(422);
    for (const problem of await htmlProblems(browser.html)) problems.push(`${language} errors: ${problem}`);
  }
  expect(problems).toEqual([]);
}, 60_000);
