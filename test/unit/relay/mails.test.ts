import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { languages } from '../../../functions/domain/language.ts';
import { mailKinds } from '../../../functions/domain/outbox.ts';
import type { OutgoingMail } from '../../../functions/relay/ports.ts';
import { htmlProblems } from '../../support/html-validator.ts';
import { contact, requester } from '../../support/in-memory/assessment-in-progress.ts';
import { everyMail } from '../../support/in-memory/every-mail.ts';
import { carl, susi } from '../../support/in-memory/vendor-people.ts';

const TOKEN = /SECRETTOKEN\S*/;
const answers = { 'data.personal': { kind: 'yes-no', value: 'no', comment: 'CONFIDENTIAL-ANSWER' } } as const;
const mails = { en: await everyMail({ language: 'en', answers }), de: await everyMail({ language: 'de', answers }) };
const all = [...mails.en, ...mails.de];
const vendors = [contact.email, carl.email, susi.email];
const isToVendor = (mail: OutgoingMail) => vendors.includes(mail.to.email);
const of = (kind: string, to?: string, language: 'en' | 'de' = 'en') =>
  mails[language].filter((mail) => mail.kind === kind && (!to || mail.to.email === to));
const hrefs = (html: string) => [
  ...new Set(
    load(html)('a')
      .map((_, a) => load(html)(a).attr('href'))
      .get(),
  ),
];

