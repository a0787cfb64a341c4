import { type StaffActor, sameEmail } from '../../domain/actor.ts';
import { isTerminal } from '../../domain/assessment.ts';
import type { Policy } from '../../domain/catalog/policy.ts';
import type { ApprovalRequest, Decision } from '../../domain/deciding/approval.ts';
import { decideRequest, endedByRejection, type WhyNotDecide } from '../../domain/deciding/decide.ts';
import { isLive } from '../../domain/deciding/request-plan.ts';
import { preparedBy, whoMayDecide } from '../../domain/deciding/who-decides.ts';
import { namedError } from '../../domain/named-error.ts';
import type { OutboxWork } from '../../domain/outbox.ts';
import type { Assessments, Catalogs, Clock, Directories, Ledger } from '../../domain/ports.ts';
import { hashOf } from '../../domain/proof/canonical.ts';
import { localDate } from '../../domain/time/business-days.ts';
import { notBefore } from '../../domain/time/not-before.ts';
import type { DecisionInput } from './decision-form.ts';
import { stillWaiting } from './still-waiting.ts';

interface Ports {
  assessments: Assessments;
  catalogs: Pick<Catalogs, 'get'>;
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
      reason: WhyNotDecide | 'supplier-asked' | 'assessment-over' | 'too-late' | 'ended-elsewhere';
    };

/**
 * One person's decision on one exception, in one transaction: the request, the event that names the decision's hash and, when
 * it closes the request, the workflow's wake-up. Its timer stays: it finds the request closed when it fires, and costs nothing here. A late, second or stale click changes nothing
 * (design 6.3); when somebody else was faster, it is judged again by what is true then.
 */
export async function decideException(
  ports: Ports,
  input: { assessmentId: string; requestId: string; form: DecisionInput; by: StaffActor },
): Promise<DecideExceptionResult> {
  const { assessmentId, requestId, form, by } = input;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const [file, directory] = await Promise.all([ports.assessments.file(assessmentId), ports.directories.get()]);
    const request = file?.requests.find(({ id }) => id === requestId);
    if (!file || !request) return { kind: 'unknown' };
    const head = file.assessment;
    const { policy } = await ports.catalogs.get(head.catalogHash);
    const at = notBefore(request.askedAt, ports.clock.now().toISOString());
    // Whoever decided already is told so, whatever happened since.
    const over = request.status === 'open' && head.status !== 'awaiting-decision';
    if (over) return { kind: 'refused', reason: isTerminal(head.status) ? 'assessment-over' : 'supplier-asked' };
    if (request.status === 'withdrawn') return { kind: 'refused', reason: 'assessment-over' };
    // The timer's sweep may be minutes away: expiry counts from its instant (design 6.7).
    const late = request.status === 'lapsed' || (request.status === 'open' && at >= request.lapsesAt);
    if (late) return { kind: 'refused', reason: 'too-late' };
    const ended = request.status === 'open' && endedByRejection(file.requests.filter(isLive), policy);
    if (ended || request.status === 'dropped') return { kind: 'refused', reason: 'ended-elsewhere' };

    const entitled = whoMayDecide(request, head, directory, localDate(policy.calendar, at));
    const capacity = entitled.find(({ email }) => sameEmail(email, by.email))?.capacity ?? { as: 'member' };
    const decision: Decision = { ...form, capacity, directoryVersion: directory.version, by, at };
    const decided = decideRequest(request, decision, { prepared: preparedBy(head), entitled });
    if (decided.kind === 'refused') return decided;
    const closed = decided.kind === 'closed';
    const { choice } = decision;
    const requests = file.requests.map((one) => (one.id === requestId ? decided.request : one));
    const endedForAll = endedByRejection(requests.filter(isLive), policy);
    const result = await ports.ledger.commit({
      head,
      // Two tabs that say different things must not be taken for one that says the same twice.
      operationId: `decide-${requestId}-${by.id}-${hashOf(form).slice(0, 16)}`,
      at,
      set: { waiting: stillWaiting(head, endedForAll ? [] : requests, at) },
      event: {
        type: 'decision-recorded',
        actor: by,
        data: { decision: hashOf(decision), request: requestId, role: request.role, choice, status: decided.request.status },
      },
      writes: [{ put: 'request', value: decided.request }],
      outbox: closed ? [wakeAfter(requestId, requests, policy, assessmentId)] : [],
      checkedByRelay: true,
    });
    if (result.kind === 'committed') return { kind: decided.kind };
  }
  throw namedError('AssessmentBusy', `assessment ${assessmentId} kept changing`);
}

/** One wake-up; where this ends it for all, the others' waits are over as well. */
function wakeAfter(requestId: string, requests: ApprovalRequest[], policy: Policy, assessmentId: string): OutboxWork {
  const open = requests.filter(({ status }) => status === 'open').map(({ id }) => `request-${id}`);
  const others = endedByRejection(requests.filter(isLive), policy) && open.length > 0 ? { others: open } : {};
  return { kind: 'wake-workflow', assessmentId, wait: `request-${requestId}`, ...others };
}
