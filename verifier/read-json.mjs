import { readFileSync } from 'node:fs';

/**
 * A JSON file, more strictly than JSON.parse reads it: bytes that are no UTF-8 are refused, and so is a key that an object has twice,
 * of which one reader would take the first and another the last. Throws with words for the person who gave the file.
 */
export function readJson(path) {
  const bytes = read(path);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const value = JSON.parse(text);
    refuseRepeats(text);
    return value;
  } catch (problem) {
    throw new Error(`${path} cannot be read as JSON: ${problem.message}`);
  }
}

function read(path) {
  try {
    return readFileSync(path);
  } catch (problem) {
    throw new Error(`${path} cannot be opened (${problem.code})`);
  }
}

/** `text` is JSON already, so its strings and brackets are all there is to look at. */
function refuseRepeats(text) {
  const open = [];
  for (const [token] of text.matchAll(/"(?:[^"\\]+|\\.)*"|[{}[\],]/g)) {
    const inside = open.at(-1);
    if (token === '{') open.push({ keys: new Set(), keyIsNext: true });
    else if (token === '[') open.push(undefined);
    else if (token === '}' || token === ']') open.pop();
    else if (token === ',') {
      if (inside) inside.keyIsNext = true;
    } else if (inside?.keyIsNext) {
      // Two spellings of one key are one key.
      const key = JSON.parse(token);
      if (inside.keys.has(key)) throw new Error(`an object has ${token} twice`);
      inside.keys.add(key);
      inside.keyIsNext = false;
    }
  }
}
