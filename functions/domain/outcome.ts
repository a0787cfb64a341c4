import type { ApprovalRequest } from './approval.ts';
import type { Assessment } from './assessment.ts';
import { hashOf } from './canonical.ts';
import { namedError } from './named-error.ts';
import type { Outcome } from './outcome-record.ts';
import type { Policy } from './policy.ts';
import { afterPolicyDays } from './policy-time.ts';
import { isLive, planRequests, requestDifferences } from './request-plan.ts';
import type { Scorecard } from './scorecard.ts';
import type { Submission } from './submission.ts';
import { owningRoles } from './vocabulary.ts';

export type OutcomeSubject = Pick<
  Assessment,
  'id' | 'reference' | 'supplierId' | 'supplierName' | 'systemId' | 'systemName' | 'inherentRisk' | 'tier'
>;

/**
 * The outcome: a pure function of frozen answers, catalog version, decisions and `decidedAt` (design section 5).
 * Rejected as soon as one owner rejects, or one request lapsed (never an approval); conditions and accepted findings are
 * kept of approvals only. It holds until the earliest of the policy's validity for the tier and the end (UTC) of the earliest
 * condition's due date, never before `decidedAt`. Superseded requests, and what was decided on them, do not count.
 * Throws `OutcomeTooEarly` while a request is open or was withdrawn, `RequestsDoNotMatch` when the requests are not those the scorecard asks for.
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
  const differences = requestDifferences(planRequests({ scorecard, submission }, policy, assessment.tier), requests);
  if (differences.length > 0) throw namedError('RequestsDoNotMatch', differences.join('; '));
  const undecided = requests.find(({ status }) => status === 'open' || status === 'withdrawn');
  if (undecided) throw namedError('OutcomeTooEarly', `request ${undecided.id} is ${undecided.status}`);

  const { result, basis } = resultOf(requests);
  const accepted = result !== 'rejected';
  const conditions = accepted ? requests.flatMap(conditionsOf) : [];
  const validUntil = notBefore(
    decidedAt,
    [afterPolicyDays(policy, decidedAt, policy.validityDays[assessment.tier]), ...conditions.map(({ dueOn }) => endOfDay(dueOn))]
      .sort()
      .at(0) ?? decidedAt,
  );
  return {
    assessmentId: assessment.id,
    reference: assessment.reference,
    supplierId: assessment.supplierId,
    supplierName: assessment.supplierName,
    systemId: assessment.systemId,
    systemName: assessment.systemName,
    result,
    basis,
    submissionHash,
    scorecardHash,
    catalogHash: submission.catalogHash,
    overall: scorecard.overall,
    inherentRisk: assessment.inherentRisk,
    residualRisk: scorecard.residualRisk,
    conditions,
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

function conditionsOf(request: ApprovalRequest): Outcome['conditions'] {
  return request.decisions
    .filter((decision) => decision.choice === 'approve-with-conditions')
    .flatMap((decision) => decision.conditions)
    .map(({ text, dueOn }) => ({ requestId: request.id, role: request.role, text, dueOn }));
}

const endOfDay = (date: string): string => `${date}T23:59:59.999Z`;

/** Instants in our one spelling compare as text. */
const notBefore = (earliest: string, instant: string): string => (instant < earliest ? earliest : instant);
