import { sameEmail } from '../../domain/actor.ts';
import type { Submission } from '../../domain/answers/submission.ts';
import { own, visibleSectionsOfAnswers } from '../../domain/answers/visible-questions.ts';
import { portalTexts } from '../../texts/portal.ts';
import { page, type Reply } from '../../web/reply.ts';
import { atTime } from '../../web/when.ts';
import { frozenText } from '../answers/answer-text.ts';
import { inScope } from '../answers/scope.ts';
import type { Visit } from '../way-in/visit.ts';
import { AnswerView } from './answer.tsx';
import { requesterOf } from './requester.tsx';
import { VendorPage } from './vendor-page.tsx';

/** What was submitted, by whom and when, with its fingerprint; the answers to read and to print. */
export function receiptPage(visit: Visit, submission: Submission, hash: string): Promise<Reply> {
  const { assessment } = visit.work;
  const { language } = visit;
  const texts = portalTexts(language);
  const t = texts.receipt;
  const { tier, supplierRole, answers, submittedBy } = submission;
  const all = visibleSectionsOfAnswers(visit.catalog.questionnaire, tier, supplierRole, answers);
  // Whoever checked everything before may read it all again; a colleague, their part.
  const { isRecipient, maySubmit, email } = visit.participant;
  const sections = maySubmit ? all : inScope(visit, all);
  const getsCopy = isRecipient || (submittedBy.kind === 'vendor' && sameEmail(submittedBy.email, email));
  return page(
    <VendorPage title={t.title} visit={visit} here="/respond/receipt">
      <div class="notice ok">
        <h1>{t.title}</h1>
        {getsCopy && <p>{t.copyTo(email)}</p>}
      </div>
      <dl class="facts">
        <dt>{t.reference}</dt>
        <dd>{assessment.reference}</dd>
        <dt>{t.system}</dt>
        <dd>{t.systemOf(assessment.systemName, assessment.supplierName)}</dd>
        <dt>{t.submitted}</dt>
        <dd>
          <time datetime={submission.submittedAt}>{atTime(submission.submittedAt, language)}</time>
        </dd>
        <dt>{t.by}</dt>
        <dd>{submission.submittedBy.name}</dd>
        <dt>{t.contents}</dt>
        <dd>{t.count(Object.keys(submission.answers).length, submission.evidence.length)}</dd>
        <dt>{t.fingerprint}</dt>
        <dd>
          <code>{hash}</code>
          <small class="hint">{t.fingerprintHint}</small>
        </dd>
      </dl>
      <h2>{t.next}</h2>
      <p>{t.nextText}</p>
      <p>{t.correct(requesterOf(assessment).contact)}</p>
      <details class="submitted">
        <summary>{t.whatYouSubmitted}</summary>
        {!maySubmit && <p>{texts.together.receiptPart}</p>}
        {sections.map(({ section, questions }) => (
          <section class="check">
            <h2>{section.title}</h2>
            <dl class="answers">
              {questions.map((question) => (
                <div>
                  <dt>{question.text}</dt>
                  <dd>
                    <div>
                      <AnswerView
                        answer={frozenText(texts, question, own(submission.answers, question.id))}
                        files={submission.evidence.filter((file) => file.questionIds.includes(question.id))}
                        language={language}
                      />
                    </div>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </details>
    </VendorPage>,
  );
}
