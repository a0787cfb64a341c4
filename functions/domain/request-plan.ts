import type { ApprovalRequest } from './approval.ts';
import type { Route } from './scorecard.ts';

/**
 * How the stored requests differ from what the route asks for; empty when they match. One request per role, on this very
 * scorecard, with the same findings, severity and quorum: nobody decides less than what fell short.
 */
export function requestDifferences(route: Route, requests: readonly ApprovalRequest[], scorecardHash: string): string[] {
  const planned = route.kind === 'clear' ? [] : route.requests;
  const differences: string[] = [];
  for (const plan of planned) {
    const matching = requests.filter((request) => request.role === plan.role);
    const [request] = matching;
    if (!request || matching.length > 1) {
      differences.push(`${matching.length} requests to ${plan.role} where there should be one`);
      continue;
    }
    if (request.findingIds.toSorted().join() !== plan.findingIds.toSorted().join())
      differences.push(`request ${request.id} covers other findings than ${plan.findingIds.join(', ')}`);
    if (request.severity !== plan.severity)
      differences.push(`request ${request.id} says ${request.severity}, not ${plan.severity}`);
    if (request.quorum !== plan.quorum)
      differences.push(`request ${request.id} needs ${request.quorum} approvers, not ${plan.quorum}`);
    if (request.basis !== scorecardHash) differences.push(`request ${request.id} rests on another scorecard`);
  }
  for (const request of requests)
    if (!planned.some((plan) => plan.role === request.role))
      differences.push(`request ${request.id} to ${request.role} rests on no finding`);
  return differences;
}
