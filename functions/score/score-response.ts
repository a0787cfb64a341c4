import { sameEmail, system } from '../domain/actor.ts';
import type { ApprovalRequest, Directory } from '../domain/approval.ts';
import type { Assessment } from '../domain/assessment.ts';
import { hashOf } from '../domain/canonical.ts';
import { decisionTimers } from '../domain/decision-timers.ts';
import { namedError } from '../domain/named-error.ts';
import type { OutboxWork } from '../domain/outbox.ts';
import type { Policy } from '../domain/policy.ts';
import { afterPolicyDays } from '../domain/policy-time.ts';
import type { AssessmentFile, Assessments, Catalogs, Clock, Directories, Ledger, Write } from '../domain/ports.ts';
import { route } from '../domain/route.ts';
import { scoreSubmission } from '../domain/score.ts';
import { scoreSummary } from '../domain/score-summary.ts';
import type { Route, Scorecard } from '../domain/scorecard.ts';
import { waitingFor } from '../domain/waiting-for.ts';

interface Ports {
  assessments: Assessments;
  catalogs: Catalogs;
  directories: Directories;
  ledger: Ledger;
  clock: Clock;
}

/** What the workflow chooses by. `ended`: lapsed, withdrawn or already decided. */
export interface ScoreResult {
  route: 'clear' | 'exceptions' | 'ended';
  requests: { requestId: string }[];
}

/**
 * Scores the frozen submission, raises findings and opens one approval request per owning role, all in one transaction; a
 * repeat answers what was decided the first time. Throws `AssessmentMissing`, or `ResponseMissing` before a submission.
 */
export async function scoreResponse(ports: Ports, { assessmentId }: { assessmentId: string }): Promise<ScoreResult> {
  for (;;) {
    const file = await ports.assessments.file(assessmentId);
    if (!file) throw namedError('AssessmentMissing', `there is no assessment ${assessmentId}`);
    const { status } = file.assessment;
    if (status === 'scored') return { route: 'clear', requests: [] };
    if (status === 'awaiting-decision')
      return { route: 'exceptions', requests: file.requests.map(({ id }) => ({ requestId: id })) };
    if (status === 'decided' || status === 'lapsed' || status === 'withdrawn') return { route: 'ended', requests: [] };
    if (status !== 'submitted') throw namedError('ResponseMissing', `assessment ${assessmentId} is ${status}, not submitted`);
    await commitScore(ports, file);
  }
}

async function commitScore(ports: Ports, file: AssessmentFile): Promise<void> {
  const { assessment: head } = file;
  const submission = file.submissions.at(-1);
  if (!submission || !head.submission) throw namedError('ResponseMissing', `assessment ${head.id} has no submission`);
  const catalog = await ports.catalogs.get(head.catalogHash);
  const { policy } = catalog;
  const { inherentRisk } = head;
  const scorecard = scoreSubmission({ submission, submissionHash: head.submission.hash, catalog, inherentRisk });
  const scorecardHash = hashOf(scorecard);
  const way = route(scorecard, policy, head.tier);
  const at = ports.clock.now().toISOString();
  const requests = approvalRequests(way, scorecard, scorecardHash, policy, at);
  const directory = requests.length > 0 ? await ports.directories.get() : undefined;
  const status = way.kind === 'clear' ? 'scored' : 'awaiting-decision';
  await ports.ledger.commit({
    head,
    operationId: `score-${submission.revision}`,
    at,
    transition: way.kind === 'clear' ? 'score-clear' : 'score-with-exceptions',
    set: { score: scoreSummary(scorecard, scorecardHash), waiting: waitingFor({ ...head, status }, requests, at) },
    event: {
      type: 'scored',
      actor: system('workflow'),
      data: {
        scorecard: scorecardHash,
        overall: scorecard.overall,
        residualRisk: scorecard.residualRisk,
        findings: scorecard.findings.length,
        requests: requests.map(({ id }) => id),
      },
    },
    writes: [{ put: 'scorecard', value: scorecard }, ...requests.flatMap((request) => writesOf(request, policy))],
    outbox: directory ? requests.flatMap((request) => mailsOf(request, head, directory)) : [],
  });
}

/** One request per owning role, named by revision and role, so that a repeat finds the same. */
function approvalRequests(way: Route, scorecard: Scorecard, basis: string, policy: Policy, at: string): ApprovalRequest[] {
  if (way.kind === 'clear') return [];
  return way.requests.map(({ role, severity, findingIds, quorum }) => ({
    id: `r${scorecard.revision}-${role}`,
    assessmentId: scorecard.assessmentId,
    role,
    severity,
    findingIds,
    quorum,
    basis,
    requestedAt: at,
    dueAt: afterPolicyDays(policy, at, policy.decision.dueDays),
    lapsesAt: afterPolicyDays(policy, at, policy.decision.lapseDays),
    status: 'open',
    decisions: [],
  }));
}

function writesOf(request: ApprovalRequest, policy: Policy): Write[] {
  const timers = decisionTimers(policy, request.assessmentId, request.id, request.requestedAt);
  return [{ put: 'request', value: request }, ...timers.map((value): Write => ({ put: 'timer', value }))];
}

/** Everybody who holds the role and did not request the assessment is asked. */
function mailsOf(request: ApprovalRequest, head: Assessment, directory: Directory): OutboxWork[] {
  const requester = head.requestedBy.kind === 'staff' ? head.requestedBy.email : '';
  const members = directory.roles[request.role].filter(({ email }) => !sameEmail(email, requester));
  return members.map((to) => ({
    kind: 'mail',
    mail: 'exception',
    assessmentId: head.id,
    to,
    requestId: request.id,
    role: request.role,
  }));
}
