const DAY = 86_400_000;

/**
 * Local times of one IANA zone, by Intl's own zone data. A wall time is a number: the milliseconds from 1970 to what the clocks there
 * show, as if that were UTC. Both functions take and return milliseconds, and throw RangeError outside the years of `Date`.
 */
export interface Clock {
  wallTime(instant: number): number;
  /**
   * When the clocks show `wall`. Shown twice (clocks went back): the earlier. Never shown (clocks went forward): the first instant
   * after the gap, so that a later wall time is never an earlier instant.
   */
  instant(wall: number): number;
}

/** The clock of a zone. RangeError where Intl does not know it. */
export function clockOf(timeZone: string): Clock {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  const offset = (instant: number) => {
    const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign = '+', hours = 0, minutes = 0, seconds = 0] = /^GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(name) ?? [];
    return Number(`${sign}1`) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
  };
  return {
    wallTime: (instant) => instant + offset(instant),
    instant(wall) {
      // No zone is a whole day from UTC or changes twice in two days: these are the offsets before and after any change near `wall`.
      const [before, after] = [offset(wall - DAY), offset(wall + DAY)];
      let [early, late] = [wall - Math.max(before, after), wall - Math.min(before, after)];
      for (const instant of [early, late]) if (instant + offset(instant) === wall) return instant;
      // A gap: `early` lies before it, `late` after it.
      while (late - early > 1) {
        const middle = Math.floor((early + late) / 2);
        if (offset(middle) === before) early = middle;
        else late = middle;
      }
      return late;
    },
  };
}
