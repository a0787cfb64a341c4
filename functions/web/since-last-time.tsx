import { answerChanges } from '../domain/answers/answer-changes.ts';
import type { EarlierAnswers } from '../domain/answers/earlier-answers.ts';
import { currentSubmission } from '../domain/answers/revisions.ts';
import { visibleSectionsOfAnswers } from '../domain/answers/visible-questions.ts';
import type { Catalog } from '../domain/catalog/catalog.ts';
import type { AssessmentFile } from '../domain/ports.ts';
import { AnswerChanges } from './answer-changes.tsx';
import type { Short } from './shortened.tsx';
import { onDay } from './when.ts';

interface SinceProps {
  file: AssessmentFile;
  catalog: Catalog;
  /** Absent: the system's first assessment. */
  earlier: EarlierAnswers | undefined;
  /** Whether the reader may open an assessment's page. */
  mayLook: boolean;
  short?: Short;
}

/** Only what the supplier answers differently than the last time, the old beside the new; nothing before the answers are in. */
export function SinceLastTime({ file, catalog, earlier, mayLook, short }: SinceProps) {
  const after = currentSubmission(file);
  if (!earlier || !after) return null;
  const { submission: before, questionnaire } = earlier;
  const changes = answerChanges(before, after, catalog.questionnaire, questionnaire);
  const changed = new Set(changes.map(({ question }) => question.id));
  const asked = visibleSectionsOfAnswers(catalog.questionnaire, after.tier, after.supplierRole, after.answers)
    .flatMap(({ questions }) => questions)
    .filter(({ id }) => !changed.has(id)).length;
  const day = onDay(before.submittedAt);
  return (
    <section aria-labelledby="since">
      <h2 id="since">What changed since the last time</h2>
      <p>
        The supplier answered about this system before, on {day} (
        {mayLook ? <a href={`/console/assessments/${earlier.assessmentId}`}>{earlier.reference}</a> : earlier.reference}), and has
        confirmed what it kept. {asked === 1 ? 'One answer is' : `${asked} answers are`} as {asked === 1 ? 'it was' : 'they were'}.
      </p>
      <AnswerChanges
        changes={changes}
        label="Answers of the last time and of this time"
        before={day}
        after={onDay(after.submittedAt)}
        short={short}
      />
    </section>
  );
}
