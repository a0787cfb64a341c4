import type { Question, Section } from '../../functions/domain/catalog/questionnaire.ts';
import type { QuestionnaireTexts, QuestionTexts } from '../../functions/domain/catalog/questionnaire-texts.ts';
import type { Language } from '../../functions/domain/language.ts';
import type { ParsedCatalog } from './parse-catalog.ts';
import { textsOf, translatedLanguages } from './parse-translations.ts';

interface Share {
  complete: number;
  total: number;
}

/** How much of the questionnaire speaks a language: a question or section is complete when none of its texts falls back. */
export interface TranslationProgress {
  language: Language;
  questions: Share;
  sections: Share;
  /** Where English is still shown: ids of questions and sections, and `title` for the questionnaire's own. */
  missing: string[];
}

/** The progress of every language that vendors' pages come in, also of one that has no file yet. */
export function translationProgress(parsed: ParsedCatalog): TranslationProgress[] {
  const sections = parsed.sections.map(({ value }) => value);
  return translatedLanguages.map((language) => {
    const translation = parsed.translations.find((one) => one.language === language);
    return { language, ...progress(sections, translation ? textsOf(translation) : { sections: {}, questions: {} }) };
  });
}

function progress(sections: readonly Section[], texts: QuestionnaireTexts): Omit<TranslationProgress, 'language'> {
  const questions = sections.flatMap((section) => section.questions);
  const openSections = sections.filter(({ id }) => {
    const { title, intro, whoKnows } = texts.sections[id] ?? {};
    return !(title && intro && whoKnows);
  });
  const openQuestions = questions.filter((question) => !isComplete(question, texts.questions[question.id] ?? {}));
  return {
    questions: { complete: questions.length - openQuestions.length, total: questions.length },
    sections: { complete: sections.length - openSections.length, total: sections.length },
    missing: [...(texts.title ? [] : ['title']), ...[...openSections, ...openQuestions].map(({ id }) => id)],
  };
}

function isComplete(question: Question, texts: QuestionTexts): boolean {
  const unit = question.type === 'number' ? question.unit : undefined;
  const options = 'options' in question ? question.options : [];
  return (
    texts.text !== undefined &&
    (question.help === undefined || texts.help !== undefined) &&
    (question.goodEvidence === undefined || texts.goodEvidence !== undefined) &&
    (unit === undefined || texts.unit !== undefined) &&
    options.every(({ id }) => texts.options?.[id] !== undefined)
  );
}
