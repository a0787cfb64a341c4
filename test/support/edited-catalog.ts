import { expect, test } from 'vitest';
import { type CatalogFile, readCatalogFiles } from '../../lib/catalog/catalog-files.ts';
import { checkCatalog } from '../../lib/catalog/check-catalog.ts';
import type { Problem } from '../../lib/catalog/problem.ts';

const shipped = readCatalogFiles();

/** One change to the shipped catalog: in `file` (its path under catalog/), the first `from` becomes `to`. */
interface Edit {
  file: string;
  from: string;
  to: string;
}

/** The shipped catalog's files with changes, in memory. Throws when a change finds nothing to change. */
export function editedFiles(...edits: Edit[]): CatalogFile[] {
  return edits.reduce((files, { file, from, to }) => {
    const at = files.findIndex((one) => one.file === `catalog/${file}`);
    const before = files[at];
    if (!before?.text.includes(from)) throw new Error(`nothing to change in ${file}: ${from}`);
    return files.with(at, { file: before.file, text: before.text.replace(from, () => to) });
  }, shipped);
}

/** The problems of the changed catalog; none when it is sound. */
export function problemsAfter(...edits: Edit[]): Problem[] {
  return problemsOf(editedFiles(...edits));
}

export function problemsOf(files: readonly CatalogFile[]): Problem[] {
  const check = checkCatalog(files);
  return check.kind === 'problems' ? check.problems : [];
}

/** The line (from 1) where a text stands in a file after the changes. */
export function lineOf(files: readonly CatalogFile[], file: string, text: string): number {
  const whole = files.find((one) => one.file === `catalog/${file}`)?.text ?? '';
  const at = whole.indexOf(text);
  if (at < 0) throw new Error(`${file} does not hold: ${text}`);
  return whole.slice(0, at).split('\n').length;
}

export const edit = (file: string, from: string, to: string): Edit => ({ file, from, to });

/** Gives a question a condition that it did not have. */
export const withCondition = (file: string, id: string, type: string, when: string): Edit =>
  edit(file, `- id: ${id}\n    type: ${type}`, `- id: ${id}\n    when: ${when}\n    type: ${type}`);

/** A slip, and what the check must say of it. */
interface Slip {
  name: string;
  edits: [Edit, ...Edit[]];
  says: string;
  /** Where it must point: the line of the text `line` in `file`; else the line of the first edit's new text. */
  file?: string;
  line?: string;
}

/** One test per slip: the check points to the right file and line, in the right words. */
export function findsProblems(slips: readonly Slip[]): void {
  test.each(slips)('finds $name', ({ edits, says, file, line }) => {
    const where = file ?? edits[0].file;
    const at = lineOf(editedFiles(...edits), where, line ?? edits[0].to);
    expect(problemsAfter(...edits)).toContainEqual({ file: `catalog/${where}`, line: at, message: expect.stringContaining(says) });
  });
}
