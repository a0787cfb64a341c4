import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.mjs';
import { outcomeChecks } from './outcome.mjs';
import { readJson } from './read-json.mjs';
import { schemaProblems } from './schema.mjs';

/**
 * The checks of a clearance, as the API answers it: that the answer follows from the record that it brings along. `at`: what follows for
 * another instant. `outcome` and `key`: that the record is that of a signed outcome. Without them everything can be invented, and verify.mjs says so.
 */
export function clearanceChecks(path, { at, schema, outcome, key }) {
  const signed = outcome ? outcomeChecks(outcome, { key }) : [];
  return [
    { name: 'document', check: (found) => document(found, path) },
    { name: 'answer', check: answer },
    ...(at ? [{ name: 'then', check: (found) => then(found, at) }] : []),
    ...signed.map(({ name, check }) => ({ name: name === 'document' ? 'outcome' : name, check })),
    ...(outcome ? [{ name: 'record', check: record }] : []),
    ...(schema ? [{ name: 'schema', check: (found) => matches(found, schema) }] : []),
  ];
}

function document(found, path) {
  const clearance = readJson(path);
  const isObject = typeof clearance === 'object' && clearance !== null && !Array.isArray(clearance);
  if (!isObject || clearance.version !== 1) throw new Error('is no clearance of version 1');
  instant(clearance.at, 'at');
  const { record: kept, supplierId, systemId } = clearance;
  if (kept === undefined) throw new Error('has no record that its answer could follow from');
  if (kept && (kept.supplierId !== supplierId || kept.systemId !== systemId))
    throw new Error('brings the record of another system');
  found.clearance = clearance;
  if (!kept) return `system ${systemId} of ${supplierId} as asked at ${clearance.at}: nothing was decided`;
  return `${kept.systemName} of ${kept.supplierName} as asked at ${clearance.at}, by ${kept.reference}`;
}

/** What it says is what follows from its own record at its own instant. */
function answer({ clearance }) {
  const { cleared, standing, until, conditions } = needed(clearance);
  const follows = standingAt(clearance.record, clearance.at);
  if (canonicalJson({ cleared, standing, until, conditions }) !== canonicalJson(follows))
    throw new Error(`says ${spoken(clearance)}, its record says ${spoken(follows)}`);
  return spoken(follows);
}

function then({ clearance }, at) {
  instant(at, '--at');
  const { record: kept } = needed(clearance);
  return `at ${at}: ${spoken(standingAt(kept, at))}, if the record did not change since`;
}

/** The record repeats what the signed outcome says. Which conditions were met since is not signed. */
function record({ clearance, outcome }) {
  const { record: kept } = needed(clearance);
  if (!outcome) throw new Error('cannot be compared without a good outcome');
  if (!kept) throw new Error('there is no record, but there is an outcome');
  const hash = createHash('sha256').update(canonicalJson(outcome), 'utf8').digest('hex');
  if (kept.outcomeHash !== hash) throw new Error(`rests on another outcome (SHA-256 ${kept.outcomeHash}, not ${hash})`);
  for (const name of SAME)
    if (canonicalJson(kept[name]) !== canonicalJson(outcome[name] ?? null)) throw new Error(`says something else of ${name}`);
  const terms = ({ id, text, dueOn, dueAt, ifOverdue }, owner) => ({ id, text, dueOn, dueAt, ifOverdue, owner });
  const set = outcome.conditions.map((one) => terms(one, one.owner.kind));
  if (canonicalJson(kept.conditions.map((one) => terms(one, one.owner))) !== canonicalJson(set))
    throw new Error('has other conditions');
  return `the record is that of the signed outcome (SHA-256 ${hash})`;
}

const SAME = [
  ...['assessmentId', 'reference', 'supplierId', 'supplierName', 'systemId', 'systemName'],
  ...['result', 'residualRisk', 'decidedAt', 'validUntil', 'nextReviewAt'],
];

function matches({ clearance }, path) {
  const problems = schemaProblems(needed(clearance), readJson(path), 'the clearance');
  if (problems.length > 0) throw new Error(problems.slice(0, 5).join('; '));
  return 'the clearance has the published form';
}

/**
 * May the system be used at an instant? No outcome means no, so does a rejection, and an outcome from its end on. A condition that is not
 * met is overdue after its due instant: then it suspends the outcome until it is met, ends it for good (also when it was met late), or
 * changes nothing.
 */
function standingAt(kept, at) {
  if (!kept) return { ...no('none'), conditions: { open: [], overdue: [] } };
  const open = kept.conditions.filter(({ status }) => status !== 'met').sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
  const overdue = open.filter(({ dueAt }) => dueAt < at);
  const ids = (some) => some.map(({ id }) => id);
  return { ...verdict(kept, at, open, overdue), conditions: { open: ids(open), overdue: ids(overdue) } };
}

function verdict(kept, at, open, overdue) {
  if (kept.result === 'rejected') return no('rejected');
  if (kept.validUntil <= at) return no('expired');
  const tooLate = ({ ifOverdue, dueAt, metAt }) => ifOverdue === 'withdrawn' && dueAt < (metAt ?? at);
  if (kept.conditions.some(tooLate)) return no('withdrawn');
  if (overdue.some(({ ifOverdue }) => ifOverdue === 'suspended')) return no('suspended');
  const ends = open.filter(({ ifOverdue }) => ifOverdue !== 'valid').map(({ dueAt }) => dueAt);
  return { cleared: true, standing: 'valid', until: [kept.validUntil, ...ends].sort()[0] };
}

const no = (standing) => ({ cleared: false, standing, until: null });
const spoken = ({ cleared, standing, until }) => (cleared ? `cleared until ${until}` : `NOT cleared (${standing})`);

/** Instants have one spelling, so that they compare as texts. */
function instant(value, name) {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString() !== value)
    throw new Error(`${name} is no instant as in 2026-03-02T09:00:00.000Z`);
}

function needed(clearance) {
  if (clearance !== undefined) return clearance;
  throw new Error('cannot be checked without a good document');
}
