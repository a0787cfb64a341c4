import type { Condition } from './questionnaire.ts';

/** What the visible questions say so far: question id → raw values; no key = not visible, empty = blank. */
export type Given = ReadonlyMap<string, readonly string[]>;

/**
 * Whether a question's condition holds. A clause about a question that is not visible is false (so its `not` is true);
 * `eq` and `in` match any chosen option of a multiple choice; "not sure" and "does not apply" count as answered.
 */
export function holds(condition: Condition, given: Given): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, given));
  if ('any' in condition) return condition.any.some((part) => holds(part, given));
  if ('not' in condition) return !holds(condition.not, given);
  if ('answered' in condition) return (given.get(condition.answered)?.length ?? 0) > 0;
  if ('eq' in condition) return given.get(condition.eq.question)?.includes(condition.eq.value) ?? false;
  const { question, values } = condition.in;
  return given.get(question)?.some((value) => values.includes(value)) ?? false;
}
