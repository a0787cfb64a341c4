import { expect, test } from 'vitest';
import { edit, editedFiles, lineOf, problemsAfter, problemsOf } from '../../support/edited-catalog.ts';

const list = 'questionnaires/ai-supplier/questionnaire.yaml';
const governance = 'questionnaires/ai-supplier/governance.yaml';
const criteria = 'criteria/ai-supplier.yaml';
const lineIn = (file: string, text: string) => ({ file: `catalog/${file}`, line: lineOf(editedFiles(), file, text) });

test('a sound catalog has no problems', () => {
  expect(problemsAfter()).toEqual([]);
});

test('a low-tier path of 26 questions is too long', () => {
  const opened = Array.from({ length: 2 }, () => edit(governance, 'tiers: [standard, high]', 'tiers: [low, standard, high]'));
  const three = edit(governance, 'tiers: [high]\n    attachments', 'attachments');
  const alone = problemsAfter(...opened, three).filter(({ file }) => file.endsWith('questionnaire.yaml'));
  expect(alone).toEqual([{ ...lineIn(list, 'sections:'), message: expect.stringContaining('26 questions; at most 25') }]);
});

test('knock-outs below six and above twelve', () => {
  const fewer = Array.from({ length: 5 }, () => edit(criteria, '    knockOut: true\n', ''));
  expect(problemsAfter(...fewer)).toEqual([
    { ...lineIn(criteria, 'criteria:'), message: expect.stringContaining('There are 5 knock-out') },
  ]);
  const plain = '    threshold: 5000\n    risk';
  const more = Array.from({ length: 3 }, () => edit(criteria, plain, plain.replace('\n', '\n    knockOut: true\n')));
  expect(problemsAfter(...more)).toEqual([
    { ...lineIn(criteria, 'criteria:'), message: expect.stringContaining('There are 13 knock-out') },
  ]);
});

test('a section file that no list names', () => {
  const lost = { file: 'catalog/questionnaires/ai-supplier/extra.yaml', text: 'id: extra\n' };
  expect(problemsOf([...editedFiles(), lost])).toEqual([
    { file: lost.file, line: 1, message: expect.stringContaining('not listed') },
  ]);
});

test('a file that is missing', () => {
  const files = editedFiles().filter(({ file }) => !file.endsWith('standard.yaml'));
  expect(problemsOf(files)).toEqual([{ file: 'catalog/policies/standard.yaml', line: 1, message: 'This file is missing.' }]);
});

test('several problems stand in the order of files and lines', () => {
  const found = problemsAfter(
    edit('policies/standard.yaml', 'linkDays: 45', 'linkDays: 20'),
    edit(criteria, "'art-55'", "'art-98'"),
    edit(criteria, "'art-5'", "'art-99'"),
  );
  expect(found.map(({ file }) => file)).toEqual([`catalog/${criteria}`, `catalog/${criteria}`, 'catalog/policies/standard.yaml']);
  expect(found[0]?.line).toBeLessThan(found[1]?.line ?? 0);
});
