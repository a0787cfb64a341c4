import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { rawMail } from '../../../functions/platform/raw-mail.ts';
import type { OutgoingMail } from '../../../functions/relay/ports.ts';

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
