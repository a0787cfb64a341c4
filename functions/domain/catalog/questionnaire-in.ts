import type { Language } from '../language.ts';
import type { Catalog } from './catalog.ts';
import type { Question, Questionnaire } from './questionnaire.ts';
import type { QuestionnaireTexts, QuestionTexts } from './questionnaire-texts.ts';

const known = new WeakMap<Catalog, Map<Language, Questionnaire>>();

/**
 * The catalog's questionnaire as someone who reads `language` meets it: every text that has a translation in it, every other
 * text in the questionnaire's own English. Ids, types, values and conditions are those of the questionnaire, so answers, progress
 * and score do not depend on the language. Built once per catalog object and language; do not change it.
 */
export function questionnaireIn(catalog: Catalog, language: Language): Questionnaire {
  const texts = catalog.translations?.[language];
  if (!texts) return catalog.questionnaire;
  const byLanguage = known.get(catalog) ?? new Map<Language, Questionnaire>();
  known.set(catalog, byLanguage);
  const questionnaire = byLanguage.get(language) ?? translated(catalog.questionnaire, texts);
  byLanguage.set(language, questionnaire);
  return questionnaire;
}

function translated(questionnaire: Questionnaire, { title, sections, questions }: QuestionnaireTexts): Questionnaire {
  return {
    ...questionnaire,
    title: title ?? questionnaire.title,
    sections: questionnaire.sections.map((section) => ({
      ...section,
      ...given(sections[section.id] ?? {}),
      questions: section.questions.map((question) => translatedQuestion(question, questions[question.id] ?? {})),
    })),
  };
}

function translatedQuestion(question: Question, { options: labels = {}, unit, ...texts }: QuestionTexts): Question {
  const words = { ...question, ...given(texts) };
  switch (words.type) {
    // One case each: the options of the two types differ.
    case 'single':
      return { ...words, options: words.options.map((option) => ({ ...option, label: labels[option.id] ?? option.label })) };
    case 'multiple':
      return { ...words, options: words.options.map((option) => ({ ...option, label: labels[option.id] ?? option.label })) };
    case 'number':
      return unit === undefined ? words : { ...words, unit };
    default:
      return words;
  }
}

/** Without the keys that hold undefined: they would hide the English text instead of falling back to it. */
function given<T extends object>(texts: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)) as never;
}
