import { sameEmail } from '../actor.ts';
import type { Policy } from '../catalog/policy.ts';
import type { ApprovalRequest, Decision } from '../deciding/approval.ts';
import { decideRequest, isSamePerson } from '../deciding/decide.ts';
import type { Directory } from '../deciding/directory.ts';
import { preparedBy } from '../deciding/who-decides.ts';
import type { AssessmentFile } from '../ports.ts';
import type { AuditEvent } from './audit-event.ts';
import { hashOf } from './canonical.ts';
import { endProblems } from './verify-ends.ts';
import { requireEvents } from './verify-events.ts';
import { rightProblems } from './verify-rights.ts';
import { timeProblems } from './verify-times.ts';

/** What decisions are made again with. `directories`: all versions; without them, whoever decided is taken to have had the right they named. */
export interface Replay {
  policy: Policy;
  directories?: readonly Directory[] | undefined;
}

/**
 * What does not hold when the decisions on one request are made again, one by one, in the order of the trail (people's clocks may be
 * minutes apart); when its hand-overs are looked up there; or when its end is not one that the trail explains.
 */
export function decisionProblems(file: AssessmentFile, request: ApprovalRequest, replay: Replay): string[] {
  const { requestedBy } = file.assessment;
  const prepared = preparedBy(file.assessment);
  const problems: string[] = [];
  const { closedAt: _, ...rest } = request;
  let replayed: ApprovalRequest = { ...rest, status: 'open', decisions: [] };
  for (const decision of request.decisions) {
    const { by, capacity } = decision;
    const event = eventOf(file, decision);
    const before = asItWas(file, replayed, event?.seq);
    const entitled = by.kind === 'staff' ? [{ name: by.name, email: by.email, capacity }] : [];
    const result = decideRequest(before, decision, { prepared, entitled });
    if (result.kind === 'refused') problems.push(`a decision on request ${request.id} was not allowed: ${result.reason}`);
    else replayed = { ...result.request, handOvers: request.handOvers, escalation: request.escalation };
    if (event && event.data.request !== request.id)
      problems.push(`the trail names another request than ${request.id} for a decision`);
    if (event && !isSamePerson(event.actor, by))
      problems.push(`the trail names another person for a decision on request ${request.id}`);
    if (by.kind === 'staff' && 'email' in requestedBy && sameEmail(by.email, requestedBy.email))
      problems.push(`request ${request.id} was decided by the requester`);
    if (event) problems.push(...rightProblems(file, before, decision, { ...replay, seq: event.seq }));
  }
  return [
    ...problems,
    ...timeProblems(file, request, replay.policy),
    ...handOverProblems(file, request),
    ...endProblems(file, request, replayed, replay.policy),
  ];
}

/** Every hand-over is in the trail once, by whoever gave their part away, and the trail has no other. */
function handOverProblems({ events }: AssessmentFile, request: ApprovalRequest): string[] {
  const { id, handOvers } = request;
  const about = events.filter(({ data }) => data.request === id);
  const problems = requireEvents(about, 'handed-over', 'handOver', handOvers.map(hashOf));
  for (const { from, to, ...handOver } of handOvers) {
    const hash = hashOf({ from, to, ...handOver });
    const event = about.find(({ type, data }) => type === 'handed-over' && data.handOver === hash);
    if (event && !isSamePerson(event.actor, from)) problems.push(`the trail names another person for a hand-over of request ${id}`);
    if (event && event.data.to !== to.email) problems.push(`the trail names somebody else to whom request ${id} was handed over`);
  }
  const escalated = escalationAt(events, id);
  if (request.escalation !== escalated)
    problems.push(`request ${id} went up to ${request.escalation}, the trail says ${escalated}`);
  return problems;
}

const eventOf = ({ events }: AssessmentFile, decision: Decision): AuditEvent | undefined => {
  const hash = hashOf(decision);
  return events.find(({ type, data }) => type === 'decision-recorded' && data.decision === hash);
};

/** The request before an event of the trail: what was handed over until then, and how far up it had gone. */
function asItWas({ events }: AssessmentFile, request: ApprovalRequest, seq = Number.POSITIVE_INFINITY): ApprovalRequest {
  const before = events.filter((event) => event.seq < seq);
  const handed = before.filter(({ type }) => type === 'handed-over').map(({ data }) => data.handOver);
  return {
    ...request,
    handOvers: request.handOvers.filter((one) => handed.includes(hashOf(one))),
    escalation: escalationAt(before, request.id),
  };
}

function escalationAt(events: readonly AuditEvent[], requestId: string): ApprovalRequest['escalation'] {
  const last = events.findLast(({ type, data }) => type === 'escalated' && data.request === requestId)?.data.to;
  return last === 'deputies' || last === 'head' ? last : 'none';
}
