import * as cheerio from 'cheerio';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Assessment } from '../../../functions/domain/assessment.ts';
import { Catalog } from '../../../functions/domain/catalog/catalog.ts';
import type { Language } from '../../../functions/domain/language.ts';
import { openAssessment } from '../../../functions/intake/open-assessment.ts';
import { scoreResponse } from '../../../functions/score/score-response.ts';
import { portalTexts } from '../../../functions/texts/portal.ts';
import { housePolicy } from '../../support/house-policy.ts';
import { ID } from '../../support/in-memory/assessment-in-progress.ts';
import { ask, onePerRequest, portsOf } from '../../support/in-memory/follow-up-story.ts';
import { relayNew } from '../../support/in-memory/rooms.ts';
import { asLine, asMailName, asProse, keepable, LINES, MEGABYTE, NUL, shown, shownInLine } from '../../support/odd-inputs.ts';
import { smallCatalog } from '../../support/small-catalog.ts';
import { staff, staffDesk } from '../../support/staff-desk.ts';
import { ORIGIN, type VendorBrowser } from '../../support/vendor-browser.ts';
import { TOKEN, vendorPortal } from '../../support/vendor-portal.ts';

type Portal = Awaited<ReturnType<typeof vendorPortal>>;

/** Every field of the answers, by question; each type of question, each with what may stand beside it. */
const DATA = ['q:data.personal', 'comment:data.personal', 'q:data.basis', 'reason:data.basis', 'comment:data.basis'].concat([
  'q:data.basis-since',
  'comment:data.basis-since',
  'q:data.checks',
  'comment:data.checks',
]);
const OPERATION = ['q:operation.stop', 'reason:operation.stop', 'comment:operation.stop', 'q:operation.log-days'].concat([
  'reason:operation.log-days',
  'comment:operation.log-days',
  'q:operation.staff',
  'comment:operation.staff',
  'q:operation.certificate',
  'reason:operation.certificate',
  'comment:operation.certificate',
]);
const sections = { data: DATA, operation: OPERATION, makers: ['q:makers.notes'] };
const answerFields = Object.values(sections).flat();
const replyFields = ['reply:data.personal', 'reply:operation.stop'];
const people = ['name', 'email', 'note', 'sections', 'maySubmit', 'language'];
const evidence = ['name', 'kind', 'scheme', 'issuer', 'issuedOn', 'surveillanceOn', 'expiresOn', 'extension', 'also', 'file'];
const declared = ['signedAs', 'declaration'];
/** Tables of inputs in one test each, some of a megabyte, on machines that do other work besides. */
const PATIENT = { timeout: 60_000 };

/** Fields that people do not see. Every name that is tested below, and no other, is on a page. */
const hidden = [
  'csrf',
  'about',
  'page-language',
  'version',
  'shown',
  'base',
  'base:',
  'pick:',
  'seen',
  'differs',
  'round',
  'then',
  'id',
  'question',
  'checked',
  'back',
];
const others = ['code', 'language', 'confirmed', 'sure'];

/** Everything visible: personal data on some basis, and the text question for everybody, with room. */
function wide(policy = onePerRequest()): Catalog {
  const catalog = smallCatalog(policy);
  const [, , makers] = catalog.questionnaire.sections;
  const [notes] = makers?.questions ?? [];
  if (notes?.type !== 'text') throw new Error('the small catalog has another text question now');
  Object.assign(notes, { maxLength: 500, roles: undefined });
  return Catalog.parse(JSON.parse(JSON.stringify(catalog)));
}

/** The portal over that catalog, with everything visible. */
async function rich(head: Partial<Assessment> = {}, policy = onePerRequest()) {
  const portal = await vendorPortal({ policy });
  portal.file().assessment.catalogHash = await portal.world.ports.catalogs.publish(wide(policy));
  const browser = await portal.started();
  Object.assign(portal.file().assessment, head);
  await browser.get('/respond/sections/data');
  const t = portalTexts(head.contact?.language ?? 'en');
  await browser.press(t.section.saveThis, { 'q:data.personal': 'yes' });
  await browser.press(t.section.saveThis, {
    'q:data.basis': 'some',
    'q:data.basis-since': '2024-02-03',
    'q:data.checks': ['bias'],
  });
  return { portal, browser };
}

const german = { contact: { name: 'Vera', email: 'vera@vendor.example', language: 'de' as Language } };

/** The whole table but for one part of the assessment: what must not have moved. */
const allBut = (portal: Portal, ...parts: string[]) => {
  const { files, outbox, links, codes } = portal.world.table;
  const file = Object.fromEntries(Object.entries(portal.file()).filter(([part]) => !parts.includes(part)));
  return JSON.stringify([file, [...files.keys()], [...outbox], [...links], [...codes]]);
};
const table = (portal: Portal) => allBut(portal);

/** The texts of a draft by the names of their fields. */
function drafted(portal: Portal, name: string): string | string[] | undefined {
  const [, kind = '', id = ''] = /^(\w+):(.*)$/.exec(name) ?? [];
  const draft = portal.draft(id);
  if (kind === 'q') return draft?.value;
  return kind === 'reply' ? draft?.reply?.text : draft?.[kind as 'reason' | 'comment'];
}

/** What a browser finds in the text field of that name; `undefined`: there is none. */
function typedIn(browser: VendorBrowser, name: string): string | undefined {
  const field = browser.$(`[name="${name}"]`).filter((_, one) => !/radio|checkbox|hidden/.test(browser.$(one).attr('type') ?? ''));
  if (field.length === 0) return undefined;
  return field.is('textarea') ? field.text() : shownInLine(field.attr('value') ?? '');
}
const isArea = (browser: VendorBrowser, name: string) => browser.$(`textarea[name="${name}"]`).length > 0;
const expectShown = (browser: VendorBrowser, name: string, text: string) => {
  const now = typedIn(browser, name);
  if (now !== undefined) expect([name, now]).toEqual([name, isArea(browser, name) ? shown(text) : shownInLine(text)]);
};
const errorAt = (browser: VendorBrowser, name: string) => browser.$(`#f-${name.replace(/[^\w-]/g, '-')}-error`).text();
const answersIn = (html: string, selector: string) => {
  const $ = cheerio.load(html);
  return $(selector)
    .toArray()
    .map((one) => $(one).text());
};

