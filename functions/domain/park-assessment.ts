import { system } from './actor.ts';
import { isTerminal } from './assessment.ts';
import type { Fault } from './fault.ts';
import type { Assessments, Clock, Ledger } from './ports.ts';

/** Relay parks as `relay <work>`; every other step is one of the workflow's states. */
export const isRelayStep = (step: string): boolean => step.startsWith('relay ');

/** A dead workflow weighs more than an undelivered mail: resuming must know of it. */
const weighsMore = (step: string, before: string) => isRelayStep(before) && !isRelayStep(step);

export type ParkResult = { kind: 'parked' | 'already-parked' | 'undelivered' | 'over' | 'unknown' };

/** So many are named on the head; the log names all. */
const MOST_UNDELIVERED = 20;

/**
 * Sets an assessment aside for an operator, who resumes it from the table, after a step gave up. The status stays what it
 * was; `step` names who gave up. What has ended is not parked: there is nothing left for the workflow (`over`), but what relay gave up is
 * still missing, and stands on its head as undelivered, waiting for an operator. Never fails for what is parked or marked already.
 */
export async function parkAssessment(
  ports: { assessments: Assessments; ledger: Ledger; clock: Clock },
  parking: { assessmentId: string; step: string; fault: Fault },
): Promise<ParkResult> {
  const { assessmentId, step, fault } = parking;
  for (;;) {
    const head = await ports.assessments.head(assessmentId);
    if (!head) return { kind: 'unknown' };
    const isOver = isTerminal(head.status);
    if (isOver && !isRelayStep(step)) return { kind: 'over' };
    const error = `${fault.name}: ${fault.message}`;
    const marked = head.undelivered ?? [];
    if (marked.some((one) => one.step === step && one.error === error)) return { kind: 'already-parked' };
    if (head.parked && !weighsMore(step, head.parked.step)) return { kind: 'already-parked' };
    const at = ports.clock.now().toISOString();
    const result = await ports.ledger.commit({
      head,
      operationId: `park-${step}-${head.seq}`,
      at,
      set: {
        ...(isOver ? { undelivered: [...marked, { step, error, at }].slice(-MOST_UNDELIVERED) } : { parked: { step, error, at } }),
        waiting: { on: 'operator', who: 'Operations', since: at },
      },
      event: { type: isOver ? 'undelivered' : 'parked', actor: system(step), data: { step, error: fault.name } },
    });
    if (result.kind === 'committed') return { kind: isOver ? 'undelivered' : 'parked' };
  }
}
