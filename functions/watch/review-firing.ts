import { system } from '../domain/actor.ts';
import type { Firing, Moment } from './firing.ts';

/** An outcome nears its end: the trail says so. Undefined when there is no outcome to review. */
export function reviewFiring({ timer, file }: Moment): Firing | undefined {
  const { status, outcome } = file.assessment;
  if (status !== 'decided' || !outcome) return undefined;
  return { event: { type: 'review-due', actor: system('watch'), data: { timer: timer.id, validUntil: outcome.validUntil } } };
}
