import { system } from '../domain/actor.ts';
import { namedError } from '../domain/named-error.ts';
import { afterPolicyDays } from '../domain/policy-time.ts';
import type { Assessments, Catalogs, Clock, Ledger } from '../domain/ports.ts';
import { responseTimers } from '../domain/response-timers.ts';
import { waitingFor } from '../domain/waiting-for.ts';

interface Ports {
  assessments: Assessments;
  catalogs: Catalogs;
  ledger: Ledger;
  clock: Clock;
}

export type OpenResult = { kind: 'invited' | 'taken-over' | 'already-open' };

/**
 * First step of the workflow: sends the invitation and sets the response's timers, once. A later execution of the same
 * assessment (attempt n) only notes that it took over: the table says where to continue. Throws `AssessmentMissing`.
 */
export async function openAssessment(
  ports: Ports,
  input: { assessmentId: string; executionArn: string; attempt: number },
): Promise<OpenResult> {
  const { assessmentId, executionArn: arn, attempt } = input;
  for (;;) {
    const head = await ports.assessments.head(assessmentId);
    if (!head) throw namedError('AssessmentMissing', `there is no assessment ${assessmentId}`);
    const at = ports.clock.now().toISOString();
    const execution = { arn, attempt };
    const operationId = `open-${attempt}`;
    const invited = head.status !== 'opened';
    if (invited && (head.execution?.attempt ?? 0) >= attempt) return { kind: 'already-open' };
    const actor = system('workflow');
    if (invited) {
      const event = { type: 'resumed' as const, actor, data: { attempt } };
      const result = await ports.ledger.commit({ head, operationId, at, set: { execution }, event });
      if (result.kind === 'committed') return { kind: 'taken-over' };
      continue;
    }
    const { policy } = await ports.catalogs.get(head.catalogHash);
    const dueAt = afterPolicyDays(policy, at, policy.response.dueDays);
    const waiting = waitingFor({ status: 'awaiting-response', contact: head.contact, dueAt }, [], at);
    const result = await ports.ledger.commit({
      head,
      operationId,
      at,
      transition: 'invite',
      set: { dueAt, waiting, execution },
      event: { type: 'invited', actor, data: { to: head.contact.email, dueAt, attempt } },
      writes: responseTimers(policy, assessmentId, at).map((value) => ({ put: 'timer', value })),
      outbox: [{ kind: 'mail', mail: 'invitation', assessmentId, to: head.contact }],
    });
    if (result.kind === 'committed') return { kind: 'invited' };
  }
}
