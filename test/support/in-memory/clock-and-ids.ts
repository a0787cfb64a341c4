import type { Clock, Ids } from '../../../functions/domain/ports.ts';

export interface TravellingClock extends Clock {
  /** Moves forward by days, hours, minutes and seconds. Returns the new instant. */
  travel(by: { days?: number; hours?: number; minutes?: number; seconds?: number }): string;
}

export function travellingClock(start = '2026-03-02T09:00:00.000Z'): TravellingClock {
  let now = Date.parse(start);
  return {
    now: () => new Date(now),
    travel({ days = 0, hours = 0, minutes = 0, seconds = 0 }) {
      now += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
      return new Date(now).toISOString();
    },
  };
}

/** Counts instead of drawing lots. Tokens have the length of real ones. */
export function countingIds(): Ids {
  let count = 0;
  const next = () => {
    count += 1;
    return count;
  };
  return {
    id: (prefix) => `${prefix}_${String(next()).padStart(6, '0')}`,
    reference: () => `A-${String(next()).padStart(6, '2')}`,
    code: () => String(next()).padStart(6, '0'),
    token: () => `SECRETTOKEN${String(next()).padStart(32, 'x')}`,
  };
}
