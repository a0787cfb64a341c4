import { system } from '../domain/actor.ts';
import { type Firing, type Moment, mailToRequester } from './firing.ts';

/**
 * An approval's time is over: the trail says so, and everybody hears of it. It was over at that second whether or not anybody looked
 * (clearance.ts). Undefined when a newer outcome replaced it.
 */
export function outcomeFiring({ timer, file }: Moment): Firing | undefined {
  const { assessment } = file;
  const { id: assessmentId, outcome, supersededBy } = assessment;
  if (!outcome || supersededBy || outcome.result === 'rejected') return undefined;
  return {
    set: { outcome: { ...outcome, since: { standing: 'expired', at: outcome.validUntil } } },
    event: {
      type: 'outcome-expired',
      actor: system('watch'),
      data: { timer: timer.id, validUntil: outcome.validUntil, before: outcome.since?.standing ?? 'valid' },
    },
    outbox: [...mailToRequester('outcome-ended', assessment), { kind: 'publish', assessmentId, event: 'clearance.changed' }],
  };
}
