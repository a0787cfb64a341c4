import { type BusinessCalendar, EVERY_DAY } from '../catalog/business-calendar.ts';
import { afterPolicyDays } from '../catalog/policy-time.ts';
import { type Clock, clockOf } from './time-zone.ts';

const DAY = 86_400_000;

/**
 * The instant `days` business days after `from` (negative: before), as `Date.toISOString` writes it: the same local time of day in
 * the calendar's zone. 0 days is `from` itself, whatever day that is. Otherwise a start on a day off counts from the first moment of
 * the next business day, in both directions: from a Saturday one day is the beginning of Tuesday, and minus one that of Friday.
 * Times that clocks skip or show twice: see `Clock`. Where the skipped hour is a day's last (Nuuk), the result is the next midnight.
 *
 * In a policy whose day is not 86400 seconds (the demo's), days are policy days and no calendar applies.
 * RangeError: `from` is no instant, `days` no integer.
 */
export function afterBusinessDays(
  policy: { secondsPerDay: number; calendar?: BusinessCalendar | undefined },
  from: string,
  days: number,
): string {
  if (!Number.isSafeInteger(days)) throw new RangeError('Days are counted in whole numbers');
  if (policy.secondsPerDay !== 86_400 || days === 0) return afterPolicyDays(policy, from, days);
  const calendar = policy.calendar ?? EVERY_DAY;
  const isBusinessDay = businessDaysOf(calendar);
  const clock = clockOf(calendar.timeZone);
  const { day, timeOfDay } = split(clock.wallTime(Date.parse(from)));
  const start = isBusinessDay(day) ? { day, timeOfDay } : { day: next(isBusinessDay, day, 1), timeOfDay: 0 };
  let then = start.day;
  for (let left = Math.abs(days); left > 0; left--) then = next(isBusinessDay, then, Math.sign(days));
  return iso(clock.instant(then * DAY + start.timeOfDay));
}

/** The date of an instant in the calendar's zone (UTC without one), YYYY-MM-DD. RangeError on what is not an instant. */
export function localDate(calendar: BusinessCalendar | undefined, at: string): string {
  return dateOf(split(clockFor(calendar).wallTime(Date.parse(at))).day);
}

/** The last millisecond of a date (YYYY-MM-DD) in the calendar's zone (UTC without one), whether or not it is a business day. */
export function endOfLocalDate(calendar: BusinessCalendar | undefined, date: string): string {
  return iso(clockFor(calendar).instant(Date.parse(date) + DAY) - 1);
}

const clockFor = (calendar: BusinessCalendar | undefined): Clock => clockOf((calendar ?? EVERY_DAY).timeZone);

/** Days are counted from 1 January 1970, as wall times are. */
function split(wall: number): { day: number; timeOfDay: number } {
  const day = Math.floor(wall / DAY);
  return { day, timeOfDay: wall - day * DAY };
}

function businessDaysOf({ weekend, holidays }: BusinessCalendar): (day: number) => boolean {
  const off = new Set(holidays);
  return (day) => !weekend.includes(weekday(day)) && !off.has(dateOf(day));
}

function next(isBusinessDay: (day: number) => boolean, day: number, step: number): number {
  let then = day + step;
  while (!isBusinessDay(then)) then += step;
  return then;
}

/** ISO 8601, 1 Monday to 7 Sunday; day 0 was a Thursday. */
const weekday = (day: number): number => day + 4 - 7 * Math.floor((day + 3) / 7);
const dateOf = (day: number): string => iso(day * DAY).slice(0, 10);
const iso = (instant: number): string => new Date(instant).toISOString();
