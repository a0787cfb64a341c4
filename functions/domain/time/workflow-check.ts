import type { Assessment } from '../assessment.ts';
import type { Change, Write } from '../ports.ts';
import type { Timer } from './timer.ts';

const ID = 'workflow-check';
/** How long the workflow may take for a step that waits for nobody before somebody looks after it. */
const MINUTES = 30;

/**
 * All records of a change, with the timer that looks after the workflow: while an assessment waits for the workflow alone,
 * no person will act and no reminder fall due, so a lost execution would go unnoticed. `before` is undefined when it is opened.
 * The ledger adds it to every change, so that no transition can forget it; only one that wakes the workflow may leave it to relay, which
 * sets it when it does (until then the order to wake is itself looked after).
 */
export function withWorkflowCheck(
  before: Assessment | undefined,
  after: Assessment,
  { at, writes = [], outbox = [], checkedByRelay = false }: Pick<Change, 'at' | 'writes' | 'outbox' | 'checkedByRelay'>,
): Write[] {
  const others = writes.filter((write) => !isCheck(write));
  const isLeft = checkedByRelay && outbox.some(({ kind }) => kind === 'wake-workflow');
  if (after.waiting.on === 'workflow') return isLeft ? others : [...others, { put: 'timer', value: workflowCheck(after.id, at) }];
  return before?.waiting.on === 'workflow' ? [...others, { delete: 'timer', id: ID }] : others;
}

/** The timer that falls due when the workflow should long have come on since `at`. */
export const workflowCheck = (assessmentId: string, at: string): Timer => ({
  id: ID,
  assessmentId,
  kind: ID,
  dueAt: new Date(Date.parse(at) + MINUTES * 60_000).toISOString(),
});

function isCheck(write: Write): boolean {
  if ('delete' in write) return write.id === ID;
  return 'put' in write && write.put === 'timer' && write.value.id === ID;
}
