import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { mailKinds } from '../../../functions/domain/outbox.ts';
import { contact, requester } from '../../support/in-memory/assessment-in-progress.ts';
import { everyMail } from '../../support/in-memory/every-mail.ts';

const TOKEN = /SECRETTOKEN\S*/;
const answers = { 'data.personal': { kind: 'yes-no', value: 'no', comment: 'CONFIDENTIAL-ANSWER' } } as const;
const mails = await everyMail({}, answers);
const of = (kind: string, to?: string) => mails.filter((mail) => mail.kind === kind && (!to || mail.to.email === to));
const hrefs = (html: string) => [
  ...new Set(
    load(html)('a')
      .map((_, a) => load(html)(a).attr('href'))
      .get(),
  ),
];

describe('every mail', () => {
  it('is sent in the lives of these assessments', () => {
    expect([...new Set(mails.map(({ kind }) => kind))].sort()).toEqual([...mailKinds].sort());
  });

  it.each(mails.map((mail) => [mail.kind, mail.to.email, mail] as const))(
    '%s to %s: one link at most, the same in both twins',
    (_kind, _to, mail) => {
      const html = load(mail.html);
      html('a').each((_, a) => expect(mail.text).toContain(html(a).attr('href')));
      expect(
        new Set(
          html('a')
            .map((_, a) => html(a).attr('href'))
            .get(),
        ).size,
      ).toBeLessThanOrEqual(1);
      expect(html('a.button').length).toBe(html('a').length > 0 ? 1 : 0);
      expect(html('title').text()).toBe(mail.subject);
    },
  );

  it('says in text what it says in HTML', () => {
    for (const mail of mails) {
      const html = load(mail.html);
      html('p:not(:has(a)), dd, li, blockquote').each((_, element) => {
        expect(mail.text).toContain(
          html(element)
            .text()
            .replace(/^.* writes:$/, ''),
        );
      });
    }
  });

  it('carries a token only to the vendor and only to answer', () => {
    const withToken = mails.filter((mail) => TOKEN.test(JSON.stringify(mail)));
    expect([...new Set(withToken.map(({ kind }) => kind))].sort()).toEqual(['invitation', 'response-reminder']);
    for (const mail of withToken) {
      expect(mail.to.email).toBe(contact.email);
      const link = TOKEN.exec(mail.text)?.[0];
      expect(hrefs(mail.html)).toEqual([`https://assay.buyer.example/r/${link}`]);
      expect(mail.subject).not.toMatch(TOKEN);
      expect(JSON.stringify(mail.thread)).not.toMatch(TOKEN);
    }
  });

  it('has no answer in it and no question', () => {
    for (const mail of mails) {
      expect(JSON.stringify(mail)).not.toContain('CONFIDENTIAL-ANSWER');
      expect(JSON.stringify(mail)).not.toContain('Do you train on personal data?');
    }
  });

  it('writes instants for people', () => {
    for (const mail of mails) expect(mail.text).not.toMatch(/\d{4}-\d\d-\d\d/);
  });
});

describe('the invitation', () => {
  const [mail] = of('invitation');
  it('says who asks, for what, until when, how long, whom to ask and how to tell that it is genuine', () => {
    expect(mail?.text).toContain('Paula Prior at Buyer & Sons asks Vendor Ltd');
    expect(mail?.text).toContain('CareBot');
    expect(mail?.text).toContain('Please answer by: 23 March 2026, 09:00 UTC');
    expect(mail?.text).toContain('about 30 minutes, for at most 8 questions');
    expect(mail?.text).toContain('Paula Prior (paula@buyer.example)');
    expect(mail?.text).toContain('Is this mail genuine? The link leads to assay.buyer.example');
    expect(mail?.text).toContain('> Please start with the data section.');
    expect(mail?.replyTo).toEqual({ name: requester.name, email: requester.email });
  });
});

describe('the exception', () => {
  it('tells what, why, how severe, who asked and until when, and links to its own page', () => {
    const [mail] = of('exception', 'dora@buyer.example');
    expect(mail?.subject).toBe('Decision needed (medium): CareBot by Vendor Ltd (A-7F3K2Q)');
    expect(mail?.text).toContain('Asked by: Paula Prior (paula@buyer.example)');
    expect(mail?.text).toContain('Please decide by: 9 March 2026, 09:00 UTC');
    expect(mail?.text).toContain('- data-checks: The risk of data-checks.');
    expect(hrefs(mail?.html ?? '')).toEqual(['https://assay.buyer.example/exceptions/asm_1/r1-data-protection']);
  });
});

describe('the outcome', () => {
  it('answers the requester, and tells the vendor no result', () => {
    const [toRequester] = of('outcome', requester.email);
    expect(toRequester?.subject).toBe('CareBot by Vendor Ltd is not cleared for use (A-7F3K2Q)');
    const [toVendor] = of('outcome', contact.email);
    expect(toVendor?.text).not.toMatch(/cleared|reject|approv|score|risk/i);
  });
});

describe('hostile names', () => {
  it('stay text, on one line, and start no header', async () => {
    const hostile = await everyMail({
      supplierName: 'Acme</title><script>alert(1)</script>\r\nBcc: everyone@evil.example',
      systemName: '"><img src=x onerror=alert(1)>\u202Egnp.exe\u2028 & more',
      contact: { name: '<b>Mallory</b>\nX: y', email: contact.email },
      message: '<style>*{display:none}</style>',
    });
    for (const mail of hostile) {
      const html = load(mail.html);
      expect(html('script, img, b').length).toBe(0);
      expect(html('style').length).toBe(1);
      expect(html('body').length).toBe(1);
      expect(mail.subject).not.toMatch(/[\r\n\u2028\u202e]/);
      expect(mail.text).not.toMatch(/^Bcc:/m);
    }
  });
});
