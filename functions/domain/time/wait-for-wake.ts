import type { Clock, Waits } from '../ports.ts';

/**
 * How many task tokens of one wait are kept. Successors are started beside an execution that does not come on: at most one in half
 * an hour (workflow-check.ts), while the retries of whatever holds it up last 4.4 hours on average.
 */
export const TOKENS_KEPT = 10;

/**
 * A waiting step of the workflow: stores its task token, *then* looks at the table. Whoever changes the table afterwards finds
 * the token; whatever changed before is seen here. So a wake is never lost, whichever comes first (design section 3).
 */
export async function waitForWake(
  ports: { waits: Waits; clock: Clock },
  wait: { assessmentId: string; name: string; taskToken: string },
  isOver: () => Promise<boolean>,
): Promise<{ kind: 'waiting' | 'go-on' }> {
  await ports.waits.put(wait.assessmentId, wait.name, wait.taskToken, ports.clock.now().toISOString());
  return { kind: (await isOver()) ? 'go-on' : 'waiting' };
}
