import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findPython } from '../../../bin/local/python.ts';

const directory = mkdtempSync(join(tmpdir(), 'assay-python-'));
afterAll(() => rmSync(directory, { recursive: true }));

/** A command that answers as an interpreter of some machine would. */
function interpreter(name: string, script: string): string {
  const path = join(directory, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}
const old = interpreter('old', 'echo 3 9');
const bare = interpreter('bare', `echo "ModuleNotFoundError: No module named 'ensurepip'" >&2; exit 1`);
const good = interpreter('good', 'echo 3 12');

test('takes the first that is new enough and can make an environment', async () => {
  expect(await findPython([join(directory, 'absent'), old, bare, good])).toEqual({ found: true, command: good, version: '3.12' });
});

test.each([
  ['nothing', [join(directory, 'absent')], /no python3 is on the PATH\. Install it/],
  ['an old one', [old], /old is 3\.9\. Install a newer one/],
  ['one without venv', [bare], /bare is here but cannot make a virtual environment.*python3-venv/],
])('with %s on the machine says in one sentence what to do', async (_what, names, sentence) => {
  const python = await findPython(names);
  expect(python).toMatchObject({ found: false, reason: expect.stringMatching(sentence) });
});
