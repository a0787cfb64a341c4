import { expect, test } from 'vitest';
import { readCatalogFiles } from '../../../lib/catalog/catalog-files.ts';
import { checkCatalog } from '../../../lib/catalog/check-catalog.ts';
import { loadCatalog } from '../../../lib/catalog/load-catalog.ts';
import { edit, editedFiles, findsProblems, problemsOf } from '../../support/edited-catalog.ts';

const folder = 'questionnaires/ai-supplier';
const about = `${folder}/de/about.yaml`;
const exit = `${folder}/de/exit.yaml`;
const title = `${folder}/de/questionnaire.yaml`;

findsProblems([
  { name: 'broken YAML', edits: [edit(about, 'own: Wir', 'own: "Wir')], says: 'cannot be read as YAML' },
  {
    name: 'a text that is too long',
    edits: [edit(exit, 'text: Informieren', `text: ${'lang '.repeat(60)}`)],
    says: 'The question “exit.change-notice”: “text” is too long; at most 300',
  },
  {
    name: 'a misspelt key',
    edits: [edit(exit, 'unit: Tage', 'units: Tage')],
    says: 'The question “exit.end-notice” has “units”, which means nothing here',
  },
  {
    name: 'a value where only words belong',
    edits: [edit(exit, '    text: Informieren', '    type: text\n    text: Informieren')],
    says: '“exit.change-notice” has “type”, which means nothing here',
    line: 'type: text',
  },
  {
    name: 'a label that is no text',
    edits: [edit(exit, 'silent: Nein', 'silent: 5')],
    says: 'The option “silent” of the question “exit.change-notice”',
  },
  {
    name: 'an id in the wrong form',
    edits: [edit(exit, 'silent: Nein', 'Silent: Nein')],
    says: '“Silent” is not an id as the questionnaire writes them',
  },
  { name: 'a section id in a title file', edits: [edit(title, 'title:', 'id: x\ntitle:')], says: '“id”, which means nothing here' },
  {
    name: 'an unknown question',
    edits: [edit(exit, 'exit.continuity:', 'exit.persistence:')],
    says: 'The section “exit” has no question “exit.persistence”',
  },
  {
    name: 'a question of another section',
    edits: [edit(exit, 'exit.continuity:', 'data.retention:')],
    says: 'The section “exit” has no question “data.retention”',
  },
  {
    name: 'an unknown option',
    edits: [edit(exit, 'silent: Nein', 'quiet: Nein')],
    says: '“exit.change-notice” has no option “quiet” (notice-test, notice, afterwards, silent)',
  },
  {
    name: 'options of a question without any',
    edits: [edit(exit, 'unit: Tage', 'unit: Tage\n    options:\n      few: Wenige')],
    says: '“exit.end-notice” has no option “few” (none)',
    line: 'few: Wenige',
  },
  {
    name: 'two labels that read the same',
    edits: [edit(exit, 'silent: Nein', 'silent: ja, Vorab')],
    says: 'The label “ja, Vorab” of “exit.change-notice” is there twice',
  },
  {
    name: 'a help text of its own',
    edits: [edit(exit, '    goodEvidence:', '    help: Denken Sie daran.\n    goodEvidence:')],
    says: '“exit.change-notice” has a “help” here, but the questionnaire itself has none',
    line: 'help: Denken',
  },
  {
    name: 'a unit of its own',
    edits: [edit(exit, 'silent: Nein', 'silent: Nein\n    unit: Tage')],
    says: '“exit.change-notice” has a “unit” here',
    line: 'unit: Tage',
  },
  {
    name: 'examples that are fewer than in English',
    edits: [edit(exit, '      - Die Klausel über Änderungen\n', '')],
    says: '“exit.change-notice” has 1 examples of good evidence here, but 2',
    line: 'goodEvidence:',
  },
  {
    name: 'a section under another name',
    edits: [edit(exit, 'id: exit', 'id: abschied')],
    says: 'The section in “exit.yaml” is “exit”, not “abschied”',
  },
]);

const stray = (path: string, text = 'id: about\nquestions: {}\n') => ({ file: `catalog/${folder}/${path}`, text });

test.each([
  { path: 'fr/about.yaml', says: '“fr” is not a language that the questionnaire comes in (de)' },
  { path: 'en/about.yaml', says: 'The questionnaire itself is in English' },
  { path: 'de/extra.yaml', says: 'no section file “extra.yaml” to translate' },
  { path: 'de/more/about.yaml', says: 'no section file “more/about.yaml” to translate' },
])('finds the stray file $path', ({ path, says }) => {
  const file = stray(path);
  expect(problemsOf([...editedFiles(), file])).toEqual([{ file: file.file, line: 1, message: expect.stringContaining(says) }]);
});

test('a question that is renamed leaves its translation behind, and is told so', () => {
  const renamed = editedFiles(edit(`${folder}/exit.yaml`, 'id: exit.anything-else', 'id: exit.more-to-say'));
  expect(problemsOf(renamed)).toEqual([
    { file: `catalog/${exit}`, line: expect.any(Number), message: expect.stringContaining('no question “exit.anything-else”') },
  ]);
});

test('what is left out is no problem, but counted', () => {
  const check = checkCatalog(
    editedFiles(
      edit(title, 'title: Fragebogen für Lieferanten von KI-Systemen', '{}'),
      edit(about, 'whoKnows: Die Produktleitung oder wer die Kunden dieses Systems betreut\n', ''),
      edit(exit, '    unit: Tage\n', ''),
      edit(exit, '      silent: Nein\n', ''),
      edit(exit, '    text: Gibt es noch etwas, das wir wissen sollten?\n', ''),
      edit(exit, '    help: Lassen Sie das Feld leer, wenn es nicht getestet wurde.\n', ''),
      edit(exit, '    goodEvidence:\n      - Das Verfahren\n      - Ein Beispiel aus der Vergangenheit\n', ''),
    ),
  );
  expect(check).toMatchObject({
    kind: 'sound',
    counts: {
      translations: [
        {
          language: 'de',
          questions: { complete: 91, total: 96 },
          sections: { complete: 9, total: 10 },
          missing: [
            'title',
            'about',
            'exit.change-notice',
            'exit.end-notice',
            'exit.recovery-test',
            'exit.withdrawal',
            'exit.anything-else',
          ],
        },
      ],
    },
  });
});

test('without any file a language counts nothing, and the catalog is as it was before there were languages', () => {
  const files = readCatalogFiles().filter(({ file }) => !file.includes('/de/'));
  expect(checkCatalog(files)).toMatchObject({
    kind: 'sound',
    counts: { translations: [{ language: 'de', questions: { complete: 0, total: 96 }, sections: { complete: 0, total: 10 } }] },
  });
});

test('both policies carry the same translations', () => {
  const [standard, demo] = [loadCatalog('standard').catalog, loadCatalog('demo').catalog];
  expect(Object.keys(standard.translations ?? {})).toEqual(['de']);
  expect(demo.translations).toEqual(standard.translations);
});
