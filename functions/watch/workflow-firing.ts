import { system } from '../domain/actor.ts';
import type { Firing, Moment } from './firing.ts';

/**
 * The workflow alone is awaited and has not come on: relay is asked to start it, which finds it running, or starts a successor
 * that continues where the table says. The ledger sets the next check. Undefined when somebody else is awaited meanwhile.
 */
export function workflowFiring({ timer, file }: Moment): Firing | undefined {
  const { id, waiting, execution, status } = file.assessment;
  if (waiting.on !== 'workflow') return undefined;
  return {
    event: { type: 'workflow-checked', actor: system('watch'), data: { timer: timer.id, status } },
    outbox: [{ kind: 'start-workflow', assessmentId: id, attempt: execution?.attempt ?? 1 }],
  };
}
