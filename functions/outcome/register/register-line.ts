import type { Assessment } from '../../domain/assessment.ts';
import type { Acceptance } from '../../domain/outcome/acceptance.ts';
import { endedByConditions } from '../../domain/outcome/unless-met.ts';

/** What an accepted risk is worth at an instant. */
export type LineStanding = 'accepted' | 'expired' | 'suspended' | 'withdrawn' | 'superseded';

export interface RegisterLine {
  acceptance: Acceptance;
  standing: LineStanding;
}

/**
 * Whether a risk is still accepted at `now`: not after its own end or that of the outcome that rests on it, and not while a condition that
 * is overdue suspends that outcome or has withdrawn it. `head`: of its assessment.
 */
export function registerLine(acceptance: Acceptance, head: Assessment | undefined, now: string): RegisterLine {
  return { acceptance, standing: standingOf(acceptance, head, now) };
}

function standingOf({ until, endedAt }: Acceptance, head: Assessment | undefined, now: string): LineStanding {
  if (endedAt || head?.supersededBy) return 'superseded';
  const outcome = head?.outcome;
  if (until <= now || (outcome && outcome.validUntil <= now)) return 'expired';
  return (outcome && endedByConditions(outcome, now)?.standing) ?? 'accepted';
}
