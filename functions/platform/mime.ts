import { domainToASCII } from 'node:url';
import { namedError } from '../domain/named-error.ts';

/** A text in a header: encoded words (RFC 2047) where it is not plain ASCII. Line breaks and other control characters become spaces. */
export function headerText(text: string): string {
  const line = asLine(text);
  return isPlain(line) ? line : encodedWords(line);
}

/** `Name <address>` (RFC 5322, 3.4). Throws AddressNotMailable for an address that could be read as more than one, or that SES refuses. */
export function mailbox({ name, address }: { name: string; address: string }): string {
  const at = Math.max(0, address.lastIndexOf('@'));
  const domain = domainToASCII(address.slice(at + 1));
  const mailable = `${address.slice(0, at)}@${domain}`;
  if (!ADDRESS.test(mailable)) throw namedError('AddressNotMailable', 'an address has characters that no mail is sent to');
  const display = asLine(name);
  if (!display) return mailable;
  return `${isPlain(display) ? `"${display.replace(/["\\]/g, '\\$&')}"` : encodedWords(display)} <${mailable}>`;
}

/** `Name: value`, folded at spaces (RFC 5322, 2.2.3). The value has no line breaks but those of `headerText` and `mailbox`. */
export function header(name: string, value: string): string {
  const lines: string[] = [];
  let line = `${name}:`;
  for (const word of value.split(/(?:\r\n)? +/)) {
    if (line.length + 1 + word.length > LINE && line !== `${name}:`) {
      lines.push(line);
      line = '';
    }
    line += ` ${word}`;
  }
  return [...lines, line].join('\r\n');
}

/** Text as quoted-printable UTF-8 (RFC 2045, 6.7), line breaks as CRLF. */
export const quotedPrintable = (text: string): string =>
  text
    .split(/\r\n|\r|\n/)
    .map(quotedLine)
    .join('\r\n');

/** Longest line of ours; the standard's limit is 78 in headers, 76 in quoted-printable. */
const LINE = 76;
const ADDRESS = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*$/;
/** An encoded word has at most 75 characters, of which `=?UTF-8?B?` and `?=` take 12: 45 bytes fit as base64. */
const WORD_BYTES = 45;

const asLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();

/** Plain ASCII that cannot be mistaken for an encoded word, and with a place to fold. */
const isPlain = (line: string): boolean => /^[ -~]*$/.test(line) && !line.includes('=?') && !/[^ ]{60}/.test(line);

function encodedWords(line: string): string {
  const words: string[] = [''];
  for (const character of line) {
    const longer = `${words.at(-1)}${character}`;
    if (Buffer.byteLength(longer) > WORD_BYTES) words.push(character);
    else words[words.length - 1] = longer;
  }
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join(' ');
}

function quotedLine(text: string): string {
  const lines: string[] = [];
  let line = '';
  const bytes = Buffer.from(text.toWellFormed());
  for (const [index, byte] of bytes.entries()) {
    const isLast = index === bytes.length - 1;
    const isText = (byte > 32 && byte < 127 && byte !== 61) || (byte === 32 && !isLast);
    const token = isText ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    if (line.length + token.length >= LINE) {
      lines.push(`${line}=`);
      line = '';
    }
    line += token;
  }
  return [...lines, line].join('\r\n');
}
