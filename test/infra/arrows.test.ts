import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allImports, circle, type Import } from '../support/imports.ts';

const imports = allImports();
const { dependencies } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));

const ROOM = /^functions\/(intake|respond|score|approve|outcome|console|relay|watch)\//;
const isHandler = (file: string) => /^functions\/[^/]+\/handler[^/]*\.tsx?$/.test(file);
const isOurs = (to: string) => /^(bin|functions|lib|test|verifier)\//.test(to);
const room = (file: string) => ROOM.exec(file)?.[1];

/** The arrows of the design, section 2: domain <- rooms <- handlers; platform implements the ports that rooms declare. */
const arrows: [string, (one: Import) => boolean][] = [
  [
    "domain imports itself, zod, canonicalize and Node's crypto",
    ({ from, to }) => from.startsWith('functions/domain/') && !/^(functions\/domain\/|zod$|canonicalize$|node:crypto$)/.test(to),
  ],
  [
    'rooms never meet; only a handler may put the pages of two rooms behind one door',
    ({ from, to }) => !isHandler(from) && room(from) !== undefined && room(to) !== undefined && room(from) !== room(to),
  ],
  [
    'a use case takes its ports as arguments: only handlers know the AWS side',
    ({ from, to }) => !isHandler(from) && room(from) !== undefined && to.startsWith('functions/platform/'),
  ],
  [
    'only platform knows AWS',
    ({ from, to }) =>
      from.startsWith('functions/') && !from.startsWith('functions/platform/') && /^@(aws-sdk|smithy|aws-cdk)\//.test(to),
  ],
  [
    'texts are words: they know the domain and how dates and numbers are written',
    ({ from, to }) => from.startsWith('functions/texts/') && !/^functions\/(texts|domain)\/|^functions\/web\/when\.ts$/.test(to),
  ],
  [
    'the shared pages serve every room, so they know none',
    ({ from, to }) =>
      !isHandler(from) && from.startsWith('functions/web/') && (ROOM.test(to) || to.startsWith('functions/platform/')),
  ],
  [
    'platform knows of a room its ports, as types',
    ({ from, to, typeOnly }) => from.startsWith('functions/platform/') && ROOM.test(to) && !typeOnly,
  ],
  [
    'what runs in Lambda knows neither what deploys it nor what tries it',
    ({ from, to }) => from.startsWith('functions/') && isOurs(to) && !to.startsWith('functions/'),
  ],
  [
    'what runs in Lambda uses dependencies, not development dependencies',
    ({ from, to, typeOnly }) =>
      from.startsWith('functions/') && !typeOnly && !isOurs(to) && !to.startsWith('node:') && !(to in dependencies),
  ],
  [
    'infrastructure shares names with the code, and reads the domain',
    ({ from, to }) =>
      from.startsWith('lib/') &&
      to.startsWith('functions/') &&
      !/^functions\/(domain\/|platform\/(env|table\/keys|metric)\.ts$)/.test(to),
  ],
  [
    'the verifier stands on Node alone, and nothing stands on the verifier',
    ({ from, to }) => (from.startsWith('verifier/') ? !/^(verifier\/|node:)/.test(to) : to.startsWith('verifier/')),
  ],
  ['the product does not need its tests', ({ from, to }) => !from.startsWith('test/') && to.startsWith('test/')],
];

test('imports are found', () => {
  expect(imports.length).toBeGreaterThan(500);
  expect(imports).toContainEqual({ from: 'verifier/verify.mjs', to: 'verifier/outcome.mjs', typeOnly: false });
  expect(imports).toContainEqual({ from: 'lib/table.ts', to: 'functions/platform/table/keys.ts', typeOnly: false });
});

describe('the arrows', () => {
  test.each(arrows)('%s', (_, isWrong) => {
    expect(imports.filter(isWrong).map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  test('nothing imports itself in a circle', () => {
    expect(circle(imports)).toEqual([]);
    expect(circle([...imports, { from: 'functions/platform/table/keys.ts', to: 'lib/table.ts', typeOnly: false }])).not.toEqual([]);
  });
});
