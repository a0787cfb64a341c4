import type { AnswerProblem } from '../../domain/answers/answer-problem.ts';
import type { PortalTexts } from '../../texts/portal.ts';
import { problemWords } from '../../texts/problem-words.ts';
import { fieldId } from '../../web/fields.tsx';
import { blanksOf, blockersOf, onlyScansAreLeft, type Response } from '../answers/response.ts';
import { fields } from '../answers/section-form.ts';
import { shortened } from './shortened.ts';

/** What ends by itself within a moment. */
export const isWaiting = (blocker: AnswerProblem): boolean => onlyScansAreLeft([blocker]);

/** Where this visitor changes an answer; nowhere, where it is somebody else's. */
export function addressOf({ sections }: Response, id: string): string | undefined {
  const found = sections.find(({ questions }) => questions.some((question) => question.id === id));
  return found && `/respond/sections/${found.section.id}#${fieldId(fields.value(id))}`;
}

/** What stands in the way, and what is merely missing. */
export function CheckOverview({ response, texts }: { response: Response; texts: PortalTexts }) {
  const t = texts.check;
  const blocking = blockersOf(response);
  const problems = blocking.filter((one) => !isWaiting(one));
  const waiting = blocking.filter(isWaiting);
  const blanks = blanksOf(response);
  const place = (id: string) => {
    const question = response.all.flatMap(({ questions }) => questions).find((candidate) => candidate.id === id);
    return { href: addressOf(response, id) ?? `#check-${fieldId(id)}`, text: shortened(question?.text ?? id) };
  };
  return (
    <>
      {problems.length > 0 && (
        <section class="error-summary" aria-labelledby="problems-title">
          <h2 id="problems-title">{t.problems(problems.length)}</h2>
          <ul>
            {problems.map((problem) => (
              <li>
                <a href={place(problem.questionId).href}>
                  {t.problemAt(place(problem.questionId).text, problemWords(texts, problem.problem))}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {problems.length === 0 && waiting.length > 0 && (
        <div class="notice warn">
          <p>{t.beingChecked}</p>
        </div>
      )}
      {blanks.length > 0 && (
        <div class="notice warn">
          <p>{t.blanks(blanks.length)}</p>
          <details>
            <summary>{t.which(blanks.length)}</summary>
            <ul>
              {blanks.map((id) => (
                <li>
                  <a href={place(id).href}>{place(id).text}</a>
                </li>
              ))}
            </ul>
          </details>
        </div>
      )}
      {blocking.length === 0 && blanks.length === 0 && response.unconfirmed.length === 0 && (
        <div class="notice ok">
          <p>{response.askedAbout.size > 0 ? texts.followUp.complete : t.complete}</p>
        </div>
      )}
    </>
  );
}
