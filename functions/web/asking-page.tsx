import { isAttachedTo } from '../domain/answers/evidence.ts';
import { currentSubmission } from '../domain/answers/revisions.ts';
import type { Submission } from '../domain/answers/submission.ts';
import { own, type VisibleSection } from '../domain/answers/visible-questions.ts';
import type { Catalog } from '../domain/catalog/catalog.ts';
import type { Question } from '../domain/catalog/questionnaire.ts';
import type { StaffSession } from '../domain/links/access-grant.ts';
import type { AssessmentFile } from '../domain/ports.ts';
import { answerWords } from './answer-words.ts';
import { askField, FORM_FIELD, notAskable } from './asking-form.ts';
import { ErrorSummary } from './error-summary.tsx';
import { CsrfField, FieldError, fieldId, TextArea } from './fields.tsx';
import { FollowUpThread } from './follow-up-thread.tsx';
import { Page } from './layout.tsx';
import { page } from './reply.ts';
import { type FieldErrors, summaryOf, type Typed } from './typed-form.ts';

interface Shown {
  file: AssessmentFile;
  catalog: Catalog;
  /** What may be asked about. */
  sections: VisibleSection[];
  /** Where the form is sent, and where the reader came from. */
  path: string;
  back: { href: string; text: string };
  here: '/console' | '/exceptions';
  /** Why nothing can be asked now; then what was typed is shown, and no form. */
  why?: string;
}

/** So many fields fit on a page without folding sections away. */
const FEW = 5;

/** Asks the supplier about single answers: each answer that may be asked about, with a field for the question. */
export function askingPage(staff: StaffSession, shown: Shown, typed: Typed = {}, errors: FieldErrors = {}) {
  const { file, catalog, sections, path, back, here, why } = shown;
  const { assessment } = file;
  const failed = Object.keys(errors).length > 0;
  const few = sections.flatMap(({ questions }) => questions).length <= FEW;
  const title = `Ask the supplier about ${assessment.systemName}`;
  return page(
    <Page title={failed ? `Error: ${title}` : title} staff={staff} here={here} wide>
      <ErrorSummary errors={summaryOf(errors)} />
      <p>
        <a href={back.href}>{back.text}</a>
      </p>
      <h1>Ask the supplier about answers</h1>
      <p>
        {assessment.systemName} of {assessment.supplierName}, {assessment.reference}
      </p>
      {why ? (
        <NotNow why={why} typed={typed} />
      ) : (
        <>
          <HowItGoes file={file} catalog={catalog} />
          <form method="post" action={path} novalidate id={fieldId(FORM_FIELD)} tabindex={-1}>
            <CsrfField csrf={staff.csrf} />
            {errors[FORM_FIELD] && <FieldError message={errors[FORM_FIELD]} />}
            {notAskable(typed, sections, catalog.questionnaire).map(({ id, text }) => (
              <TextArea
                name={askField(id)}
                label={`No longer here: ${text}`}
                rows={3}
                value={typed[askField(id)]}
                error={errors[askField(id)]}
              />
            ))}
            {sections.map(({ section, questions }) => (
              <details open={few || questions.some(({ id }) => typed[askField(id)] || errors[askField(id)])}>
                <summary>
                  {section.title} ({questions.length})
                </summary>
                {questions.map((question) => (
                  <TextArea
                    name={askField(question.id)}
                    label={`About: ${question.text}`}
                    help={<Answered question={question} submission={currentSubmission(file)} />}
                    rows={3}
                    value={typed[askField(question.id)]}
                    error={errors[askField(question.id)]}
                  />
                ))}
              </details>
            ))}
            <div class="actions">
              <button type="submit">Send the questions</button>
              <a href={back.href}>Ask nothing</a>
            </div>
          </form>
        </>
      )}
      <FollowUpThread rounds={file.followUps} catalog={catalog} />
    </Page>,
    failed ? 422 : 200,
  );
}

function HowItGoes({ file, catalog }: Pick<Shown, 'file' | 'catalog'>) {
  const { policy } = catalog;
  const { rounds = 0, dueDays = 0 } = policy.followUp ?? {};
  const round = file.followUps.length + 1;
  return (
    <>
      <p>
        Round {round} of {rounds} that the policy allows: ask everything you need at once. {file.assessment.contact.name} gets your
        words with your name, and has {dueDays} {dueDays === 1 ? 'day' : 'days'} to reply and to change these answers; no other
        answer is opened.
      </p>
      <p>
        Meanwhile nobody decides. Then the answers are scored again. Decisions stand where neither the findings nor the answers
        behind them changed and no more risk is left than before; the others are asked for anew.
      </p>
    </>
  );
}

function NotNow({ why, typed }: { why: string; typed: Typed }) {
  const texts = Object.values(typed).filter((text) => text.trim() !== '');
  return (
    <div class="notice warn" role="status">
      <p>
        <strong>Nothing {texts.length > 0 ? 'was sent' : 'can be asked now'}.</strong> {why}
      </p>
      {texts.length > 0 && (
        <details>
          <summary>What you had typed</summary>
          {texts.map((text) => (
            <blockquote class="answer">{text}</blockquote>
          ))}
        </details>
      )}
    </div>
  );
}

function Answered({ question, submission }: { question: Question; submission: Submission | undefined }) {
  const answer = submission && own(submission.answers, question.id);
  const files = submission?.evidence.filter((file) => isAttachedTo(file, question)) ?? [];
  const comment = answer && 'comment' in answer && answer.comment;
  return (
    <div class="answer hint">
      Answered: {answerWords(question, answer)}
      {comment && `\nComment: ${comment}`}
      {files.length > 0 && `\nFiles: ${files.map(({ fileName }) => fileName).join(', ')}`}
    </div>
  );
}
