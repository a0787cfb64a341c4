import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { header, headerText, mailbox, quotedPrintable } from '../../../functions/platform/mime.ts';
import { rawMail } from '../../../functions/platform/raw-mail.ts';
import type { OutgoingMail } from '../../../functions/relay/ports.ts';

const mail = (change: Partial<OutgoingMail>): OutgoingMail => ({
  kind: 'invitation',
  senderName: 'Buyer',
  to: { name: 'Vera', email: 'vera@vendor.example' },
  subject: 'Questions',
  html: '<!DOCTYPE html><p>Hi</p>',
  text: 'Hi',
  thread: { key: 'a1', earlier: [] },
  tags: { assessment: 'asm_1', mail: 'invitation', item: 'out_1' },
  ...change,
});
const sender = { from: 'assay@buyer.example', region: 'eu-west-1' };
const raw = (change: Partial<OutgoingMail>) => rawMail(mail(change), sender);
/** As one line, the way headers carry it. */
const lined = (text: string) =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 });
const nasty = fc.oneof(
  words,
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.constantFrom(
    'a"b\\c',
    '=?UTF-8?Q?x?=',
    'x'.repeat(400),
    ' y  z ',
    'A\r\nBcc: b@evil.example',
    '<a@b.example>, c@d.example',
    '👩‍💻'.repeat(40),
  ),
);

describe('a mail of any words', () => {
  it('reads as it was written: subject, names, both twins', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, nasty, nasty, async (subject, name, text) => {
        const got = await PostalMime.parse(raw({ subject, to: { name, email: 'vera@vendor.example' }, text, html: text }));
        expect(got.subject ?? '').toBe(lined(subject));
        expect(got.to).toEqual([{ name: lined(name), address: 'vera@vendor.example' }]);
        const body = text.toWellFormed().replace(/\r\n?/g, '\n');
        expect(got.text?.replace(/\r\n?/g, '\n').replace(/\n+$/, '')).toBe(body.replace(/\n+$/, ''));
        expect(got.html?.replace(/\r\n?/g, '\n').replace(/\n+$/, '')).toBe(body.replace(/\n+$/, ''));
        expect(got.headers.map(({ key }) => key)).not.toContain('bcc');
      }),
      { numRuns: 150 },
    );
  });

  it('keeps to the lengths and the alphabet of the standard', () => {
    fc.assert(
      fc.property(nasty, nasty, nasty, (subject, name, text) => {
        const bytes = raw({ subject, to: { name, email: 'vera@vendor.example' }, text });
        const lines = bytes.toString('latin1').split('\r\n');
        for (const line of lines) {
          expect(line.length).toBeLessThanOrEqual(90);
          expect(line).toMatch(/^[ -~]*$/);
        }
        for (const word of bytes.toString().match(/=\?UTF-8\?B\?[^?]*\?=/g) ?? []) expect(word.length).toBeLessThanOrEqual(75);
      }),
      { numRuns: 100 },
    );
  });

  it('never ends a part early', async () => {
    const text = 'One\r\n--=_assay--\r\n--=_assay\r\nContent-Type: text/html\r\n\r\n<b>no</b>';
    const got = await PostalMime.parse(raw({ text }));
    expect(got.text?.trim()).toBe(text.replaceAll('\r\n', '\n'));
    expect(got.html?.trim()).toBe('<!DOCTYPE html><p>Hi</p>');
  });
});

describe('an address', () => {
  it('is one, whatever the name says; a foreign domain in its ASCII form', () => {
    expect(mailbox({ name: 'Vera', address: 'vera@vendor.example' })).toBe('"Vera" <vera@vendor.example>');
    expect(mailbox({ name: '', address: 'vera@bücher.example' })).toBe('vera@xn--bcher-kva.example');
    expect(mailbox({ name: 'a"<b@c.example>', address: "o'neil+x@vendor.example" })).toBe(
      '"a\\"<b@c.example>" <o\'neil+x@vendor.example>',
    );
  });

  it.each([
    'a@b.example, c@d.example',
    'a@b.example>',
    'a\r\nBcc: x@y.example',
    '"a b"@c.example',
    'nobody',
    '@x.example',
    'a@',
    'ä@b.example',
  ])('that is none is refused: %j', (address) => {
    expect(() => mailbox({ name: 'X', address })).toThrowError(expect.objectContaining({ name: 'AddressNotMailable' }));
  });
});

describe('the encodings', () => {
  it('leave plain text plain', () => {
    expect(headerText('Buyer & Sons: questions (A-7F3K2Q)')).toBe('Buyer & Sons: questions (A-7F3K2Q)');
    expect(headerText('Grüße')).toBe('=?UTF-8?B?R3LDvMOfZQ==?=');
    expect(quotedPrintable('a=b \nä\t')).toBe('a=3Db=20\r\n=C3=A4=09');
  });

  it('fold long headers at spaces', () => {
    const folded = header('References', Array.from({ length: 4 }, (_, n) => `<${n}${'x'.repeat(30)}@a.example>`).join(' '));
    expect(folded.split('\r\n').map((line) => line.length > 76)).toEqual([false, false, false, false]);
    expect(
      folded
        .split('\r\n')
        .slice(1)
        .every((line) => line.startsWith(' <')),
    ).toBe(true);
  });
});
