import { system } from '../domain/actor.ts';
import type { ApprovalRequest } from '../domain/deciding/approval.ts';
import { endedByRejection, lapseRequest } from '../domain/deciding/decide.ts';
import { type DecisionStep, decisionSteps, nextDecisionTimer } from '../domain/deciding/decision-times.ts';
import { isLive } from '../domain/deciding/request-plan.ts';
import { whoIsAsked, withWhatItLacks } from '../domain/deciding/who-decides.ts';
import type { MailKind, OutboxWork } from '../domain/outbox.ts';
import type { Write } from '../domain/ports.ts';
import { localDate } from '../domain/time/business-days.ts';
import { stillWaiting, waitingFor } from '../domain/waiting-for.ts';
import { type Firing, type Moment, mailToRequester } from './firing.ts';

const actor = system('watch');

/**
 * What the due timer of an approval request does; undefined when the request is closed or gone. Of several steps that are due, the
 * furthest is taken: nobody is reminded of what is escalated or lapses now. A lapse is never an approval.
 */
export function decisionFiring(moment: Moment): Firing | undefined {
  const { timer, file, policy, at } = moment;
  const request = file.requests.find(({ id }) => id === timer.requestId);
  if (file.assessment.status !== 'awaiting-decision' || request?.status !== 'open') return undefined;
  if (endedByRejection(file.requests.filter(isLive), policy)) return undefined;
  const due = decisionSteps(policy, request.severity, request.askedAt).filter(({ dueAt }) => dueAt >= timer.dueAt && dueAt <= at);
  const step = due.at(-1)?.step;
  if (!step) return setAnew(moment, request);
  return step === 'lapse' ? lapse(moment, request) : remind(moment, request, step);
}

/** Its time began anew after the timer was set: nothing is due, only the timer moves. */
function setAnew(moment: Moment, request: ApprovalRequest): Firing | undefined {
  const timer = nextDecisionTimer(moment.policy, request, moment.at);
  if (!timer) return undefined;
  const data = { timer: moment.timer.id, request: request.id, who: 'nobody', people: 0 };
  return { event: { type: 'reminded', actor, data }, writes: [{ put: 'timer', value: timer }] };
}

/** Reminds whoever is asked; once escalated, deputies or the head are asked as well, and the requester hears of it. */
function remind(moment: Moment, before: ApprovalRequest, step: Exclude<DecisionStep, 'lapse'>): Firing {
  const { timer, file, policy, directory, at } = moment;
  const { assessment } = file;
  const today = localDate(policy.calendar, at);
  const escalated = { ...before, escalation: furthest(before.escalation, step) };
  const request = withWhatItLacks(escalated, assessment, directory, today);
  const people = whoIsAsked(request, assessment, directory, today);
  const about = { requestId: request.id, role: request.role };
  const mail =
    (kind: MailKind) =>
    (to: { name: string; email: string }): OutboxWork => ({
      kind: 'mail',
      mail: kind,
      assessmentId: assessment.id,
      to: { name: to.name, email: to.email },
      ...about,
    });
  const next = nextDecisionTimer(policy, request, at);
  const writes: Write[] = [{ put: 'request', value: request }, ...(next ? [{ put: 'timer', value: next } as const] : [])];
  const lacks = request.lacksPeople === true;
  const requests = file.requests.map((other) => (other.id === request.id ? request : other));
  return {
    set: assessment.parked ? {} : { waiting: stillWaiting(assessment.waiting, waitingFor(assessment, requests, at)) },
    event: {
      type: step === 'reminder' ? 'reminded' : 'escalated',
      actor,
      data: {
        timer: timer.id,
        request: request.id,
        who: request.role,
        people: people.length,
        ...(step !== 'reminder' && { to: request.escalation }),
      },
    },
    writes,
    outbox: [
      ...people.map(mail(step === 'reminder' ? 'decision-reminder' : 'decision-escalation')),
      ...(step === 'reminder' ? [] : mailToRequester('decision-escalation', assessment, about)),
      ...(lacks ? directory.administrators.map(mail('role-vacant')) : []),
    ],
  };
}

function lapse({ timer, file, policy, at }: Moment, request: ApprovalRequest): Firing {
  const { assessment, requests } = file;
  const lapsed = lapseRequest(request, at);
  const after = requests.map((other) => (other.id === request.id ? lapsed : other));
  const ended = endedByRejection(after.filter(isLive), policy);
  const open = after.filter(({ status }) => status === 'open').map(({ id }) => `request-${id}`);
  return {
    set: assessment.parked ? {} : { waiting: stillWaiting(assessment.waiting, waitingFor(assessment, ended ? [] : after, at)) },
    event: { type: 'request-lapsed', actor, data: { timer: timer.id, request: request.id, role: request.role } },
    writes: [{ put: 'request', value: lapsed }],
    outbox: [
      {
        kind: 'wake-workflow',
        assessmentId: assessment.id,
        wait: `request-${request.id}`,
        ...(ended && open.length > 0 && { others: open }),
      },
    ],
  };
}

/** Whoever was asked before stays asked, also when the time began anew. */
const furthest = (before: ApprovalRequest['escalation'], step: DecisionStep): ApprovalRequest['escalation'] =>
  step === 'head' || before === 'head' ? 'head' : step === 'deputies' ? 'deputies' : before;
