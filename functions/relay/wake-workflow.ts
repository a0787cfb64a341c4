import { system } from '../domain/actor.ts';
import { isTerminal } from '../domain/assessment.ts';
import { workflowCheck } from '../domain/time/workflow-check.ts';
import type { SignalPorts } from './signal-worker.ts';
import type { WorkDone } from './worker.ts';

type Ports = Pick<SignalPorts, 'assessments' | 'ledger' | 'timers' | 'waits' | 'workflows' | 'clock'>;

/**
 * Wakes a waiting step, and the others that are to look at the table as well. A token is only an alarm clock. Without one, the step has
 * not begun to wait: it looks at the table right after it has stored its token. A spent one means that the step went on or its execution
 * died; where nobody could be woken, a successor is asked for, once per wake, and continues where the table says.
 */
export async function wakeWorkflow(
  ports: Ports,
  outboxId: string,
  wake: { assessmentId: string; wait: string; others?: string[] | undefined },
): Promise<WorkDone> {
  await lookAfter(ports, wake.assessmentId);
  const others = await Promise.all((wake.others ?? []).map((wait) => wakeOne(ports, wake.assessmentId, wait)));
  const why = await wakeOne(ports, wake.assessmentId, wake.wait);
  const woken = [why, ...others].filter((one) => one === 'woken').length;
  if (woken > 0) return { note: wake.others ? `woken ${woken} of ${others.length + 1}` : 'woken' };
  const operationId = `restart-${outboxId}`;
  for (;;) {
    const file = await ports.assessments.file(wake.assessmentId);
    if (!file) return { note: 'no such assessment' };
    const head = file.assessment;
    if (isTerminal(head.status)) return { note: `${why}, already ${head.status}` };
    if (head.parked) return { note: `${why}, parked: an operator resumes it` };
    if (file.events.some((event) => event.operationId === operationId)) return { note: `${why}, restarted before` };
    if (!head.execution) return { note: `${why}, not begun` };
    const { attempt } = head.execution;
    if (await ports.workflows.isRunning(head.id, attempt)) return { note: `${why}, attempt ${attempt} is running` };
    const result = await ports.ledger.commit({
      head,
      operationId,
      at: ports.clock.now().toISOString(),
      event: { type: 'resumed', actor: system('relay'), data: { attempt: attempt + 1, reason: 'the workflow was gone' } },
      outbox: [{ kind: 'start-workflow', assessmentId: head.id, attempt: attempt + 1 }],
    });
    if (result.kind === 'committed') return { note: `${why}, restarting as attempt ${attempt + 1}` };
  }
}

/** Where the workflow alone is awaited, the timer that looks after it is set before it is woken: it takes it away when it comes on. */
async function lookAfter({ assessments, timers, clock }: Ports, assessmentId: string): Promise<void> {
  const head = await assessments.head(assessmentId);
  if (head?.waiting.on === 'workflow') await timers.set(workflowCheck(assessmentId, clock.now().toISOString()));
}

/**
 * Whoever waits for the same: an execution beside which a successor was started would else wait for its safety net of months and fail.
 */
async function wakeOne(
  { waits, workflows }: Pick<Ports, 'waits' | 'workflows'>,
  assessmentId: string,
  wait: string,
): Promise<'woken' | 'token spent' | 'no token'> {
  const tokens = await waits.tokens(assessmentId, wait);
  if (tokens.length === 0) return 'no token';
  const answers = await Promise.all(tokens.map((token) => workflows.wake(token)));
  return answers.includes('woken') ? 'woken' : 'token spent';
}
