import type { Submission } from '../domain/answers/submission.ts';
import { visibleSectionsOfAnswers } from '../domain/answers/visible-questions.ts';
import type { Catalog } from '../domain/catalog/catalog.ts';
import { AnswerList } from '../web/answer-list.tsx';

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
          <AnswerList questions={questions} answers={answers} />
        </details>
      ))}
    </section>
  );
}
