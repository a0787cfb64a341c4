import type { Policy } from '../catalog/policy.ts';
import type { ApprovalRequest } from '../deciding/approval.ts';
import { decisionDates } from '../deciding/decision-times.ts';
import type { AssessmentFile } from '../ports.ts';
import type { AuditEvent } from './audit-event.ts';
import { hashOf } from './canonical.ts';

/**
 * What does not hold of the time that a request had: it began when the trail says that its people were asked, and is as long as the policy
 * gives; nobody decided before or after it, whatever the stored dates say. While the vendor is asked, dates are set from the end of that round.
 */
export function timeProblems({ events, followUps }: AssessmentFile, request: ApprovalRequest, policy: Policy): string[] {
  const { id, severity, requestedAt, askedAt, dueAt, lapsesAt } = request;
  const askings = events.filter((event) => asks(event, id));
  const problems: string[] = [];
  if (askings[0]?.at !== requestedAt) problems.push(`request ${id} was not called for when the trail says so`);
  if (!askings.some(({ at }) => at === askedAt)) problems.push(`request ${id} was not asked when the trail says so`);
  const follows = [askedAt, ...followUps.map((round) => round.lapsesAt)].some((from) => {
    const dates = decisionDates(policy, severity, from);
    return dates.dueAt === dueAt && dates.lapsesAt === lapsesAt;
  });
  if (!follows) problems.push(`request ${id} has another deadline than the policy gives`);
  for (const decision of request.decisions) {
    const event = events.find(({ type, data }) => type === 'decision-recorded' && data.decision === hashOf(decision));
    const asked = event && askings.findLast(({ seq }) => seq < event.seq);
    if (!asked) continue;
    if (decision.at < asked.at) problems.push(`request ${id} was decided before anybody was asked`);
    if (decision.at >= decisionDates(policy, severity, asked.at).lapsesAt)
      problems.push(`request ${id} was decided after its time was over`);
  }
  return problems;
}

const asks = ({ type, data }: AuditEvent, id: string): boolean =>
  (type === 'scored' || type === 'decisions-resumed' || type === 'request-opened') &&
  [data.requests, data.kept].flat().some((one) => one === id);
