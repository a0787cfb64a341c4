import { sameEmail } from './actor.ts';
import type { ApprovalRequest } from './approval.ts';
import { hashOf } from './canonical.ts';
import { decideRequest, isSamePerson } from './decide.ts';
import type { AssessmentFile } from './ports.ts';
import { preparedBy } from './who-decides.ts';

/** Ends that no decision leads to. */
const undecided: readonly ApprovalRequest['status'][] = ['lapsed', 'withdrawn', 'dropped', 'superseded'];

/**
 * What does not hold when the decisions on one request are made again, one by one. Who was a member at the time is not
 * stored: replaying takes those who decided for members.
 */
export function decisionProblems(file: AssessmentFile, request: ApprovalRequest): string[] {
  const { requestedBy } = file.assessment;
  const prepared = preparedBy(file.assessment);
  const problems: string[] = [];
  const { closedAt: _, ...rest } = request;
  let replayed: ApprovalRequest = { ...rest, status: 'open', decisions: [] };
  for (const decision of request.decisions) {
    const { by } = decision;
    const { capacity } = decision;
    const entitled = by.kind === 'staff' ? [{ name: by.name, email: by.email, capacity }] : [];
    const result = decideRequest(replayed, decision, { prepared, entitled });
    if (result.kind === 'refused') problems.push(`a decision on request ${request.id} was not allowed: ${result.reason}`);
    else replayed = result.request;
    const event = file.events.find((found) => found.type === 'decision-recorded' && found.data.decision === hashOf(decision));
    if (event && event.data.request !== request.id)
      problems.push(`the trail names another request than ${request.id} for a decision`);
    if (event && !isSamePerson(event.actor, by))
      problems.push(`the trail names another person for a decision on request ${request.id}`);
    if (request.status === 'superseded' && request.closedAt && decision.at > request.closedAt)
      problems.push(`request ${request.id} was decided after it was superseded`);
    if (by.kind === 'staff' && 'email' in requestedBy && sameEmail(by.email, requestedBy.email))
      problems.push(`request ${request.id} was decided by the requester`);
  }
  if (request.status !== replayed.status && !endedOtherwise(file, request, replayed))
    problems.push(`request ${request.id} is ${request.status}, its decisions say ${replayed.status}`);
  if (!undecided.includes(request.status) && request.closedAt !== replayed.closedAt)
    problems.push(`request ${request.id} was not closed when its last decision was made`);
  return problems;
}

/** A lapse or a withdrawal ends an open request, and a new revision any: an event of its own says so. */
function endedOtherwise({ events }: AssessmentFile, request: ApprovalRequest, replayed: ApprovalRequest): boolean {
  if (request.status === 'superseded')
    return events.some(({ type, data }) => type === 'scored' && [data.superseded].flat().includes(request.id));
  if (replayed.status !== 'open') return false;
  if (request.status === 'queued') return true;
  if (request.status === 'dropped')
    return events.some(
      ({ type, data }) =>
        (type === 'requests-dropped' && [data.requests].flat().includes(request.id)) ||
        ((type === 'scored' || type === 'decisions-resumed') && [data.dropped].flat().includes(request.id)),
    );
  if (request.status === 'withdrawn') return events.some((event) => event.type === 'withdrawn');
  if (request.status !== 'lapsed') return false;
  return events.some((event) => event.type === 'request-lapsed' && event.data.request === request.id);
}
