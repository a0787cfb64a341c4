import * as z from 'zod';

/** Of a number as it is kept, with the blanks and signs that people read it by. */
const MAX_LENGTH = 40;

/** `+`, digits in groups, some of them in brackets; then perhaps an extension. Each round takes exactly one digit or bracket, so no text takes long. */
const SHAPE = /^(?<number>\+[1-9](?:(?: ?[-./] ?| )?(?:\d|\(\d+\)))+)(?: ?(?:extension|ext\.?|x) ?(?<extension>\d{1,6}))?$/i;

/** The digits to dial from abroad: a zero in brackets is only dialled at home. */
const dialled = (number: string): string => number.replace('(0)', '').replace(/\D/g, '');

/** What comes along when numbers are copied: invisible marks around them, typesetters' dashes, blanks that do not break. */
const tidyPhone = (raw: string): string =>
  raw
    .replace(/\p{Cf}/gu, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();

/** A number that can be called from any country: `+`, its country's code, and 7 to 15 digits in all (ITU-T E.164, 6.1). */
function isPhoneNumber(phone: string): boolean {
  const { number = '' } = SHAPE.exec(phone)?.groups ?? {};
  const { length } = dialled(number);
  return phone.length <= MAX_LENGTH && length >= 7 && length <= 15;
}

const HOW = 'must begin with + and the country code, for example +44 20 7946 0958; an extension follows as ext. 12';

/** What somebody typed as a phone number, on one line; `mayBeEmpty`: nothing at all is fine. `called` begins the message. */
export const phoneNumber = (called: string, { mayBeEmpty = false } = {}) =>
  z
    .string()
    .overwrite(tidyPhone)
    .refine((phone) => isPhoneNumber(phone) || (mayBeEmpty && phone === ''), `${called} ${HOW}`);

/** Its address for programs that dial (RFC 3966). Of whatever text it is, nothing but digits gets into it. */
export function telephoneAddress(phone: string): string {
  const { number = phone, extension } = SHAPE.exec(phone)?.groups ?? {};
  return `tel:+${dialled(number)}${extension ? `;ext=${extension}` : ''}`;
}
