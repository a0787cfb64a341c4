/** One for every argument that a text may take; marked, so that it can be told from the text's own words. */
const samples = (most: number): unknown[] => Array.from({ length: most }, (_, at) => sample(at));

/** Counts as a number, reads as a name, and has whatever field is asked for. */
function sample(at: number): unknown {
  const name = `⟨${at}⟩`;
  const call = () => name;
  return new Proxy(call, {
    get(_, field) {
      if (field === Symbol.toPrimitive) return (hint: string) => (hint === 'number' ? at + 2 : name);
      return field === 'toString' ? () => name : sample(at);
    },
  });
}

/** A text as a page puts it together: one string, a list, or named parts. */
const parts = (said: unknown): string[] =>
  typeof said === 'object' && said !== null ? Object.values(said).flatMap(parts) : [String(said)];

/** Every text of a catalogue as [path, text]; functions are called with samples, and with the number one. */
export function everyText(texts: unknown, path = ''): [string, string][] {
  if (typeof texts === 'string') return [[path, texts]];
  if (typeof texts === 'function') {
    const said = (args: unknown[]) => parts(texts(...args)).join('');
    const some = samples(texts.length);
    const one = said([1, ...some.slice(1)]);
    // What needs more than a number to talk about has no form for one.
    return [[`${path}()`, said(some)], ...(/undefined|NaN/.test(one) ? [] : ([[`${path}(1)`, one]] as [string, string][]))];
  }
  return Object.entries(texts as object).flatMap(([key, value]) => everyText(value, path ? `${path}.${key}` : key));
}
