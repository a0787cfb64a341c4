import type { Assessment } from '../domain/assessment.ts';
import type { Outcome } from '../domain/outcome-record.ts';
import { owningRoleTitles } from '../domain/vocabulary.ts';
import { OutcomeTag } from '../web/status-words.tsx';
import { atTime, onDay } from '../web/when.ts';

const basisWords: Record<Outcome['basis'], string> = {
  'cleared-by-policy': 'Cleared by the policy: nothing fell short that a person has to judge.',
  'decided-by-people': 'Decided by the people who own the risks.',
  'no-decision-in-time': 'Nobody decided in time, so it counts as rejected.',
};

/** The recorded outcome: the answer to "may we use it, until when, on what conditions", and how to prove it. */
export function OutcomeSection({ outcome, assessment, now }: { outcome: Outcome; assessment: Assessment; now: string }) {
  const expired = outcome.validUntil <= now;
  const cleared = outcome.result !== 'rejected';
  return (
    <section aria-labelledby="outcome">
      <h2 id="outcome">Outcome</h2>
      <p class={expired || !cleared ? 'notice bad' : 'notice ok'}>
        <OutcomeTag result={outcome.result} />{' '}
        {!cleared
          ? 'Not cleared for use.'
          : expired
            ? `Expired on ${onDay(outcome.validUntil)}: not cleared for use any more.`
            : `Cleared for use until ${onDay(outcome.validUntil)}${outcome.conditions.length > 0 ? ', on the conditions below' : ''}.`}
      </p>
      <dl class="facts">
        <dt>How</dt>
        <dd>{basisWords[outcome.basis]}</dd>
        <dt>Decided</dt>
        <dd>{atTime(outcome.decidedAt)}</dd>
        <dt>Valid until</dt>
        <dd>{atTime(outcome.validUntil)}</dd>
        <dt>Next review</dt>
        <dd>{onDay(outcome.nextReviewAt)}</dd>
        <dt>Fingerprint</dt>
        <dd>
          <code>{assessment.outcome?.hash}</code>
        </dd>
      </dl>
      {outcome.conditions.length > 0 && (
        <>
          <h3>Conditions</h3>
          <ul>
            {outcome.conditions.map((condition) => (
              <li class="answer">
                {condition.text}
                <small class="hint">
                  due {onDay(`${condition.dueOn}T00:00:00.000Z`)} · set by {owningRoleTitles[condition.role]}
                </small>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        To prove it offline, an operator runs <code>npm run assay -- verify {assessment.id}</code>: score, decisions, outcome and
        trail are recomputed from what is stored.
      </p>
    </section>
  );
}
