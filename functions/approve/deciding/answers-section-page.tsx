import { type AnswerChange, answerChanges } from '../../domain/answers/answer-changes.ts';
import type { EarlierAnswers } from '../../domain/answers/earlier-answers.ts';
import { isAttachedTo } from '../../domain/answers/evidence.ts';
import { visibleSectionsOfAnswers } from '../../domain/answers/visible-questions.ts';
import type { Question } from '../../domain/catalog/questionnaire.ts';
import type { StaffSession } from '../../domain/links/access-grant.ts';
import { AnswerList } from '../../web/answer-list.tsx';
import { answerWords } from '../../web/answer-words.ts';
import { isDownloadable } from '../../web/evidence-list.tsx';
import { Page } from '../../web/layout.tsx';
import { page } from '../../web/reply.ts';
import { onDay } from '../../web/when.ts';
import { answersPath, evidencePath, exceptionPath, sectionPath } from './addresses.ts';
import type { ExceptionShown } from './exception-shown.ts';
import type { RestsOn } from './rests-on.ts';

/**
 * One section of the answers, in full: beside each its files, what was asked about it since, and what it was before. Undefined where the
 * supplier saw no such section.
 */
export function answersSectionPage(
  staff: StaffSession,
  shown: ExceptionShown,
  rests: RestsOn & { sectionId: string; earlier?: EarlierAnswers },
) {
  const { file, request, catalog } = shown;
  const { submission } = rests;
  const { tier, supplierRole, answers } = submission;
  const sections = visibleSectionsOfAnswers(catalog.questionnaire, tier, supplierRole, answers);
  const at = sections.findIndex(({ section }) => section.id === rests.sectionId);
  const here = sections[at];
  if (!here) return undefined;
  const [before, next] = [sections[at - 1], sections[at + 1]];
  const changes = changesSince(shown, rests);
  return page(
    <Page title={`${here.section.title}: ${file.assessment.systemName}`} staff={staff} here="/exceptions" wide>
      <p>
        <a href={answersPath(request)}>All sections</a> · <a href={exceptionPath(request)}>Back to the exception</a>
      </p>
      <h1>
        {here.section.title} <small class="hint">{file.assessment.systemName}</small>
      </h1>
      <AnswerList
        questions={here.questions}
        answers={answers}
        more={(question) => <Around question={question} shown={shown} files={rests.files} changes={changes} />}
      />
      <p class="actions">
        {before && <a href={sectionPath(request, before.section.id)}>Before: {before.section.title}</a>}
        {next && <a href={sectionPath(request, next.section.id)}>Next: {next.section.title}</a>}
      </p>
    </Page>,
  );
}

interface Since {
  when: string;
  changes: AnswerChange[];
}

/** Against the revision before, and against the last time that this system was assessed. */
function changesSince({ file, catalog }: ExceptionShown, { submission, earlier }: RestsOn & { earlier?: EarlierAnswers }): Since[] {
  const { questionnaire } = catalog;
  const last = file.submissions.find(({ revision }) => revision === submission.revision - 1);
  return [
    ...(last ? [{ when: `In revision ${last.revision}`, changes: answerChanges(last, submission, questionnaire) }] : []),
    ...(earlier
      ? [
          {
            when: `The last time, on ${onDay(earlier.submission.submittedAt)}`,
            changes: answerChanges(earlier.submission, submission, questionnaire, earlier.questionnaire),
          },
        ]
      : []),
  ];
}

interface AroundProps {
  question: Question;
  shown: ExceptionShown;
  files: RestsOn['files'];
  changes: readonly Since[];
}

function Around({ question, shown, files, changes }: AroundProps) {
  const { file, request } = shown;
  const attached = files.filter((one) => isAttachedTo(one, question));
  return (
    <>
      {attached.length > 0 && (
        <dd>
          Files:{' '}
          {attached.map((one, n) => (
            <>
              {n > 0 && ', '}
              {isDownloadable(one) ? <a href={`${evidencePath(request)}/${one.id}`}>{one.fileName}</a> : one.fileName}
            </>
          ))}
        </dd>
      )}
      {changes.flatMap(({ when, changes: all }) =>
        all
          .filter((change) => change.question.id === question.id)
          .map(({ before }) => (
            <dd class="answer">
              <small class="hint">
                {when}: {before.asked ? answerWords(before.question ?? question, before.answer) : 'not asked'}
                {before.answer && 'comment' in before.answer && before.answer.comment && `. Comment: ${before.answer.comment}`}
                {before.files.length > 0 && `. Files: ${before.files.map(({ fileName }) => fileName).join(', ')}`}
              </small>
            </dd>
          )),
      )}
      {file.followUps.flatMap(({ round, questions }) =>
        questions
          .filter(({ questionId }) => questionId === question.id)
          .map(({ text, reply }) => (
            <dd>
              Asked in round {round}:<blockquote class="answer">{text}</blockquote>
              {reply !== undefined && (
                <>
                  The supplier replied:<blockquote class="answer">{reply}</blockquote>
                </>
              )}
            </dd>
          )),
      )}
    </>
  );
}
