import { system } from '../domain/actor.ts';
import { isTerminal } from '../domain/assessment.ts';
import { hashOf } from '../domain/canonical.ts';
import { namedError } from '../domain/named-error.ts';
import type { OutboxWork } from '../domain/outbox.ts';
import { decideOutcome } from '../domain/outcome.ts';
import type { AssessmentFile, Assessments, Catalogs, Clock, Ledger } from '../domain/ports.ts';
import { currentScorecard, currentSubmission } from '../domain/revisions.ts';

interface Ports {
  assessments: Assessments;
  catalogs: Catalogs;
  ledger: Ledger;
  clock: Clock;
}

/**
 * Last step: the outcome, once, with its expiry, the next review's timer, the mails and the event for other systems. A repeat
 * finds it recorded. Throws `AssessmentMissing`, `NotJudged` before a score, `OutcomeTooEarly` while a request is open.
 */
export async function recordOutcome(ports: Ports, { assessmentId }: { assessmentId: string }): Promise<{ status: string }> {
  for (;;) {
    const file = await ports.assessments.file(assessmentId);
    if (!file) throw namedError('AssessmentMissing', `there is no assessment ${assessmentId}`);
    if (isTerminal(file.assessment.status)) return { status: file.assessment.status };
    await commitOutcome(ports, file);
  }
}

async function commitOutcome(ports: Ports, file: AssessmentFile): Promise<void> {
  const { assessment: head } = file;
  const submission = currentSubmission(file);
  const scorecard = currentScorecard(file);
  if (!submission || !scorecard || !head.submission || !head.score)
    throw namedError('NotJudged', `assessment ${head.id} has no score`);
  const { policy } = await ports.catalogs.get(head.catalogHash);
  const at = ports.clock.now().toISOString();
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
  const { result, validUntil, nextReviewAt } = outcome;
  const to = [...(head.requestedBy.kind === 'staff' ? [head.requestedBy] : []), head.contact];
  await ports.ledger.commit({
    head,
    operationId: 'record-outcome',
    at,
    transition: 'record-outcome',
    set: { outcome: { result, validUntil, hash, at }, waiting: { on: 'nobody', who: 'Nobody', since: at } },
    event: { type: 'outcome-recorded', actor: system('workflow'), data: { outcome: hash, result, validUntil } },
    writes: [
      { put: 'outcome', value: outcome },
      { put: 'timer', value: { id: 'review', assessmentId: head.id, kind: 'review', dueAt: nextReviewAt } },
    ],
    outbox: [
      ...to.map(({ name, email }): OutboxWork => ({ kind: 'mail', mail: 'outcome', assessmentId: head.id, to: { name, email } })),
      { kind: 'publish', assessmentId: head.id, event: 'assessment.decided' },
    ],
  });
}
