import { setTimeout as pause } from 'node:timers/promises';

const EVERY_MS = 100;
/**
 * What failed once is tried again at most 90 s later: half a minute until the next attempt, a minute until the next sweep. A mail whose
 * sender died on the way is sent at most three minutes later: its claim lasts for two.
 */
const PATIENCE_SECONDS = 240;

/** The same patience for Vitest's `expect.poll`. */
export const patient = { timeout: PATIENCE_SECONDS * 1000, interval: 200 };

/**
 * Looks until `look` finds something, and answers it. What others do takes as long as it takes; the deadline is only there so that a
 * test ends. Throws `NeverHappened` with what was waited for and `state()`, how things stood then.
 */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | undefined | false>,
  { seconds = PATIENCE_SECONDS, state = async () => '' }: { seconds?: number; state?: () => Promise<string> } = {},
): Promise<T> {
  for (const until = performance.now() + seconds * 1000; ; await pause(EVERY_MS)) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (performance.now() < until) continue;
    const error = new Error(`${what}: not within ${seconds} s. ${await state()}`);
    error.name = 'NeverHappened';
    throw error;
  }
}
