import type { Clock } from '../ports.ts';
import type { RateLimits } from './access-ports.ts';

/** At most `most` per link (or assessment) in a window of `seconds`. Generous to people, hopeless for a machine. */
export const limits = {
  /** Presses of Start. */
  start: { most: 30, seconds: 3600 },
  /** Codes mailed. */
  code: { most: 5, seconds: 3600 },
  /** Codes mailed because Start was pressed, by whomever. */
  codeAtStart: { most: 1, seconds: 60 },
  /** Codes tried, over all codes that were mailed: a stolen link is guessed open in a month with a chance of 1 to 1,600. */
  tries: { most: 20, seconds: 86_400 },
  /** Files announced. */
  upload: { most: 60, seconds: 3600 },
  /** Mails to colleagues, of one assessment. */
  people: { most: 30, seconds: 86_400 },
} as const;

/** Until the counting begins anew, for windows start with the clock's. */
export const secondsToNext = (name: keyof typeof limits, now: Date): number =>
  limits[name].seconds - (Math.floor(now.getTime() / 1000) % limits[name].seconds);

/** Counts one more, and says whether that is too many. `of`: whose; hashes and ids only. */
export async function isTooMany(
  ports: { rates: RateLimits; clock: Clock },
  name: keyof typeof limits,
  of: string,
): Promise<boolean> {
  const { most, seconds } = limits[name];
  return (await ports.rates.count(`${name}#${of}`, seconds, ports.clock.now())) > most;
}
