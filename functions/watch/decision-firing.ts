import { system } from '../domain/actor.ts';
import type { ApprovalRequest } from '../domain/approval.ts';
import type { Waiting } from '../domain/assessment.ts';
import { lapseRequest } from '../domain/decide.ts';
import { waitingFor } from '../domain/waiting-for.ts';
import { type Firing, type Moment, mailToRequester, undecided } from './firing.ts';

const actor = system('watch');

/** What a due timer of an approval request does; undefined when the request is closed or gone. A lapse is never an approval. */
export function decisionFiring(moment: Moment): Firing | undefined {
  const { timer, file } = moment;
  const request = file.requests.find(({ id }) => id === timer.requestId);
  if (file.assessment.status !== 'awaiting-decision' || request?.status !== 'open') return undefined;
  const people = undecided(moment, request);
  switch (timer.kind) {
    case 'decision-reminder':
      return people.length > 0 ? reminder(moment, request, people) : escalation(moment, request, people);
    case 'decision-escalation':
      return escalation(moment, request, people);
    case 'decision-lapse':
      return lapse(moment, request);
    default:
      return undefined;
  }
}

function reminder({ timer, file }: Moment, request: ApprovalRequest, people: { name: string; email: string }[]): Firing {
  return {
    event: { type: 'reminded', actor, data: { timer: timer.id, request: request.id, who: request.role, people: people.length } },
    outbox: people.map((to) => ({
      kind: 'mail',
      mail: 'decision-reminder',
      assessmentId: file.assessment.id,
      to,
      ...about(request),
    })),
  };
}

/** The requester hears of it too, and alone when nobody holds the role: somebody must be named then. */
function escalation({ timer, file }: Moment, request: ApprovalRequest, people: { name: string; email: string }[]): Firing {
  const { assessment } = file;
  const mail = 'decision-escalation';
  return {
    event: { type: 'escalated', actor, data: { timer: timer.id, request: request.id, who: request.role, people: people.length } },
    outbox: [
      ...people.map((to) => ({ kind: 'mail', mail, assessmentId: assessment.id, to, ...about(request) }) as const),
      ...mailToRequester(mail, assessment, about(request)),
    ],
  };
}

function lapse({ timer, file, at }: Moment, request: ApprovalRequest): Firing {
  const { assessment, requests, timers } = file;
  const lapsed = lapseRequest(request, at);
  const after = requests.map((other) => (other.id === request.id ? lapsed : other));
  return {
    set: assessment.parked ? {} : { waiting: stillWaiting(assessment.waiting, waitingFor(assessment, after, at)) },
    event: { type: 'request-lapsed', actor, data: { timer: timer.id, request: request.id, role: request.role } },
    writes: [
      { put: 'request', value: lapsed },
      ...timers.filter((other) => other.requestId === request.id).map(({ id }) => ({ delete: 'timer', id }) as const),
    ],
    outbox: [{ kind: 'wake-workflow', assessmentId: assessment.id, wait: `request-${request.id}` }],
  };
}

const about = ({ id, role }: ApprovalRequest) => ({ requestId: id, role });

/** Whoever is waited for already has been so since then. */
const stillWaiting = (before: Waiting, after: Waiting): Waiting =>
  before.on === after.on ? { ...after, since: before.since } : after;
