import { visibleSectionsOfAnswers } from '../../domain/answers/visible-questions.ts';
import { isLive } from '../../domain/deciding/request-plan.ts';
import type { StaffSession } from '../../domain/links/access-grant.ts';
import { owningRoleTitles } from '../../domain/vocabulary.ts';
import { RequestTag } from '../../web/decision-list.tsx';
import { DomainScores } from '../../web/domain-scores.tsx';
import { EvidenceList } from '../../web/evidence-list.tsx';
import { Page } from '../../web/layout.tsx';
import { page } from '../../web/reply.ts';
import { SeverityTag } from '../../web/risk-words.tsx';
import { onDay } from '../../web/when.ts';
import { evidencePath, exceptionPath, sectionPath } from './addresses.ts';
import type { ExceptionShown } from './exception-shown.ts';
import type { RestsOn } from './rests-on.ts';

/** The way into everything that was answered: the sections, how each domain scored, every file, and the other exceptions of the assessment. */
export function answersPage(staff: StaffSession, shown: ExceptionShown, { scorecard, submission, files }: RestsOn) {
  const { file, request, catalog } = shown;
  const { assessment } = file;
  const { tier, supplierRole, answers } = submission;
  const sections = visibleSectionsOfAnswers(catalog.questionnaire, tier, supplierRole, answers);
  const siblings = file.requests.filter((other) => other.id !== request.id && isLive(other));
  return page(
    <Page title={`Answers: ${assessment.systemName}`} staff={staff} here="/exceptions" wide>
      <p>
        <a href={exceptionPath(request)}>Back to the exception</a>
      </p>
      <h1>
        What was answered <small class="hint">{assessment.systemName}</small>
      </h1>
      <p>
        {assessment.supplierName} answered on {onDay(submission.submittedAt)} (revision {submission.revision}). These are the
        answers that the decision rests on; nobody can change them any more.
      </p>
      <section aria-labelledby="sections">
        <h2 id="sections">Answers by section</h2>
        <ul>
          {sections.map(({ section, questions }) => (
            <li>
              <a href={sectionPath(request, section.id)}>{section.title}</a>, {questions.length}{' '}
              {questions.length === 1 ? 'question' : 'questions'}
              {remarks(
                questions.map(({ id }) => id),
                shown,
                files,
              )}
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="scores">
        <h2 id="scores">Scores</h2>
        <DomainScores scorecard={scorecard} catalog={catalog} />
      </section>
      <section aria-labelledby="files">
        <h2 id="files">All files</h2>
        <EvidenceList evidence={files} catalog={catalog} path={evidencePath(request)} />
      </section>
      {siblings.length > 0 && (
        <section aria-labelledby="siblings">
          <h2 id="siblings">Other exceptions of this assessment</h2>
          <ul>
            {siblings.map((other) => (
              <li>
                <a href={exceptionPath(other)}>{owningRoleTitles[other.role]}</a> <RequestTag status={other.status} />{' '}
                <SeverityTag severity={other.severity} /> {other.findingIds.length} finding
                {other.findingIds.length === 1 ? '' : 's'}
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>,
  );
}

/** What there is beside the answers: `, 2 files, asked about` */
function remarks(ids: readonly string[], { file }: ExceptionShown, files: RestsOn['files']): string {
  const attached = files.filter(({ questionIds }) => questionIds.some((id) => ids.includes(id))).length;
  const isAsked = file.followUps.some(({ questions }) => questions.some(({ questionId }) => ids.includes(questionId)));
  return [attached > 0 && `, ${attached} ${attached === 1 ? 'file' : 'files'}`, isAsked && ', asked about again']
    .filter(Boolean)
    .join('');
}
