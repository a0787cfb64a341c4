import { namedError } from '../domain/named-error.ts';
import type { Assessments, Clock, Waits } from '../domain/ports.ts';
import { waitForWake } from '../domain/time/wait-for-wake.ts';

/** Waits until the vendor has submitted, or the wait is over for another reason. Throws `AssessmentMissing`. */
export function requestResponse(
  ports: { assessments: Assessments; waits: Waits; clock: Clock },
  input: { assessmentId: string; taskToken: string },
): Promise<{ kind: 'waiting' | 'go-on' }> {
  const { assessmentId, taskToken } = input;
  return waitForWake(ports, { assessmentId, name: 'response', taskToken }, async () => {
    const head = await ports.assessments.head(assessmentId);
    if (head) return head.status !== 'opened' && head.status !== 'awaiting-response';
    throw namedError('AssessmentMissing', `there is no assessment ${assessmentId}`);
  });
}
