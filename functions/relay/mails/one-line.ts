/** Line breaks, other control characters, and marks that turn the reading direction: a name can use them to look like something else. */
const TRICKS = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** A name from outside as it may stand in a subject or a sentence: one line, at most `longest` characters. */
export function oneLine(value: string, longest = 120): string {
  const line = value.replace(TRICKS, ' ').replace(/\s+/g, ' ').trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1).trimEnd()}…`;
}
