import type { Submission } from '../answers/submission.ts';
import type { Assessment } from '../assessment.ts';
import type { Policy } from '../catalog/policy.ts';
import { afterPolicyDays } from '../catalog/policy-time.ts';
import type { ApprovalRequest } from '../deciding/approval.ts';
import { endedByRejection } from '../deciding/decide.ts';
import { isLive, planRequests, requestDifferences } from '../deciding/request-plan.ts';
import type { Scorecard } from '../judgement/scorecard.ts';
import { namedError } from '../named-error.ts';
import { hashOf } from '../proof/canonical.ts';
import { endOfLocalDate } from '../time/business-days.ts';
import { notBefore } from '../time/not-before.ts';
import { owningRoles } from '../vocabulary.ts';
import type { Outcome } from './outcome-record.ts';

export type OutcomeSubject = Pick<
  Assessment,
  'id' | 'reference' | 'supplierId' | 'supplierName' | 'systemId' | 'systemName' | 'inherentRisk' | 'tier' | 'facts'
>;

/**
 * The outcome: a pure function of frozen answers, catalog version, decisions and `decidedAt` (design section 5).
 * Rejected as soon as one owner rejects, or one request lapsed (never an approval); conditions, acceptances and accepted findings
 * are kept of approvals only. It holds until the earliest of the policy's validity for the tier and the end of each acceptance,
 * never before `decidedAt`; what an overdue condition makes of it is for clearance.ts to say. Superseded requests, and what was
 * decided on them, do not count. Throws `OutcomeTooEarly` while a request is open or queued or was withdrawn, or was dropped
 * without a rejection; `RequestsDoNotMatch` when the requests are not those the scorecard asks for.
 */
export function decideOutcome(input: {
  assessment: OutcomeSubject;
  submission: Submission;
  submissionHash: string;
  scorecard: Scorecard;
  scorecardHash: string;
  requests: readonly ApprovalRequest[];
  policy: Policy;
  decidedAt: string;
}): Outcome {
  const { assessment, submission, submissionHash, scorecard, scorecardHash, policy, decidedAt } = input;
  const requests = input.requests
    .filter(isLive)
    .sort((a, b) => owningRoles.indexOf(a.role) - owningRoles.indexOf(b.role) || (a.id < b.id ? -1 : 1));
  const differences = requestDifferences(planRequests({ scorecard, submission }, policy, assessment), requests);
  if (differences.length > 0) throw namedError('RequestsDoNotMatch', differences.join('; '));
  const ended = endedByRejection(requests, policy);
  const undecided = requests.find(({ status }) => !isDecided(status) && !(status === 'dropped' && ended));
  if (undecided) throw namedError('OutcomeTooEarly', `request ${undecided.id} is ${undecided.status}`);

  const { result, basis } = resultOf(requests);
  const accepted = result !== 'rejected';
  const conditions = accepted ? requests.flatMap((request) => conditionsOf(request, policy)) : [];
  const acceptances = accepted ? requests.map((request) => acceptanceOf(request, policy, decidedAt)) : [];
  const validUntil = notBefore(
    decidedAt,
    [afterPolicyDays(policy, decidedAt, policy.validityDays[assessment.tier]), ...acceptances.map(({ until }) => until)]
      .sort()
      .at(0) ?? decidedAt,
  );
  return {
    version: 1,
    assessmentId: assessment.id,
    reference: assessment.reference,
    supplierId: assessment.supplierId,
    supplierName: assessment.supplierName,
    systemId: assessment.systemId,
    systemName: assessment.systemName,
    tier: assessment.tier,
    result,
    basis,
    submissionHash,
    scorecardHash,
    catalogHash: submission.catalogHash,
    overall: scorecard.overall,
    inherentRisk: assessment.inherentRisk,
    residualRisk: scorecard.residualRisk,
    conditions,
    acceptances,
    acceptedFindings: accepted ? scorecard.findings.map((finding) => finding.id) : [],
    decisionHashes: requests.flatMap((request) => request.decisions.map(hashOf)),
    decidedAt,
    validUntil,
    nextReviewAt: notBefore(decidedAt, afterPolicyDays(policy, validUntil, -policy.reviewLeadDays)),
  };
}

function resultOf(requests: readonly ApprovalRequest[]): Pick<Outcome, 'result' | 'basis'> {
  const has = (status: ApprovalRequest['status']) => requests.some((request) => request.status === status);
  if (requests.length === 0) return { result: 'approved', basis: 'cleared-by-policy' };
  if (has('rejected')) return { result: 'rejected', basis: 'decided-by-people' };
  if (has('lapsed')) return { result: 'rejected', basis: 'no-decision-in-time' };
  return { result: has('approved-with-conditions') ? 'approved-with-conditions' : 'approved', basis: 'decided-by-people' };
}

const isDecided = (status: ApprovalRequest['status']): boolean =>
  ['approved', 'approved-with-conditions', 'rejected', 'lapsed'].includes(status);

function conditionsOf(request: ApprovalRequest, policy: Policy): Outcome['conditions'] {
  const { id: requestId, role, severity } = request;
  return request.decisions
    .filter((decision) => decision.choice === 'approve-with-conditions')
    .flatMap((decision) => decision.conditions)
    .map((condition, n) => ({
      id: `${requestId}-${n + 1}`,
      ...{ requestId, role, severity },
      ...condition,
      dueAt: endOfLocalDate(policy.calendar, condition.dueOn),
      ifOverdue: policy.conditions.overdue[severity],
    }));
}

/** Accepted for as long as the policy allows for the severity, or as the strictest of its approvers said. */
function acceptanceOf(request: ApprovalRequest, policy: Policy, decidedAt: string): Outcome['acceptances'][number] {
  const { id: requestId, role, severity, findingIds, basis, decisions } = request;
  const set = decisions.flatMap(({ acceptUntil }) => (acceptUntil ? [endOfLocalDate(policy.calendar, acceptUntil)] : []));
  const [until = decidedAt] = [afterPolicyDays(policy, decidedAt, policy.approval.acceptanceDays[severity]), ...set].sort();
  return { requestId, role, severity, findingIds, basis, until };
}
