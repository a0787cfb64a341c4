import type { Problem, TextProblem } from '../domain/answers/answer-problem.ts';
import type { PortalTexts } from './portal.ts';

/** What a vendor reads beside an answer that has a problem. */
export function problemWords(t: PortalTexts, problem: Problem): string {
  if (problem.code === 'text') return textProblemWords(t, problem.of, problem.problem);
  // Each code's words take exactly that code's problem; the compiler cannot follow the two together.
  const words = t.answerProblems[problem.code] as (problem: Problem) => string;
  return words(problem);
}

/** The same for a text that belongs to no answer; `text` is how its messages call it. */
export function textProblemWords(t: PortalTexts, text: keyof PortalTexts['textProblems']['called'], problem: TextProblem): string {
  const { called, unstorable, tooLong } = t.textProblems;
  return problem.kind === 'unstorable' ? unstorable(called[text]) : tooLong(called[text], problem.most, problem.length);
}
