import { own } from '../../domain/answers/visible-questions.ts';
import { portalTexts } from '../../texts/portal.ts';
import { problemWords } from '../../texts/problem-words.ts';
import { ErrorSummary } from '../../web/error-summary.tsx';
import { FieldError, fieldId } from '../../web/fields.tsx';
import { page, type Reply } from '../../web/reply.ts';
import { typedText } from '../answers/answer-text.ts';
import { blanksOf, blockersOf, filesOf, type Response } from '../answers/response.ts';
import type { Visit } from '../way-in/visit.ts';
import { AnswerView } from './answer.tsx';
import { addressOf, CheckOverview, isWaiting } from './check-overview.tsx';
import { Declaration } from './declaration.tsx';
import { FormerAnswer, ofThisRound } from './follow-up-parts.tsx';
import { ToConfirm } from './prefilled-parts.tsx';
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
      <CheckOverview response={response} texts={texts} />
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
