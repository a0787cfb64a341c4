const FIRST_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 15 * 60;
/** Work is tried for three days: long enough for a weekend outage, short enough that somebody hears of it. */
const GIVE_UP_AFTER_SECONDS = 3 * 86_400;

export interface NextAttempt {
  attempts: number;
  nextAttemptAt: string;
  status: 'pending' | 'given-up';
}

/** After a failure at `now`: 30 s, 1 min, 2 min … at most 15 minutes later; given up only when the work is three days old. */
export function nextAttempt(item: { attempts: number; createdAt: string }, now: Date): NextAttempt {
  const attempts = item.attempts + 1;
  const waitSeconds = Math.min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** Math.min(item.attempts, 10));
  const age = now.getTime() - Date.parse(item.createdAt);
  return {
    attempts,
    nextAttemptAt: new Date(now.getTime() + waitSeconds * 1000).toISOString(),
    status: age >= GIVE_UP_AFTER_SECONDS * 1000 ? 'given-up' : 'pending',
  };
}
