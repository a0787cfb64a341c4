import { system } from '../domain/actor.ts';
import type { Firing, Moment } from './firing.ts';

/**
 * The workflow alone is awaited and has not come on. The first time, relay is asked for the execution that should be at work: it
 * finds it running, or starts a successor. When nothing has moved at the next check either, a successor is started beside
 * it: whatever that execution waits for will not come (say, its task token is lost). Two executions do no harm, because each
 * step looks at the table first. Undefined when somebody else is awaited meanwhile; the ledger sets the next check.
 */
export function workflowFiring({ timer, file }: Moment): Firing | undefined {
  const { id, waiting, execution, status } = file.assessment;
  if (waiting.on !== 'workflow') return undefined;
  const moved = file.events.findLastIndex((event) => event.type !== 'workflow-checked');
  const checksBefore = file.events.length - 1 - moved;
  return {
    event: { type: 'workflow-checked', actor: system('watch'), data: { timer: timer.id, status } },
    outbox: [{ kind: 'start-workflow', assessmentId: id, attempt: (execution?.attempt ?? 1) + checksBefore }],
  };
}
