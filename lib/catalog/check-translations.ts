import type { Question, Section } from '../../functions/domain/catalog/questionnaire.ts';
import type { QuestionTexts } from '../../functions/domain/catalog/questionnaire-texts.ts';
import { repeated } from './check-repeats.ts';
import type { ParsedCatalog } from './parse-catalog.ts';
import type { ParsedTranslation } from './parse-translations.ts';
import { type Path, type Place, type Problem, problemAt } from './problem.ts';

/**
 * Every translated text belongs to something that the questionnaire asks. A text that is left out is no problem: the English
 * one is shown instead, and `npm run catalog:check` says how complete each language is.
 */
export function checkTranslations({ questionnaire, sections, translations }: ParsedCatalog): Problem[] {
  const byName = new Map(questionnaire.value.sections.map((name, at) => [name, sections[at]?.value]));
  return translations.flatMap((translation) => translation.sections.flatMap((file) => checkSection(file, byName.get(file.name))));
}

function checkSection(file: ParsedTranslation['sections'][number], section: Section | undefined): Problem[] {
  const { document: place, value, name } = file;
  if (!section) return [{ file: place.file, line: 1, message: `The questionnaire has no section file “${name}” to translate.` }];
  if (value.id !== section.id) {
    const message = `The section in “${name}” is “${section.id}”, not “${value.id}”.`;
    return [problemAt(place, ['id'], message)];
  }
  const byId = new Map(section.questions.map((question) => [question.id, question]));
  return Object.entries(value.questions).flatMap(([id, texts]) => {
    const question = byId.get(id);
    if (question) return checkQuestion(question, texts, place);
    return [problemAt(place, ['questions', id], `The section “${section.id}” has no question “${id}”.`)];
  });
}

function checkQuestion(question: Question, texts: QuestionTexts, place: Place): Problem[] {
  const path = ['questions', question.id];
  const wrong = (at: Path, message: string) => problemAt(place, [...path, ...at], message);
  const own = { help: question.help, goodEvidence: question.goodEvidence, unit: unitOf(question) };
  const surplus = (['help', 'goodEvidence', 'unit'] as const)
    .filter((key) => texts[key] !== undefined && own[key] === undefined)
    .map((key) => wrong([key], `“${question.id}” has a “${key}” here, but the questionnaire itself has none.`));
  const [ours, theirs] = [own.goodEvidence?.length, texts.goodEvidence?.length];
  const uneven =
    ours === undefined || theirs === undefined || ours === theirs
      ? []
      : [
          wrong(
            ['goodEvidence'],
            `“${question.id}” has ${theirs} examples of good evidence here, but ${ours} in the questionnaire.`,
          ),
        ];
  return [...surplus, ...uneven, ...checkOptions(question, texts.options ?? {}, path, place)];
}

function checkOptions(question: Question, labels: Record<string, string>, path: Path, place: Place): Problem[] {
  const known = 'options' in question ? question.options.map(({ id }) => id) : [];
  const unknown = Object.keys(labels)
    .filter((id) => !known.includes(id))
    .map((id) =>
      problemAt(place, [...path, 'options', id], `“${question.id}” has no option “${id}” (${known.join(', ') || 'none'}).`),
    );
  const entries = Object.entries(labels).map(([id, name]) => ({ name, place, path: [...path, 'options', id] }));
  return [...unknown, ...repeated('label', entries, `“${question.id}”`)];
}

const unitOf = (question: Question): string | undefined => (question.type === 'number' ? question.unit : undefined);
