import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.mjs';
import { readJson } from './read-json.mjs';
import { schemaProblems } from './schema.mjs';
import { isSignedBy, readPublicKey, sameKey } from './signature.mjs';

const PARTS = ['algorithm', 'keyId', 'publicKey', 'value'];

/** The checks of a signed outcome, `{ outcome, signature }`. */
export function outcomeChecks(path, { key, schema }) {
  return [
    { name: 'document', check: (found) => document(found, path) },
    { name: 'key', check: (found) => givenKey(found, key) },
    { name: 'signature', check: signature },
    ...(schema ? [{ name: 'schema', check: (found) => matches(found, schema) }] : []),
  ];
}

function document(found, path) {
  const { outcome, signature, ...more } = objectOf(readJson(path), 'the document');
  objectOf(outcome, 'outcome');
  const parts = Object.entries(objectOf(signature, 'signature'));
  if (Object.keys(more).length > 0) throw new Error(`holds ${Object.keys(more).join(', ')}, which nobody signed`);
  if (
    parts
      .map(([name]) => name)
      .sort()
      .join() !== PARTS.join() ||
    parts.some(([, value]) => typeof value !== 'string')
  )
    throw new Error(`a signature has the texts ${PARTS.join(', ')} and nothing else`);
  if (signature.algorithm !== 'ECDSA_SHA_256') throw new Error(`is signed by ${signature.algorithm}, not by ECDSA_SHA_256`);
  Object.assign(found, { outcome, signature });
  return 'an outcome and its signature, and nothing said twice';
}

/** The document brings a key along, which anybody could have made: only the given one counts. */
function givenKey(found, path) {
  found.key = readPublicKey(path);
  if (!sameKey(found.key, needed(found.signature, 'signature').publicKey))
    throw new Error('it is signed with another key than the given one');
  return 'the given one, on P-256';
}

function signature(found) {
  const bytes = Buffer.from(canonicalJson(needed(found.outcome, 'outcome')), 'utf8');
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (!isSignedBy(needed(found.key, 'key'), bytes, found.signature.value))
    throw new Error(`the given key did not sign this outcome (SHA-256 ${hash})`);
  return `the given key signed exactly this outcome (SHA-256 ${hash})`;
}

function matches(found, path) {
  const problems = schemaProblems(needed(found.outcome, 'outcome'), readJson(path));
  if (problems.length > 0) throw new Error(problems.slice(0, 5).join('; '));
  return 'the outcome has the published form';
}

function objectOf(value, what) {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new Error(`${what} is no object`);
}

function needed(value, what) {
  if (value !== undefined) return value;
  throw new Error(`cannot be checked without a good ${what}`);
}