describe.each(languages)('every mail of a life in %s', (language) => {
  it('is sent', () => {
    expect([...new Set(mails[language].map(({ kind }) => kind))].sort()).toEqual([...mailKinds].sort());
  });

  it.each(mails[language].map((mail) => [mail.kind, mail.to.email, mail] as const))(
    '%s to %s: valid, one link at most, the same words in both twins',
    async (_kind, _to, mail) => {
      const html = load(mail.html);
      // Mail programs read styles only where they stand.
      expect((await htmlProblems(mail.html)).filter((problem) => !problem.startsWith('no-inline-style'))).toEqual([]);
      html('a').each((_, a) => expect(mail.text).toContain(html(a).attr('href')));
      expect(hrefs(mail.html).length).toBeLessThanOrEqual(1);
      expect(html('a.button').length).toBe(html('a').length > 0 ? 1 : 0);
      expect(html('title').text()).toBe(mail.subject);
      const isGerman = isToVendor(mail) && language === 'de';
      expect(html('html').attr('lang')).toBe(isGerman ? 'de' : 'en');
      expect(mail.senderName).toBe(`Buyer & Sons (${isGerman ? 'Lieferantenbewertung' : 'supplier assessments'})`);
      expect(mail.text).not.toMatch(/\d{4}-\d\d-\d\d|undefined|\[object/);
      const words = html('p:not(:has(a)), dt, dd, li, blockquote').map((_, element) => html(element).text());
      for (const text of words.get()) expect(mail.text).toContain(text.trim());
    },
  );
});

describe('a vendor’s mail', () => {
  it('carries a link only to its owner and only to answer', () => {
    const withToken = all.filter((mail) => TOKEN.test(JSON.stringify(mail)));
    const kinds = ['delegation', 'follow-up', 'invitation', 'response-reminder'];
    expect([...new Set(withToken.map(({ kind }) => kind))].sort()).toEqual(kinds);
    for (const mail of withToken) {
      expect(isToVendor(mail)).toBe(true);
      const link = TOKEN.exec(mail.text)?.[0];
      expect(hrefs(mail.html)).toEqual([`https://assay.buyer.example/r/${link}`]);
      expect(mail.subject).not.toMatch(TOKEN);
      expect(JSON.stringify([mail.thread, mail.tags])).not.toMatch(TOKEN);
    }
  });

  it('has no answer in it, no reply, and no question but the one that is asked about', () => {
    for (const mail of all) {
      expect(JSON.stringify(mail)).not.toMatch(/CONFIDENTIAL-ANSWER|SECRET-REPLY|Do you train on personal data\?/);
      const asksAgain = mail.kind === 'follow-up' || (mail.kind === 'invitation' && mail.text.includes('(data.checks)'));
      expect(/Which checks do you run\?/.test(mail.text)).toBe(asksAgain);
    }
  });

  // Words that stand in English letters and in no German one; names, titles and people's own words are taken out first.
  it('has no English left over in German, and no German in English', () => {
    const own = [
      ...vendors,
      'Please start with the data section.',
      carl.note ?? '',
      /^> .*$/gm,
      /^- Data$/gm,
      /\S+@\S+/g,
      /https:\S+/g,
    ];
    const foreign = ['Which checks do you run?', 'How many days are logs kept?', 'Buyer & Sons', 'Vendor Ltd'];
    const wordsOf = (mail: OutgoingMail) =>
      [...own, ...foreign].reduce<string>(
        (text, part) => text.replaceAll(part, ' '),
        `${mail.subject}\n${mail.html.match(/<div style="display:none[^>]*>([^<]*)/)?.[1]}\n${mail.text}`,
      );
    for (const mail of mails.de.filter(isToVendor)) {
      expect(wordsOf(mail)).not.toMatch(/\b(the|you|your|and|of|is|are|please|hello|asked|answers?|questions?|March)\b/i);
      expect(wordsOf(mail)).toMatch(/Guten Tag .*\b(Sie|Ihre?n?)\b/s);
    }
    for (const mail of mails.en.filter(isToVendor))
      expect(wordsOf(mail)).not.toMatch(/\b(der|die|das|und|Sie|Ihre?n?|bitte|März)\b/);
  });

  it('is tagged with ids, so that a bounce finds its assessment', () => {
    for (const mail of all)
      expect(mail.tags).toEqual({ assessment: 'asm_1', mail: mail.kind, item: expect.stringMatching(/^out_/) });
  });
});

describe('the invitation', () => {
  const [mail] = of('invitation');
  it('says who asks, for what, until when, how long, whom to ask and how to tell that it is genuine', () => {
    expect(mail?.text).toContain('Paula Prior at Buyer & Sons asks Vendor Ltd');
    expect(mail?.text).toContain('CareBot');
    expect(mail?.text).toContain('Please answer by: 23 March 2026, 09:00 UTC');
    expect(mail?.text).toMatch(/about 15 minutes, for 8 questions at most/);
    expect(mail?.text).toContain('Paula Prior (paula@buyer.example)');
    expect(mail?.text).toContain('Is this email genuine? The link leads to assay.buyer.example');
    expect(mail?.text).toContain('> Please start with the data section.');
    expect(mail?.replyTo).toEqual({ name: requester.name, email: requester.email });
  });

  it('says that the link is personal and that sections can be handed over', () => {
    expect(mail?.text).toContain('please do not pass it on');
    expect(mail?.text).toContain('hand sections, or all of them, to colleagues');
    expect(mail?.text).not.toMatch(/share/i);
  });

  it('says so in German as well, with German dates', () => {
    const [german] = of('invitation', contact.email, 'de');
    expect(german?.subject).toBe('Buyer & Sons: Fragen zu CareBot (A-7F3K2Q)');
    expect(german?.text).toContain('Guten Tag Vera,');
    expect(german?.text).toContain('Bitte antworten Sie bis: 23. März 2026, 09:00 UTC');
    expect(german?.text).toContain('etwa 15 Minuten für höchstens 8 Fragen');
    expect(german?.text).toContain('Ist diese E-Mail echt? Der Link führt zu assay.buyer.example');
  });

  it('mentions the code and last year’s answers only where there are any', () => {
    const last = of('invitation').find(({ text }) => text.includes('A-OLD222'));
    expect(last?.text).toContain('Your answers of 2 March 2025 (A-OLD222) are already filled in');
    expect(last?.text).toContain('six-digit code');
    expect(mail?.text).not.toMatch(/code|filled in/);
  });
});

describe('handing over sections', () => {
  it('says who asks whom for what, with the note, and is answered by the colleague who asked', () => {
    const [mail] = of('delegation', carl.email);
    expect(mail?.subject).toBe('Vera asks for your help: questions about CareBot (A-7F3K2Q)');
    expect(mail?.text).toContain('Vera asks you to answer questions that Buyer & Sons has put to Vendor Ltd about CareBot.');
    expect(mail?.text).toContain('Vera writes:\n> You know the training data best.');
    expect(mail?.text).toContain('Your sections:\n\n- Data');
    expect(mail?.text).toContain('about 10 minutes, for 4 questions at most');
    expect(mail?.text).toContain('Vera does that when everything is answered');
    expect(mail?.text).toContain('Vera (vera@vendor.example) can confirm');
    expect(mail?.replyTo).toEqual({ name: 'Vera', email: 'vera@vendor.example' });
    expect(mail?.text).not.toContain('paula@buyer.example');
  });

  it('of everything says so, and that they may submit', () => {
    const [mail] = of('delegation', susi.email);
    expect(mail?.text).toContain('Your sections: all');
    expect(mail?.text).toContain('submit them');
    expect(mail?.text).not.toContain('writes:');
  });

  it('while a round is open counts its questions only', () => {
    const [, later] = of('delegation', carl.email);
    expect(later?.text).toContain('for 1 question at most');
  });
});

describe('the code', () => {
  it('stands alone, in no subject and no preview', () => {
    const [mail] = of('login-code');
    const code = /^\d{6}$/m.exec(mail?.text ?? '')?.[0] ?? 'none';
    const html = load(mail?.html ?? '');
    expect(html('p').filter((_, p) => html(p).text() === code).length).toBe(1);
    expect(mail?.subject).not.toMatch(/\d{6}/);
    expect(html('title').text() + html('body > div').first().text()).not.toContain(code);
    expect(mail?.text).toContain('valid for 10 minutes');
    expect(mail?.text).toContain('nobody gets in without it');
    expect(mail?.thread.earlier).toEqual([]);
    expect(of('invitation').map(({ thread }) => thread.key)).not.toContain(mail?.thread.key);
  });
});

describe('follow-up questions', () => {
  it('are put in the asker’s words, in the conversation of the invitation', () => {
    const [mail] = of('follow-up');
    expect(mail?.subject).toBe('Re: Buyer & Sons: questions about CareBot (A-7F3K2Q)');
    expect(mail?.text).toContain('Paula Prior at Buyer & Sons has read your answers about CareBot and asks about 2 of them.');
    expect(mail?.text).toContain('Which checks do you run?\n\nPaula Prior writes:\n> What exactly do you mean (data.checks)?');
    expect(mail?.text).toContain('Please answer by: 9 March 2026, 09:00 UTC');
    expect(mail?.text).toContain('From 16 March 2026, 09:00 UTC on, Buyer & Sons decides without your reply.');
    expect(mail?.thread.earlier).toEqual(['ses-1']);
  });

  it('are what the reminder, the escalation, the new link and the receipt are about', () => {
    const about = (kind: string, language: 'en' | 'de' = 'en') => of(kind, undefined, language).at(-1)?.text;
    expect(about('response-reminder')).toContain('still waits for your reply to 2 questions');
    expect(about('response-reminder')).toContain('Your reply was due on 9 March 2026');
    expect(about('response-reminder', 'de')).toContain('wartet noch auf Ihre Antwort auf 2 Rückfragen');
    expect(about('response-escalation')).toContain('has not replied to the 2 follow-up questions');
    expect(about('invitation')).toContain('asks about 2 of them');
    expect(about('receipt')).toContain('received your reply to its follow-up questions');
  });
});

describe('the receipt', () => {
  it('tells the recipient who submitted, and thanks whoever did', () => {
    const [toSusi] = of('receipt', susi.email);
    expect(toSusi?.text).toContain("Thank you. Buyer & Sons has received Vendor Ltd's answers");
    expect(of('receipt', contact.email).map(({ text }) => text.split('\n\n')[1])).toContain(
      "Susi Submit has submitted Vendor Ltd's answers about CareBot, and Buyer & Sons has received them. Thank you.",
    );
  });
});

describe('mail trouble', () => {
  it('tells the requester which mail did not arrive and how to mend it', () => {
    const [mail] = of('mail-trouble');
    expect(mail?.to.email).toBe(requester.email);
    expect(mail?.text).toContain('carl@vendor.example: the mail that hands over sections came back (2 March 2026, 09:00 UTC)');
    expect(mail?.text).toContain('vera@vendor.example: the invitation was marked as spam by its reader');
    expect(mail?.text).toContain('correct the contact');
    expect(mail?.text).toContain('tell Vera, who can hand the sections to another address');
    expect(hrefs(mail?.html ?? '')).toEqual(['https://assay.buyer.example/console/assessments/asm_1']);
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
      head: {
        supplierName: 'Acme</title><script>alert(1)</script>\r\nBcc: everyone@evil.example',
        systemName: '"><img src=x onerror=alert(1)>\u202Egnp.exe\u2028 & more',
        contact: { name: '<b>Mallory</b>\nX: y', email: contact.email },
        message: '<style>*{display:none}</style>',
      },
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
