/**
 * The one spelling of a JSON value (RFC 8785): no spaces, keys in the order of their UTF-16 code units, strings escaped as little as
 * possible. Assay writes whole numbers only, so that nothing depends on how fractions are spelt: others are refused, as is half a
 * surrogate pair.
 */
export function canonicalJson(value) {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return text(value);
  if (typeof value === 'number') return wholeNumber(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  // Without an argument, sort compares code units.
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${text(key)}:${canonicalJson(value[key])}`).join(',')}}`;
}

/** RFC 8785, 3.2.2.2 is how JavaScript spells strings. */
function text(value) {
  if (!value.isWellFormed()) throw new Error('a text holds half a character, which has no bytes');
  return JSON.stringify(value);
}

function wholeNumber(value) {
  if (!Number.isSafeInteger(value)) throw new Error(`${value} is no whole number that every reader reads alike`);
  return String(value);
}
