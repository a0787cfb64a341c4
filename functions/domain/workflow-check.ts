import type { Assessment } from './assessment.ts';
import type { Write } from './ports.ts';

const ID = 'workflow-check';
/** How long the workflow may take for a step that waits for nobody before somebody looks after it. */
const MINUTES = 30;

/**
 * All records of a change, with the timer that looks after the workflow: while an assessment waits for the workflow alone,
 * no person will act and no reminder fall due, so a lost execution would go unnoticed. `before` is undefined when it is opened.
 * The ledger adds it to every change, so that no transition can forget it.
 */
export function withWorkflowCheck(
  before: Assessment | undefined,
  after: Assessment,
  at: string,
  writes: readonly Write[] = [],
): Write[] {
  const others = writes.filter((write) => !isCheck(write));
  if (after.waiting.on === 'workflow') {
    const dueAt = new Date(Date.parse(at) + MINUTES * 60_000).toISOString();
    return [...others, { put: 'timer', value: { id: ID, assessmentId: after.id, kind: ID, dueAt } }];
  }
  return before?.waiting.on === 'workflow' ? [...others, { delete: 'timer', id: ID }] : others;
}

function isCheck(write: Write): boolean {
  if ('delete' in write) return write.id === ID;
  return 'put' in write && write.put === 'timer' && write.value.id === ID;
}
