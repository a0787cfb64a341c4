import { own } from '../../domain/visible-questions.ts';
import { ErrorSummary } from '../../web/error-summary.tsx';
import { CsrfField, fieldId, TextInput } from '../../web/fields.tsx';
import { page, type Reply } from '../../web/reply.ts';
import { typedText } from '../answer-text.ts';
import { filesOf, problemOf, type Response } from '../response.ts';
import { fields } from '../section-form.ts';
import { checkedState } from '../submit-response.ts';
import type { Visit } from '../visit.ts';
import { AnswerView } from './answer.tsx';
import { shortened } from './section-page.tsx';
import { toTaskList, VendorPage } from './vendor-page.tsx';

export interface Check {
  visit: Visit;
  response: Response;
  /** What is wrong with the declaration, or with the response as a whole. */
  errors?: { name: string; message: string }[];
  signedAs?: string;
  /** Somebody changed the answers since they were checked. */
  changed?: boolean;
}

/** Everything once more before it is sent: answers, files, what is missing, and the declaration. */
export function checkPage({ visit, response, errors = [], signedAs, changed }: Check): Promise<Reply> {
  const { checked, sections, drafts } = response;
  const isBlank = (id: string) => checked.blanks.includes(id);
  const blockers = checked.problems.length;
  return page(
    <VendorPage title={errors.length > 0 ? 'Please check: your answers' : 'Check your answers'} visit={visit} back={toTaskList}>
      <ErrorSummary errors={errors} />
      <h1>Check your answers</h1>
      {changed && (
        <div class="notice warn" role="status">
          <p>Your answers changed while you were on this page, so nothing was sent. Please check them again below.</p>
        </div>
      )}
      <Overview response={response} />
      {sections.map(({ section, questions }) => (
        <section class="check" aria-labelledby={`section-${section.id}`}>
          <h2 id={`section-${section.id}`}>{section.title}</h2>
          <dl class="answers">
            {questions.map((question) => {
              const problem = problemOf(response, question.id);
              return (
                <div
                  class={problem ? 'has-error' : isBlank(question.id) ? 'is-blank' : undefined}
                  id={`check-${fieldId(question.id)}`}
                >
                  <dt>{question.text}</dt>
                  <dd>
                    <div>
                      {problem && (
                        <p class="error">
                          <span class="visually-hidden">Error: </span>
                          {problem}
                        </p>
                      )}
                      <AnswerView answer={typedText(question, own(drafts, question.id))} files={filesOf(response, question)} />
                    </div>
                    <a class="no-print" href={`/respond/sections/${section.id}#${fieldId(fields.value(question.id))}`}>
                      {isBlank(question.id) ? 'Answer' : 'Change'}
                      <span class="visually-hidden">: {question.text}</span>
                    </a>
                  </dd>
                </div>
              );
            })}
          </dl>
        </section>
      ))}
      <h2>Submit</h2>
      {blockers > 0 ? (
        <p>
          {blockers === 1 ? 'One answer needs' : `${blockers} answers need`} your attention first; the list is at the top of this
          page.
        </p>
      ) : (
        <Declaration visit={visit} errors={errors} signedAs={signedAs} />
      )}
    </VendorPage>,
    errors.length > 0 ? 422 : changed ? 409 : 200,
  );
}

/** What stands in the way, and what is merely missing. */
function Overview({ response: { checked, sections } }: { response: Response }) {
  const { problems, blanks } = checked;
  const place = (id: string) => {
    for (const { section, questions } of sections) {
      const question = questions.find((candidate) => candidate.id === id);
      if (question) return { href: `/respond/sections/${section.id}#${fieldId(fields.value(id))}`, text: shortened(question.text) };
    }
    return { href: '/respond', text: id };
  };
  return (
    <>
      {problems.length > 0 && (
        <section class="error-summary" aria-labelledby="problems-title">
          <h2 id="problems-title">
            {problems.length === 1 ? 'One answer needs' : `${problems.length} answers need`} your attention
          </h2>
          <ul>
            {problems.map((problem) => (
              <li>
                <a href={place(problem.questionId).href}>
                  {place(problem.questionId).text}: {problem.message}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {blanks.length > 0 && (
        <div class="notice warn">
          <p>
            {blanks.length === 1 ? 'One question has' : `${blanks.length} questions have`} no answer yet. You may submit like this,
            but a blank counts like a missing safeguard. If you do not know, say “Not sure” and who might.
          </p>
          <details>
            <summary>Which {blanks.length === 1 ? 'question' : 'questions'}?</summary>
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
      {problems.length === 0 && blanks.length === 0 && (
        <div class="notice ok">
          <p>Every question is answered. Read through once more, then submit at the end of this page.</p>
        </div>
      )}
    </>
  );
}

function Declaration({ visit, errors, signedAs }: Required<Pick<Check, 'visit' | 'errors'>> & Pick<Check, 'signedAs'>) {
  const of = (name: string) => errors.find((error) => error.name === name)?.message;
  const refused = of('declaration');
  const id = fieldId('declaration');
  return (
    <form method="post" action="/respond/submit" class="no-print">
      <CsrfField csrf={visit.session.csrf} />
      <input type="hidden" name="checked" value={checkedState(visit)} />
      <p>Once submitted, the answers are fixed and go to {visit.work.assessment.requestedBy.name}.</p>
      <TextInput
        name="signedAs"
        label="Your name"
        value={signedAs ?? visit.session.name}
        autocomplete="name"
        error={of('signedAs')}
      />
      <div class={refused ? 'field has-error' : 'field'}>
        {refused && (
          <p id={`${id}-error`} class="error">
            <span class="visually-hidden">Error: </span>
            {refused}
          </p>
        )}
        <label class="choice">
          <input
            id={id}
            type="checkbox"
            name="declaration"
            value="yes"
            aria-invalid={refused ? 'true' : undefined}
            aria-describedby={refused ? `${id}-error` : undefined}
          />
          <span>
            To the best of my knowledge these answers are true and complete, and I may give them for{' '}
            {visit.work.assessment.supplierName}.
          </span>
        </label>
      </div>
      <button type="submit">Submit the answers</button>
    </form>
  );
}
