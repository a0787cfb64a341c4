import { sameEmail } from './actor.ts';
import type { ApprovalRequest } from './approval.ts';
import { hashOf } from './canonical.ts';
import type { Catalog } from './catalog.ts';
import { decideRequest, isSamePerson } from './decide.ts';
import type { AssessmentFile } from './ports.ts';
import { requestDifferences } from './request-plan.ts';
import { route } from './route.ts';
import { type Check, check } from './verify-check.ts';
import { requireEvents } from './verify-events.ts';

/** The requests are those the scorecard asks for, and their decisions, replayed one by one, lead to the stored status. */
export function verifyRequests(file: AssessmentFile, catalog: Catalog): Check[] {
  const { assessment, requests } = file;
  const scorecard = file.scorecards.find(({ revision }) => revision === assessment.score?.revision);
  return [
    check('requests', `${requests.length} stored, as the score routes them`, () => {
      if (!scorecard) return requests.length === 0 ? [] : ['there are requests without a scorecard'];
      return requestDifferences(route(scorecard, catalog.policy, assessment.tier), requests, hashOf(scorecard));
    }),
    check(
      'decisions',
      `${requests.flatMap((request) => request.decisions).length} stored, each made once, by someone who may`,
      () => {
        const hashes = requests.flatMap((request) => request.decisions.map(hashOf));
        const problems = requireEvents(file.events, 'decision-recorded', 'decision', hashes);
        for (const request of requests) problems.push(...replayProblems(file, request));
        return problems;
      },
    ),
  ];
}

const undecided: readonly ApprovalRequest['status'][] = ['lapsed', 'withdrawn'];

/** Who was a member at the time is not stored: replaying takes those who decided for members. */
function replayProblems(file: AssessmentFile, request: ApprovalRequest): string[] {
  const { requestedBy } = file.assessment;
  const problems: string[] = [];
  const { closedAt: _, ...rest } = request;
  let replayed: ApprovalRequest = { ...rest, status: 'open', decisions: [] };
  for (const decision of request.decisions) {
    const { by } = decision;
    const members = by.kind === 'staff' ? [{ email: by.email }] : [];
    const result = decideRequest(replayed, decision, { requestedBy, members });
    if (result.kind === 'refused') problems.push(`a decision on request ${request.id} was not allowed: ${result.reason}`);
    else replayed = result.request;
    const event = file.events.find((found) => found.type === 'decision-recorded' && found.data.decision === hashOf(decision));
    if (event && event.data.request !== request.id)
      problems.push(`the trail names another request than ${request.id} for a decision`);
    if (event && !isSamePerson(event.actor, by))
      problems.push(`the trail names another person for a decision on request ${request.id}`);
    if (by.kind === 'staff' && 'email' in requestedBy && sameEmail(by.email, requestedBy.email))
      problems.push(`request ${request.id} was decided by the requester`);
  }
  if (request.status !== replayed.status && !endedUndecided(file, request, replayed))
    problems.push(`request ${request.id} is ${request.status}, its decisions say ${replayed.status}`);
  if (!undecided.includes(request.status) && request.closedAt !== replayed.closedAt)
    problems.push(`request ${request.id} was not closed when its last decision was made`);
  return problems;
}

/** A lapse or a withdrawal ends an open request without a decision: an event of its own says so. */
function endedUndecided(file: AssessmentFile, request: ApprovalRequest, replayed: ApprovalRequest): boolean {
  if (replayed.status !== 'open') return false;
  if (request.status === 'withdrawn') return file.events.some((event) => event.type === 'withdrawn');
  if (request.status !== 'lapsed') return false;
  return file.events.some((event) => event.type === 'request-lapsed' && event.data.request === request.id);
}
