import * as z from 'zod';
import type { StaffActor } from '../domain/actor.ts';
import { isTerminal, type Status } from '../domain/assessment.ts';
import { isLive } from '../domain/deciding/request-plan.ts';
import { openFollowUp } from '../domain/follow-up/follow-up.ts';
import { namedError } from '../domain/named-error.ts';
import type { OutboxWork } from '../domain/outbox.ts';
import type { AssessmentFile, Assessments, Clock, Ledger, Write } from '../domain/ports.ts';
import type { OwningRole } from '../domain/vocabulary.ts';
import { waitingFor } from '../domain/waiting-for.ts';
import { text } from '../web/typed-form.ts';
import { newestOf } from './links.ts';
import { withdrawalMails } from './withdrawal-mails.ts';

export const WithdrawForm = z.object({ reason: text('Your reason', { least: 20, most: 2000 }) });
export type WithdrawForm = z.infer<typeof WithdrawForm>;

export type WithdrawResult =
  | { kind: 'withdrawn' }
  | { kind: 'over'; status: Status }
  /** An owner of a risk has said no: the outcome says so, and nobody withdraws that. */
  | { kind: 'rejected'; role: OwningRole }
  | { kind: 'unknown' };

/**
 * The role whose rejection keeps an assessment from being withdrawn: it can only go on to its outcome, else whoever asked for it could make a no
 * unsaid, and an older approval of the system would stand. A parked one may end.
 */
export const rejectedBy = ({ assessment, requests }: Pick<AssessmentFile, 'assessment' | 'requests'>): OwningRole | undefined =>
  assessment.parked ? undefined : requests.filter(isLive).find(({ status }) => status === 'rejected')?.role;

/**
 * Ends an assessment for a written reason: links are revoked, open requests close undecided, timers go, whatever step of the
 * workflow waits is woken to find that there is nothing left to do, and the supplier hears that it is over, not why. Not once somebody
 * has rejected (`rejectedBy`).
 */
export async function withdrawAssessment(
  ports: { assessments: Assessments; ledger: Ledger; clock: Clock },
  input: { assessmentId: string; reason: string; by: StaffActor },
): Promise<WithdrawResult> {
  const { assessmentId, reason, by } = input;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const file = await ports.assessments.file(assessmentId);
    if (!file) return { kind: 'unknown' };
    const head = file.assessment;
    if (isTerminal(head.status)) return { kind: 'over', status: head.status };
    const role = rejectedBy(file);
    if (role) return { kind: 'rejected', role };
    const at = ports.clock.now().toISOString();
    const result = await ports.ledger.commit({
      head,
      operationId: `withdraw-${head.seq}-${by.id}`,
      at,
      transition: 'withdraw',
      set: { waiting: waitingFor({ ...head, status: 'withdrawn' }, [], at), parked: undefined },
      event: { type: 'withdrawn', actor: by, data: { reason } },
      writes: endings(file, at),
      outbox: [...wakes(file), ...withdrawalMails(file)],
    });
    if (result.kind === 'committed') return { kind: 'withdrawn' };
  }
  throw namedError('AssessmentBusy', `assessment ${assessmentId} kept changing`);
}

function endings({ grants, requests, timers, followUps }: AssessmentFile, at: string): Write[] {
  const round = openFollowUp(followUps);
  return [
    // Where there are more, the status alone ends them.
    ...newestOf(grants.filter((grant) => !grant.revokedAt)).map(
      (value): Write => ({ put: 'grant', value: { ...value, revokedAt: at } }),
    ),
    ...requests
      .filter(({ status }) => status === 'open' || status === 'queued')
      .map((value): Write => ({ put: 'request', value: { ...value, status: 'withdrawn', closedAt: at } })),
    ...(round ? [{ put: 'follow-up' as const, value: { ...round, status: 'withdrawn' as const, closedAt: at } }] : []),
    ...timers.map(({ id }): Write => ({ delete: 'timer', id })),
  ];
}

function wakes({ assessment, requests }: AssessmentFile): OutboxWork[] {
  const assessmentId = assessment.id;
  const wake = (wait: string): OutboxWork => ({ kind: 'wake-workflow', assessmentId, wait });
  if (assessment.status === 'awaiting-response') return [wake('response')];
  return requests.filter((request) => request.status === 'open').map((request) => wake(`request-${request.id}`));
}
