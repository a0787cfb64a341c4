import { expect, test } from 'vitest';
import type { Question } from '../../../functions/domain/catalog/questionnaire.ts';
import { questionnaireIn } from '../../../functions/domain/catalog/questionnaire-in.ts';
import { readCatalogFiles } from '../../../lib/catalog/catalog-files.ts';
import { checkCatalog } from '../../../lib/catalog/check-catalog.ts';
import { loadCatalog } from '../../../lib/catalog/load-catalog.ts';

const { catalog } = loadCatalog('standard');
const english = questionnaireIn(catalog, 'en');
const german = questionnaireIn(catalog, 'de');

/** Every text that someone who answers reads, by where it stands. */
function textsOf({ title, sections }: typeof english): Map<string, string> {
  return new Map([
    ['title', title],
    ...sections.flatMap((section): [string, string][] => [
      [`${section.id} title`, section.title],
      [`${section.id} intro`, section.intro],
      [`${section.id} whoKnows`, section.whoKnows],
      ...section.questions.flatMap(questionTexts),
    ]),
  ]);
}
function questionTexts(question: Question): [string, string][] {
  return [
    [`${question.id} text`, question.text],
    ...(question.help ? [[`${question.id} help`, question.help] satisfies [string, string]] : []),
    ...(question.goodEvidence ?? []).map((example, at): [string, string] => [`${question.id} evidence ${at}`, example]),
    ...('unit' in question && question.unit ? [[`${question.id} unit`, question.unit] satisfies [string, string]] : []),
    ...('options' in question ? question.options : []).map(({ id, label }): [string, string] => [`${question.id} ${id}`, label]),
  ];
}

test('German is complete', () => {
  const check = checkCatalog(readCatalogFiles());
  if (check.kind === 'problems') throw new Error(JSON.stringify(check.problems, null, 2));
  expect(check.counts.translations).toEqual([
    { language: 'de', questions: { complete: 96, total: 96 }, sections: { complete: 10, total: 10 }, missing: [] },
  ]);
});

/** What is called so in German as well: a term of the field. */
const TERMS = /Bill of Materials/g;

test('no German text is the English one', () => {
  const own = textsOf(english);
  const same = [...textsOf(german)].filter(([place, text]) => own.get(place) === text);
  expect(same).toEqual([]);
});

test('the German texts address suppliers with “Sie”, use German quotes and no English words left behind', () => {
  const all = [...textsOf(german)];
  expect(all.length).toBe(textsOf(english).size);
  expect(all.filter(([, text]) => /\b(du|dich|dir|dein\w*|euer|eure\w*)\b/i.test(text))).toEqual([]);
  expect(all.filter(([, text]) => /\b(the|and|of|your|our|with|is)\b/i.test(text.replaceAll(TERMS, '')))).toEqual([]);
  expect(all.filter(([, text]) => /["“']|\s{2}|\s$|^\s/.test(text))).toEqual([]);
});

test('only the words differ', () => {
  const bare = (value: unknown): unknown =>
    JSON.parse(
      JSON.stringify(value, (key, inner) =>
        ['title', 'intro', 'whoKnows', 'text', 'help', 'goodEvidence', 'unit', 'label'].includes(key) ? undefined : inner,
      ),
    );
  expect(bare(german)).toEqual(bare(english));
});
