import { isTerminal } from '../assessment.ts';
import type { Policy } from '../catalog/policy.ts';
import type { ApprovalRequest } from '../deciding/approval.ts';
import { endedByRejection } from '../deciding/decide.ts';
import { isLive } from '../deciding/request-plan.ts';
import type { AssessmentFile } from '../ports.ts';
import type { AuditEvent } from './audit-event.ts';
import { hashOf } from './canonical.ts';

/** What does not hold of where a request stands. `replayed`: where its decisions alone lead. */
export function endProblems(file: AssessmentFile, request: ApprovalRequest, replayed: ApprovalRequest, policy: Policy): string[] {
  const { id, status } = request;
  const problems: string[] = [];
  if (status === replayed.status) {
    if (request.closedAt !== replayed.closedAt) problems.push(`request ${id} was not closed when its last decision was made`);
  } else if (status !== 'superseded' && replayed.status !== 'open')
    problems.push(`request ${id} is ${status}, its decisions say ${replayed.status}`);
  else problems.push(...explained(file, request, policy));
  const isUndecided = status === 'open' || status === 'queued';
  // A withdrawal ends what is undecided; what was decided before stays as it was.
  for (const [{ seq }, end] of endsOf(file, request))
    if (end !== status && status !== 'superseded' && (end !== 'withdrawn' || isUndecided))
      problems.push(`event ${seq} says that request ${id} is ${end}, not ${status}`);
  return [...problems, ...lateProblems(file, request)];
}

/** An end that no decision leads to has an event of its own, at its very instant; one that waits its turn, a policy that has turns. */
function explained(file: AssessmentFile, request: ApprovalRequest, policy: Policy): string[] {
  const { id, status, closedAt, lapsesAt } = request;
  if (status === 'queued') return queueProblems(file, request, policy);
  if (status === 'superseded')
    return supersededAt(file, id) >= 0 ? [] : [`request ${id} is superseded, which the trail does not say`];
  const event = endsOf(file, request).find(([, end]) => end === status)?.[0];
  if (!event) return [`request ${id} is ${status}, which the trail does not say`];
  const problems = event.at === closedAt ? [] : [`request ${id} was not closed when the trail says it was ${status}`];
  if (status === 'lapsed' && event.at < lapsesAt) problems.push(`request ${id} lapsed before its time was over`);
  if (status === 'dropped' && !endedByRejection(file.requests.filter(isLive), policy))
    problems.push(`request ${id} was dropped although nobody’s rejection ended the assessment`);
  return problems;
}

function queueProblems({ assessment, events }: AssessmentFile, { id }: ApprovalRequest, policy: Policy): string[] {
  if (policy.approval.order !== 'sequential') return [`request ${id} waits its turn, but the policy asks everybody at once`];
  if (isTerminal(assessment.status)) return [`request ${id} waits its turn, but all is over`];
  const judged = events.findLastIndex(({ type }) => type === 'scored' || type === 'decisions-resumed');
  const opened = events
    .slice(judged + 1)
    .some(({ type, data }) => type === 'request-opened' && [data.requests].flat().includes(id));
  return opened ? [`request ${id} waits its turn, but the trail says that it was opened`] : [];
}

/** The events that ended a request otherwise than by a decision, with the status that each gave it. */
function endsOf({ events }: AssessmentFile, { id }: ApprovalRequest): [AuditEvent, ApprovalRequest['status']][] {
  return events.flatMap((event): [AuditEvent, ApprovalRequest['status']][] => {
    const { type, data } = event;
    if (type === 'request-lapsed' && data.request === id) return [[event, 'lapsed']];
    const dropped = type === 'requests-dropped' ? data.requests : data.dropped;
    if ([dropped].flat().includes(id)) return [[event, 'dropped']];
    return type === 'withdrawn' ? [[event, 'withdrawn']] : [];
  });
}

const supersededAt = ({ events }: AssessmentFile, id: string): number =>
  events.findIndex(({ type, data }) => type === 'scored' && [data.superseded].flat().includes(id));

/** Nothing is decided on once the facts changed, by the order of the trail. */
function lateProblems(file: AssessmentFile, { id, status, decisions }: ApprovalRequest): string[] {
  if (status !== 'superseded') return [];
  const over = supersededAt(file, id);
  const late = file.events
    .slice(over + 1)
    .filter(({ type, data }) => type === 'decision-recorded' && decisions.some((decision) => data.decision === hashOf(decision)));
  return over >= 0 && late.length > 0 ? [`request ${id} was decided after it was superseded`] : [];
}
