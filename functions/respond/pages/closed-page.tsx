import type { Assessment } from '../../domain/assessment.ts';
import { messagePage } from '../../web/message-page.tsx';
import { requesterOf } from './requester.tsx';

/** The questionnaire is over without a submission, or no longer wanted. */
export function closedPage(assessment: Assessment) {
  const requester = requesterOf(assessment);
  const title = assessment.status === 'lapsed' ? 'The time to answer is over' : 'This questionnaire was withdrawn';
  return messagePage(
    410,
    title,
    <>
      <p>
        {assessment.status === 'lapsed'
          ? `The questionnaire about ${assessment.systemName} ended before it was submitted. Your saved answers are kept, but they can no longer be changed or sent.`
          : `Answers about ${assessment.systemName} are no longer needed. There is nothing left for you to do.`}
      </p>
      <p>
        Questions? Write to {requester.contact}. The reference is {assessment.reference}.
      </p>
    </>,
  );
}
