import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import type { Policy } from '../../../functions/domain/catalog/policy.ts';
import type { Condition } from '../../../functions/domain/deciding/approval.ts';
import { languages } from '../../../functions/domain/language.ts';
import { type MailKind, mailKinds } from '../../../functions/domain/outbox.ts';
import type { OutgoingMail } from '../../../functions/relay/ports.ts';
import { housePolicy } from '../../support/house-policy.ts';
import { htmlProblems } from '../../support/html-validator.ts';
import { contact, requester } from '../../support/in-memory/assessment-in-progress.ts';
import { everyMail } from '../../support/in-memory/every-mail.ts';
import { inMemory } from '../../support/in-memory/in-memory.ts';
import { decidedOn, olaf, twoConditions } from '../../support/in-memory/outcome-story.ts';
import { relayNew } from '../../support/in-memory/rooms.ts';
import { carl, susi } from '../../support/in-memory/vendor-people.ts';

const TOKEN = /SECRETTOKEN\S*/;
/** The first segment of a link's address: to answer, or about conditions. */
const doorOf = (kind: string) => (kind.startsWith('condition-') ? 'c' : 'r');
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
  it('carries a link only to its owner, and only to what they are asked', () => {
    const withToken = all.filter((mail) => TOKEN.test(JSON.stringify(mail)));
    const kinds = [
      ...['condition-answered', 'condition-overdue', 'condition-reminder', 'condition-set'],
      ...['delegation', 'follow-up', 'invitation', 'response-reminder'],
    ];
    expect([...new Set(withToken.map(({ kind }) => kind))].sort()).toEqual(kinds);
    for (const mail of withToken) {
      expect(isToVendor(mail)).toBe(true);
      const link = TOKEN.exec(mail.text)?.[0];
      expect(hrefs(mail.html)).toEqual([`https://assay.buyer.example/${doorOf(mail.kind)}/${link}`]);
      expect(mail.subject).not.toMatch(TOKEN);
      expect(JSON.stringify([mail.thread, mail.tags])).not.toMatch(TOKEN);
    }
  });

  it('has no answer in it, no reply, and no question but the one that is asked about', () => {
    for (const mail of all) {
      expect(JSON.stringify(mail)).not.toMatch(/CONFIDENTIAL-ANSWER|SECRET-|Do you train on personal data\?/);
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
      ...twoConditions.flatMap(({ text, proof }) => [text, proof]),
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

describe('who is asked to decide', () => {
  const about = (kind: MailKind, to: string) => of(kind, to)[0]?.text;
  it('is told by what right, how many must approve, and what happens without', () => {
    const text = about('exception', 'dora@buyer.example');
    expect(text).toContain('You own this risk for Data protection. Please approve it,');
    expect(text).toContain('Please decide by: 9 March 2026, 09:00 UTC (7 business days from 2 March 2026, 09:00 UTC)');
    expect(text).toContain('Without a decision: it counts as not approved on 1 April 2026, 09:00 UTC');
    expect(text).toContain('Approvals needed: ');
    expect(text).toContain('because you decide for Data protection.');
  });

  it('by a hand-over hears from whom and why, and replies to them', () => {
    const [mail] = of('hand-over');
    expect(mail?.subject).toBe('Decision needed (medium): CareBot by Vendor Ltd (A-7F3K2Q)');
    expect(mail?.text).toContain('Dora Data handed their part in a decision for Data protection over to you');
    expect(mail?.text).toContain('Dora Data writes:\n> Nora knows the contract, I do not.');
    expect(mail?.text).toContain('- data-checks: The risk of data-checks.');
    expect(mail?.replyTo?.email).toBe('dora@buyer.example');
    expect(about('decision-reminder', 'nora@buyer.example')).toContain('Dora Data handed their part in this decision');
  });

  it('where nobody is left: the requester hears what to do', () => {
    const [mail] = of('role-vacant', requester.email);
    expect(mail?.subject).toMatch(/^(Nobody|Too few people) can decide for .+: CareBot by Vendor Ltd \(A-7F3K2Q\)$/);
    expect(mail?.text).toContain('Administrators: none is named in the directory yet');
    expect(hrefs(mail?.html ?? '')).toEqual(['https://assay.buyer.example/directory']);
    const late = of('decision-escalation', requester.email).map(({ text }) => text);
    expect(late.some((text) => text.includes('Nobody can decide now: an administrator must name somebody'))).toBe(true);
    expect(late.some((text) => /Who can decide now: .*Nora Named.*\. A call often helps\./.test(text))).toBe(true);
  });
});

describe('a withdrawal', () => {
  it('ends each conversation as it began, with no link and without the reason', () => {
    const mine = of('withdrawn', contact.email);
    expect(mine.map(({ subject }) => subject)).toEqual(Array(3).fill('Re: Buyer & Sons: questions about CareBot (A-7F3K2Q)'));
    const carls = of('withdrawn', carl.email);
    expect(carls.map(({ subject }) => subject)).toEqual(Array(2).fill(`Re: ${of('delegation', carl.email)[0]?.subject}`));
    for (const mail of [...mine, ...carls, ...of('withdrawn', undefined, 'de')])
      expect(mail.html + mail.text).not.toMatch(/href|:\/\//);
    expect(mine[0]?.text).toContain('You need to do nothing more. What you have saved stays on record.');
  });

  it('in German as well', () => {
    const [answers, replies, nothing] = of('withdrawn', contact.email, 'de').map(({ text }) => text);
    expect(answers).toContain('braucht die Antworten von Vendor Ltd zu CareBot nicht mehr.');
    expect(replies).toContain('braucht keine Antwort auf die Rückfragen zu CareBot mehr.');
    expect(nothing).toContain('hat die Bewertung von CareBot ohne Ergebnis beendet.');
  });
});

describe('the outcome', () => {
  const [, conditional] = of('outcome', requester.email);
  it('answers the requester: result, until when, on what conditions, what was accepted, signed', () => {
    const [rejected] = of('outcome', requester.email);
    expect(rejected?.subject).toBe('CareBot by Vendor Ltd is not cleared for use (A-7F3K2Q)');
    expect(rejected?.text).toContain('nobody decided in time, which counts as not approved');
    expect(rejected?.text).not.toMatch(/Valid until|Conditions:|Accepted risks:/);
    expect(conditional?.subject).toBe('CareBot by Vendor Ltd is cleared for use with conditions (A-7F3K2Q)');
    expect(conditional?.text).toMatch(/^Score: 36\.3 %$/m);
    expect(conditional?.text).toMatch(/Valid until: .*\nNext review: /);
    expect(conditional?.text).toMatch(/Signed; fingerprint: [0-9a-f]{64}/);
    expect(conditional?.text).toContain(
      '- Train the clerks – Olaf Owner, by 30 March 2026; proved by: The list of names; if overdue: the system ',
    );
    expect(conditional?.text).toContain('- Name a person who can stop it – Vendor Ltd (the supplier), by 30 March 2026;');
    expect(conditional?.text).toMatch(/Accepted risks:\n\n- .*Data protection: .* accepted until/s);
    expect(hrefs(conditional?.html ?? '')).toEqual(['https://assay.buyer.example/clearance/sup_1/sys_1']);
  });

  const toVendor = async (vendorHears: Policy['vendorHears'], conditions?: Condition[], language: 'en' | 'de' = 'en') => {
    const world = inMemory();
    const head = { contact: { ...contact, language } };
    await decidedOn(world, conditions, { head, policy: housePolicy({ vendorHears }) });
    await relayNew(world);
    const text = (kind: string, to: string) => world.sent.find((one) => one.kind === kind && one.to.email === to)?.text;
    return { outcome: text('outcome', contact.email) ?? '', set: text('condition-set', contact.email), of: text };
  };
  const internals = /Dora|SECRET|data-checks|risk|Risik|score|finding|Data protection|Olaf|clerks/i;

  it('tells the vendor of its end only, where the policy wants that', async () => {
    const { outcome, set, of: text } = await toVendor('end');
    expect(outcome).toContain('has finished its assessment of CareBot');
    expect(outcome).not.toMatch(/approv|condition|reject/i);
    expect(outcome).not.toMatch(internals);
    expect(set).toBeUndefined();
    expect(text('outcome', requester.email)).toContain('The supplier is told only that the assessment has ended');
  });

  it('tells the vendor its result', async () => {
    const { outcome, set } = await toVendor('result');
    expect(outcome).toContain('Buyer & Sons has approved the use of CareBot with conditions.');
    expect(outcome).not.toMatch(/Name a person|30 March/);
    expect(outcome).not.toMatch(internals);
    expect(set).toBeUndefined();
    expect((await toVendor('result', [])).outcome).toContain('Buyer & Sons has approved the use of CareBot.');
    expect(of('outcome', contact.email)[0]?.text).toContain('Buyer & Sons has not approved the use of CareBot.');
  });

  it('tells the vendor the conditions that are theirs, and no others', async () => {
    const { outcome } = await toVendor('conditions');
    expect(outcome).toContain('This condition is yours to meet:');
    expect(outcome).toContain('What is to be done: Name a person who can stop it.\nWhat proves it: The page of the manual.');
    expect(outcome).toContain('To be done by: 30 March 2026');
    expect(outcome).not.toMatch(internals);
    const staffOnly = await toVendor('conditions', twoConditions.slice(1));
    expect(staffOnly.outcome).toContain('None of the conditions is yours to meet.');
    const { outcome: german } = await toVendor('conditions', undefined, 'de');
    expect(german).toContain('hat den Einsatz von CareBot unter Auflagen freigegeben.');
    expect(german).toContain('Zu erfüllen bis: 30. März 2026');
  });
});

describe('a condition', () => {
  const staff = (kind: MailKind, to = olaf.email) => of(kind, to);
  const vendors = (kind: MailKind, language: 'en' | 'de' = 'en') => of(kind, contact.email, language);

  it('is put to whoever must meet it: the supplier with a link, staff with the address of its page', () => {
    const [toVendor] = vendors('condition-set');
    expect(toVendor?.subject).toBe('Buyer & Sons: conditions for CareBot (A-7F3K2Q)');
    expect(toVendor?.text).toContain('One of them is yours to meet:');
    expect(toVendor?.text).toContain('six-digit code');
    expect(toVendor?.text).not.toContain('Train the clerks');
    const [toOlaf] = staff('condition-set');
    expect(toOlaf?.subject).toBe('A condition for CareBot by Vendor Ltd (A-7F3K2Q)');
    expect(toOlaf?.text).toContain('What proves it: The list of names.');
    expect(toOlaf?.text).toContain('Set by: Data protection');
    const id = 'r1-data-protection-2';
    expect(hrefs(toOlaf?.html ?? '')).toEqual([`https://assay.buyer.example/exceptions/asm_1/conditions/${id}`]);
  });

  it('is reminded of in its own conversation', () => {
    const [set, reminder] = [vendors('condition-set')[0], vendors('condition-reminder')[0]];
    expect(reminder?.subject).toBe(`Re: ${set?.subject}`);
    expect(reminder?.thread.key).toBe(set?.thread.key);
    expect(reminder?.thread.earlier).toHaveLength(1);
    expect(of('outcome', contact.email).map(({ thread }) => thread.key)).not.toContain(set?.thread.key);
    expect(reminder?.text).toContain('to be met by 30 March 2026:');
    expect(staff('condition-reminder')[0]?.subject).toBe('Re: A condition for CareBot by Vendor Ltd (A-7F3K2Q)');
  });

  it('that is reported done is put to the approvers, without what was said', () => {
    const [mail] = staff('condition-reported', 'dora@buyer.example');
    expect(mail?.subject).toBe('A condition is reported done: CareBot by Vendor Ltd (A-7F3K2Q)');
    expect(mail?.text).toContain('Vera reports that a condition for CareBot by Vendor Ltd is met, with one file to show it.');
    expect(mail?.text).toContain('because you answer for Data protection.');
  });

  it('is answered: what is missing in the organisation’s words to the supplier, by name among staff', () => {
    const [refused, accepted] = vendors('condition-answered');
    expect(refused?.text).toContain('does not accept this condition for CareBot as met yet:');
    expect(refused?.text).toContain('Buyer & Sons writes:\n> The page names nobody yet; please add the name.');
    expect(refused?.text).not.toContain('Dora');
    expect(hrefs(refused?.html ?? '')).toHaveLength(1);
    expect(accepted?.text).toContain('accepts this condition for CareBot as met:');
    expect(hrefs(accepted?.html ?? '')).toEqual([]);
    const [toOlaf] = staff('condition-answered');
    expect(toOlaf?.text).toContain('Dora Data has looked at what was reported');
    expect(vendors('condition-answered', 'de')[1]?.text).toContain('erkennt diese Auflage zu CareBot als erfüllt an:');
  });

  it('that is overdue says what has become of the outcome', () => {
    expect(vendors('condition-overdue')[0]?.text).toContain('has therefore suspended its approval of CareBot.');
    expect(vendors('condition-overdue', 'de')[0]?.text).toContain('hat die Freigabe von CareBot deshalb ausgesetzt.');
    const [toRequester] = staff('condition-overdue', requester.email);
    expect(toRequester?.subject).toBe('A condition is overdue: CareBot by Vendor Ltd is suspended (A-7F3K2Q)');
    expect(toRequester?.text).toContain('The system is not cleared for use until the condition is met.');
    expect(toRequester?.text).toContain('because you asked for the assessment.');
    expect(staff('condition-overdue', 'dora@buyer.example')[0]?.text).toContain('because you answer for Data protection.');
    expect(staff('condition-overdue')[0]?.text).toContain('Please report it as soon as it is done.');
  });
});

describe('what follows from an outcome', () => {
  it('that nears its end is the next assessment', () => {
    const [mail] = of('review-due');
    expect(mail?.subject).toMatch(/^Review due: CareBot by Vendor Ltd, clearance ends on \d+ \w+ 2026 \(A-7F3K2Q\)$/);
    expect(hrefs(mail?.html ?? '')).toEqual(['https://assay.buyer.example/console/suppliers/sup_1/systems/sys_1/assess']);
  });

  it('that ended: since when, why, and what to do', () => {
    const [expired, suspended] = of('outcome-ended');
    expect(expired?.text).toMatch(/The clearance of CareBot by Vendor Ltd expired on \d+ \w+ 2026, 09:00 UTC\./);
    expect(expired?.text).toMatch(/That is how long the policy lets|had accepted was accepted until then/);
    expect(hrefs(expired?.html ?? '')[0]).toMatch(/\/assess$/);
    expect(suspended?.text).toContain('has been suspended since 30 March 2026, 23:59 UTC.');
    expect(suspended?.text).toMatch(/Conditions were not met in time:\n\n- Name a person/);
    expect(hrefs(suspended?.html ?? '')).toEqual(['https://assay.buyer.example/clearance/sup_1/sys_1']);
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
