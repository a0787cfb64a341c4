import { whoMayAnswer } from '../domain/conditions/condition-rights.ts';
import { isOver, standingAt } from '../domain/conditions/report-condition.ts';
import type { TrackedCondition } from '../domain/conditions/tracked-condition.ts';
import type { Directory } from '../domain/deciding/directory.ts';
import { clearanceAt } from '../domain/outcome/clearance.ts';
import { clearanceConditions } from '../domain/outcome/clearance-of.ts';
import type { Outcome } from '../domain/outcome/outcome-record.ts';
import type { AssessmentFile } from '../domain/ports.ts';
import { clearanceWords } from '../web/clearance-words.tsx';
import { OutcomeTag } from '../web/status-words.tsx';
import { atTime, onDay } from '../web/when.ts';
import { AcceptedRisks, OutcomeConditions } from './outcome-parts.tsx';

const basisWords: Record<Outcome['basis'], string> = {
  'cleared-by-policy': 'Cleared by the policy: nothing fell short that a person has to judge.',
  'decided-by-people': 'Decided by the people who own the risks.',
  'no-decision-in-time': 'Nobody decided in time, so it counts as rejected.',
};

interface Shown {
  file: AssessmentFile;
  outcome: Outcome;
  directory: Directory;
  /** In the policy's time zone. */
  today: string;
  now: string;
}

/** The recorded outcome: whether it still holds, until when, on what conditions, which risks were accepted, and how to prove it. */
export function OutcomeSection({ file, outcome, directory, today, now }: Shown) {
  const { assessment, signature, conditions, acceptances } = file;
  const clearance = `/clearance/${assessment.supplierId}/${assessment.systemId}`;
  const isCurrent = !assessment.supersededBy;
  // By the directory of today, as on the condition's own page. Of what is withdrawn for good nobody has to answer anything.
  const lacksPeople = (condition: TrackedCondition) =>
    condition.status === 'reported' &&
    !isOver(file, condition, now) &&
    standingAt(file, now) !== 'withdrawn' &&
    whoMayAnswer(condition, assessment, directory, today).length === 0;
  return (
    <section aria-labelledby="outcome">
      <h2 id="outcome">Outcome</h2>
      <Standing file={file} outcome={outcome} now={now} />
      <dl class="facts">
        <dt>How</dt>
        <dd>{basisWords[outcome.basis]}</dd>
        <dt>Decided</dt>
        <dd>{atTime(outcome.decidedAt)}</dd>
        {outcome.result !== 'rejected' && (
          <>
            <dt>Valid until</dt>
            <dd>{atTime(outcome.validUntil)}</dd>
          </>
        )}
        <dt>Next review</dt>
        <dd>{onDay(outcome.nextReviewAt)}</dd>
      </dl>
      <OutcomeConditions {...{ outcome, lacksPeople, now }} tracked={conditions} assessmentId={assessment.id} />
      <AcceptedRisks acceptances={acceptances} now={now} />
      <h3>Proof</h3>
      <dl class="facts">
        <dt>Fingerprint</dt>
        <dd>
          <code>{assessment.outcome?.hash}</code>
        </dd>
        <dt>Signed with</dt>
        <dd>{signature ? <code>{signature.keyId}</code> : 'Nothing: this outcome cannot be proved.'}</dd>
      </dl>
      <p>
        {isCurrent && (
          <>
            <a href={clearance}>The clearance of this system</a> says at any time whether it may be used.{' '}
          </>
        )}
        {signature && (
          <>
            <a href={`/console/assessments/${assessment.id}/outcome.json`} download>
              Download the signed outcome
            </a>
            : anybody can check it without Assay, also after a newer one replaced it.{' '}
          </>
        )}
        To prove all of it offline, an operator runs <code>npm run assay -- verify {assessment.id}</code>: score, decisions,
        outcome, signature and trail are recomputed from what is stored.
      </p>
    </section>
  );
}

/** Whether it holds now. A newer outcome has the last word, whatever this one said. */
function Standing({ file, outcome, now }: { file: AssessmentFile; outcome: Outcome; now: string }) {
  const { supersededBy } = file.assessment;
  if (supersededBy)
    return (
      <p class="notice">
        <OutcomeTag result={outcome.result} /> Replaced on {onDay(supersededBy.at)} by{' '}
        <a href={`/console/assessments/${supersededBy.assessmentId}`}>{supersededBy.reference}</a>: whether the system may be used
        follows from that one.
      </p>
    );
  const answer = clearanceAt({ ...outcome, conditions: clearanceConditions(outcome, file.conditions) }, now);
  const { why } = clearanceWords(answer, outcome);
  return (
    <p class={answer.cleared ? 'notice ok' : 'notice bad'}>
      <OutcomeTag result={outcome.result} /> <strong>{answer.cleared ? 'Cleared for use.' : 'Not cleared for use.'}</strong> {why}
    </p>
  );
}
