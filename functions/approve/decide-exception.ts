import type { StaffActor } from '../domain/actor.ts';
import type { ApprovalRequest, Decision } from '../domain/approval.ts';
import { isTerminal } from '../domain/assessment.ts';
import { hashOf } from '../domain/canonical.ts';
import { type DecideResult, decideRequest } from '../domain/decide.ts';
import { namedError } from '../domain/named-error.ts';
import type { AssessmentFile, Assessments, Clock, Directories, Ledger } from '../domain/ports.ts';
import { waitingFor } from '../domain/waiting-for.ts';
import type { DecisionInput } from './decision-form.ts';

interface Ports {
  assessments: Assessments;
  directories: Directories;
  ledger: Ledger;
  clock: Clock;
}

export type DecideExceptionResult =
  | { kind: 'recorded' | 'closed' }
  | { kind: 'unknown' }
  /** Nothing was changed: the page shows what is true now. */
  | {
      kind: 'refused';
      reason: Extract<DecideResult, { kind: 'refused' }>['reason'] | 'supplier-asked' | 'assessment-over' | 'too-late';
    };

/**
 * One person's decision on one exception, in one transaction: the request, the event that names the decision's hash and, when
 * it closes the request, the end of its timers and the workflow's wake-up. A late, second or stale click changes nothing
 * (design 6.3); when somebody else was faster, it is judged again by what is true then.
 */
export async function decideException(
  ports: Ports,
  input: { assessmentId: string; requestId: string; form: DecisionInput; by: StaffActor },
): Promise<DecideExceptionResult> {
  const { assessmentId, requestId, form, by } = input;
  const { roles } = await ports.directories.get();
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const file = await ports.assessments.file(assessmentId);
    const request = file?.requests.find(({ id }) => id === requestId);
    if (!file || !request) return { kind: 'unknown' };
    const head = file.assessment;
    const at = ports.clock.now().toISOString();
    // Whoever decided already is told so, whatever happened since.
    const over = request.status === 'open' && head.status !== 'awaiting-decision';
    if (over) return { kind: 'refused', reason: isTerminal(head.status) ? 'assessment-over' : 'supplier-asked' };
    // The timer's sweep may be minutes away: expiry counts from its instant (design 6.7).
    if (request.status === 'open' && at >= request.lapsesAt) return { kind: 'refused', reason: 'too-late' };

    const { basis, choice, reasons, conditions } = form;
    const decision: Decision = { choice, reasons, conditions, by, at, basis };
    const decided = decideRequest(request, decision, { requestedBy: head.requestedBy, members: roles[request.role] ?? [] });
    if (decided.kind === 'refused') return decided;
    const closed = decided.kind === 'closed';
    const requests = file.requests.map((one) => (one.id === requestId ? decided.request : one));
    const result = await ports.ledger.commit({
      head,
      operationId: `decide-${requestId}-${by.id}`,
      at,
      set: { waiting: stillWaiting(file, requests, at) },
      event: {
        type: 'decision-recorded',
        actor: by,
        data: { decision: hashOf(decision), request: requestId, role: request.role, choice, status: decided.request.status },
      },
      writes: [
        { put: 'request', value: decided.request },
        ...(closed ? timersOf(file, requestId).map((id) => ({ delete: 'timer' as const, id })) : []),
      ],
      outbox: closed ? [{ kind: 'wake-workflow', assessmentId, wait: `request-${requestId}` }] : [],
    });
    if (result.kind === 'committed') return { kind: decided.kind };
  }
  throw namedError('AssessmentBusy', `assessment ${assessmentId} kept changing`);
}

const timersOf = ({ timers }: AssessmentFile, requestId: string): string[] =>
  timers.filter((timer) => timer.requestId === requestId).map(({ id }) => id);

/** Other roles may still be awaited, then since as long as before; a parked assessment still waits for its operator. */
function stillWaiting({ assessment }: AssessmentFile, requests: ApprovalRequest[], at: string) {
  if (assessment.parked) return assessment.waiting;
  const waiting = waitingFor(assessment, requests, at);
  return waiting.on === assessment.waiting.on ? { ...waiting, since: assessment.waiting.since } : waiting;
}
