import type { StaffActor } from '../actor.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { afterPolicyDays } from '../catalog/policy-time.ts';
import type { ApprovalRequest } from '../deciding/approval.ts';
import { decisionDates } from '../deciding/decision-times.ts';
import { namedError } from '../named-error.ts';
import type { AssessmentFile, Assessments, Catalogs, Change, Clock, Ledger, Write } from '../ports.ts';
import { responseTimers } from '../time/response-timers.ts';
import { waitingFor } from '../waiting-for.ts';
import { askableQuestions, type WhyNotAsk, whyNotAsk } from './askable.ts';
import type { FollowUp } from './follow-up.ts';
import { askedHash } from './follow-up-hash.ts';

/** One question about one answer, 1 to 2,000 characters (checked by whoever read the form). */
export interface Asking {
  questionId: string;
  text: string;
}

/** Most questions of one round, and most UTF-8 bytes of them all: with the replies, a round stays one item. */
export const MOST_QUESTIONS = 50;
export const MOST_ASKED_BYTES = 60_000;

export type AskResult =
  | { kind: 'asked'; round: number }
  | { kind: 'unknown' }
  /** Nothing was changed. `not-askable`: a question was not, or is no longer, among those that may be asked about. */
  | { kind: 'refused'; why: WhyNotAsk | 'not-askable' | 'too-many' | 'too-long' | 'request-over' };

interface Ports {
  assessments: Pick<Assessments, 'file'>;
  catalogs: Pick<Catalogs, 'get'>;
  ledger: Pick<Ledger, 'commit'>;
  clock: Clock;
}

/**
 * Asks the vendor about single answers: one transaction that opens the next round, starts its timers, stops those of the
 * open requests, whose time begins when the round is over, orders the mail and wakes the workflow, which then awaits a response again. Asked from a request, only
 * about its findings. Whether this person may ask is the caller's to check. When somebody else was faster, it is judged
 * again by what is true then. Throws `AssessmentBusy`.
 */
export async function askFollowUp(
  ports: Ports,
  asking: { assessmentId: string; requestId?: string; questions: readonly Asking[]; by: StaffActor },
): Promise<AskResult> {
  const { assessmentId, requestId, questions } = asking;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const file = await ports.assessments.file(assessmentId);
    const request = file?.requests.find(({ id }) => id === requestId);
    if (!file || (requestId !== undefined && !request)) return { kind: 'unknown' };
    const catalog = await ports.catalogs.get(file.assessment.catalogHash);
    const at = ports.clock.now().toISOString();
    const why = whyNotAsk(file, catalog.policy, at);
    if (why) return { kind: 'refused', why };
    if (request && request.status !== 'open') return { kind: 'refused', why: 'request-over' };
    if (questions.length === 0 || questions.length > MOST_QUESTIONS) return { kind: 'refused', why: 'too-many' };
    if (questions.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) > MOST_ASKED_BYTES)
      return { kind: 'refused', why: 'too-long' };
    const allowed = askableQuestions(file, catalog, request).flatMap((section) => section.questions.map(({ id }) => id));
    if (!questions.every(({ questionId }) => allowed.includes(questionId))) return { kind: 'refused', why: 'not-askable' };
    const change = changeOf(file, catalog, { ...asking, at });
    if ((await ports.ledger.commit(change)).kind === 'committed') return { kind: 'asked', round: file.followUps.length + 1 };
  }
  throw namedError('AssessmentBusy', `assessment ${assessmentId} kept changing`);
}

function changeOf(
  file: AssessmentFile,
  { policy }: Catalog,
  asking: { requestId?: string; questions: readonly Asking[]; by: StaffActor; at: string },
): Change {
  const { assessment: head, requests, timers } = file;
  const { requestId, questions, by, at } = asking;
  const patience = policy.followUp;
  if (!patience) throw namedError('PolicyWithoutFollowUp', `policy ${policy.id} knows no follow-up questions`);
  const open = requests.filter(({ status }) => status === 'open');
  const dueAt = afterPolicyDays(policy, at, patience.dueDays);
  const round: FollowUp = {
    round: file.followUps.length + 1,
    ...(requestId !== undefined && { requestId }),
    questions: questions.map(({ questionId, text }) => ({ questionId, text })),
    askedBy: by,
    askedAt: at,
    dueAt,
    lapsesAt: afterPolicyDays(policy, at, patience.lapseDays),
    status: 'open',
  };
  // At the latest: whoever takes the decisions up again sets the time anew. Lists of what waits show the earliest only.
  const over = (request: ApprovalRequest) => ({ ...request, ...decisionDates(policy, request.severity, round.lapsesAt) });
  const asked = askedHash(round);
  const waiting = waitingFor({ ...head, dueAt, status: 'awaiting-response' }, [], at);
  return {
    head,
    // Two people who ask at once must not be taken for one who asks twice.
    operationId: `follow-up-${round.round}-${asked.slice(0, 16)}`,
    at,
    transition: 'follow-up',
    set: { dueAt, waiting: head.parked ? head.waiting : waiting },
    event: {
      type: 'follow-up-asked',
      actor: by,
      data: {
        round: round.round,
        asked,
        questions: questions.map(({ questionId }) => questionId),
        ...(requestId !== undefined && { request: requestId }),
      },
    },
    writes: [
      { put: 'follow-up', value: round },
      ...open.map((request): Write => ({ put: 'request', value: over(request) })),
      ...timers.filter((timer) => open.some(({ id }) => id === timer.requestId)).map(({ id }): Write => ({ delete: 'timer', id })),
      ...responseTimers(policy, head.id, at, patience).map((value): Write => ({ put: 'timer', value })),
    ],
    outbox: [
      { kind: 'mail', mail: 'follow-up', assessmentId: head.id, to: { name: head.contact.name, email: head.contact.email } },
      ...open.map(({ id }) => ({ kind: 'wake-workflow' as const, assessmentId: head.id, wait: `request-${id}` })),
    ],
  };
}
