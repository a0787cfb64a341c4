import type { Assessment } from '../../domain/assessment.ts';
import type { Acceptance } from '../../domain/outcome/acceptance.ts';
import { endedByConditions } from '../../domain/outcome/unless-met.ts';

/** What an accepted risk is worth at an instant. */
export type LineStanding = 'accepted' | 'expired' | 'suspended' | 'withdrawn' | 'superseded';

export interface RegisterLine {
  acceptance: Acceptance;
  standing: LineStanding;
  /** Until when it holds: its own end, or that of the outcome that rests on it where that comes first. */
  until: string;
}

/**
 * Whether a risk is still accepted at `now`: not after its own end or that of the outcome that rests on it, and not while a condition that
 * is overdue suspends that outcome or has withdrawn it. `head`: of its assessment.
 */
export function registerLine(acceptance: Acceptance, head: Assessment | undefined, now: string): RegisterLine {
  const [until = acceptance.until] = [acceptance.until, head?.outcome?.validUntil ?? acceptance.until].sort();
  return { acceptance, until, standing: standingOf({ until, endedAt: acceptance.endedAt }, head, now) };
}

/** The acceptance ends with its outcome, although its own approvers would have let it stand longer. */
export const endsWithOutcome = ({ acceptance, until }: RegisterLine): boolean => until < acceptance.until;

function standingOf(
  { until, endedAt }: { until: string; endedAt: string | undefined },
  head: Assessment | undefined,
  now: string,
): LineStanding {
  if (endedAt || head?.supersededBy) return 'superseded';
  if (until <= now) return 'expired';
  return (head?.outcome && endedByConditions(head.outcome, now)?.standing) ?? 'accepted';
}
