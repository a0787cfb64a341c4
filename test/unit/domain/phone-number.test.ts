import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { phoneNumber, telephoneAddress } from '../../../functions/domain/phone-number.ts';

const number = phoneNumber('The number');
const kept = (raw: string) => number.safeParse(raw).data;

describe('a number that can be called from abroad', () => {
  test.each([
    ['+44 20 7946 0958', 'tel:+442079460958'],
    ['+49 (0)30 23125-042', 'tel:+493023125042'],
    ['+49/30/23125042', 'tel:+493023125042'],
    ['+1 (202) 555-0143 ext. 12', 'tel:+12025550143;ext=12'],
    ['+1 202.555.0143 x7', 'tel:+12025550143;ext=7'],
    ['+1 2025550143 Extension 007', 'tel:+12025550143;ext=007'],
    ['+47 22 00 - 00 00', 'tel:+4722000000'],
    ['+683 4002', 'tel:+6834002'],
    ['+123456789012345', 'tel:+123456789012345'],
  ])('%s is kept as it was typed, and dialled as %s', (typed, address) => {
    expect(kept(typed)).toBe(typed);
    expect(telephoneAddress(typed)).toBe(address);
  });

  test.each([
    ['blanks around it', '  +44 20 7946 0958 '],
    ['blanks that do not break', '+44\u00a020\u202f7946\u20090958'],
    ['marks that address books put around it', '\u202a+44 20 7946 0958\u202c'],
    ['a line break', '+44 20\r\n7946 0958'],
  ])('%s are no part of it', (_, typed) => {
    expect(kept(typed)).toBe('+44 20 7946 0958');
  });

  test('dashes of typesetters are dashes', () => {
    expect(kept('+49 30 23125\u2011042')).toBe('+49 30 23125-042');
    expect(kept('+49 30 23125 \u2013 042')).toBe('+49 30 23125 - 042');
  });
});

describe('what is none', () => {
  test.each([
    '',
    ' ',
    '020 7946 0958',
    '0044 20 7946 0958',
    '+0 20 7946 0958',
    '+44 12',
    '+1234567890123456',
    '+44 20 7946 0958 ask for Paula',
    '+44 20 7946 0958\r\nBcc: everyone@evil.example',
    '+44 20 7946 0958\0',
    '+44 20 7946\u00070958',
    '+44 20 7946 0958 ext.',
    '+44 20 7946 0958 ext. 1234567',
    '+44 ((20)) 7946 0958',
    '+44 20 -- 7946 0958',
    '+44 20 7946 0958;phone-context=evil.example',
    '+٤٤ ٢٠ ٧٩٤٦ ٠٩٥٨',
    `+44 20 7946 0958 ${' '.repeat(50)}ext. 1 ext. 1`,
    '+4 4 2 0 7 9 4 6 0 9 5 8 (0) (0) (0) (0) (0)',
  ])('%j', (typed) => {
    const result = number.safeParse(typed);
    expect(result.error?.issues.map(({ message }) => message)).toEqual([
      'The number must begin with + and the country code, for example +44 20 7946 0958; an extension follows as ext. 12',
    ]);
  });

  test('nothing at all is fine where it may be left out, and only there', () => {
    expect(phoneNumber('It', { mayBeEmpty: true }).safeParse(' ').data).toBe('');
    expect(phoneNumber('It', { mayBeEmpty: true }).safeParse('1').success).toBe(false);
  });

  test('a very long text is refused at once', () => {
    const began = performance.now();
    for (const part of ['1', '1 ', '(1)', ' 1-', 'x1', '(']) expect(kept(`+1${part.repeat(100_000)}`)).toBeUndefined();
    expect(performance.now() - began).toBeLessThan(2000);
  });
});

test('of any text at all: what is kept is one line, and kept again as it is; an address to dial holds digits only', () => {
  const near = fc.string({ unit: fc.constantFrom(...'+0123456789 -()./xet\r\n\0\u202a–'), maxLength: 45 });
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        near,
        near.map((rest) => `+4420${rest}`),
      ),
      (typed) => {
        expect(telephoneAddress(typed)).toMatch(/^tel:\+\d*(;ext=\d{1,6})?$/);
        const phone = kept(typed);
        if (phone === undefined) return;
        expect(phone).toMatch(/^\+[1-9][\d ()./xtensio-]{5,38}\d\)?$/i);
        expect(kept(phone)).toBe(phone);
        expect(telephoneAddress(phone)).toMatch(/^tel:\+[1-9]\d{6,14}(;ext=\d{1,6})?$/);
      },
    ),
    { numRuns: 2000 },
  );
});
