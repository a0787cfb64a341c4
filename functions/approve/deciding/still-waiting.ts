import type { Assessment, Waiting } from '../../domain/assessment.ts';
import type { ApprovalRequest } from '../../domain/deciding/approval.ts';
import { stillWaiting as stillWaitingFor, waitingFor } from '../../domain/waiting-for.ts';

/** Other roles may still be awaited, then since as long as before; a parked assessment still waits for its operator. */
export function stillWaiting(assessment: Assessment, requests: ApprovalRequest[], at: string): Waiting {
  return assessment.parked ? assessment.waiting : stillWaitingFor(assessment.waiting, waitingFor(assessment, requests, at));
}
