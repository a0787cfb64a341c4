import { NOT_APPLICABLE, NOT_SURE } from '../../functions/domain/answers/answer.ts';
import { questionsIn } from '../../functions/domain/catalog/compiled-catalog.ts';
import { holds } from '../../functions/domain/catalog/condition.ts';
import type { Condition, Question } from '../../functions/domain/catalog/questionnaire.ts';

/** Beyond so many combinations we give up looking and call the question reachable: no false alarm. */
const MOST_STEPS = 200_000;

/**
 * Whether some answers make a question visible. `asked` are the questions of one tier and role, in order. Tries every answer that its
 * condition, and the conditions of what that looks at, can tell apart; a question that is itself hidden counts as not answered.
 */
export function isReachable(target: Question, asked: readonly Question[]): boolean {
  if (!target.when) return true;
  const wanted = target.when;
  const looksAt = closure(target, asked);
  const conditions = [...looksAt, target].flatMap(({ when }) => (when ? [when] : []));
  const choices = looksAt.map((question) => ({ question, answers: distinctAnswers(question, conditions) }));
  let steps = 0;
  function search(depth: number, given: ReadonlyMap<string, readonly string[]>): boolean {
    if (++steps > MOST_STEPS) return true;
    const choice = choices[depth];
    if (!choice) return holds(wanted, given);
    const { question, answers } = choice;
    if (question.when && !holds(question.when, given)) return search(depth + 1, given);
    return answers.some((answer) => search(depth + 1, new Map(given).set(question.id, answer)));
  }
  return search(0, new Map());
}

/** The questions that a question's visibility rests on, directly or through others, in order. */
function closure(target: Question, asked: readonly Question[]): Question[] {
  const ids = new Set<string>();
  const grow = (question: Question) => {
    for (const id of question.when ? questionsIn(question.when) : []) {
      const next = asked.find((other) => other.id === id);
      if (!next || ids.has(id)) continue;
      ids.add(id);
      grow(next);
    }
  };
  grow(target);
  return asked.filter(({ id }) => ids.has(id));
}

/** Every answer to a question that the conditions can tell apart, blank included. */
function distinctAnswers(question: Question, conditions: readonly Condition[]): string[][] {
  const named = [...new Set(conditions.flatMap((condition) => valuesNamed(condition, question.id)))];
  const stances = [NOT_SURE, NOT_APPLICABLE].map((stance) => [stance]);
  if (question.type === 'evidence') return [[], ...stances];
  if (question.type !== 'single' && question.type !== 'multiple') return [[], ['something'], ...stances, ...named.map((v) => [v])];
  const options = question.options.map(({ id }) => id);
  const other = options.find((id) => !named.includes(id));
  const relevant = [...named.filter((id) => options.includes(id)), ...(other ? [other] : [])];
  if (question.type === 'single') return [[], ...stances, ...relevant.map((id) => [id])];
  const alone = question.options.filter(({ exclusive }) => exclusive).map(({ id }) => [id]);
  return [...subsets(relevant.filter((id) => !alone.some(([one]) => one === id))), ...stances, ...alone];
}

function valuesNamed(condition: Condition, question: string): string[] {
  if ('all' in condition) return condition.all.flatMap((part) => valuesNamed(part, question));
  if ('any' in condition) return condition.any.flatMap((part) => valuesNamed(part, question));
  if ('not' in condition) return valuesNamed(condition.not, question);
  if ('eq' in condition) return condition.eq.question === question ? [condition.eq.value] : [];
  if ('in' in condition) return condition.in.question === question ? condition.in.values : [];
  return [];
}

function subsets(values: readonly string[]): string[][] {
  const sets: string[][] = [[]];
  for (const value of values) sets.push(...sets.map((set) => [...set, value]));
  return sets;
}
