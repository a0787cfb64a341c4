import { system } from '../domain/actor.ts';
import { currentSubmission, judgedRevisions } from '../domain/answers/revisions.ts';
import type { ApprovalRequest } from '../domain/deciding/approval.ts';
import { supersedeRequest } from '../domain/deciding/decide.ts';
import { decisionDates } from '../domain/deciding/decision-times.ts';
import { planRequests, type RequestPast, type Revision, requestsOver } from '../domain/deciding/request-plan.ts';
import { scoreSubmission } from '../domain/judgement/score.ts';
import { scoreSummary } from '../domain/judgement/score-summary.ts';
import { namedError } from '../domain/named-error.ts';
import type { AssessmentFile, Write } from '../domain/ports.ts';
import { hashOf } from '../domain/proof/canonical.ts';
import { waitingFor } from '../domain/waiting-for.ts';
import { type Asking, askingMails, newlyLacking, openingWrites } from './ask-owners.ts';
import { turnsOf } from './plan-asking.ts';
import type { ScorePorts } from './ports.ts';

/**
 * Scores the submitted revision and asks the owners of what fell short, in one transaction. Requests of an earlier revision
 * whose facts are the same stay with what was decided on them, and get their time again while they are open; the others are
 * superseded, and all of them where the residual risk is worse. A repeat changes nothing. Throws `ResponseMissing` when the answers that the head names are not stored.
 */
export async function commitScore(ports: ScorePorts, file: AssessmentFile): Promise<void> {
  const { assessment: head } = file;
  const submission = currentSubmission(file);
  if (!submission || !head.submission) throw namedError('ResponseMissing', `assessment ${head.id} has no submission`);
  const catalog = await ports.catalogs.get(head.catalogHash);
  const { policy } = catalog;
  const { inherentRisk } = head;
  const scorecard = scoreSubmission({ submission, submissionHash: head.submission.hash, catalog, inherentRisk });
  const scorecardHash = hashOf(scorecard);
  const at = ports.clock.now().toISOString();
  const clears = planRequests({ scorecard, submission }, policy, head).length === 0;
  const asking: Asking = { head, policy, at, directory: await ports.directories.get() };
  const before = judgedRevisions(file).at(-1);
  const { fresh, kept, superseded } = sorted(file, { scorecard, submission }, asking);
  const isPending = ({ status }: ApprovalRequest) => status === 'open' || status === 'queued';
  const decided = kept.filter((request) => !isPending(request));
  const { open, queued, dropped } = turnsOf([...fresh, ...kept.filter(isPending)], decided, asking);
  const status = clears ? 'scored' : 'awaiting-decision';
  await ports.ledger.commit({
    head,
    operationId: `score-${submission.revision}`,
    at,
    transition: clears ? 'score-clear' : 'score-with-exceptions',
    set: {
      score: scoreSummary(scorecard, scorecardHash),
      waiting: head.parked ? head.waiting : waitingFor({ ...head, status }, open, at),
    },
    event: {
      type: 'scored',
      actor: system('workflow'),
      data: {
        scorecard: scorecardHash,
        overall: scorecard.overall,
        residualRisk: scorecard.residualRisk,
        findings: scorecard.findings.length,
        requests: fresh.map(({ id }) => id),
        ...(dropped.length > 0 && { dropped: dropped.map(({ id }) => id) }),
        ...(submission.revision > 1 && {
          revision: submission.revision,
          ...(before && { residualRiskBefore: before.scorecard.residualRisk }),
          kept: kept.map(({ id }) => id),
          superseded: superseded.map(({ id }) => id),
        }),
      },
    },
    writes: [
      { put: 'scorecard', value: scorecard },
      ...open.flatMap((request) => openingWrites(request, asking)),
      ...[...queued, ...dropped, ...superseded].map((value): Write => ({ put: 'request', value })),
    ],
    outbox: [...open, ...newlyLacking(queued, file.requests)].flatMap((request) => askingMails(request, asking)),
  });
}

/** The requests after this revision: called for now, called for before and still, and over. */
function sorted(file: AssessmentFile, revision: Revision, { policy, at }: Asking) {
  const { id: assessmentId } = file.assessment;
  const past = requestsOver([...judgedRevisions(file), revision], policy, file.assessment);
  const number = revision.scorecard.revision;
  const storedOf = (ids: readonly { id: string }[]) => file.requests.filter(({ id }) => ids.some((one) => one.id === id));
  const asNew = ({ id, role, severity, findingIds, quorum, mode, basis }: RequestPast): ApprovalRequest => ({
    ...{ id, assessmentId, role, severity, findingIds, quorum, mode, needed: quorum, basis },
    ...{ requestedAt: at, askedAt: at, ...decisionDates(policy, severity, at) },
    ...{ status: 'queued', escalation: 'none', handOvers: [], decisions: [] },
  });
  return {
    fresh: past.filter(({ askedIn }) => askedIn === number).map(asNew),
    kept: storedOf(past.filter(({ askedIn, supersededIn }) => askedIn < number && supersededIn === undefined)),
    superseded: storedOf(past.filter(({ supersededIn }) => supersededIn === number)).map((request) =>
      supersedeRequest(request, at),
    ),
  };
}
