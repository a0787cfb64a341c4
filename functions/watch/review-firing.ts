import { system } from '../domain/actor.ts';
import { type Firing, type Moment, mailToRequester } from './firing.ts';

/** An outcome nears its end: the trail says so, and its requester is asked to assess again. Undefined when there is none, or a newer one. */
export function reviewFiring({ timer, file }: Moment): Firing | undefined {
  const { assessment } = file;
  const { outcome, supersededBy } = assessment;
  if (!outcome || supersededBy) return undefined;
  return {
    event: { type: 'review-due', actor: system('watch'), data: { timer: timer.id, validUntil: outcome.validUntil } },
    outbox: mailToRequester('review-due', assessment),
  };
}
