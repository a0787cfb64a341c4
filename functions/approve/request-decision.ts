import { endedByRejection } from '../domain/deciding/decide.ts';
import { isLive } from '../domain/deciding/request-plan.ts';
import { namedError } from '../domain/named-error.ts';
import type { Assessments, Catalogs, Clock, Waits } from '../domain/ports.ts';
import { waitForWake } from '../domain/time/wait-for-wake.ts';

/** Waits until one approval request is closed, another's rejection ended it (policy), or nobody is asked for decisions any more: all is over, or the vendor was asked. Throws `RequestMissing`. */
export function requestDecision(
  ports: { assessments: Assessments; catalogs: Pick<Catalogs, 'get'>; waits: Waits; clock: Clock },
  input: { assessmentId: string; requestId: string; taskToken: string },
): Promise<{ kind: 'waiting' | 'go-on' }> {
  const { assessmentId, requestId, taskToken } = input;
  return waitForWake(ports, { assessmentId, name: `request-${requestId}`, taskToken }, async () => {
    const file = await ports.assessments.file(assessmentId);
    const request = file?.requests.find(({ id }) => id === requestId);
    if (file && request) {
      if (file.assessment.status !== 'awaiting-decision' || request.status !== 'open') return true;
      const { policy } = await ports.catalogs.get(file.assessment.catalogHash);
      return endedByRejection(file.requests.filter(isLive), policy);
    }
    throw namedError('RequestMissing', `there is no request ${requestId} in assessment ${assessmentId}`);
  });
}
