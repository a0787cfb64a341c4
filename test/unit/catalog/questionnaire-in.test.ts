import { expect, test } from 'vitest';
import { Catalog } from '../../../functions/domain/catalog/catalog.ts';
import type { Questionnaire } from '../../../functions/domain/catalog/questionnaire.ts';
import { questionnaireIn } from '../../../functions/domain/catalog/questionnaire-in.ts';
import type { QuestionnaireTexts } from '../../../functions/domain/catalog/questionnaire-texts.ts';
import { hashOf } from '../../../functions/domain/proof/canonical.ts';
import { smallCatalog } from '../../support/small-catalog.ts';

const small = smallCatalog();
const inGerman = (texts: QuestionnaireTexts): Catalog => Catalog.parse({ ...small, translations: { de: texts } });
const question = (questionnaire: Questionnaire, id: string) =>
  questionnaire.sections.flatMap(({ questions }) => questions).find((one) => one.id === id);

test('a catalog without translations is read as it is, and keeps its hash', () => {
  expect(questionnaireIn(small, 'de')).toBe(small.questionnaire);
  expect(hashOf(Catalog.parse(small))).toBe(hashOf(small));
  expect(Catalog.parse(small)).not.toHaveProperty('translations');
});

test('English is the questionnaire itself', () => {
  const catalog = inGerman({ title: 'Kleiner Fragebogen', sections: {}, questions: {} });
  expect(questionnaireIn(catalog, 'en')).toBe(catalog.questionnaire);
});

test('each text falls back by itself', () => {
  const catalog = inGerman({
    sections: { data: { title: 'Daten' } },
    questions: {
      'data.basis': { text: 'Auf welcher Grundlage?', options: { some: 'Teilweise' } },
      'data.checks': { options: { bias: 'Verzerrung' } },
    },
  });
  const german = questionnaireIn(catalog, 'de');
  expect(german.title).toBe('Small questionnaire');
  expect(german.sections[0]).toMatchObject({
    id: 'data',
    title: 'Daten',
    intro: 'What data the system uses.',
    whoKnows: 'Your data team',
  });
  expect(german.sections[1]).toEqual(catalog.questionnaire.sections[1]);
  expect(question(german, 'data.personal')).toEqual(question(catalog.questionnaire, 'data.personal'));
  expect(question(german, 'data.basis')).toEqual({
    ...question(catalog.questionnaire, 'data.basis'),
    text: 'Auf welcher Grundlage?',
    options: [
      { id: 'none', label: 'None', value: 0 },
      { id: 'some', label: 'Teilweise', value: 50 },
      { id: 'all', label: 'All', value: 100 },
    ],
  });
  expect(question(german, 'data.checks')).toMatchObject({
    text: 'Which checks do you run?',
    options: [{ label: 'Verzerrung' }, { label: 'Quality' }, { id: 'nothing', exclusive: true }],
  });
});

test('a text that is there but undefined falls back too', () => {
  const catalog: Catalog = {
    ...small,
    translations: {
      de: { title: undefined, sections: { data: { intro: undefined } }, questions: { 'data.basis': { text: undefined } } },
    },
  };
  expect(questionnaireIn(catalog, 'de')).toEqual(small.questionnaire);
});

test('units, help and examples are translated where the question has them', () => {
  const [section] = small.questionnaire.sections;
  const catalog = Catalog.parse({
    ...small,
    questionnaire: {
      ...small.questionnaire,
      sections: [
        {
          ...section,
          questions: [
            {
              id: 'data.months',
              type: 'number',
              text: 'How long?',
              unit: 'months',
              help: 'Count all.',
              goodEvidence: ['The rule'],
            },
            { id: 'data.days', type: 'number', text: 'How many days?', unit: 'days' },
          ],
        },
      ],
    },
    translations: {
      de: {
        sections: {},
        questions: { 'data.months': { unit: 'Monate', help: 'Zählen Sie alles.', goodEvidence: ['Die Regel'] } },
      },
    },
  });
  const german = questionnaireIn(catalog, 'de');
  expect(question(german, 'data.months')).toMatchObject({
    text: 'How long?',
    unit: 'Monate',
    help: 'Zählen Sie alles.',
    goodEvidence: ['Die Regel'],
  });
  expect(question(german, 'data.days')).toMatchObject({ unit: 'days' });
});

test('the translation is built once per catalog, and the catalog stays as it was', () => {
  const catalog = inGerman({ title: 'Kleiner Fragebogen', sections: {}, questions: {} });
  const hash = hashOf(catalog);
  const german = questionnaireIn(catalog, 'de');
  expect(questionnaireIn(catalog, 'de')).toBe(german);
  expect(questionnaireIn(inGerman({ title: 'Ein anderer', sections: {}, questions: {} }), 'de').title).toBe('Ein anderer');
  expect(german.title).toBe('Kleiner Fragebogen');
  expect(hashOf(catalog)).toBe(hash);
});

test('a language nobody knows is refused', () => {
  expect(() => Catalog.parse({ ...small, translations: { fr: { sections: {}, questions: {} } } })).toThrow();
  expect(() => Catalog.parse({ ...small, translations: { de: { sections: {}, questions: {}, options: {} } } })).toThrow();
});
