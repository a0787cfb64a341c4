import { answerChanges } from '../domain/answers/answer-changes.ts';
import { currentSubmission } from '../domain/answers/revisions.ts';
import type { Catalog } from '../domain/catalog/catalog.ts';
import type { AssessmentFile } from '../domain/ports.ts';
import { AnswerChanges } from './answer-changes.tsx';
import type { Short } from './shortened.tsx';
import { onDay } from './when.ts';

/** What the last round of questions changed: the revision before beside the current one. Nothing before the second revision. */
export function WhatChanged({ file, catalog, short }: { file: AssessmentFile; catalog: Catalog; short?: Short }) {
  const after = currentSubmission(file);
  const before = after && file.submissions.find(({ revision }) => revision === after.revision - 1);
  if (!before) return null;
  return (
    <section aria-labelledby="changed">
      <h2 id="changed">What changed since the last revision</h2>
      <AnswerChanges
        changes={answerChanges(before, after, catalog.questionnaire)}
        label="Answers before and after the questions to the supplier"
        before={`Revision ${before.revision}, ${onDay(before.submittedAt)}`}
        after={`Revision ${after.revision}, ${onDay(after.submittedAt)}`}
        short={short}
      />
    </section>
  );
}
