import type { Acceptance } from '../../domain/outcome/acceptance.ts';
import type { LineStanding } from './register-line.ts';

export const standingWords: Record<LineStanding, string> = {
  accepted: 'Accepted',
  expired: 'Expired',
  suspended: 'Suspended',
  withdrawn: 'Withdrawn',
  superseded: 'Replaced',
};
export const standingTone = {
  accepted: 'ok',
  expired: 'bad',
  suspended: 'warn',
  withdrawn: 'bad',
  superseded: 'plain',
} as const satisfies Record<LineStanding, string>;

/** Who accepted it and by what right, e.g. `Jonas Feld (deputy of amina@…)`. */
export function deciderWords({ actor, capacity }: Acceptance['by'][number]): string {
  const right = { member: '', head: ' (head of the role)', deputy: '', named: '' }[capacity.as];
  if (capacity.as === 'deputy') return `${actor.name} (deputy of ${capacity.for})`;
  if (capacity.as === 'named') return `${actor.name} (named by ${capacity.by})`;
  return `${actor.name}${right}`;
}