describe('what the pages ask for', PATIENT, () => {
  /** The fields of our own forms, without what a browser adds by itself; questions keep their id, other prefixes theirs. */
  const namesOn = (browser: VendorBrowser): string[] =>
    browser
      .$('form:not([action^="https:"]) :is(input, textarea, select, button)[name], button[form][name]')
      .toArray()
      .map((field) => browser.$(field).attr('name') ?? '')
      .map((name) => name.replace(/^(base|pick):.*/, '$1:'));

  test('every field of every page is tested here', async () => {
    const found = new Set<string>();
    const look = (browser: VendorBrowser) => {
      expect([browser.path, browser.status < 400 || browser.status === 409]).toEqual([browser.path, true]);
      for (const name of namesOn(browser)) found.add(name);
    };
    const paths = new Set<string>();
    /** Every link, and every button that saves and leads on. */
    async function crawl(browser: VendorBrowser, from: string) {
      const queue = [from];
      for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
        if (paths.has(path)) continue;
        paths.add(path);
        await browser.get(path);
        look(browser);
        for (const a of browser.$('a[href^="/respond"]').toArray())
          queue.push((browser.$(a).attr('href') ?? '').split(/[?#]/)[0] ?? '');
        const buttons = browser.$('#answers button[name=then]').toArray();
        const thens = buttons
          .map((button) => browser.$(button).attr('value') ?? '')
          .filter((then) => !/^(language|clear)/.test(then));
        const { action, form } = thens.length > 0 ? browser.fields('Save') : { action: '', form: new URLSearchParams() };
        for (const then of thens) {
          form.set('then', then);
          const led = await browser.sibling().post(action, form);
          look(led);
          if (![path, '/respond/evidence/new'].includes(led.path)) queue.push(led.path);
        }
      }
    }
    const { portal, browser } = await rich();
    const landing = await portal.browser().get(`/r/${TOKEN}`);
    look(landing);
    const { bucket } = portal;
    await browser.get('/respond/evidence/new?question=operation.certificate');
    await browser.press('Continue', { name: 'A', kind: 'certificate', scheme: 'other', extension: 'pdf' });
    bucket.put(browser.$('input[name=key]').attr('value') ?? '', 'hello');
    await browser.get('/respond/people/new');
    await browser.press('Hand over', { name: 'Carl', email: 'carl@vendor.example', sections: ['*'] });
    await crawl(browser, '/respond');
    for (const question of ['data.checks', 'operation.certificate'])
      look(await browser.get(`/respond/evidence/new?question=${question}`));
    await browser.get('/respond/sections/operation');
    const theirs = browser.sibling();
    await theirs.press('Save', { 'q:operation.staff': '1' });
    await browser.press('Save', { 'q:operation.staff': '2' });
    look(browser);
    const asked = await inRound();
    paths.clear();
    await crawl(asked.browser, '/respond');
    const coded = await vendorPortal({ policy: housePolicy({ codeTiers: ['high'] }) });
    look(await coded.started());
    // Shown on its own only where answers were taken over from the last time: second-time.test.ts.
    found.add('confirmed');
    expect([...found].sort()).toEqual(
      [...new Set([...answerFields, ...replyFields, ...people, ...evidence, ...declared, ...hidden, ...others])].sort(),
    );
  });
});

describe('answers, reasons and comments', PATIENT, () => {
  test.each(Object.entries(keepable))('%s: kept byte for byte, shown in the field and on the check page', async (_, text) => {
    const { portal, browser } = await rich();
    const before = allBut(portal, 'drafts');
    for (const [id, names] of Object.entries(sections)) {
      // What is conditional stays on the page: the question before it is left alone.
      const fields = names.filter((name) => !['q:data.personal', 'q:data.basis'].includes(name));
      await browser.get(`/respond/sections/${id}`);
      await browser.press('Save', Object.fromEntries(fields.map((name) => [name, text])));
      expect(browser.status).toBe(200);
      for (const name of fields) {
        expect([name, drafted(portal, name)]).toEqual([name, text]);
        expectShown(browser, name, text);
      }
      // Saved once more as the page shows it, it is the same but for how browsers write line breaks; choices that are none go.
      const drafts = structuredClone(portal.file().drafts);
      await browser.press('Save');
      for (const name of fields.filter((one) => typedIn(browser, one) !== undefined && isArea(browser, one)))
        expect([name, shown(String(drafted(portal, name)))]).toEqual([name, shown(text)]);
      portal.file().drafts = drafts;
    }
    await browser.get('/respond/check');
    expect(browser.status).toBe(200);
    const words = portalTexts('en').answer;
    for (const name of answerFields.filter((one) => !['q:data.personal', 'q:data.basis'].includes(one))) {
      const [, kind = '', id = ''] = /^(\w+):(.*)$/.exec(name) ?? [];
      const lines = answersIn(browser.html, `#check-f-${id.replace('.', '-')} p.answer`);
      const line = { q: text, reason: words.reason(text), comment: words.comment(text) }[kind] ?? '';
      expect([name, lines.includes(shown(line))]).toEqual([name, true]);
    }
    expect(browser.$('main script, main img, main [onfocus]')).toHaveLength(0);
    expect(allBut(portal, 'drafts')).toBe(before);
  });

  test.each(['q:data.personal', 'q:data.basis', 'q:data.checks', 'q:operation.stop', 'q:operation.certificate'])(
    'an invented choice in %s is kept, shown as it is, refused at the check, and opens nothing',
    async (name) => {
      for (const text of Object.values(keepable).filter((one) => one.trim() !== '')) {
        const { portal, browser } = await rich();
        const id = name.slice(2);
        await browser.get(`/respond/sections/${id.split('.')[0]}`);
        await browser.press('Save', { [name]: text });
        expect([browser.status, portal.draft(id)?.value]).toEqual([200, text]);
        await browser.get('/respond/check');
        const at = `#check-f-${id.replace('.', '-')}`;
        expect(answersIn(browser.html, `${at} p.answer`)).toEqual([shown(text)]);
        expect(browser.$(`${at} .error`)).toHaveLength(1);
        expect(browser.html).not.toContain('id="declaration"');
      }
    },
  );

  test.each(answerFields)('NUL and a megabyte in %s: refused beside it in either language, and still in the form', async (name) => {
    for (const language of ['en', 'de'] as const) {
      const { portal, browser } = await rich(language === 'de' ? german : {});
      const t = portalTexts(language);
      const id = name.split(':')[1] ?? '';
      for (const [text, message] of [
        [NUL, t.answerProblems['not-saved-unstorable']({ code: 'not-saved-unstorable' })],
        [
          MEGABYTE,
          t.answerProblems['not-saved-too-long']({
            code: 'not-saved-too-long',
            most: id === 'makers.notes' ? 500 : 4000,
            length: 1_000_000,
          }),
        ],
      ] as const) {
        await browser.get(`/respond/sections/${id.split('.')[0]}`);
        const before = table(portal);
        await browser.press(t.section.saveThis, { [name]: text });
        expect([browser.status, table(portal) === before]).toEqual([422, true]);
        expect(errorAt(browser, `q:${id}`)).toContain(message);
        expectShown(browser, name, text);
      }
    }
  });

  test('the bytes of a lone surrogate are pointed out beside the field, kept as what they were read as', async () => {
    const { portal, browser } = await rich();
    for (const [id, names] of Object.entries(sections)) {
      await browser.get(`/respond/sections/${id}`);
      const { action, form } = browser.fields('Save');
      const typed = names.filter((name) => typedIn(browser, name) !== undefined);
      for (const name of typed) form.set(name, 'RAW');
      await browser.post(action, String(form).replaceAll('RAW', '%ED%A0%80'));
      expect(browser.status).toBe(200);
      for (const name of typed) {
        expect(drafted(portal, name)).toBe('\uFFFD\uFFFD\uFFFD');
        expect([name, errorAt(browser, `q:${name.split(':')[1]}`)]).not.toEqual([name, '']);
      }
    }
  });

  test('what is left empty stays empty; what is emptied goes', async () => {
    const { portal, browser } = await rich();
    await browser.get('/respond/sections/makers');
    await browser.press('Save', { 'q:makers.notes': '' });
    expect(portal.draft('makers.notes')).toBeUndefined();
    await browser.press('Save', { 'q:makers.notes': ' ' });
    await browser.press('Save', { 'q:makers.notes': '' });
    expect(portal.draft('makers.notes')).toBeUndefined();
  });

  test('a field sent many times is many values, of which no more are kept than an item holds', async () => {
    const { portal, browser } = await rich();
    await browser.get('/respond/sections/data');
    await browser.press('Save', { 'q:data.checks': ['bias', 'bias'], 'comment:data.checks': ['first', 'second'] });
    expect(portal.draft('data.checks')).toEqual({ value: ['bias', 'bias'], comment: 'first' });
    const before = table(portal);
    // In the table each element of a list takes bytes of its own: 40,000 of one letter are far more than 40 KB.
    await browser.press('Save', { 'q:data.checks': Array.from({ length: 40_000 }, () => 'a') });
    expect([browser.status, table(portal) === before]).toEqual([422, true]);
    await browser.get('/respond/sections/makers');
    await browser.press('Save', { 'q:makers.notes': ['one', 'two'] });
    expect(portal.draft('makers.notes')).toEqual({ value: ['one', 'two'] });
    expect(typedIn(browser, 'q:makers.notes')).toBe('one\ntwo');
    expect(errorAt(browser, 'q:makers.notes')).toContain('one answer');
  });

  test.each(Object.entries({ ...keepable, NUL }))(
    '%s in two windows: both versions are shown to the letter, and the chosen one is kept',
    async (_, text) => {
      const { portal, browser: mine } = await rich();
      await mine.get('/respond/sections/operation');
      const theirs = mine.sibling();
      await theirs.press('Save', { 'q:operation.stop': 'yes', 'comment:operation.stop': 'theirs' });
      await mine.press('Save', { 'q:operation.stop': 'no', 'comment:operation.stop': text });
      expect(mine.status).toBe(409);
      const comment = portalTexts('en').answer.comment(text);
      // A NUL is nothing at all in running text; it is named once the choice is made.
      expect(answersIn(mine.html, '.versions p.answer')).toContain(text === NUL ? comment.replace('\0', '') : shown(comment));
      await mine.press('Save my choice', { 'pick:operation.stop': 'mine' });
      // Through a page, line breaks come as browsers send them.
      const kept = shown(portal.draft('operation.stop')?.comment ?? '');
      expect(kept).toBe(shown(text));
    },
  );
});

describe('a submitted response', PATIENT, () => {
  test.each(Object.entries(keepable))(
    '%s: frozen byte for byte; on the receipt, on the staff page and in the mails',
    async (_, text) => {
      const { portal, browser } = await rich();
      const isBlank = asProse(text) === '';
      const name = asLine(text) || 'Vera Vendor';
      await browser.get('/respond/sections/data');
      await browser.press('Save', {
        'q:data.basis': 'not-applicable',
        'reason:data.basis': isBlank ? 'why' : text,
        'comment:data.checks': text,
      });
      await browser.get('/respond/sections/makers');
      await browser.press('Save', { 'q:makers.notes': text });
      await browser.get('/respond/check');
      if (asLine(text) === '') {
        await browser.press('Submit', { signedAs: text, declaration: 'yes' });
        expect([browser.status, errorAt(browser, 'signedAs')]).toEqual([422, expect.stringContaining('name')]);
        expectShown(browser, 'signedAs', text);
      }
      await browser.press('Submit', { signedAs: asLine(text) ? text : name, declaration: 'yes' });
      expect(browser.path).toBe('/respond/receipt');
      const [submission] = portal.file().submissions;
      const remark = isBlank ? {} : { comment: text };
      expect(submission?.answers['makers.notes']).toEqual(isBlank ? undefined : { kind: 'text', value: text });
      expect(submission?.answers['data.basis']).toMatchObject({ kind: 'not-applicable', reason: isBlank ? 'why' : text });
      expect(submission?.answers['data.checks']).toEqual({ kind: 'multiple', options: ['bias'], ...remark });
      expect(submission?.submittedBy).toMatchObject({ name });

      const words = portalTexts('en').answer;
      const receipt = answersIn(browser.html, 'p.answer');
      const read = shown(text);
      if (!isBlank) expect(receipt).toEqual(expect.arrayContaining([read, words.reason(read), words.comment(read)]));
      expect(browser.$('main').text()).toContain(name);
      expect(browser.$('main script, main img')).toHaveLength(0);

      const paula = await staffDesk({ world: portal.world }).as(staff.paula, `/console/assessments/${ID}`);
      if (!isBlank) {
        expect(answersIn(paula.html, 'dd.answer')).toEqual(expect.arrayContaining([read, `Does not apply: ${read}`]));
        expect(answersIn(paula.html, 'dd.answer small')).toContain(`Comment: ${read}`);
      }
      expect(paula.$('main script, main img')).toHaveLength(0);

      await relayNew(portal.world);
      const receipts = portal.world.sent.filter((mail) => mail.kind === 'receipt');
      expect(receipts).toHaveLength(1);
      for (const mail of receipts) expectInMail(mail, asMailName(name), 'dd');
    },
  );

  test('a name that cannot be kept, and a declaration that is none: refused beside the field, still there, nothing is submitted', async () => {
    for (const language of ['en', 'de'] as const) {
      const { portal, browser } = await rich(language === 'de' ? german : {});
      const t = portalTexts(language);
      await browser.get('/respond/check');
      const before = table(portal);
      const { called, unstorable, tooLong } = t.textProblems;
      for (const [text, message] of [
        [NUL, unstorable(called.signature)],
        [MEGABYTE, tooLong(called.signature, 120, 1_000_000)],
        ['', t.check.typeYourName],
        [LINES.replace(/\w/g, ''), t.check.typeYourName],
      ] as const) {
        await browser.press(t.check.submitAnswers, { signedAs: text, declaration: 'yes' });
        expect([browser.status, errorAt(browser, 'signedAs')]).toEqual([422, expect.stringContaining(message)]);
        expectShown(browser, 'signedAs', text);
      }
      for (const declaration of [...Object.values(keepable), NUL, 'YES', ' yes', 'no', '', null]) {
        await browser.press(t.check.submitAnswers, { signedAs: 'Vera', declaration });
        expect([browser.status, errorAt(browser, 'declaration')]).toEqual([422, expect.stringContaining(t.check.confirm)]);
      }
      for (const checked of [...Object.values(keepable), NUL, '', null]) {
        await browser.press(t.check.submitAnswers, { signedAs: 'Vera', declaration: 'yes', checked });
        expect(browser.status).toBe(409);
      }
      expect(table(portal)).toBe(before);
    }
  });
});

/** In the mail's text, and in an element of its HTML. */
function expectInMail(mail: { text: string; html: string }, words: string, selector: string) {
  const $ = cheerio.load(mail.html);
  const said = $(selector)
    .toArray()
    .map((one) => $(one).text());
  expect(said.some((one) => one.includes(words))).toBe(true);
  expect($('script, img, textarea, [onerror], [onfocus]')).toHaveLength(0);
  expect(mail.text.replace(/^> /gm, '')).toContain(words);
}

describe('handing over', PATIENT, () => {
  const given = { name: 'Carl Coder', email: 'carl@vendor.example', sections: ['data'] };

  test.each(Object.entries(keepable))(
    '%s as name and note: kept by the stated rule, on the pages, in the mail',
    async (_, text) => {
      const { portal, browser } = await rich();
      await browser.get('/respond/people/new');
      const before = allBut(portal, 'colleagues', 'assessment', 'events');
      const name = asLine(text);
      await browser.press('Hand over', { ...given, name: text, note: text });
      if (name === '') {
        expect([browser.status, errorAt(browser, 'name')]).toEqual([422, expect.stringContaining('name')]);
        expectShown(browser, 'name', text);
        expectShown(browser, 'note', text);
        expect(portal.file().colleagues).toEqual([]);
        return;
      }
      expect(browser.status).toBe(200);
      const [colleague] = portal.file().colleagues;
      expect(colleague).toMatchObject({ name, note: asProse(text), email: 'carl@vendor.example', sectionIds: ['data'] });
      expect(browser.$('section.person h2').last().text().trim()).toBe(name);
      for (const path of ['', '/again', '/withdraw']) {
        await browser.get(`/respond/people/${colleague?.id}${path}`);
        expect(browser.status).toBe(200);
        expect(browser.$('main script, main img')).toHaveLength(0);
      }
      expect(browser.heading).toContain(name);
      await relayNew(portal.world);
      const mail = portal.world.sent.find(({ kind }) => kind === 'delegation');
      if (!mail) throw new Error('no mail');
      expectInMail(mail, asProse(text), 'blockquote');
      expect(mail.to.name).toBe(name);
      expect(mail.text.startsWith(portalGreeting(asMailName(name)))).toBe(true);
      expect(mail.subject).not.toMatch(/[\r\n]/);
      // What the colleague sees of the note, before and after Start.
      const link = /\/r\/[\w-]{43}/.exec(mail.text)?.[0] ?? '';
      const carl = await portal.browser().get(link);
      expect(answersIn(carl.html, 'blockquote')).toContain(asProse(text));
      portal.world.table.outbox.clear();
      expect(JSON.parse(allBut(portal, 'colleagues', 'assessment', 'events', 'grants', 'mails'))[0].drafts).toEqual(
        JSON.parse(before)[0].drafts,
      );
    },
  );

  test('what cannot be kept, and what is no choice: refused beside the field in either language, still there', async () => {
    for (const language of ['en', 'de'] as const) {
      const { portal, browser } = await rich(language === 'de' ? german : {});
      const t = portalTexts(language);
      const { errors } = t.handOver;
      const before = table(portal);
      const cases: [string, string, string][] = [
        ...(['name', 'email', 'note'] as const).flatMap((name): [string, string, string][] => [
          [name, NUL, errors.unstorable],
          [name, MEGABYTE, errors.tooLong({ name: 120, email: 254, note: 1000 }[name], 1_000_000)],
        ]),
        ...Object.values(keepable).map((text): [string, string, string] => ['email', text, errors.email]),
        ...Object.values(keepable).map((text): [string, string, string] => ['language', text, errors.language]),
        ...Object.values(keepable).map((text): [string, string, string] => ['sections', text, errors.sections]),
        ['email', 'a@b.example\r\nBcc: all@b.example', errors.email],
        ['sections', 'makers.notes', errors.sections],
      ];
      await browser.get('/respond/people/new');
      const { action, form } = browser.fields(t.handOver.send);
      for (const [name, text, message] of cases) {
        for (const [field, value] of Object.entries({ ...given, sections: 'data', language: 'en' })) form.set(field, value);
        form.set('note', 'My words.');
        form.set(name, text);
        await browser.post(action, form);
        expect([name, text.slice(0, 20), browser.status, errorAt(browser, name)]).toEqual([
          name,
          text.slice(0, 20),
          422,
          expect.stringContaining(message),
        ]);
        expectShown(browser, name, text);
        if (name !== 'note') expectShown(browser, 'note', 'My words.');
      }
      expect(table(portal)).toBe(before);
    }
  });

  test('a right is given by its one value only; an id that is none of ours makes a new one', async () => {
    for (const text of [...Object.values(keepable), NUL, 'clg_', `clg_${'a'.repeat(21)}`]) {
      const { portal, browser } = await rich();
      await browser.get('/respond/people/new');
      await browser.press('Hand over', { ...given, maySubmit: text, id: text });
      const [colleague] = portal.file().colleagues;
      expect([browser.status, colleague?.maySubmit, colleague?.id === text]).toEqual([200, false, false]);
    }
  });
});

const portalGreeting = (name: string) => `Hello ${name},`;

describe('describing a file', PATIENT, () => {
  const given = { name: 'Report', kind: 'certificate', scheme: 'iso-42001', issuedOn: '2026-01-01', extension: 'pdf' };
  const NEW = '/respond/evidence/new?question=operation.certificate';

  test.each(Object.entries(keepable))(
    '%s as name and issuer: kept by the stated rule, shown where the file is, and in its form',
    async (_, text) => {
      const { portal, browser } = await rich();
      const before = allBut(portal, 'evidence');
      await browser.get(NEW);
      await browser.press('Continue', { ...given, name: text, issuer: text });
      const name = asLine(text);
      if (name === '') {
        expect([browser.status, errorAt(browser, 'name')]).toEqual([422, expect.stringContaining('name')]);
        expectShown(browser, 'name', text);
        return;
      }
      const [file] = portal.file().evidence;
      expect(file).toMatchObject({ fileName: `${name}.pdf`, issuer: name });
      expect(file?.objectKey).toMatch(/^quarantine\/asm_1\/evd_\w+\/[a-z0-9-]{1,60}\.pdf$/);
      portal.bucket.put(file?.objectKey ?? '', 'hello');
      for (const path of ['/respond/sections/operation', '/respond/check', `/respond/evidence/${file?.id}/remove`]) {
        await browser.get(path);
        expect(browser.$('main').text()).toContain(`${name}.pdf`);
        expect(browser.$('main script, main img')).toHaveLength(0);
      }
      await browser.get(`/respond/evidence/${file?.id}/edit`);
      expect([typedIn(browser, 'name'), typedIn(browser, 'issuer')]).toEqual([name, name]);
      await browser.press('Save the details');
      expect(portal.file().evidence).toEqual([file]);
      expect(allBut(portal, 'evidence')).toBe(before);
    },
  );

  test.each(['Report.PDF', 'report.pdf', '.pdf', 'a.pdf.pdf', 'report.pdf ', 'report.docx', '..', 'pdf'])(
    'saving the details of "%s" as they are changes nothing',
    async (name) => {
      const { portal, browser } = await rich();
      await browser.get(NEW);
      await browser.press('Continue', { ...given, name });
      const before = structuredClone(portal.file().evidence);
      await browser.get(`/respond/evidence/${before[0]?.id}/edit`);
      await browser.press('Save the details');
      expect([browser.status, portal.file().evidence]).toEqual([200, before]);
    },
  );

  test('what cannot be kept, and what is no choice or no date: refused beside the field in either language, still there', async () => {
    for (const language of ['en', 'de'] as const) {
      const { portal, browser } = await rich(language === 'de' ? german : {});
      const t = portalTexts(language);
      const words = t.evidenceForm;
      const { called, unstorable, tooLong } = t.textProblems;
      const before = table(portal);
      const odd = Object.values(keepable).filter((text) => text.trim() !== '');
      const cases: [string, string, string][] = [
        ['name', NUL, unstorable(called.document)],
        ['name', MEGABYTE, tooLong(called.document, 120, 1_000_000)],
        ['issuer', NUL, unstorable(called.issuer)],
        ['issuer', MEGABYTE, tooLong(called.issuer, 120, 1_000_000)],
        ...[...odd, NUL, '2026-02-30', '２０２６-01-01'].flatMap((text): [string, string, string][] => [
          ['issuedOn', text, words.noSuchDate],
          ['surveillanceOn', text, words.noSuchDate],
          ['expiresOn', text, words.noSuchDate],
        ]),
        ...[...odd, NUL, ''].flatMap((text): [string, string, string][] => [
          ['kind', text, words.kindMissing],
          ['scheme', text, words.schemeMissing],
          ['extension', text, words.typeMissing],
        ]),
        ['extension', 'exe', words.typeMissing],
      ];
      await browser.get(NEW);
      const { action, form } = browser.fields(words.continue);
      for (const [name, text, message] of cases) {
        for (const [field, value] of Object.entries({ ...given, issuer: 'TÜV' })) form.set(field, value);
        form.delete('surveillanceOn');
        form.delete('expiresOn');
        form.set(name, text);
        await browser.post(action, form);
        expect([name, text.slice(0, 20), browser.status, errorAt(browser, name)]).toEqual([
          name,
          text.slice(0, 20),
          422,
          expect.stringContaining(message),
        ]);
        expectShown(browser, name, text);
        if (name !== 'issuer') expectShown(browser, 'issuer', 'TÜV');
      }
      expect(table(portal)).toBe(before);
    }
  });

  test('questions and files that are none are not there, or not taken', async () => {
    const { portal, browser } = await rich();
    await browser.get(NEW);
    const page = browser.sibling();
    for (const text of [...Object.values(keepable), NUL]) {
      await page.sibling().press('Continue', { ...given, also: [text, 'data.checks', text] });
      expect(portal.file().evidence.at(-1)?.questionIds).toEqual(['operation.certificate', 'data.checks']);
      portal.file().evidence.splice(0);
      expect((await page.sibling().press('Continue', { ...given, question: text })).status).toBe(404);
      const { form } = page.fields('Continue');
      const attach = new URLSearchParams({ csrf: form.get('csrf') ?? '', question: 'operation.certificate', file: text });
      expect((await page.sibling().post('/respond/evidence/attach', attach)).status).toBeLessThan(500);
      expect(portal.file().evidence).toEqual([]);
      for (const path of ['', '/edit', '/remove', '/replace', '/uploaded'])
        expect((await page.sibling().get(`/respond/evidence/${encodeURIComponent(text)}${path}`)).status).toBe(404);
    }
  });
});

/** Answered, submitted, scored, and asked about two answers: by `asker`, or in plain words. */
async function inRound(asker?: (portal: Portal) => Promise<void>, head: Partial<Assessment> = {}) {
  const { portal, browser } = await rich(head);
  await browser.get('/respond/check');
  await browser.press(portalTexts(head.contact?.language ?? 'en').check.submitAnswers, { signedAs: 'Vera', declaration: 'yes' });
  await scoreResponse(portsOf(portal.world), { assessmentId: ID });
  if (asker) await asker(portal);
  else expect((await ask(portal.world, ['data.personal', 'operation.stop'])).kind).toBe('asked');
  await browser.get('/respond');
  return { portal, browser };
}

describe('follow-up questions', PATIENT, () => {
  const exception = (portal: Portal) => portal.file().requests.find(({ status }) => status === 'open')?.id;

  test.each(Object.entries(keepable))(
    '%s asked by the rule, replied byte for byte, on every page, in the mail',
    async (_, text) => {
      const words = asProse(text);
      const asking = async (portal: Portal) => {
        const desk = staffDesk({ world: portal.world });
        const paula = await desk.as(staff.paula, `/console/assessments/${ID}/ask`);
        await paula.press('Send the questions', { 'ask:data.personal': text, 'ask:operation.stop': `Why? ${text}` });
        expect(answersIn(paula.html, 'blockquote.answer')).toEqual([...(words ? [words] : []), asProse(`Why? ${text}`)]);
      };
      const { portal, browser } = await inRound(asking);
      const asked = portal.file().followUps[0]?.questions;
      expect(asked?.map((question) => question.text)).toEqual([...(words ? [words] : []), asProse(`Why? ${text}`)]);
      await relayNew(portal.world);
      const mail = portal.world.sent.find(({ kind }) => kind === 'follow-up');
      if (!mail) throw new Error('no mail');
      expectInMail(mail, asProse(`Why? ${text}`), 'blockquote');

      const before = allBut(portal, 'drafts');
      for (const name of words ? replyFields : replyFields.slice(1)) {
        await browser.get(`/respond/sections/${name.split(/[:.]/)[1]}`);
        expect(answersIn(browser.html, 'blockquote.answer').at(0)).toBe(name.includes('stop') ? asProse(`Why? ${text}`) : words);
        await browser.press('Save', { [name]: text });
        expect([browser.status, drafted(portal, name)]).toEqual([200, text]);
        expectShown(browser, name, text);
      }
      expect(allBut(portal, 'drafts')).toBe(before);
      await browser.get('/respond/check');
      const told = portalTexts('en').followUp.replyWas(text);
      expect(answersIn(browser.html, '#check-f-operation-stop p.answer')).toContain(shown(told));
      if (!words) return expect(browser.html).not.toContain('id="declaration"');
      await browser.press('Submit', { signedAs: 'Vera', declaration: 'yes' });
      expect(portal.file().followUps[0]?.questions.map(({ reply }) => reply)).toEqual([text, text]);
      const paula = await staffDesk({ world: portal.world }).as(staff.paula, `/console/assessments/${ID}`);
      expect(answersIn(paula.html, 'blockquote.answer').filter((one) => one === shown(text)).length).toBeGreaterThanOrEqual(2);
      expect([browser, paula].flatMap((one) => one.$('main script, main img').toArray())).toEqual([]);
    },
  );

  test('what an asker types that cannot be kept is refused beside the field, still there, and nobody is asked', async () => {
    const asking = async (portal: Portal) => {
      const desk = staffDesk({ world: portal.world });
      const { requests } = portal.file();
      for (const { role } of requests)
        portal.world.table.directory.roles[role] = [{ name: staff.dora.name, email: staff.dora.email }];
      const before = table(portal);
      for (const [person, path] of [
        [staff.paula, `/console/assessments/${ID}/ask`],
        [staff.dora, `/exceptions/${ID}/${exception(portal)}/ask`],
      ] as const) {
        const browser = await desk.as(person, path);
        const name = `${browser.$('textarea[name^="ask:"]').first().attr('name')}`;
        for (const [text, message] of [
          [NUL, 'cannot be stored'],
          [MEGABYTE, '2000 characters or fewer'],
        ] as const) {
          await browser.press('Send the questions', { [name]: text });
          expect([path, browser.status, errorAt(browser, name)]).toEqual([path, 422, expect.stringContaining(message)]);
          expectShown(browser, name, text);
        }
        const { action, form } = browser.fields('Send the questions');
        form.delete(name);
        for (const text of Object.values(keepable)) form.set(`ask:${text}`, 'What?');
        for (let n = 0; n < 10_000; n += 1) form.append(`ask:none.${n}`, 'What?');
        await browser.post(action, form);
        expect(browser.status).toBeLessThan(500);
      }
      expect(table(portal)).toBe(before);
      expect((await ask(portal.world, ['data.personal'])).kind).toBe('asked');
    };
    await inRound(asking);
  });

  test('a reply that cannot be kept is refused beside the answer in either language, still there', async () => {
    for (const language of ['en', 'de'] as const) {
      const { portal, browser } = await inRound(undefined, language === 'de' ? german : {});
      const t = portalTexts(language);
      const before = table(portal);
      for (const name of replyFields)
        for (const [text, code] of [
          [NUL, 'not-saved-unstorable'],
          [MEGABYTE, 'not-saved-too-long'],
        ] as const) {
          await browser.get(`/respond/sections/${name.split(/[:.]/)[1]}`);
          await browser.press(t.section.saveThis, { [name]: text });
          const message = t.answerProblems[code]({ code, most: 4000, length: 1_000_000 } as never);
          expect([browser.status, errorAt(browser, `q:${name.slice(6)}`)]).toEqual([422, expect.stringContaining(message)]);
          expectShown(browser, name, text);
        }
      expect(table(portal)).toBe(before);
    }
  });

  test('a reply says to which round it belongs; no other round takes it', async () => {
    const { portal, browser } = await inRound();
    await browser.get('/respond/sections/operation');
    for (const round of [...Object.values(keepable), NUL, '0', '2', '99', '-1', '1e0', '١']) {
      await browser.sibling().press('Save', { round, 'reply:operation.stop': 'To nobody.' });
      await browser.get('/respond/sections/operation');
      expect([round, browser.status, typedIn(browser, 'reply:operation.stop')]).toEqual([round, 200, '']);
    }
    expect(portal.file().followUps[0]?.status).toBe('open');
  });
});

describe('what staff write to the vendor', PATIENT, () => {
  test.each(Object.entries(keepable))(
    '%s as message, names and corrected contact: in the invitation as it was meant',
    async (_, text) => {
      const desk = staffDesk();
      const paula = await desk.as(staff.paula, '/console/suppliers/new');
      const name = asProse(text);
      const named = name || 'Plain';
      await paula.press('Register the supplier', {
        name: `S ${text}`,
        contactName: `C ${text}`,
        contactEmail: 'vera@vendor.example',
      });
      await paula.get(`${paula.path}/systems/new`);
      const facts = { supplierRole: 'provider', dataSensitivity: 'none', impactOnPeople: 'none', autonomy: 'assists' };
      const more = { scale: 'under-100', replaceability: 'easy', aiActClass: 'minimal', purpose: 'It sorts letters by urgency.' };
      await paula.press('Register the AI system', { ...facts, ...more, name: `B ${text}` });
      await paula.get(`${paula.path}/assess`);
      await paula.press('Start and send', { message: text, contactName: `C ${text}`, contactEmail: 'vera@vendor.example' });
      expect(paula.status).toBe(200);
      const id = paula.path.split('/').at(-1) ?? '';
      const file = desk.world.table.files.get(id);
      if (!file) throw new Error(`no assessment at ${paula.path}`);
      expect(file.assessment).toMatchObject({
        ...(name && { message: name }),
        systemName: asLine(`B ${text}`),
        supplierName: asLine(`S ${text}`),
      });
      await paula.get(`/console/assessments/${id}/contact`);
      await paula.press('Correct the contact', { name: `D ${text}`, email: 'new@vendor.example', language: 'en' });
      const contact = desk.world.table.files.get(id)?.assessment.contact;
      expect([paula.status, contact?.email]).toEqual([200, 'new@vendor.example']);
      // A name is one line wherever it is read.
      expect(contact?.name).toBe(asLine(`D ${text}`));
      await desk.world.ports.workflows.start(id, 1);
      await openAssessment(
        { ...portsOf(desk.world), ids: desk.world.ids },
        { assessmentId: id, executionArn: 'arn:aws:states:x', attempt: 1 },
      );
      await relayNew(desk.world);
      const mail = desk.world.sent.find(({ kind }) => kind === 'invitation');
      if (!mail) throw new Error('no mail');
      if (name) expectInMail(mail, named, 'blockquote');
      expectInMail(mail, asMailName(`B ${text}`).slice(0, 119), 'p');
      expect(mail.text.startsWith(portalGreeting(asMailName(`D ${text}`)))).toBe(true);
      expect(mail.subject).not.toMatch(/[\p{Cc}\u2028\u2029\u202E]/u);
      expect(mail.to.name).toBe(asLine(`D ${text}`));
    },
  );
});

describe('the emailed code', PATIENT, () => {
  test('what is not six digits is refused beside the field, counts as no try, and ends nothing', async () => {
    const portal = await vendorPortal({ policy: housePolicy({ codeTiers: ['high'] }) });
    const browser = await portal.started();
    const before = table(portal);
    for (const text of [...Object.values(keepable), NUL, MEGABYTE, '123456\0', '1234５6', '12345６']) {
      await browser.press('Continue', { code: text });
      expect([text.slice(0, 20), browser.status, errorAt(browser, 'code')]).toEqual([
        text.slice(0, 20),
        422,
        expect.stringContaining('six digits'),
      ]);
    }
    expect(table(portal)).toBe(before);
  });
});

/** A button of that value. */
const pressing = (value: string) => Object.fromEntries([['then', value]]);

describe('what the pages say for themselves', PATIENT, () => {
  const hostile = [
    ...Object.values(keepable),
    NUL,
    '-1',
    '999999999999',
    '1e3',
    '0x1',
    'NaN',
    '[object Object]',
    'x'.repeat(100_000),
  ];

  test.each(['version', 'base:operation.stop', 'pick:operation.stop', 'differs', 'seen', 'shown', 'confirmed', 'then'])(
    'hostile words in "%s" crash nothing and overwrite nothing that somebody else saved',
    async (name) => {
      const { portal, browser } = await rich();
      await browser.get('/respond/sections/operation');
      const theirs = browser.sibling();
      await theirs.press('Save', { 'q:operation.stop': 'yes', 'comment:operation.stop': 'theirs' });
      const before = table(portal);
      const old = browser.fields('Save');
      for (const text of hostile) {
        const form = new URLSearchParams(old.form);
        form.set('comment:operation.stop', 'mine');
        form.append(name, text);
        form.set(name, text);
        const answer = await browser.sibling().post(old.action, form);
        expect([text.slice(0, 20), answer.status < 500]).toEqual([text.slice(0, 20), true]);
        expect([text.slice(0, 20), table(portal) === before]).toEqual([text.slice(0, 20), true]);
        expect(answer.$('main script, main img, [autofocus]')).toHaveLength(0);
      }
    },
  );

  test('hostile words for the language of a page are no language: the end of a visit is told in that of the browser', async () => {
    const { browser } = await rich();
    await browser.get('/respond/sections/operation');
    const { action, form } = browser.fields('Save');
    for (const text of hostile) {
      form.set('page-language', text);
      const late = browser.sibling();
      Object.assign(late, { cookies: {}, acceptLanguage: 'de' });
      await late.post(action, form);
      expect([text.slice(0, 20), late.status, late.$('html').attr('lang')]).toEqual([text.slice(0, 20), 401, 'de']);
      expect(late.$('main script, main img, [autofocus]')).toHaveLength(0);
    }
  });

  test('hostile words for what a file’s form was made from, or for the tick that removes it: nothing is overwritten or taken away', async () => {
    const { portal, browser } = await rich();
    await browser.get('/respond/evidence/new?question=operation.certificate');
    await browser.press('Continue', { name: 'Report', kind: 'certificate', scheme: 'other', extension: 'pdf' });
    const [file] = portal.file().evidence;
    await browser.get(`/respond/evidence/${file?.id}/edit`);
    const edit = browser.fields('Save');
    await browser.sibling().press('Save', { issuer: 'theirs' });
    const remove = (await browser.get(`/respond/evidence/${file?.id}/remove`)).fields('Remove the file');
    const before = table(portal);
    for (const text of hostile) {
      const form = new URLSearchParams(edit.form);
      form.set('issuer', 'mine');
      form.set('base', text);
      const edited = await browser.sibling().post(edit.action, form);
      expect([text.slice(0, 20), edited.status]).toEqual([text.slice(0, 20), 409]);
      remove.form.set('sure', text);
      const removed = await browser.sibling().post(remove.action, remove.form);
      expect([text.slice(0, 20), removed.status]).toEqual([text.slice(0, 20), 422]);
    }
    expect(table(portal)).toBe(before);
    expect(portal.file().evidence[0]?.issuer).toBe('theirs');
  });

  test('a button that leads nowhere of ours leads to the section', async () => {
    const { browser } = await rich();
    await browser.get('/respond/sections/data');
    for (const where of ['attach', 'upload', 'edit', 'replace', 'remove', 'clear', 'language'])
      for (const target of [...hostile, '..', '../../r/x', '//evil.example', 'evd_unknown', 'operation.none']) {
        const led = await browser.sibling().press('Save', pressing(`${where}:${target}`));
        expect([where, target.slice(0, 20), led.status, led.path]).toEqual([
          where,
          target.slice(0, 20),
          200,
          '/respond/sections/data',
        ]);
      }
  });

  test('the language switch leads back to our own pages only', async () => {
    const { portal, browser } = await rich();
    await browser.get('/respond');
    const { action, form } = browser.fields('Deutsch');
    const away = [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '\\\\evil.example',
      '/respond.evil.example',
      '/respond@evil.example',
    ]
      .concat([
        'javascript:alert(1)',
        '/respond\r\nSet-Cookie: x=1',
        '/respond/\n/evil',
        ' /respond',
        '/r/abc',
        '/console',
        '/respond/%0d%0aX: y',
      ])
      .concat(['/respond#x', `/respond/${'x'.repeat(10_000)}`, ...hostile]);
    for (const back of away) {
      form.set('back', back);
      const led = await browser.sibling().post(action, form);
      expect([back.slice(0, 30), led.status, led.path]).toEqual([back.slice(0, 30), 200, '/respond']);
      expect(led.setCookies.join()).not.toContain('x=1');
    }
    for (const language of [...hostile, 'EN', 'fr', '']) {
      const before = table(portal);
      form.set('language', language);
      form.set('back', '/respond/people');
      const led = await browser.sibling().post(action, form);
      expect([led.status, led.path, table(portal) === before]).toEqual([200, '/respond/people', true]);
    }
  });

  test('queries are believed in nothing: no page fails or says what the address says', async () => {
    const { portal, browser } = await rich();
    const colleague = { name: 'Carl', email: 'carl@vendor.example', sections: ['*'] };
    await (await browser.get('/respond/people/new')).press('Hand over', colleague);
    const before = table(portal);
    const pages = ['/respond', '/respond/sections/data', '/respond/people', '/respond/people/new', '/respond/check', `/r/${TOKEN}`];
    const names = ['saved', 'opened', 'question', 'language', 'section', 'who', 'done', 'at', 'sent', '__proto__', 'constructor'];
    for (const page of pages) {
      const plain = (await browser.sibling().get(page)).text;
      for (const text of hostile.filter((one) => one.length < 10_000)) {
        const query = new URLSearchParams(names.map((name): [string, string] => [name, text]));
        const shownThen = await browser.sibling().get(`${page}?${query}`);
        expect([page, text.slice(0, 20), shownThen.status, shownThen.text]).toEqual([page, text.slice(0, 20), 200, plain]);
      }
      expect((await browser.sibling().get(`${page}?saved=%ED%A0%80&opened=%&done=%00&__proto__[x]=1`)).status).toBe(200);
    }
    expect((await browser.sibling().get('/respond/evidence/new?question=%ED%A0%80')).status).toBe(404);
    expect(table(portal)).toBe(before);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  test('ten thousand fields, and names that objects have, are read past', async () => {
    const { portal, browser } = await rich();
    await browser.get('/respond/sections/operation');
    const { action, form } = browser.fields('Save');
    form.set('comment:operation.stop', 'kept');
    for (const id of ['__proto__', 'constructor', 'toString', '__proto__.x', 'operation.stop.__proto__'])
      for (const name of [id, `q:${id}`, `comment:${id}`, `base:${id}`, `shown`, 'seen', `${id}[x]`]) form.append(name, id);
    for (let n = 0; n < 10_000; n += 1) form.append(n % 2 ? 'shown' : `q:none.${n}`, `none.${n}`);
    await browser.post(action, form);
    expect(browser.status).toBe(200);
    expect(portal.draft('operation.stop')).toEqual({ comment: 'kept' });
    const ids = portal.file().drafts.flatMap(({ answers }) => Object.keys(answers));
    expect(ids.filter((id) => !answerFields.includes(`q:${id}`))).toEqual([]);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  test('the same on every other form', async () => {
    const { portal, browser } = await rich();
    const before = table(portal);
    for (const [path, button] of [
      ['/respond/people/new', 'Hand over'],
      ['/respond/evidence/new?question=operation.certificate', 'Continue'],
      ['/respond/check', 'Submit'],
    ] as const) {
      await browser.get(path);
      const { action, form } = browser.fields(button);
      for (let n = 0; n < 10_000; n += 1) form.append(['sections', 'also', '__proto__'][n % 3] ?? '', `none.${n}`);
      await browser.post(action, form);
      expect([path, browser.status]).toEqual([path, 422]);
    }
    expect(table(portal)).toBe(before);
  });

  test('more than two megabytes are refused as a whole, in the reader’s language, and change nothing', async () => {
    for (const language of ['en', 'de'] as const) {
      const { portal, browser } = await rich(language === 'de' ? german : {});
      browser.acceptLanguage = language;
      await browser.get('/respond/sections/data');
      const before = table(portal);
      const { action, form } = browser.fields(portalTexts(language).section.saveThis);
      form.set('comment:data.personal', 'x'.repeat(2 * 1024 * 1024 + 1));
      const addresses = [
        action,
        '/respond/people/new',
        '/respond/evidence/new',
        '/respond/submit',
        '/respond/language',
        '/respond/code',
        `/r/${TOKEN}`,
      ];
      for (const address of addresses) {
        const answer = await browser.sibling().post(address, form);
        expect([address, answer.status]).toEqual([address, 413]);
        expect(answer.$('html').attr('lang')).toBe(language);
      }
      expect(table(portal)).toBe(before);
    }
  });

  test('a page that comes after the session ended carries every field on to the letter', async () => {
    for (const text of [...Object.values(keepable), NUL]) {
      const { portal, browser } = await rich();
      await browser.get('/respond/sections/operation');
      const { action, form } = browser.fields('Save');
      form.set('comment:operation.stop', text);
      const late = browser.sibling();
      late.cookies = {};
      await late.post(action, form);
      expect(late.status).toBe(401);
      expect(late.$('form[method=post]').attr('action')).toBe('/respond/sections/operation');
      late.cookies = browser.cookies;
      const { form: carried } = late.fields('Continue');
      expect([...carried.keys()].sort()).toEqual([...form.keys()].filter((name) => name !== 'csrf').sort());
      await late.press('Continue');
      expect(late.status).toBe(403);
      if (text === NUL) continue;
      await late.press('Save');
      expect(shown(portal.draft('operation.stop')?.comment ?? '')).toBe(shown(text));
    }
  });

  test('addresses in the wrong alphabet are not there', async () => {
    const { browser } = await rich();
    for (const id of hostile.filter((one) => one.length < 10_000))
      for (const path of ['sections', 'people', 'evidence'])
        expect((await browser.sibling().get(`${ORIGIN}/respond/${path}/${encodeURIComponent(`x${id}`)}`)).status).toBe(404);
  });
});

beforeEach(() => {
  expect(Object.keys(Object.prototype)).toEqual([]);
});
