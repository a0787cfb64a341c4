import { system } from './actor.ts';
import { isTerminal } from './assessment.ts';
import type { Fault } from './fault.ts';
import type { Assessments, Clock, Ledger } from './ports.ts';

/** Relay parks as `relay <work>`; every other step is one of the workflow's states. */
export const isRelayStep = (step: string): boolean => step.startsWith('relay ');

/** A dead workflow weighs more than an undelivered mail: resuming must know of it. */
const weighsMore = (step: string, before: string) => isRelayStep(before) && !isRelayStep(step);

export type ParkResult = { kind: 'parked' | 'already-parked' | 'over' | 'unknown' };

/**
 * Sets an assessment aside for an operator, who resumes it from the table, after a step gave up. The status stays what it
 * was; `step` names who gave up. Says `over` when there is nothing left to do, and never fails for what is parked already.
 */
export async function parkAssessment(
  ports: { assessments: Assessments; ledger: Ledger; clock: Clock },
  parking: { assessmentId: string; step: string; fault: Fault },
): Promise<ParkResult> {
  const { assessmentId, step, fault } = parking;
  for (;;) {
    const head = await ports.assessments.head(assessmentId);
    if (!head) return { kind: 'unknown' };
    if (isTerminal(head.status)) return { kind: 'over' };
    if (head.parked && !weighsMore(step, head.parked.step)) return { kind: 'already-parked' };
    const at = ports.clock.now().toISOString();
    const result = await ports.ledger.commit({
      head,
      operationId: `park-${step}-${head.seq}`,
      at,
      set: {
        parked: { step, error: `${fault.name}: ${fault.message}`, at },
        waiting: { on: 'operator', who: 'Operations', since: at },
      },
      event: { type: 'parked', actor: system(step), data: { step, error: fault.name } },
    });
    if (result.kind === 'committed') return { kind: 'parked' };
  }
}
