import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { Outcome } from '../../../functions/domain/outcome/outcome-record.ts';

/** The verifier is no part of the product's program, so its types are said here. */
const verifier = join(import.meta.dirname, '../../../verifier');
const { schemaProblems }: { schemaProblems(value: unknown, schema: object): string[] } = await import(`${verifier}/schema.mjs`);

const Form = z.strictObject({
  id: z.string().regex(/^A-\d{6}$/),
  at: z.iso.datetime({ precision: 3 }),
  on: z.iso.date(),
  mail: z.email(),
  kind: z.enum(['a', 'b']),
  version: z.literal(1),
  name: z.string().min(2).max(4),
  points: z.int().min(0).max(10_000),
  part: z.number().gt(0).lt(1).optional(),
  overall: z.int().nullable(),
  list: z
    .array(z.strictObject({ n: z.int() }))
    .min(1)
    .max(2),
  pair: z.tuple([z.string(), z.int()]),
  by: z.record(z.enum(['x', 'y']), z.boolean()),
  more: z.looseObject({ a: z.string() }),
  sum: z.discriminatedUnion('kind', [z.object({ kind: z.literal('one'), n: z.int() }), z.object({ kind: z.literal('two') })]),
});
const schema = z.toJSONSchema(Form);
const fit = {
  id: 'A-123456',
  at: '2026-03-02T09:00:00.000Z',
  on: '2026-03-02',
  mail: 'a@b.example',
  kind: 'a',
  version: 1,
  name: '𝔸𝔹𝔸𝔹',
  points: 0,
  overall: null,
  list: [{ n: 1 }],
  pair: ['x', 1],
  by: { x: true, y: false },
  more: { a: 'a', b: 'b' },
  sum: { kind: 'one', n: 1 },
};

test('what a schema describes fits it', () => {
  expect(Form.safeParse(fit).success).toBe(true);
  expect(schemaProblems(fit, schema)).toEqual([]);
});

test.each<[string, object]>([
  ['id', { id: 'A-12345' }],
  ['id', { id: 123_456 }],
  ['at', { at: '2026-03-02 09:00' }],
  ['on', { on: '2026-02-30' }],
  ['mail', { mail: 'nobody' }],
  ['kind', { kind: 'c' }],
  ['version', { version: 2 }],
  ['name', { name: 'x' }],
  ['name', { name: '𝔸𝔹𝔸𝔹𝔸' }],
  ['points', { points: -1 }],
  ['points', { points: 10_001 }],
  ['overall', { overall: '1' }],
  ['list', { list: [] }],
  ['list', { list: [{ n: 1 }, { n: 2 }, { n: 3 }] }],
  ['list, 2, n', { list: [{ n: 1 }, { n: 'x' }] }],
  ['list, 1', { list: [{ n: 1, m: 1 }] }],
  ['pair, 2', { pair: ['x', 'y'] }],
  ['by', { by: { x: true } }],
  ['by', { by: { x: true, y: false, z: true } }],
  ['by, x', { by: { x: 1, y: false } }],
  ['more', { more: { b: 'b' } }],
  ['sum', { sum: { kind: 'one' } }],
  ['sum', { sum: { kind: 'three' } }],
  ['toString', { toString: 'inherited by every object, so easily taken for known' }],
  ['extra', { extra: 1 }],
])('a wrong %s does not fit (%j)', (where, wrong) => {
  expect(Form.safeParse({ ...fit, ...wrong }).success).toBe(false);
  expect(schemaProblems({ ...fit, ...wrong }, schema)[0]).toMatch(new RegExp(`^the outcome, ${where}( |,)`));
});

test('what is missing is named, and so is everything that is wrong', () => {
  const { id: _, ...rest } = fit;
  expect(schemaProblems({ ...rest, version: 2 }, schema)).toEqual(['the outcome, version must be 1', 'the outcome must have id']);
});

test('definitions are followed, round in a circle too', () => {
  type Tree = { name: string; parts: Tree[] };
  const Tree: z.ZodType<Tree> = z.strictObject({ name: z.string().max(1), parts: z.lazy(() => z.array(Tree)) });
  const tree = { name: 'a', parts: [{ name: 'b', parts: [{ name: 'c', parts: [] }] }] };
  expect(schemaProblems(tree, z.toJSONSchema(Tree))).toEqual([]);
  (tree.parts[0] as Tree).parts[0] = { name: 'too long', parts: [] };
  expect(schemaProblems(tree, z.toJSONSchema(Tree))).toHaveLength(1);
  expect(() => schemaProblems(tree, { $ref: 'https://example.com/schema' })).toThrow(/which it does not define/);
});

test('a keyword that is not known is not passed over', () => {
  expect(() => schemaProblems({}, { type: 'object', unevaluatedProperties: false })).toThrow(/uses unevaluatedProperties/);
  expect(() => schemaProblems({}, { type: 'object', toString: 1 })).toThrow(/uses toString/);
});

type Schema = Record<string, unknown>;
/** A schema and all that are within it. */
function parts(schema: unknown): Schema[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties = {}, prefixItems = [], anyOf = [], oneOf = [], allOf = [], ...single } = schema as Schema;
  const { items, additionalProperties, propertyNames, not } = single;
  const inner = [properties, prefixItems, anyOf, oneOf, allOf].flatMap((group) => Object.values(group as object));
  return [schema as Schema, ...[...inner, items, additionalProperties, propertyNames, not].flatMap(parts)];
}

test('the product’s outcome is described with known keywords only', () => {
  const all = parts(z.toJSONSchema(Outcome));
  expect(all.length).toBeGreaterThan(20);
  for (const part of all) expect(() => schemaProblems(null, part)).not.toThrow();
});
