import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { publishedSchemas } from '../../../bin/schemas.ts';

const folder = join(import.meta.dirname, '../../../docs/schemas');
const schemas = publishedSchemas();

test('what is published is there, and nothing else', () => {
  expect(readdirSync(folder).sort()).toEqual(Object.keys(schemas).sort());
});

test.each(Object.entries(schemas))('%s says what the code does: `npx tsx bin/schemas.ts` writes it', (file, text) => {
  expect(readFileSync(join(folder, file), 'utf8')).toBe(text);
});
