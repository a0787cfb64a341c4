import { NOT_APPLICABLE, NOT_SURE } from '../../functions/domain/answers/answer.ts';
import { carriesPoints } from '../../functions/domain/answers/parse-answer.ts';
import { isAsked } from '../../functions/domain/answers/visible-questions.ts';
import { questionsIn } from '../../functions/domain/catalog/compiled-catalog.ts';
import type { Condition, Question } from '../../functions/domain/catalog/questionnaire.ts';
import { supplierRoles, tiers } from '../../functions/domain/vocabulary.ts';
import type { PlacedQuestion } from './check-questions.ts';
import { type Problem, problemAt } from './problem.ts';
import { isReachable } from './reachable.ts';

/** Every condition looks back, at a question that is there and asked of the same people, and can come true. */
export function checkConditions(questions: readonly PlacedQuestion[]): Problem[] {
  const order = new Map(questions.map(({ question }, at) => [question.id, at]));
  const broken = new Set<string>();
  const problems = questions.flatMap((placed, at) => {
    const found = placed.question.when ? messages(placed.question, placed.question.when, at) : [];
    if (found.length > 0) broken.add(placed.question.id);
    return found.map((message) => problemAt(placed.place, [...placed.path, 'when'], message));
  });
  return problems.length > 0 ? problems : questions.flatMap((placed) => unreachable(placed, questions));

  function messages(question: Question, when: Condition, at: number): string[] {
    const ids = [...new Set(questionsIn(when))];
    const direction = ids.flatMap((id) => {
      const there = order.get(id);
      const other = there === undefined ? undefined : questions[there];
      if (there === undefined || !other) return [`“${question.id}” depends on “${id}”, but there is no such question.`];
      if (there === at) return [`“${question.id}” depends on its own answer, so it could never appear.`];
      if (there > at)
        return [
          `“${question.id}” depends on “${id}”, which is asked later (${other.place.file} line ${other.place.lineOf(other.path)}). A condition may only look back; two questions that wait for each other would never appear.`,
        ];
      return askedTogether(question, other.question);
    });
    return direction.length > 0 ? direction : valueMessages(question, when);
  }

  function askedTogether(question: Question, other: Question): string[] {
    const notAsked = tiers.filter((tier) => question.tiers.includes(tier) && !other.tiers.includes(tier));
    const notOf = supplierRoles.filter((role) => question.roles.includes(role) && !other.roles.includes(role));
    const start = `“${question.id}” depends on “${other.id}”, which is not asked`;
    return [
      ...notAsked.map((tier) => `${start} at the ${tier} tier: there it could never be met.`),
      ...notOf.map((role) => `${start} of an AI ${role}: for them it could never be met.`),
      ...(other.notApplicable
        ? [`“${question.id}” depends on “${other.id}”, which offers “does not apply”: that would hide other questions too.`]
        : []),
    ];
  }

  function valueMessages(question: Question, when: Condition): string[] {
    return clauses(when).flatMap(({ id, values }) => {
      const at = order.get(id);
      const other = at === undefined ? undefined : questions[at]?.question;
      if (!other) return [];
      if (other.type === 'evidence')
        return [`“${question.id}” depends on “${id}”, which asks for a file: conditions cannot see files.`];
      const known = answersOf(other);
      if (values === undefined) return [];
      if (!known) return [`“${question.id}” compares “${id}” with a value, but its answers are free. Use “answered”.`];
      return values
        .filter((value) => !known.includes(value))
        .map(
          (value) => `“${question.id}” waits for the answer “${value}” to “${id}”, which has no such option (${known.join(', ')}).`,
        );
    });
  }
}

function unreachable({ question, place, path }: PlacedQuestion, questions: readonly PlacedQuestion[]): Problem[] {
  const hidden = tiers.flatMap((tier) =>
    supplierRoles.flatMap((role) => {
      const asked = questions.map((placed) => placed.question).filter((other) => isAsked(other, tier, role));
      return isAsked(question, tier, role) && !isReachable(question, asked) ? [`${tier} tier, AI ${role}`] : [];
    }),
  );
  if (hidden.length === 0) return [];
  const message = `The condition of “${question.id}” can never be true (${hidden.join('; ')}), so nobody would see the question.`;
  return [problemAt(place, [...path, 'when'], message)];
}

/** Each clause with the question it looks at; no values where it only asks whether there is an answer. */
function clauses(condition: Condition): { id: string; values?: readonly string[] }[] {
  if ('all' in condition) return condition.all.flatMap(clauses);
  if ('any' in condition) return condition.any.flatMap(clauses);
  if ('not' in condition) return clauses(condition.not);
  if ('eq' in condition) return [{ id: condition.eq.question, values: [condition.eq.value] }];
  if ('in' in condition) return [{ id: condition.in.question, values: condition.in.values }];
  return [{ id: condition.answered }];
}

/** The raw values that an answer can have; undefined where people type freely. */
function answersOf(question: Question): string[] | undefined {
  const stances = [...(carriesPoints(question) ? [NOT_SURE] : []), ...(question.notApplicable ? [NOT_APPLICABLE] : [])];
  if (question.type === 'yes-no') return ['yes', 'no', ...stances];
  if (question.type === 'single' || question.type === 'multiple') return [...question.options.map(({ id }) => id), ...stances];
  return undefined;
}
