import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { languages } from '../../../functions/domain/language.ts';
import type { OutgoingMail } from '../../../functions/relay/ports.ts';
import { htmlProblems } from '../../support/html-validator.ts';
import { contact, ID, invited, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { everyMail } from '../../support/in-memory/every-mail.ts';
import { inMemory } from '../../support/in-memory/in-memory.ts';
import { order, relayNew } from '../../support/in-memory/rooms.ts';
import { carl, codeAsked, delegated, susi } from '../../support/in-memory/vendor-people.ts';

const PHONE = '+44 (0)20 7946 0958 ext. 12';
const CODE = 'c'.repeat(64);
const DIALLED = 'tel:+442079460958;ext=12';
const words = {
  en: { call: `You can also call Paula Prior on ${PHONE}.`, warning: ', not on one in this email.' },
  de: { call: `Telefonisch erreichen Sie Paula Prior unter ${PHONE}.`, warning: ', nicht unter einer aus dieser E-Mail.' },
};
const isToVendor = ({ to }: OutgoingMail) => [contact.email, carl.email, susi.email].includes(to.email);
/** A colleague asks the colleague who handed them the sections: the number is not theirs. */
const asksColleague = ({ kind }: OutgoingMail) => kind === 'delegation';

describe.each(languages)('a number that the requester gave, in %s', async (language) => {
  const [mails, without] = await Promise.all([everyMail({ language, head: { requesterPhone: PHONE } }), everyMail({ language })]);
  const { call, warning } = words[language];
  const vendors = mails.filter((mail) => isToVendor(mail) && !asksColleague(mail));

  test('stands once in every mail that says whom to ask, to be dialled, in the same words in both twins', async () => {
    expect([...new Set(vendors.map(({ kind }) => kind))].sort()).toEqual([
      ...['condition-answered', 'condition-overdue', 'condition-reminder', 'condition-set', 'follow-up', 'invitation'],
      ...['login-code', 'outcome', 'receipt', 'response-lapsed', 'response-reminder', 'withdrawn'],
    ]);
    for (const mail of vendors) {
      const html = load(mail.html);
      const links = html('a[href^="tel:"]');
      expect([mail.kind, links.length, links.attr('href'), links.text()]).toEqual([mail.kind, 1, DIALLED, PHONE]);
      expect(html('p:has(a[href^="tel:"])').text()).toBe(call);
      expect(mail.text.split('\n\n').filter((part) => part === call)).toHaveLength(1);
      expect((await htmlProblems(mail.html)).filter((problem) => !problem.startsWith('no-inline-style'))).toEqual([]);
    }
  });

  test('proves nothing: a mail that says how to tell that it is genuine warns of it', () => {
    const genuine = vendors.filter(({ text }) => /Is this email genuine\?|Ist diese E-Mail echt\?/.test(text));
    expect(genuine.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['invitation', 'follow-up', 'condition-set']));
    for (const { text, html } of genuine) for (const twin of [text, load(html)('p').text()]) expect(twin).toContain(warning);
  });

  test('is in no mail to staff, and in none that a colleague is asked by a colleague', () => {
    for (const mail of mails.filter((one) => !vendors.includes(one))) {
      expect(`${mail.text}${mail.html}`).not.toMatch(/7946|tel:/);
      expect(mail.text).not.toContain(warning);
    }
  });

  test('where there is none, all other words are the same', () => {
    expect(mails.map(({ kind, to }) => [kind, to])).toEqual(without.map(({ kind, to }) => [kind, to]));
    const rest = mails.map(({ text }) => text.replace(`${call}\n\n`, '').replace(warning, '.'));
    expect(rest).toEqual(without.map(({ text }) => text));
    for (const { html, text } of without) expect(html + text).not.toMatch(/tel:|undefined/);
  });
});

test('a colleague’s code names the colleague who can replace their link, and no number of somebody else’s', async () => {
  const world = inMemory();
  await invited(world, { head: { requesterPhone: PHONE } });
  delegated(world, carl);
  await relayNew(world);
  await codeAsked(world, CODE);
  const { name, email } = carl;
  const carls = stored(world).grants.find(({ participant }) => participant === carl.id);
  Object.assign(world.table.codes.get(CODE) ?? {}, { name, email, grantHash: carls?.tokenHash });
  order(world, 'out_code', { kind: 'mail', mail: 'login-code', assessmentId: ID, to: { name, email }, codeId: CODE });
  await relayNew(world);
  const mail = world.sent.find(({ kind, to }) => kind === 'login-code' && to.email === carl.email);
  expect(mail?.text).toContain('Please tell Vera (vera@vendor.example)');
  expect(`${mail?.text}${mail?.html}`).not.toMatch(/7946|tel:/);
});

test('whatever was stored as a number stays text, on one line, and dials nothing but digits', async () => {
  const requesterPhone = '+1"><img src=x>\r\nBcc: everyone@evil.example\r\n\u202e(555) 0100';
  for (const mail of (await everyMail({ head: { requesterPhone } })).filter(isToVendor)) {
    const html = load(mail.html);
    expect(html('img').length).toBe(0);
    for (const link of html('a[href^="tel:"]').toArray()) expect(html(link).attr('href')).toMatch(/^tel:\+\d*$/);
    expect(mail.text).not.toMatch(/^Bcc:|\u202e/m);
  }
});
