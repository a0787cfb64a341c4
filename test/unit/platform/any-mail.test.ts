import { load } from 'cheerio';
import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../../functions/domain/assessment.ts';
import { type Language, languages } from '../../../functions/domain/language.ts';
import { phoneNumber } from '../../../functions/domain/phone-number.ts';
import { rawMail } from '../../../functions/platform/raw-mail.ts';
import { partiesOf } from '../../../functions/relay/mails/parties.ts';
import { responseLapsedToVendor } from '../../../functions/relay/mails/response-lapsed.ts';
import type { OutgoingMail } from '../../../functions/relay/ports.ts';
import { mailTexts } from '../../../functions/texts/mails.ts';

const to = { name: 'Vera', email: 'vera@vendor.example' };
const raw = (change: Partial<OutgoingMail>): Promise<Buffer> =>
  rawMail(
    {
      kind: 'invitation',
      senderName: 'Buyer',
      to,
      subject: 'Questions',
      html: '<!DOCTYPE html><p>Hi</p>',
      text: 'Hi',
      thread: { key: 'a1', earlier: [] },
      tags: { assessment: 'asm_1', mail: 'invitation', item: 'out_1' },
      ...change,
    },
    { from: 'assay@buyer.example', region: 'eu-west-1' },
  );
const read = async (change: Partial<OutgoingMail>) => PostalMime.parse(await raw(change));
/** As one line, the way headers carry it. */
const lined = (text = '') =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
/** Line breaks as readers show them; the last one belongs to the part's end. */
const body = (text = '') => text.toWellFormed().replace(/\r\n?/g, '\n').replace(/\n+$/, '');
const nasty = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.string({ unit: fc.constantFrom('a', ' ', '\r', '\n', '\t', '.', '='), maxLength: 40 }),
  fc.constantFrom('a"b\\c', 'x'.repeat(400), ' y  z ', 'A\r\nBcc: b@evil.example', '<a@b.example>, c@d.example', '👩‍💻'.repeat(40)),
);

describe('a mail of any words', () => {
  it('reads as it was written: subject, names, both twins', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, nasty, nasty, async (subject, name, text) => {
        const got = await read({ subject, to: { ...to, name }, text, html: text });
        expect(lined(got.subject)).toBe(lined(subject));
        expect(got.to?.map((one) => ({ ...one, name: lined(one.name) }))).toEqual([{ name: lined(name), address: to.email }]);
        expect(body(got.text)).toBe(body(text));
        expect(body(got.html)).toBe(body(text));
        expect(got.headers.map(({ key }) => key)).not.toContain('bcc');
      }),
      { numRuns: 150 },
    );
  });

  it('keeps to the lengths and the alphabet of the standard', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, nasty, nasty, async (subject, name, text) => {
        const bytes = await raw({ subject, to: { ...to, name }, text });
        for (const line of bytes.toString('latin1').split('\r\n')) {
          expect(line.length).toBeLessThanOrEqual(998);
          expect(line).toMatch(/^[ -~\t]*$/);
        }
        for (const word of bytes.toString().match(/=\?UTF-8\?[BQ]\?[^?]*\?=/g) ?? []) expect(word.length).toBeLessThanOrEqual(75);
      }),
      { numRuns: 100 },
    );
  });

  it('never ends a part early: its boundary is in none, and nobody knows it before', async () => {
    const boundaryOf = async () => /boundary="(.+)"/.exec((await raw({})).toString())?.[1] ?? '';
    const boundary = await boundaryOf();
    expect(boundary).not.toBe(await boundaryOf());
    const text = `One\n--${boundary}--\n--${boundary}\nContent-Type: text/html\n\n<b>no</b>`;
    const got = await read({ text });
    expect(got.text?.trim()).toBe(text);
    expect(got.html?.trim()).toBe('<!DOCTYPE html><p>Hi</p>');
  });
});

describe('a number to call', () => {
  const requestedBy = { kind: 'staff', id: 'stf_1', name: 'Paula', email: 'paula@buyer.example' } as const;
  const assessment = { supplierName: 'Vendor', systemName: 'CareBot', reference: 'A-7F3K2Q', requestedBy } as Assessment;
  const house = { orgName: 'Buyer', baseUrl: 'https://assay.buyer.example' };
  const letter = (requesterPhone: string, language: Language) => {
    const parties = partiesOf({ ...assessment, requesterPhone }, house);
    return responseLapsedToVendor({ house, parties, to: 'Vera', language, isContact: true });
  };
  const digits = (length: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
  const number = fc
    .tuple(fc.constantFrom('+44', '+49 (0)', '+1 ', '+47-'), digits(4), fc.constantFrom('', ' ', '-', '/', '.', ' - '), digits(4))
    .map((parts) => parts.join(''));

  it('of any usual spelling arrives as it was typed in both twins, and is dialled by its digits', async () => {
    await fc.assert(
      fc.asyncProperty(number, fc.option(digits(3)), fc.constantFrom(...languages), async (typed, extension, language) => {
        const phone = phoneNumber('It').parse(extension ? `${typed} ext. ${extension}` : typed);
        const got = await read(letter(phone, language));
        const sentence = mailTexts(language).frame.call('Paula', phone).join('');
        expect(body(got.text)).toContain(sentence);
        const html = load(got.html ?? '');
        expect(html('p:has(a.phone)').text()).toBe(sentence);
        const called = typed.replace('(0)', '').replace(/\D/g, '');
        expect(html('a').attr('href')).toBe(`tel:+${called}${extension ? `;ext=${extension}` : ''}`);
      }),
      { numRuns: 100 },
    );
  });

  it('of any characters at all stays text on one line: no header, no element, nothing but digits to dial', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, fc.constantFrom(...languages), async (phone, language) => {
        const plain = await read(letter('+44 20 7946 0958', language));
        const got = await read(letter(phone, language));
        expect(got.headers.map(({ key }) => key)).toEqual(plain.headers.map(({ key }) => key));
        expect(body(got.text).split('\n').length).toBeLessThanOrEqual(body(plain.text).split('\n').length);
        const html = load(got.html ?? '');
        const tags = (of: typeof html) =>
          of('body *')
            .toArray()
            .map((element) => element.tagName)
            .join();
        if (html('a').length > 0) expect(tags(html)).toBe(tags(load(plain.html ?? '')));
        for (const link of html('a').toArray()) expect(html(link).attr('href')).toMatch(/^tel:\+\d*(;ext=\d+)?$/);
      }),
      { numRuns: 100 },
    );
  });
});

describe('an address', () => {
  it('of a foreign domain goes out in its ASCII form', async () => {
    expect((await read({ to: { name: '', email: 'vera@bücher.example' } })).to).toMatchObject([
      { address: 'vera@xn--bcher-kva.example' },
    ]);
  });

  it.each([
    'a@b.example, c@d.example',
    'a@b.example>',
    'a\r\nBcc: x@y.example',
    '<a@b.example> c@d.example',
    'nobody',
    '@x.example',
    'a@',
  ])('that is none never becomes two, nor a header: %j', async (email) => {
    const got = await read({ to: { name: 'X', email } });
    expect(got.to).toHaveLength(1);
    expect(got.headers.map(({ key }) => key)).not.toContain('bcc');
  });
});
