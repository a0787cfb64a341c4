import { isTerminal } from '../domain/assessment.ts';
import type { SignalPorts } from './signal-worker.ts';
import type { WorkDone } from './worker.ts';

/**
 * Starts the workflow's execution `<assessmentId>-<attempt>`. An execution of that name that is still running, or that ended
 * with the assessment over or parked, means the work was done before. One that died and left the assessment unfinished has
 * used up its name: the next attempt takes over, because a workflow continues where the table says.
 */
export async function startWorkflow(
  ports: Pick<SignalPorts, 'assessments' | 'workflows'>,
  assessmentId: string,
  attempt: number,
): Promise<WorkDone> {
  const head = await ports.assessments.head(assessmentId);
  if (!head) return { note: 'no such assessment' };
  if (isTerminal(head.status)) return { note: `already ${head.status}` };
  if (head.parked) return { note: 'parked: an operator resumes it' };
  for (let next = attempt; ; next += 1) {
    if ((await ports.workflows.start(assessmentId, next)) === 'started') return { note: `started attempt ${next}` };
    if (await ports.workflows.isRunning(assessmentId, next)) return { note: `attempt ${next} is running` };
  }
}
