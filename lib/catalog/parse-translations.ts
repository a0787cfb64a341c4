import * as z from 'zod';
import { QuestionnaireTexts, QuestionTexts, SectionTexts } from '../../functions/domain/catalog/questionnaire-texts.ts';
import { DEFAULT_LANGUAGE, Language, languages } from '../../functions/domain/language.ts';
import type { ReadAs, Sourced } from './parse-catalog.ts';
import type { Problem } from './problem.ts';
import type { YamlDocument } from './yaml-document.ts';

/** `<language>/questionnaire.yaml`: what belongs to no section. */
const TitleTexts = QuestionnaireTexts.pick({ title: true });
/** `<language>/<section>.yaml`: the section's words, and those of its questions by their ids. */
const SectionTextsFile = SectionTexts.extend({ id: z.string(), questions: z.record(z.string(), QuestionTexts) });
type SectionTextsFile = z.infer<typeof SectionTextsFile>;

/** One language's files, still tied to their lines. `name` is a section file's own name: `about.yaml`. */
export interface ParsedTranslation {
  language: Language;
  title: Sourced<z.infer<typeof TitleTexts>> | undefined;
  sections: (Sourced<SectionTextsFile> & { name: string })[];
}

/** The languages that the questionnaire can be translated into. */
export const translatedLanguages = languages.filter((language) => language !== DEFAULT_LANGUAGE);

/**
 * The questionnaire's words in other languages: one folder per language under `folder`, in it one file per section. `as` reads a
 * document by its schema and collects its own problems; `problems` are those of files that stand where none belongs.
 */
export function parseTranslations(
  documents: readonly YamlDocument[],
  folder: string,
  as: ReadAs,
): { translations: ParsedTranslation[]; problems: Problem[] } {
  const placed = documents.flatMap((document) => {
    if (!document.file.startsWith(folder)) return [];
    const [language = '', ...rest] = document.file.slice(folder.length).split('/');
    return rest.length > 0 ? [{ document, language, name: rest.join('/') }] : [];
  });
  const problems = placed.flatMap(({ document, language }) => {
    const message = languageProblem(language);
    return message ? [{ file: document.file, line: 1, message }] : [];
  });
  const translations = translatedLanguages.flatMap((language): ParsedTranslation[] => {
    const files = placed.filter((file) => file.language === language);
    const [title] = files.filter(({ name }) => name === 'questionnaire.yaml').flatMap(({ document }) => as(TitleTexts, document));
    const sections = files
      .filter(({ name }) => name !== 'questionnaire.yaml')
      .flatMap(({ document, name }) => as(SectionTextsFile, document).map((sourced) => ({ ...sourced, name })));
    return files.length > 0 ? [{ language, title, sections }] : [];
  });
  return { translations, problems };
}

function languageProblem(folder: string): string | undefined {
  if (folder === DEFAULT_LANGUAGE)
    return 'The questionnaire itself is in English: change its words one folder up. Nobody would see this file.';
  if (Language.safeParse(folder).success) return undefined;
  return `“${folder}” is not a language that the questionnaire comes in (${translatedLanguages.join(', ')}). Nobody would see this file.`;
}

/** One language's files as one value. */
export function textsOf({ title, sections }: ParsedTranslation): QuestionnaireTexts {
  return {
    ...title?.value,
    sections: Object.fromEntries(sections.map(({ value: { id, questions: _, ...texts } }) => [id, texts])),
    questions: Object.assign({}, ...sections.map(({ value }) => value.questions)),
  };
}
