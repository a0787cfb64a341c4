import type { Submission } from '../../domain/submission.ts';
import { own, visibleSectionsOfAnswers } from '../../domain/visible-questions.ts';
import { page, type Reply } from '../../web/reply.ts';
import { atTime } from '../../web/when.ts';
import { frozenText } from '../answer-text.ts';
import type { Visit } from '../visit.ts';
import { AnswerView } from './answer.tsx';
import { requesterOf } from './requester.tsx';
import { VendorPage } from './vendor-page.tsx';

/** What was submitted, by whom and when, with its fingerprint; the answers to read and to print. */
export function receiptPage(visit: Visit, submission: Submission, hash: string): Promise<Reply> {
  const { assessment } = visit.work;
  const sections = visibleSectionsOfAnswers(
    visit.catalog.questionnaire,
    submission.tier,
    submission.supplierRole,
    submission.answers,
  );
  return page(
    <VendorPage title="Thank you: your answers were submitted" visit={visit}>
      <div class="notice ok">
        <h1>Thank you: your answers were submitted</h1>
        <p>A copy of this receipt is on its way to {visit.session.email}.</p>
      </div>
      <dl class="facts">
        <dt>Reference</dt>
        <dd>{assessment.reference}</dd>
        <dt>AI system</dt>
        <dd>
          {assessment.systemName}, {assessment.supplierName}
        </dd>
        <dt>Submitted</dt>
        <dd>
          <time datetime={submission.submittedAt}>{atTime(submission.submittedAt)}</time>
        </dd>
        <dt>By</dt>
        <dd>{submission.submittedBy.name}</dd>
        <dt>Contents</dt>
        <dd>
          {Object.keys(submission.answers).length} answers, {submission.evidence.length}{' '}
          {submission.evidence.length === 1 ? 'file' : 'files'}
        </dd>
        <dt>Fingerprint</dt>
        <dd>
          <code>{hash}</code>
          <small class="hint">SHA-256 of exactly what was submitted. It proves later that nothing was changed.</small>
        </dd>
      </dl>
      <h2>What happens next</h2>
      <p>
        Your answers are assessed now. If something needs a person’s judgement, the people who own that risk will look at it. You
        need to do nothing; if a question comes up, we will write to you.
      </p>
      <p>To correct something, or to ask: {requesterOf(assessment).contact}.</p>
      <details class="submitted">
        <summary>What you submitted</summary>
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
                        answer={frozenText(question, own(submission.answers, question.id))}
                        files={submission.evidence.filter((file) => file.questionIds.includes(question.id))}
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
