import { system } from '../domain/actor.ts';
import type { ApprovalRequest } from '../domain/approval.ts';
import { hashOf } from '../domain/canonical.ts';
import { supersedeRequest } from '../domain/decide.ts';
import { namedError } from '../domain/named-error.ts';
import type { Policy } from '../domain/policy.ts';
import type { AssessmentFile, Write } from '../domain/ports.ts';
import { planRequests, type Revision, requestsOver } from '../domain/request-plan.ts';
import { currentSubmission, judgedRevisions } from '../domain/revisions.ts';
import { scoreSubmission } from '../domain/score.ts';
import { scoreSummary } from '../domain/score-summary.ts';
import { waitingFor } from '../domain/waiting-for.ts';
import { askingMails, openingWrites, withTimeFrom } from './ask-owners.ts';
import type { ScorePorts } from './ports.ts';

/**
 * Scores the submitted revision and asks the owners of what fell short, in one transaction. Requests of an earlier revision
 * whose facts are the same stay with what was decided on them, and get their time again while they are open; the others are
 * superseded. A repeat changes nothing. Throws `ResponseMissing` when the answers that the head names are not stored.
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
  const { fresh, again, superseded, kept } = sorted(file, { scorecard, submission }, policy, at);
  const open = [...fresh, ...again];
  const directory = open.length > 0 ? await ports.directories.get() : undefined;
  const clears = planRequests({ scorecard, submission }, policy, head.tier).length === 0;
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
        ...(submission.revision > 1 && {
          revision: submission.revision,
          kept: kept.map(({ id }) => id),
          superseded: superseded.map(({ id }) => id),
        }),
      },
    },
    writes: [
      { put: 'scorecard', value: scorecard },
      ...open.flatMap((request) => openingWrites(request, policy, at)),
      ...superseded.map((value): Write => ({ put: 'request', value })),
    ],
    outbox: directory ? open.flatMap((request) => askingMails(request, head, directory)) : [],
  });
}

/** The requests after this revision: asked now, asked again (still open), over, and all that stay. */
function sorted(file: AssessmentFile, revision: Revision, policy: Policy, at: string) {
  const { id: assessmentId, tier } = file.assessment;
  const past = requestsOver([...judgedRevisions(file), revision], policy, tier);
  const number = revision.scorecard.revision;
  const storedOf = (ids: readonly { id: string }[]) => file.requests.filter(({ id }) => ids.some((one) => one.id === id));
  const fresh = past
    .filter(({ askedIn }) => askedIn === number)
    .map(
      ({ id, role, severity, findingIds, quorum, basis }): ApprovalRequest => ({
        ...{ id, assessmentId, role, severity, findingIds, quorum, basis, requestedAt: at },
        ...withTimeFrom({}, policy, at),
        ...{ status: 'open', decisions: [] },
      }),
    );
  const superseded = storedOf(past.filter(({ supersededIn }) => supersededIn === number));
  const kept = storedOf(past.filter(({ askedIn, supersededIn }) => askedIn < number && supersededIn === undefined));
  return {
    fresh,
    kept,
    again: kept.filter(({ status }) => status === 'open').map((request) => withTimeFrom(request, policy, at)),
    superseded: superseded.map((request) => supersedeRequest(request, at)),
  };
}
