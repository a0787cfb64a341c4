import { sameEmail, system } from '../domain/actor.ts';
import { whoIsAskedToAnswer, whoIsToldLater } from '../domain/conditions/condition-rights.ts';
import { againAt, dueStep, nextConditionTimer, UP_FROM } from '../domain/conditions/condition-times.ts';
import { putReport } from '../domain/conditions/put-report.ts';
import { isOver, standingAt } from '../domain/conditions/report-condition.ts';
import type { TrackedCondition } from '../domain/conditions/tracked-condition.ts';
import type { MailKind, OutboxWork } from '../domain/outbox.ts';
import { localDate } from '../domain/time/business-days.ts';
import type { Firing, Moment } from './firing.ts';

const actor = system('watch');

/**
 * What the due timer of a condition does; undefined when it is met, or its outcome is no longer the one that counts, or was withdrawn for
 * good: nothing depends on it then. Of several steps that are due, one is taken. An overdue condition makes of the outcome what the
 * policy said when it was recorded; clearance.ts has said so since the very instant, the trail says it from now on.
 */
export function conditionFiring(moment: Moment): Firing | undefined {
  const { timer, file, policy, at } = moment;
  const condition = file.conditions.find(({ id }) => id === timer.conditionId);
  if (!condition || condition.status === 'met' || isOver(file, condition, at)) return undefined;
  const step = dueStep(policy, condition, timer.dueAt, at);
  if (!step) return undefined;
  const isWithdrawn = standingAt(file, at) === 'withdrawn';
  const isTold = file.assessment.outcome?.since?.standing === 'withdrawn';
  if (step === 'overdue') return isWithdrawn && isTold ? undefined : overdue(moment, condition);
  return isWithdrawn ? undefined : reminder(moment, condition);
}

/** Whoever it waits for: its owner, or the approvers who must look at a report. Said for the third time, it goes up. */
function reminder(moment: Moment, condition: TrackedCondition): Firing {
  const { timer, file, directory, policy, at } = moment;
  const isReported = condition.status === 'reported';
  const isOverdue = condition.dueAt < at;
  const { times } = againAt(policy, condition, at);
  const about = mailAbout(moment, condition, isOverdue ? 'condition-overdue' : 'condition-reminder');
  const put = isReported ? putReport(condition, file.assessment, directory, localDate(policy.calendar, at)) : undefined;
  const asked = put?.mails ?? [about(ownerOf(moment, condition))];
  const above = isOverdue && times >= UP_FROM ? whoIsToldLater(condition, directory) : [];
  const told = above.filter(({ email }) => !asked.some((work) => work.kind === 'mail' && sameEmail(work.to.email, email)));
  return {
    event: {
      type: 'reminded',
      actor,
      data: {
        ...{ timer: timer.id, condition: condition.id, who: isReported ? condition.role : condition.owner.kind },
        ...(put?.people.length && { people: put.people }),
        ...(told.length > 0 && { up: told.map(({ email }) => email) }),
      },
    },
    writes: setAnew(moment, condition),
    outbox: [...asked, ...told.map(about)],
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
    writes: standing === 'withdrawn' ? [] : setAnew(moment, condition),
    outbox: [
      ...onceEach([ownerOf(moment, condition), ...answerers(moment, condition), ...requesterOf(assessment)]).map(mail),
      ...(isNews ? [{ kind: 'publish', assessmentId: assessment.id, event: 'clearance.changed' } as const] : []),
    ],
  };
}

const setAnew = ({ policy, at }: Moment, condition: TrackedCondition): Firing['writes'] => [
  { put: 'timer', value: nextConditionTimer(policy, condition, at) },
];

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
