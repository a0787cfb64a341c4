import type { Submission } from '../domain/answers/submission.ts';
import { own, visibleSectionsOfAnswers } from '../domain/answers/visible-questions.ts';
import type { Catalog } from '../domain/catalog/catalog.ts';
import { answerWords } from '../web/answer-words.ts';

/** All that was asked and answered, in the order the supplier saw it. */
export function AnswersSection({ submission, catalog }: { submission: Submission; catalog: Catalog }) {
  const { tier, supplierRole, answers } = submission;
  const sections = visibleSectionsOfAnswers(catalog.questionnaire, tier, supplierRole, answers);
  return (
    <section aria-labelledby="answers">
      <h2 id="answers">Questions and answers</h2>
      {sections.map(({ section, questions }) => (
        <details>
          <summary>
            {section.title} ({questions.length})
          </summary>
          <dl>
            {questions.map((question) => {
              const answer = own(answers, question.id);
              const comment = answer && 'comment' in answer && answer.comment;
              return (
                <>
                  <dt>{question.text}</dt>
                  <dd class="answer">
                    {answerWords(question, answer)}
                    {comment && <small class="hint">Comment: {comment}</small>}
                  </dd>
                </>
              );
            })}
          </dl>
        </details>
      ))}
    </section>
  );
}
