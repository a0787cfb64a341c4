import { isTerminal, type Waiting } from '../domain/assessment.ts';
import type { OutboxWork } from '../domain/outbox.ts';
import { isRelayStep } from '../domain/park-assessment.ts';
import type { AssessmentFile, Assessments, Clock, Ledger } from '../domain/ports.ts';
import { waitingFor } from '../domain/waiting-for.ts';

export type ResumeResult = { kind: 'resumed' | 'not-parked' | 'over' | 'unknown' };

/**
 * An operator takes a parked assessment up again. When a workflow step had given up, its execution is over: the next attempt
 * continues where the table says. When relay had given up waking it, it is woken again (which starts a successor if nobody is
 * there to wake). An undelivered mail or event only loses its mark, also after the assessment has ended: the operator redrives that outbox
 * item itself. What is known against an address stays: that is for whoever corrects the contact or makes sure of the address.
 */
export async function resumeAssessment(
  ports: { assessments: Assessments; ledger: Ledger; clock: Clock },
  resuming: { assessmentId: string; operator: string },
): Promise<ResumeResult> {
  for (;;) {
    const file = await ports.assessments.file(resuming.assessmentId);
    if (!file) return { kind: 'unknown' };
    const head = file.assessment;
    const isOver = isTerminal(head.status);
    const [first] = head.parked ? [head.parked] : (head.undelivered ?? []);
    if (!first) return { kind: isOver ? 'over' : 'not-parked' };
    const { step } = first;
    const at = ports.clock.now().toISOString();
    const waiting: Waiting = waitingFor(head, file.requests, at);
    const result = await ports.ledger.commit({
      head,
      operationId: `resume-${first.at}`,
      at,
      set: { parked: undefined, undelivered: undefined, waiting },
      event: { type: 'resumed', actor: { kind: 'operator', name: resuming.operator }, data: { step } },
      outbox: isOver ? [] : workToDoAgain(step, file),
    });
    if (result.kind === 'committed') return { kind: 'resumed' };
  }
}

function workToDoAgain(step: string, { assessment, requests }: AssessmentFile): OutboxWork[] {
  const assessmentId = assessment.id;
  const restart: OutboxWork = { kind: 'start-workflow', assessmentId, attempt: (assessment.execution?.attempt ?? 0) + 1 };
  if (!isRelayStep(step) || step.endsWith('start-workflow')) return [restart];
  if (!step.endsWith('wake-workflow')) return [];
  // Nobody waits for a decision while the vendor answers questions: those steps are to go on as well.
  const over = requests.filter(({ status }) => status !== 'open' || assessment.status !== 'awaiting-decision');
  return ['response', ...over.map(({ id }) => `request-${id}`)].map((wait) => ({ kind: 'wake-workflow', assessmentId, wait }));
}
