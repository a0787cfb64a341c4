import type { Catalog } from '../domain/catalog/catalog.ts';
import type { FollowUp } from '../domain/follow-up/follow-up.ts';
import { Tag } from './risk-words.tsx';
import { type Short, Shortened } from './shortened.tsx';
import { atTime } from './when.ts';

const statusTag = {
  open: { tone: 'plain', text: 'Waiting for the supplier' },
  answered: { tone: 'ok', text: 'Answered' },
  lapsed: { tone: 'warn', text: 'Not answered in time' },
  withdrawn: { tone: 'plain', text: 'Assessment withdrawn' },
} as const;

/** Everything that was asked about single answers and what the supplier said, round by round, the first one first. */
export function FollowUpThread({ rounds, catalog, short }: { rounds: readonly FollowUp[]; catalog: Catalog; short?: Short }) {
  if (rounds.length === 0) return null;
  const questions = new Map(catalog.questionnaire.sections.flatMap((section) => section.questions.map((one) => [one.id, one])));
  return (
    <section aria-labelledby="follow-ups">
      <h2 id="follow-ups">Questions to the supplier</h2>
      {rounds.map((round) => (
        <article>
          <h3>
            Round {round.round} <Tag {...statusTag[round.status]} />
          </h3>
          <p>
            {'name' in round.askedBy ? round.askedBy.name : 'Somebody'} asked on {atTime(round.askedAt)}
            {whatCameOfIt(round)}
          </p>
          <ul class="decisions">
            {round.questions.slice(0, short?.rows).map(({ questionId, text, reply }) => (
              <li>
                <p>
                  <strong>{questions.get(questionId)?.text ?? questionId}</strong>
                </p>
                <blockquote class="answer">
                  <Shortened text={text} questionId={questionId} shorten={short} />
                </blockquote>
                {reply !== undefined && (
                  <>
                    <p class="hint">The supplier replied:</p>
                    <blockquote class="answer">
                      <Shortened text={reply} questionId={questionId} shorten={short} />
                    </blockquote>
                  </>
                )}
                {round.status === 'answered' && reply === undefined && (
                  <p class="hint">The supplier changed the answer and wrote nothing more.</p>
                )}
              </li>
            ))}
          </ul>
          {short && round.questions.length > short.rows && (
            <p>
              {round.questions.length - short.rows} more: <a href={short.all}>See them among all answers</a>
            </p>
          )}
        </article>
      ))}
    </section>
  );
}

function whatCameOfIt({ status, closedAt, dueAt, revision }: FollowUp): string {
  if (status === 'open') return `; an answer is due on ${atTime(dueAt)}.`;
  const when = closedAt ? ` on ${atTime(closedAt)}` : '';
  if (status === 'answered') return `; answered${when} with revision ${revision}.`;
  return status === 'lapsed' ? `; the time to answer ended${when}.` : `; the assessment was withdrawn${when}.`;
}
