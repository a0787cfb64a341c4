import { NOT_APPLICABLE, NOT_SURE } from '../../functions/domain/answers/answer.ts';
import { isAsked } from '../../functions/domain/answers/visible-questions.ts';
import type { Question } from '../../functions/domain/catalog/questionnaire.ts';
import { supplierRoles, type Tier } from '../../functions/domain/vocabulary.ts';
import { repeated } from './check-repeats.ts';
import type { ParsedCatalog } from './parse-catalog.ts';
import { type Path, type Place, type Problem, problemAt } from './problem.ts';

/** A question where it stands. */
export interface PlacedQuestion {
  question: Question;
  place: Place;
  path: Path;
}

/** Longest low-tier path that we ask of a vendor (issue: at most 25 questions, whatever the answers). */
const LOW_TIER_LIMIT = 25;

/** All questions in the order in which they are asked. */
export function placedQuestions({ sections }: ParsedCatalog): PlacedQuestion[] {
  return sections.flatMap(({ document, value }) =>
    value.questions.map((question, at) => ({ question, place: document, path: ['questions', at] })),
  );
}

/** Ids, options and the length of the low-tier path. */
export function checkQuestions(parsed: ParsedCatalog, questions: readonly PlacedQuestion[]): Problem[] {
  const sectionIds = parsed.sections.map(({ document, value }) => ({ name: value.id, place: document, path: ['id'] }));
  const ids = questions.map(({ question, place, path }) => ({ name: question.id, place, path: [...path, 'id'] }));
  return [
    ...repeated('section', sectionIds),
    ...repeated('question', ids),
    ...questions.flatMap(checkOptions),
    ...questions.flatMap(checkBest),
    ...lowTier(parsed, questions),
  ];
}

/** What is best to answer must be worth everything, and nothing may be offered twice. */
function checkOptions({ question, place, path }: PlacedQuestion): Problem[] {
  if (question.type !== 'single' && question.type !== 'multiple') return [];
  const at = (index: number) => [...path, 'options', index];
  const named = (key: 'id' | 'label') =>
    question.options.map((option, index) => ({ name: option[key], place, path: [...at(index), key] }));
  const taken = question.options.flatMap(({ id }, index) =>
    id === NOT_SURE || id === NOT_APPLICABLE
      ? [problemAt(place, at(index), `“${question.id}” has an option “${id}”: every form offers that by itself. Leave it out.`)]
      : [],
  );
  return [
    ...repeated('option', named('id'), `“${question.id}”`),
    ...repeated('label', named('label'), `“${question.id}”`),
    ...taken,
  ];
}

function checkBest({ question, place, path }: PlacedQuestion): Problem[] {
  const best = bestWorth(question);
  if (best === undefined || best === 0 || best >= 100) return [];
  const how = {
    single: 'no option is worth 100',
    multiple: 'all its options together are worth less than 100',
    number: 'no band is worth 100',
  }[question.type as 'single' | 'multiple' | 'number'];
  const message = `“${question.id}” can never earn all its points: ${how} (the best answer reaches ${best}).`;
  return [problemAt(place, [...path, question.type === 'number' ? 'bands' : 'options'], message)];
}

/**
 * The most an answer can be worth, 0..100; undefined where answers carry no points by their type. A choice whose options are all
 * worth 0 only steers later questions: it is context, and no criterion may use it.
 */
export function bestWorth(question: Question): number | undefined {
  switch (question.type) {
    case 'single':
      return Math.max(...question.options.map(({ value }) => value));
    case 'multiple': {
      const together = question.options.filter(({ exclusive }) => !exclusive).reduce((sum, { value }) => sum + value, 0);
      return Math.min(100, Math.max(together, ...question.options.map(({ value }) => value)));
    }
    case 'number':
      return question.bands && question.bands.length > 0 ? Math.max(...question.bands.map(({ value }) => value)) : undefined;
    case 'yes-no':
    case 'evidence':
      return 100;
    default:
      return undefined;
  }
}

/** The most questions that a tier can meet: every condition counted as met, for the role that is asked most. */
export function mostAsked(questions: readonly PlacedQuestion[], tier: Tier): number {
  return Math.max(...supplierRoles.map((role) => questions.filter(({ question }) => isAsked(question, tier, role)).length));
}

function lowTier({ questionnaire }: ParsedCatalog, questions: readonly PlacedQuestion[]): Problem[] {
  const count = mostAsked(questions, 'low');
  if (count <= LOW_TIER_LIMIT) return [];
  const message = `A low-tier supplier could be asked ${count} questions; at most ${LOW_TIER_LIMIT} are allowed. Take “low” out of the tiers of some.`;
  return [problemAt(questionnaire.document, ['sections'], message)];
}
