import { system } from '../../domain/actor.ts';
import { currentScorecard, currentSubmission } from '../../domain/answers/revisions.ts';
import { isTerminal } from '../../domain/assessment.ts';
import { isLive } from '../../domain/deciding/request-plan.ts';
import { namedError } from '../../domain/named-error.ts';
import { clearanceConditions, clearanceOf } from '../../domain/outcome/clearance-of.ts';
import { decideOutcome } from '../../domain/outcome/outcome.ts';
import type { Signer } from '../../domain/outcome/signature.ts';
import { unlessMet } from '../../domain/outcome/unless-met.ts';
import type { AssessmentFile, Assessments, Catalogs, Clearances, Clock, Ledger } from '../../domain/ports.ts';
import { hashOf } from '../../domain/proof/canonical.ts';
import { notBefore } from '../../domain/time/not-before.ts';
import { outcomeRecords } from './outcome-records.ts';
import { outcomeWork } from './outcome-work.ts';
import { AT_ONCE, trackConditions } from './track-conditions.ts';

export interface RecordPorts {
  assessments: Assessments;
  catalogs: Catalogs;
  clearances: Clearances;
  ledger: Ledger;
  clock: Clock;
  signer: Signer;
}

/**
 * Last step: the outcome, once, signed, with all that rests on it: the system's clearance, the accepted risks, the conditions that are
 * followed, timers, mails, and the event for other systems, in one transaction (conditions beyond what fits follow in further ones). A
 * repeat finds it recorded and signs nothing. Throws `AssessmentMissing`, `NotJudged` before a score, `OutcomeTooEarly` while a request
 * is open, and what the signer throws.
 */
export async function recordOutcome(ports: RecordPorts, { assessmentId }: { assessmentId: string }): Promise<{ status: string }> {
  for (;;) {
    const file = await ports.assessments.file(assessmentId);
    if (!file) throw namedError('AssessmentMissing', `there is no assessment ${assessmentId}`);
    const { status } = file.assessment;
    if (!isTerminal(status)) await commitOutcome(ports, file);
    else if (!file.outcome || !(await trackConditions(ports, file, file.outcome))) return { status };
  }
}

async function commitOutcome(ports: RecordPorts, file: AssessmentFile): Promise<void> {
  const { assessment: head } = file;
  const submission = currentSubmission(file);
  const scorecard = currentScorecard(file);
  if (!submission || !scorecard || !head.submission || !head.score)
    throw namedError('NotJudged', `assessment ${head.id} has no score`);
  const { policy, criteria } = await ports.catalogs.get(head.catalogHash);
  const before = await ports.clearances.get(head.supplierId, head.systemId);
  const ends = [head.submission.at, ...file.requests.filter(isLive).flatMap(({ closedAt }) => closedAt ?? [])];
  const at = ends.reduce((latest, end) => notBefore(end, latest), ports.clock.now().toISOString());
  const outcome = decideOutcome({
    assessment: head,
    submission,
    submissionHash: head.submission.hash,
    scorecard,
    scorecardHash: head.score.hash,
    requests: file.requests,
    policy,
    decidedAt: at,
  });
  const hash = hashOf(outcome);
  const signature = await ports.signer.sign(hash);
  const { result, validUntil } = outcome;
  const following = clearanceConditions(outcome, []);
  const replaced = before && { assessmentId: before.assessmentId, reference: before.reference };
  await ports.ledger.commit({
    head,
    operationId: 'record-outcome',
    at,
    transition: 'record-outcome',
    set: {
      outcome: { result, validUntil, hash, at, ...(following.length > 0 && { unlessMet: unlessMet(following) }) },
      supersedes: replaced,
      waiting: { on: 'nobody', who: 'Nobody', since: at },
      // Whatever gave up before, nothing is left to resume.
      parked: undefined,
    },
    event: {
      type: 'outcome-recorded',
      actor: system('workflow'),
      data: { outcome: hash, result, validUntil, ...(replaced && { supersedes: replaced.assessmentId }) },
    },
    writes: [
      { put: 'outcome', value: outcome },
      { put: 'signature', value: signature },
      { put: 'clearance', value: clearanceOf(outcome, signature), replaces: before?.assessmentId ?? null },
      ...outcomeRecords(outcome, { requests: file.requests, scorecard, criteria, policy }, AT_ONCE),
    ],
    outbox: outcomeWork(head, outcome, replaced, AT_ONCE),
  });
}
