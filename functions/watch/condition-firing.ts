import { sameEmail, system } from '../domain/actor.ts';
import { whoIsAskedToAnswer } from '../domain/conditions/condition-rights.ts';
import { conditionSteps, nextConditionTimer } from '../domain/conditions/condition-times.ts';
import { putReport } from '../domain/conditions/put-report.ts';
import { isOver, standingAt } from '../domain/conditions/report-condition.ts';
import type { TrackedCondition } from '../domain/conditions/tracked-condition.ts';
import type { MailKind, OutboxWork } from '../domain/outbox.ts';
import { localDate } from '../domain/time/business-days.ts';
import type { Firing, Moment } from './firing.ts';

const actor = system('watch');

/**
 * What the due timer of a condition does; undefined when it is met, or its outcome is no longer the one that counts. Of several steps that are
 * due, the last is taken. An overdue condition makes of the outcome what the policy said when it was recorded; clearance.ts has said so
 * since the very instant, the trail says it from now on.
 */
export function conditionFiring(moment: Moment): Firing | undefined {
  const { timer, file, policy, at } = moment;
  const condition = file.conditions.find(({ id }) => id === timer.conditionId);
  if (!condition || condition.status === 'met' || isOver(file, condition, at)) return undefined;
  const due = conditionSteps(policy, condition).filter(({ dueAt }) => dueAt >= timer.dueAt && dueAt <= at);
  const step = due.at(-1)?.step;
  if (!step) return undefined;
  return step === 'overdue' ? overdue(moment, condition) : reminder(moment, condition);
}

/** Whoever it waits for: its owner, or the approvers who must look at a report. */
function reminder(moment: Moment, condition: TrackedCondition): Firing {
  const { timer, file, directory, policy, at } = moment;
  const next = nextConditionTimer(policy, condition, at);
  const isReported = condition.status === 'reported';
  return {
    event: {
      type: 'reminded',
      actor,
      data: { timer: timer.id, condition: condition.id, who: isReported ? condition.role : condition.owner.kind },
    },
    writes: next ? [{ put: 'timer', value: next }] : [],
    outbox: isReported
      ? putReport(condition, file.assessment, directory, localDate(policy.calendar, at))
      : [mailAbout(moment, condition, 'condition-reminder')(ownerOf(moment, condition))],
  };
}

function overdue(moment: Moment, condition: TrackedCondition): Firing {
  const { timer, file, at } = moment;
  const { assessment } = file;
  const recorded = assessment.outcome;
  const standing = standingAt(file, at);
  const before = recorded?.since?.standing ?? 'valid';
  const downgraded = standing === 'suspended' || standing === 'withdrawn' ? standing : undefined;
  const isNews = downgraded !== undefined && downgraded !== before;
  const mail = mailAbout(moment, condition, 'condition-overdue');
  return {
    ...(isNews && recorded && { set: { outcome: { ...recorded, since: { standing: downgraded, at } } } }),
    event: { type: 'condition-overdue', actor, data: { timer: timer.id, condition: condition.id, standing } },
    outbox: [
      ...onceEach([ownerOf(moment, condition), ...answerers(moment, condition), ...requesterOf(assessment)]).map(mail),
      ...(isNews ? [{ kind: 'publish', assessmentId: assessment.id, event: 'clearance.changed' } as const] : []),
    ],
  };
}

interface Recipient {
  name: string;
  email: string;
}

const ownerOf = ({ file }: Moment, { owner }: TrackedCondition): Recipient =>
  owner.kind === 'vendor' ? file.assessment.contact : owner;

const requesterOf = ({ requestedBy }: Moment['file']['assessment']): Recipient[] =>
  'email' in requestedBy ? [{ name: requestedBy.name, email: requestedBy.email }] : [];

/** One mail to each, also to somebody who must meet a condition of an assessment that they asked for. */
const onceEach = (people: Recipient[]): Recipient[] =>
  people.filter(({ email }, at) => people.findIndex((other) => sameEmail(other.email, email)) === at);

const answerers = ({ file, directory, policy, at }: Moment, condition: TrackedCondition) =>
  whoIsAskedToAnswer(condition, file.assessment, directory, localDate(policy.calendar, at));

const mailAbout =
  ({ file }: Moment, { id: conditionId, role }: TrackedCondition, mail: MailKind) =>
  ({ name, email }: Recipient): OutboxWork => ({
    ...{ kind: 'mail', mail, assessmentId: file.assessment.id, to: { name, email } },
    ...{ conditionId, role },
  });
