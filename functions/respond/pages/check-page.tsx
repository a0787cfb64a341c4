import type { AnswerProblem } from '../../domain/answers/answer-problem.ts';
import { own } from '../../domain/answers/visible-questions.ts';
import { type PortalTexts, portalTexts } from '../../texts/portal.ts';
import { problemWords } from '../../texts/problem-words.ts';
import { ErrorSummary } from '../../web/error-summary.tsx';
import { FieldError, fieldId, TextInput } from '../../web/fields.tsx';
import { page, type Reply } from '../../web/reply.ts';
import { typedText } from '../answers/answer-text.ts';
import { blanksOf, blockersOf, filesOf, onlyScansAreLeft, type Response } from '../answers/response.ts';
import { fields } from '../answers/section-form.ts';
import { checkedState } from '../submit-response.ts';
import type { Visit } from '../way-in/visit.ts';
import { AnswerView } from './answer.tsx';
import { FormerAnswer, ofThisRound } from './follow-up-parts.tsx';
import { ToConfirm } from './prefilled-parts.tsx';
import { shortened } from './section-page.tsx';
import { SessionFields } from './session-fields.tsx';
import { toTaskList, VendorPage } from './vendor-page.tsx';

export interface Check {
  visit: Visit;
  response: Response;
  /** What is wrong with the declaration, or with the response as a whole. */
  errors?: { name: string; message: string }[];
  signedAs?: string;
  /** Nothing was sent: somebody changed the answers since they were checked, or a file is still scanned. */
  unsent?: 'changed' | 'not-yet';
}

/** Everything once more before it is sent: answers, files, what is missing, and the declaration. */
export function checkPage({ visit, response, errors = [], signedAs, unsent }: Check): Promise<Reply> {
  const { all: sections, drafts } = response;
  const texts = portalTexts(visit.language);
  const t = texts.check;
  const missing = blanksOf(response);
  const isBlank = (id: string) => missing.includes(id);
  const blocking = blockersOf(response);
  const blockers = blocking.filter((one) => !isWaiting(one)).length;
  const inRound = response.askedAbout.size > 0;
  const ready = blockers === 0 && response.unconfirmed.length === 0;
  return page(
    <VendorPage
      title={errors.length > 0 ? texts.form.pleaseCheck(t.titleProblems) : t.title}
      visit={visit}
      here="/respond/check"
      typed={!ready ? undefined : { id: 'declaration', first: { text: t.submitAnswers } }}
      back={toTaskList(visit)}
    >
      <ErrorSummary errors={errors} />
      <h1>{t.title}</h1>
      {unsent && (
        <div class="notice warn" role="status">
          <p>{unsent === 'changed' ? t.changed : t.notYet}</p>
        </div>
      )}
      {inRound && <p>{texts.followUp.checkIntro}</p>}
      <ToConfirm
        unconfirmed={response.unconfirmed}
        language={visit.language}
        isTheirs={(id) => response.sections.some(({ section }) => section.id === id)}
      />
      <Overview response={response} texts={texts} />
      {sections.map(({ section, questions }) => (
        <section class="check" aria-labelledby={`section-${section.id}`}>
          <h2 id={`section-${section.id}`}>{section.title}</h2>
          <dl class="answers">
            {questions.map((question) => {
              const found = blocking.find(({ questionId }) => questionId === question.id);
              const waits = found && isWaiting(found) && problemWords(texts, found.problem);
              const problem = waits ? undefined : found?.problem;
              return (
                <div
                  class={problem ? 'has-error' : isBlank(question.id) ? 'is-blank' : undefined}
                  id={`check-${fieldId(question.id)}`}
                >
                  <dt>{question.text}</dt>
                  <dd>
                    <div>
                      {problem && <FieldError message={problemWords(texts, problem)} />}
                      {waits && <p class="hint">{waits}</p>}
                      {visit.former?.shown.has(question.id) && response.changedInRound.includes(question.id) && (
                        <>
                          <p class="hint">{texts.followUp.before}</p>
                          <FormerAnswer visit={visit} question={question} />
                          <p class="hint">{texts.followUp.now}</p>
                        </>
                      )}
                      <AnswerView
                        answer={typedText(texts, question, ofThisRound(visit, own(drafts, question.id)))}
                        files={filesOf(response, question)}
                        language={visit.language}
                      />
                    </div>
                    {addressOf(response, question.id) && (
                      <a class="no-print" href={addressOf(response, question.id)}>
                        {isBlank(question.id) ? t.answer : t.change}
                        <span class="visually-hidden">: {question.text}</span>
                      </a>
                    )}
                  </dd>
                </div>
              );
            })}
          </dl>
        </section>
      ))}
      <h2>{t.submit}</h2>
      {blockers > 0 && <p>{t.attention(blockers)}</p>}
      {response.unconfirmed.length > 0 && <p>{texts.prefilled.overview(response.unconfirmed.length)}.</p>}
      {ready && <Declaration visit={visit} errors={errors} signedAs={signedAs} />}
    </VendorPage>,
    errors.length > 0 ? 422 : unsent ? 409 : 200,
  );
}

/** What ends by itself within a moment. */
const isWaiting = (blocker: AnswerProblem): boolean => onlyScansAreLeft([blocker]);

/** Where this visitor changes an answer; nowhere, where it is somebody else's. */
function addressOf({ sections }: Response, id: string): string | undefined {
  const found = sections.find(({ questions }) => questions.some((question) => question.id === id));
  return found && `/respond/sections/${found.section.id}#${fieldId(fields.value(id))}`;
}

/** What stands in the way, and what is merely missing. */
function Overview({ response, texts }: { response: Response; texts: PortalTexts }) {
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

function Declaration({ visit, errors, signedAs }: Required<Pick<Check, 'visit' | 'errors'>> & Pick<Check, 'signedAs'>) {
  const t = portalTexts(visit.language).check;
  const of = (name: string) => errors.find((error) => error.name === name)?.message;
  const refused = of('declaration');
  const id = fieldId('declaration');
  return (
    <form id="declaration" method="post" action="/respond/submit" class="no-print">
      <SessionFields visit={visit} />
      <input type="hidden" name="checked" value={checkedState(visit)} />
      <p>{t.goesTo(visit.work.assessment.requestedBy.name)}</p>
      <TextInput
        name="signedAs"
        label={t.yourName}
        value={signedAs ?? visit.session.name}
        autocomplete="name"
        error={of('signedAs')}
      />
      <div class={refused ? 'field has-error' : 'field'}>
        {refused && <FieldError id={`${id}-error`} message={refused} />}
        <label class="choice">
          <input
            id={id}
            type="checkbox"
            name="declaration"
            value="yes"
            aria-invalid={refused ? 'true' : undefined}
            aria-describedby={refused ? `${id}-error` : undefined}
          />
          <span>{t.declaration(visit.work.assessment.supplierName)}</span>
        </label>
      </div>
      <button type="submit">{t.submitAnswers}</button>
    </form>
  );
}
