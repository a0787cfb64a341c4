import { canonicalJson } from './canonical-json.mjs';

/**
 * What is wrong with a value (`what` names it) by a JSON Schema (draft 2020-12), as far as the published schemas use it; empty when nothing is. A keyword
 * that this program does not know is not passed over: it throws. `format` only names what a `pattern` beside it checks.
 */
export const schemaProblems = (value, schema, what = 'the outcome') => problemsAt(value, schema, { root: schema, path: what });

function problemsAt(value, schema, place) {
  if (schema === true) return [];
  if (schema === false) return [`${place.path} must not be there`];
  return Object.entries(schema).flatMap(([keyword, argument]) => {
    if (NOTES.has(keyword)) return [];
    const rule = Object.hasOwn(RULES, keyword) ? RULES[keyword] : undefined;
    if (!rule) throw new Error(`the schema uses ${keyword}, which this program does not know`);
    return rule(value, argument, { ...place, schema });
  });
}

/** Keywords that say nothing of what is valid. */
const NOTES = new Set([
  ...['$schema', '$id', '$defs', '$comment', 'title', 'description', 'default', 'examples', 'deprecated', 'readOnly', 'writeOnly'],
  ...['format', 'contentEncoding', 'contentMediaType'],
]);

const TYPES = {
  null: (value) => value === null,
  boolean: (value) => typeof value === 'boolean',
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isInteger(value),
  array: Array.isArray,
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
};

/** A rule about one type is silent about values of others. */
const about = (type, rule) => (value, argument, place) => (TYPES[type](value) ? rule(value, argument, place) : []);
const unless = (holds, path, wish) => (holds ? [] : [`${path} must ${wish}`]);
const limit = (type, size, holds, wish) =>
  about(type, (value, bound, { path }) => unless(holds(size(value), bound), path, `${wish} ${bound}`));
const atLeast = (a, b) => a >= b;
const atMost = (a, b) => a <= b;
const itself = (value) => value;
const characters = (value) => [...value].length;
const count = (value) => value.length;
const same = (a, b) => canonicalJson(a) === canonicalJson(b);
const within = (place, name) => ({ ...place, path: `${place.path}, ${name}` });
const fits = (value, schema, place) => problemsAt(value, schema, place).length === 0;
const every = (object, rule) => Object.entries(object).flatMap(([name, value]) => rule(name, value));

const RULES = {
  type: (value, types, { path }) =>
    unless(
      [types].flat().some((type) => TYPES[type](value)),
      path,
      `be of type ${[types].flat().join(' or ')}`,
    ),
  enum: (value, values, { path }) =>
    unless(
      values.some((one) => same(one, value)),
      path,
      `be one of ${values.join(', ')}`,
    ),
  const: (value, only, { path }) => unless(same(only, value), path, `be ${JSON.stringify(only)}`),
  pattern: about('string', (value, pattern, { path }) => unless(regExp(pattern).test(value), path, `match ${pattern}`)),
  minLength: limit('string', characters, atLeast, 'have a length of at least'),
  maxLength: limit('string', characters, atMost, 'have a length of at most'),
  minimum: limit('number', itself, atLeast, 'be at least'),
  maximum: limit('number', itself, atMost, 'be at most'),
  exclusiveMinimum: limit('number', itself, (a, b) => a > b, 'be more than'),
  exclusiveMaximum: limit('number', itself, (a, b) => a < b, 'be less than'),
  minItems: limit('array', count, atLeast, 'have a length of at least'),
  maxItems: limit('array', count, atMost, 'have a length of at most'),
  prefixItems: about('array', (value, schemas, place) =>
    schemas.flatMap((schema, n) => (n < value.length ? problemsAt(value[n], schema, within(place, n + 1)) : [])),
  ),
  items: about('array', (value, schema, place) => {
    const first = place.schema.prefixItems?.length ?? 0;
    return value.slice(first).flatMap((item, n) => problemsAt(item, schema, within(place, first + n + 1)));
  }),
  required: about('object', (value, names, { path }) =>
    names.flatMap((name) => unless(Object.hasOwn(value, name), path, `have ${name}`)),
  ),
  properties: about('object', (value, schemas, place) =>
    every(schemas, (name, schema) => (Object.hasOwn(value, name) ? problemsAt(value[name], schema, within(place, name)) : [])),
  ),
  additionalProperties: about('object', (value, schema, place) =>
    every(value, (name, item) =>
      Object.hasOwn(place.schema.properties ?? {}, name) ? [] : problemsAt(item, schema, within(place, name)),
    ),
  ),
  propertyNames: about('object', (value, schema, place) =>
    every(value, (name) => problemsAt(name, schema, within(place, `the name ${name}`))),
  ),
  allOf: (value, schemas, place) => schemas.flatMap((schema) => problemsAt(value, schema, place)),
  anyOf: (value, schemas, place) =>
    unless(
      schemas.some((schema) => fits(value, schema, place)),
      place.path,
      'fit one of its forms',
    ),
  oneOf: (value, schemas, place) =>
    unless(schemas.filter((schema) => fits(value, schema, place)).length === 1, place.path, 'fit exactly one of its forms'),
  not: (value, schema, place) => unless(!fits(value, schema, place), place.path, 'not have this form'),
  $ref: (value, reference, place) => problemsAt(value, target(reference, place.root), place),
};

/** The schema's own definitions; nothing is fetched. */
function target(reference, root) {
  if (reference === '#') return root;
  const name = /^#\/\$defs\/([^/~%]+)$/.exec(reference)?.[1] ?? '';
  if (Object.hasOwn(root.$defs ?? {}, name)) return root.$defs[name];
  throw new Error(`the schema refers to ${reference}, which it does not define`);
}

/** Patterns are Unicode's; a few that zod writes are so by the older rules only. */
function regExp(pattern) {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return new RegExp(pattern);
  }
}
