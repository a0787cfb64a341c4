import type { Assessment, Waiting } from '../../domain/assessment.ts';
import type { ApprovalRequest } from '../../domain/deciding/approval.ts';
import { waitingFor } from '../../domain/waiting-for.ts';

/** Other roles may still be awaited, then since as long as before; a parked assessment still waits for its operator. */
export function stillWaiting(assessment: Assessment, requests: ApprovalRequest[], at: string): Waiting {
  if (assessment.parked) return assessment.waiting;
  const waiting = waitingFor(assessment, requests, at);
  return waiting.on === assessment.waiting.on ? { ...waiting, since: assessment.waiting.since } : waiting;
}
