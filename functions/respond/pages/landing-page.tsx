import type { AccessGrant } from '../../domain/access-grant.ts';
import type { Assessment } from '../../domain/assessment.ts';
import { timeToAnswer } from '../../domain/time-to-answer.ts';
import { Page } from '../../web/layout.tsx';
import { page, type Reply } from '../../web/reply.ts';
import { atTime } from '../../web/when.ts';
import { requesterOf } from './requester.tsx';

export interface Landing {
  assessment: Assessment;
  grant: AccessGrant;
  /** At most this many questions are asked. */
  questions: number;
  orgName?: string;
  /** The path of the link itself: Start posts to it. */
  path: string;
}

/** What a link opens: who asks, about what, until when. Looking at it changes nothing; only Start does. */
export function landingPage({ assessment, grant, questions, orgName, path }: Landing): Promise<Reply> {
  const requester = requesterOf(assessment);
  const asker = orgName ? `${requester.name} at ${orgName}` : requester.name;
  return page(
    <Page title={`Questions about ${assessment.systemName}`} context={assessment.reference}>
      <h1>Questions about {assessment.systemName}</h1>
      <p>
        Hello {grant.name}. {asker} asks {assessment.supplierName} to answer a questionnaire about this AI system. The answers help
        to decide whether and how it can be used.
      </p>
      {assessment.message && <blockquote>{assessment.message}</blockquote>}
      <dl class="facts">
        <dt>Time needed</dt>
        <dd>
          {timeToAnswer(questions)}, for at most {questions} questions; in as many sittings as you like
        </dd>
        {assessment.dueAt && (
          <>
            <dt>Please answer by</dt>
            <dd>
              <time datetime={assessment.dueAt}>{atTime(assessment.dueAt)}</time>
            </dd>
          </>
        )}
        <dt>Ask for help</dt>
        <dd>{requester.contact}</dd>
        <dt>Reference</dt>
        <dd>{assessment.reference}</dd>
      </dl>
      <form method="post" action={path}>
        <button type="submit">Start</button>
      </form>
      <h2>Good to know</h2>
      <ul>
        <li>You need no account and no password.</li>
        <li>Save whenever you like, also half-finished. Nothing is sent before you press Submit at the end.</li>
        <li>“Not sure” is an honest answer. You can attach certificates, reports and policies as evidence.</li>
        <li>The link is yours: share it only with colleagues who should answer for you.</li>
      </ul>
    </Page>,
  );
}
