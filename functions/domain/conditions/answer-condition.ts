import { type StaffActor, sameEmail } from '../actor.ts';
import type { Policy } from '../catalog/policy.ts';
import { isSamePerson } from '../deciding/decide.ts';
import { preparedBy } from '../deciding/who-decides.ts';
import { namedError } from '../named-error.ts';
import type { OutboxWork } from '../outbox.ts';
import { unlessMet } from '../outcome/unless-met.ts';
import type { AssessmentFile, Write } from '../ports.ts';
import { hashOf } from '../proof/canonical.ts';
import { localDate } from '../time/business-days.ts';
import { whoMayAnswer } from './condition-rights.ts';
import { conditionTimerId, timerAnew } from './condition-times.ts';
import { type ConditionPorts, clearanceWith, isOver, standingAt } from './report-condition.ts';
import type { ConditionReport, TrackedCondition } from './tracked-condition.ts';

export type AnswerConditionResult =
  | { kind: 'answered'; accepted: boolean }
  | { kind: 'unknown' }
  | {
      kind: 'refused';
      /**
       * `not-entitled` includes whoever reported it. `not-reported`: nothing waits for an answer (any more). `another-report`: what waits now
       * was reported after the one that was looked at was answered.
       */
      why: 'not-entitled' | 'not-reported' | 'another-report' | 'ended';
    };

/**
 * An approver of the role that set a condition says whether the last report shows it met, with reasons. Accepted: it is met from this instant
 * on, and a suspension that it caused is over. Not accepted: its owner is awaited again; its due date stays. One transaction. `report`:
 * which one was looked at, counted from 1. Throws `AssessmentBusy`.
 */
export async function answerCondition(
  ports: ConditionPorts,
  input: { assessmentId: string; conditionId: string; report: number; accepted: boolean; reasons: string; by: StaffActor },
): Promise<AnswerConditionResult> {
  const { accepted, reasons, by } = input;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const file = await ports.assessments.file(input.assessmentId);
    const condition = file?.conditions.find(({ id }) => id === input.conditionId);
    if (!file || !condition) return { kind: 'unknown' };
    const { assessment: head } = file;
    const report = condition.reports.at(-1);
    const at = ports.clock.now().toISOString();
    if (!head.outcome || isOver(file, condition, at)) return { kind: 'refused', why: 'ended' };
    if (condition.status !== 'reported' || !report) return { kind: 'refused', why: 'not-reported' };
    if (condition.reports.length !== input.report) return { kind: 'refused', why: 'another-report' };
    const { policy } = await ports.catalogs.get(head.catalogHash);
    const entitled = whoMayAnswer(condition, head, await ports.directories.get(), localDate(policy.calendar, at));
    // The same account is the same person, whatever address it has by now.
    const isInvolved = [...preparedBy(head), report.by].some((actor) => isSamePerson(actor, by));
    if (isInvolved || !entitled.some(({ email }) => sameEmail(email, by.email))) return { kind: 'refused', why: 'not-entitled' };

    const answer = { accepted, by, at, reasons };
    const answered: TrackedCondition = {
      ...condition,
      status: accepted ? 'met' : 'open',
      reports: [...condition.reports.slice(0, -1), { ...report, answer }],
      ...(accepted && { metAt: at }),
    };
    const clearance = await clearanceWith(ports, file, answered);
    if (!clearance) return { kind: 'refused', why: 'ended' };
    const change = changeOf(file, answered, at);
    const result = await ports.ledger.commit({
      head,
      // Another answer in a second window is another operation, which comes too late.
      operationId: `answer-${condition.id}-${condition.reports.length}-${by.id}-${hashOf({ accepted, reasons }).slice(0, 16)}`,
      at,
      set: {
        outcome: { ...head.outcome, unlessMet: unlessMet(clearance.conditions), ...(change.since && { since: change.since }) },
      },
      event: {
        type: accepted ? 'condition-accepted' : 'condition-refused',
        actor: by,
        data: { condition: condition.id, answer: hashOf(answer), ...change.facts },
      },
      writes: [
        { put: 'condition', value: answered },
        { put: 'clearance-again', value: clearance },
        ...timerAfter(policy, file, answered, at),
      ],
      outbox: [
        ...reporterOf(report, answered, head.contact).map(
          (to): OutboxWork => ({
            ...{ kind: 'mail', mail: 'condition-answered', assessmentId: head.id, to },
            ...{ conditionId: condition.id, role: condition.role },
          }),
        ),
        { kind: 'publish', assessmentId: head.id, event: 'clearance.changed' },
      ],
    });
    if (result.kind === 'committed') return { kind: 'answered', accepted };
  }
  throw namedError('AssessmentBusy', `assessment ${input.assessmentId} kept changing`);
}

/**
 * What an answer makes of the outcome, as the trail tells it: a suspension is over; or the condition is met too late, and the answer
 * takes the timer away that would have said so (`overdueSince`: when it was due).
 */
function changeOf({ assessment, outcome, conditions }: AssessmentFile, answered: TrackedCondition, at: string) {
  const before = assessment.outcome?.since?.standing ?? 'valid';
  const now = conditions.map((one) => (one.id === answered.id ? answered : one));
  const standing = standingAt({ outcome, conditions: now }, at);
  const isNews = standing !== before && (standing === 'valid' || standing === 'suspended' || standing === 'withdrawn');
  const isLate = answered.status === 'met' && answered.dueAt < at;
  return {
    facts: { ...(isNews && { standing }), ...(isLate && { overdueSince: answered.dueAt }) },
    ...(isNews && { since: { standing, at } }),
  };
}

/** None once it is met; else whoever must meet it is awaited again. */
function timerAfter(policy: Policy, { timers }: AssessmentFile, answered: TrackedCondition, at: string): Write[] {
  if (answered.status === 'met') return [{ delete: 'timer', id: conditionTimerId(answered.id) }];
  const timer = timerAnew(policy, answered, timers, at);
  return timer ? [{ put: 'timer', value: timer }] : [];
}

/** The report's author and the condition's owner, each once. */
function reporterOf(
  { by }: ConditionReport,
  { owner }: TrackedCondition,
  contact: { name: string; email: string },
): { name: string; email: string }[] {
  const of = owner.kind === 'vendor' ? contact : owner;
  const people = [of, ...('email' in by ? [by] : [])].map(({ name, email }) => ({ name, email }));
  return people.filter(({ email }, at) => people.findIndex((other) => sameEmail(other.email, email)) === at);
}
