/** What people paste by accident, and what attackers type on purpose; by what it is. As a form's field holds it. */
const codes = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => String.fromCharCode(from + at));

/** Every control character that is no white space, each between letters. */
const controls = (from: number, to: number) =>
  codes(from, to)
    .filter((one) => !/[\0\s]/.test(one))
    .map((one) => `a${one}b`)
    .join('');

/** Line breaks in every form, at the beginning, in the middle and at the end, with blanks that a browser would collapse. */
export const LINES = '\n\r\n\r  first \n\tsecond\r\r\n\nthird  \v\f\r\n';

/** Kept by every field that holds text: short, and without a character that no store can hold. */
export const keepable: Record<string, string> = {
  'C0 controls and DEL': `a${controls(0x01, 0x1f)}\u007Fz`,
  'C1 controls': `a${controls(0x80, 0x9f)}\u0085z`,
  'a lone surrogate, as browsers send it': 'before\uFFFDafter',
  'line and paragraph separators': 'a\u2028b\u2029c',
  'right to left': 'abc \u202Egpj.exe\u202C \u2066x\u2069 שלום עולם السلام',
  'combining marks and joined emoji': 'e\u0301 Z\u0351\u036B\u0343 👩🏽‍⚕️🏳️‍🌈 ﬁ Å \u{10FFFF} a\u200Bb\uFEFFc\u00A0d',
  markup: '</textarea></title><script>alert(1)</script>"\'><img src=x onerror=alert(1)> &amp; &lt; &#0; <!-- ]]>',
  'an attribute': '" autofocus onfocus="alert(1)" x="',
  'a formula with =': '=HYPERLINK("https://evil.example","x")+1',
  'a formula with @': "@SUM(1+1)*cmd|' /C calc'!A0",
  'a formula with +': '+1+1',
  'a formula with -': '-2+3',
  templates: '$\u007B7*7} {{7*7}} <%= 7*7 %> #{7} $& $1 $$ %s {0}',
  'a name that every object has': '__proto__',
  'another one': 'constructor',
  'and a third': 'toString',
  'line breaks': LINES,
  'leading line breaks': '\r\n\r\n\nnot the first line',
  'percent signs': '%00 %ZZ %E0%A4%A %0d%0aSet-Cookie:%20x=1 a+b & c=d ; e#f ?g',
  'only spaces': '   \t  ',
};

/** What cannot be kept anywhere. */
export const NUL = 'before\0after';
export const MEGABYTE = 'x'.repeat(1_000_000);

/** How a text area's words come to a page's reader: HTML knows one line break, and no NUL. */
export const shown = (text: string): string => text.replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD');

/** The same for a field of one line, from which browsers take line breaks. */
export const shownInLine = (text: string): string => shown(text).replaceAll('\n', '');

/** The stated rule for text of several lines (domain/answers/free-text.ts): LF, other controls as blanks, trimmed. */
export const asProse = (text: string): string =>
  shown(text)
    .replace(/[\p{Cc}--[\t\n]]/gv, ' ')
    .trim();

/** The stated rule for names: the same on one line, with single blanks. */
export const asLine = (text: string): string => asProse(text.replace(/\s+/g, ' '));

/** Names in mails besides: nothing that turns the reading direction (relay/mails/one-line.ts), 120 characters at most. */
export const asMailName = (text: string): string => {
  const line = text.replace(/[\p{Cc}\u2028\u2029\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu, ' ').replace(/\s+/g, ' ');
  return line.trim();
};
