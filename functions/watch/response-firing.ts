import { system } from '../domain/actor.ts';
import { type FollowUp, openFollowUp } from '../domain/follow-up/follow-up.ts';
import type { AssessmentFile } from '../domain/ports.ts';
import type { Timer } from '../domain/time/timer.ts';
import { waitingFor } from '../domain/waiting-for.ts';
import { type Firing, type Moment, mailToRequester, waitOf } from './firing.ts';

const actor = system('watch');

/** What a due timer of the wait for a response does; undefined when nobody waits for a response any more. */
export function responseFiring({ timer, file, at }: Moment): Firing | undefined {
  const { assessment } = file;
  if (assessment.status !== 'awaiting-response') return undefined;
  const assessmentId = assessment.id;
  const round = openFollowUp(file.followUps);
  const to = { name: assessment.contact.name, email: assessment.contact.email };
  switch (timer.kind) {
    case 'response-reminder':
      return {
        event: { type: 'reminded', actor, data: { timer: timer.id, who: 'vendor' } },
        outbox: [{ kind: 'mail', mail: 'response-reminder', assessmentId, to }],
      };
    case 'response-escalation':
      return {
        event: { type: 'escalated', actor, data: { timer: timer.id, who: 'requester' } },
        outbox: mailToRequester('response-escalation', assessment),
      };
    case 'response-lapse':
      if (round) return endOfRound(round, file, timer, at);
      return {
        transition: 'lapse',
        set: { waiting: waitingFor({ ...assessment, status: 'lapsed' }, [], at), parked: undefined },
        event: { type: 'lapsed', actor, data: { timer: timer.id } },
        writes: file.timers.filter((other) => waitOf(other) === 'response').map(({ id }) => ({ delete: 'timer', id })),
        outbox: [
          { kind: 'wake-workflow', assessmentId, wait: 'response' },
          { kind: 'mail', mail: 'response-lapsed', assessmentId, to },
          ...mailToRequester('response-lapsed', assessment),
        ],
      };
    default:
      return undefined;
  }
}

/** Nobody answered the questions in time: the workflow goes back to whoever decides, on the answers that there are. */
function endOfRound(round: FollowUp, { assessment, timers }: AssessmentFile, timer: Timer, at: string): Firing {
  const waiting = waitingFor({ ...assessment, status: 'submitted' }, [], at);
  return {
    transition: 'end-follow-up',
    set: { waiting: assessment.parked ? assessment.waiting : waiting },
    event: { type: 'follow-up-ended', actor, data: { timer: timer.id, round: round.round } },
    writes: [
      { put: 'follow-up', value: { ...round, status: 'lapsed', closedAt: at } },
      ...timers.filter((other) => waitOf(other) === 'response').map(({ id }) => ({ delete: 'timer', id }) as const),
    ],
    outbox: [{ kind: 'wake-workflow', assessmentId: assessment.id, wait: 'response' }],
  };
}
