import type { Submission } from '../answers/submission.ts';
import { type Routed, type RoutingPolicy, route } from '../judgement/route.ts';
import { isAbove } from '../judgement/scale.ts';
import type { Scorecard } from '../judgement/scorecard.ts';
import { riskLevels } from '../vocabulary.ts';
import type { ApprovalRequest } from './approval.ts';
import { type RequestPlan, requestBasis } from './request-basis.ts';

/** A request as it must be asked, named by revision and role, so that a repeat finds the same. */
export type PlannedRequest = RequestPlan & { id: string; basis: string };

/** What one revision of the answers and its judgement call for: one request per owning role, none where it clears. */
export function planRequests({ scorecard, submission }: Revision, policy: RoutingPolicy, subject: Routed): PlannedRequest[] {
  const way = route(scorecard, policy, subject);
  if (way.kind === 'clear') return [];
  return way.requests.map((plan) => ({
    ...plan,
    id: `r${scorecard.revision}-${plan.role}`,
    basis: requestBasis(scorecard, submission, plan),
  }));
}

export interface Revision {
  scorecard: Scorecard;
  submission: Submission;
  /** Set for what was judged before a worse residual risk superseded requests: then only their own facts counted. */
  byFactsAlone?: true;
}

/** A request with the revision that first called for it, and the one that did no longer. */
export type RequestPast = PlannedRequest & { askedIn: number; supersededIn?: number };

/**
 * All requests that the revisions of one assessment call for, oldest first. A request whose role and basis a later revision
 * calls for again stays, with what was decided on it, unless the residual risk is worse than before: nobody accepted that. Any
 * other is superseded by that revision (design 6.2). `revisions` in the order of their numbers.
 */
export function requestsOver(revisions: readonly Revision[], policy: RoutingPolicy, subject: Routed): RequestPast[] {
  const past: RequestPast[] = [];
  for (const [n, revision] of revisions.entries()) {
    const number = revision.scorecard.revision;
    const planned = planRequests(revision, policy, subject);
    const live = past.filter(({ supersededIn }) => supersededIn === undefined);
    const holds = !isWorse(revision, revisions[n - 1]) || revision.byFactsAlone;
    const isKept = (plan: PlannedRequest, request: PlannedRequest) => holds && isSame(plan, request);
    for (const request of live) if (!planned.some((plan) => isKept(plan, request))) request.supersededIn = number;
    const fresh = planned.filter((plan) => !live.some((request) => isKept(plan, request)));
    past.push(...fresh.map((plan) => ({ ...plan, askedIn: number })));
  }
  return past;
}

/**
 * Whether more risk is left than one revision ago. What stood until then saw nothing lower than that: the revision before is the best
 * that anybody was shown.
 */
export const isWorse = ({ scorecard }: Revision, before: Revision | undefined): boolean =>
  before !== undefined && isAbove(riskLevels, scorecard.residualRisk, before.scorecard.residualRisk);

const isSame = (a: PlannedRequest, b: PlannedRequest): boolean => a.role === b.role && a.basis === b.basis;

/** The latest revision that called for this request: what it rests on. Undefined when none did. */
export const revisionOf = (
  request: Pick<ApprovalRequest, 'id'>,
  revisions: readonly Revision[],
  policy: RoutingPolicy,
  subject: Routed,
): Revision | undefined => {
  const past = requestsOver(revisions, policy, subject).find(({ id }) => id === request.id);
  const before = past?.supersededIn ?? Number.POSITIVE_INFINITY;
  return past && revisions.findLast(({ scorecard }) => scorecard.revision < before);
};

/** Whether the outcome rests on it: its facts are those of the latest revision. */
export const isLive = (request: Pick<ApprovalRequest, 'status'>): boolean => request.status !== 'superseded';

/**
 * How the live requests differ from those planned; empty when they match. One request per role, on these very facts, with the
 * same findings, severity and quorum: nobody decides less than what fell short.
 */
export function requestDifferences(planned: readonly PlannedRequest[], requests: readonly ApprovalRequest[]): string[] {
  const differences: string[] = [];
  for (const plan of planned) {
    const matching = requests.filter((request) => request.role === plan.role);
    const [request] = matching;
    if (!request || matching.length > 1) differences.push(`${matching.length} requests to ${plan.role} where there should be one`);
    else differences.push(...differencesOf(plan, request));
  }
  for (const request of requests)
    if (!planned.some((plan) => plan.role === request.role))
      differences.push(`request ${request.id} to ${request.role} rests on no finding`);
  return differences;
}

/** How one request differs from its plan. */
export function differencesOf(plan: PlannedRequest, request: ApprovalRequest): string[] {
  const differences: string[] = [];
  if (request.findingIds.toSorted().join() !== plan.findingIds.toSorted().join())
    differences.push(`request ${request.id} covers other findings than ${plan.findingIds.join(', ')}`);
  if (request.severity !== plan.severity) differences.push(`request ${request.id} says ${request.severity}, not ${plan.severity}`);
  if (request.quorum !== plan.quorum)
    differences.push(`request ${request.id} needs ${request.quorum} approvers, not ${plan.quorum}`);
  if (request.mode !== plan.mode) differences.push(`request ${request.id} asks ${request.mode} of the role, not ${plan.mode}`);
  if (request.needed < request.quorum || (request.mode === 'any' && request.needed !== request.quorum))
    differences.push(`request ${request.id} is content with ${request.needed} approvals`);
  if (request.basis !== plan.basis) differences.push(`request ${request.id} rests on other answers or findings`);
  return differences;
}
