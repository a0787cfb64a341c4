import * as fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { BusinessCalendar } from '../../../functions/domain/catalog/business-calendar.ts';
import { afterBusinessDays, endOfLocalDate, localDate } from '../../../functions/domain/time/business-days.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Half hours and quarters, changes of half an hour and of two hours, at midnight, twice a year more for Ramadan, on both hemispheres. */
const zones = [
  'UTC Europe/Berlin Europe/Dublin America/New_York America/St_Johns America/Havana America/Santiago Asia/Kolkata Asia/Kathmandu',
  'Asia/Beirut Africa/Cairo Africa/Casablanca Australia/Lord_Howe Antarctica/Troll Pacific/Auckland Pacific/Chatham Pacific/Apia',
].flatMap((line) => line.split(' '));

const text = (instant: number) => new Date(instant).toISOString();
const instant = fc.integer({ min: Date.parse('2024-01-01'), max: Date.parse('2036-01-01') });
const days = fc.integer({ min: -40, max: 80 });
/** Holidays come alone and in long rows. */
const holidays = fc
  .array(fc.tuple(instant, fc.integer({ min: 1, max: 25 })), { maxLength: 12 })
  .map((rows) => rows.flatMap(([first, count]) => Array.from({ length: count }, (_, n) => text(first + n * DAY).slice(0, 10))));
const weekend = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 4 });
const calendar: fc.Arbitrary<BusinessCalendar> = fc.record({ timeZone: fc.constantFrom(...zones), weekend, holidays });
/** Now and then a start on the very days when some clocks change, or among holidays. */
const someDay = calendar.chain((one) => {
  const changes = ['2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25', '2026-04-04', '2026-04-23', '2026-10-29'];
  const near = fc
    .tuple(fc.constantFrom(...changes, ...one.holidays), fc.integer({ min: -DAY, max: 2 * DAY }))
    .map(([date, more]) => Date.parse(date) + more);
  return fc.tuple(fc.constant(one), fc.oneof(instant, near));
});

const later = (one: BusinessCalendar, from: number, count: number) =>
  Date.parse(afterBusinessDays({ secondsPerDay: 86_400, calendar: one }, text(from), count));

/** What the clocks show, written by Intl in another way than the code reads it: `2026-03-29 03:00:00`. */
const shown = ({ timeZone }: BusinessCalendar, at: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at);
const dateShown = (one: BusinessCalendar, at: number) => shown(one, at).slice(0, 10);
const timeShown = (one: BusinessCalendar, at: number) => shown(one, at).slice(11);
const isBusinessDay = (one: BusinessCalendar, date: string) =>
  !one.holidays.includes(date) && !one.weekend.includes(new Date(date).getUTCDay() || 7);
/** Business days of the calendar after the date of one instant, up to that of the other. */
function between(one: BusinessCalendar, from: number, to: number): number {
  let count = 0;
  for (let day = Date.parse(dateShown(one, from)) + DAY; day <= Date.parse(dateShown(one, to)); day += DAY)
    if (isBusinessDay(one, text(day).slice(0, 10))) count++;
  return count;
}
/** From 04:00 to 21:00 none of these clocks changes, so every day has this time once. */
const onDayAtWork = someDay.filter(
  ([one, from]) => isBusinessDay(one, dateShown(one, from)) && timeShown(one, from) >= '04' && timeShown(one, from) < '21',
);

describe('business days', () => {
  test('end on a business day', () => {
    fc.assert(
      fc.property(someDay, days, ([one, from], count) => {
        fc.pre(count !== 0);
        expect(isBusinessDay(one, dateShown(one, later(one, from, count)))).toBe(true);
      }),
    );
  });

  test('are counted: so many lie between, one more from a day off', () => {
    fc.assert(
      fc.property(someDay, days, ([one, from], count) => {
        fc.pre(count !== 0);
        const more = isBusinessDay(one, dateShown(one, from)) ? 0 : 1;
        const then = later(one, from, count);
        if (count > 0) expect(between(one, from, then)).toBe(count + more);
        else expect(between(one, then, from)).toBe(-count - more);
      }),
    );
  });

  test('keep the time that the clocks show', () => {
    fc.assert(
      fc.property(onDayAtWork, days, ([one, from], count) => {
        const then = later(one, from, count);
        expect(timeShown(one, then)).toBe(timeShown(one, from));
        expect(then % 1000).toBe(from % 1000);
      }),
    );
  });

  test('are never before the start, counted forward, and never after it, counted back', () => {
    fc.assert(
      fc.property(someDay, days, ([one, from], count) => {
        if (count >= 0) expect(later(one, from, count)).toBeGreaterThanOrEqual(from);
        if (count <= 0) expect(later(one, from, count)).toBeLessThanOrEqual(from);
      }),
    );
  });

  test('more days are later', () => {
    fc.assert(
      fc.property(someDay, days, days, ([one, from], a, b) => {
        fc.pre(a !== b);
        expect(Math.sign(later(one, from, a) - later(one, from, b))).toBe(Math.sign(a - b));
      }),
    );
  });

  test('from later is never earlier, unless the clocks went back in between', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 0, max: 3 * DAY }), days, ([one, from], more, count) => {
        fc.pre(shown(one, from) <= shown(one, from + more));
        expect(later(one, from + more, count)).toBeGreaterThanOrEqual(later(one, from, count));
      }),
    );
  });

  test('add up', () => {
    fc.assert(
      fc.property(onDayAtWork, days, days, ([one, from], a, b) => {
        expect(later(one, later(one, from, a), b)).toBe(later(one, from, a + b));
      }),
    );
  });

  test('lead back to where they came from', () => {
    fc.assert(
      fc.property(onDayAtWork, days, ([one, from], count) => {
        expect(later(one, later(one, from, count), -count)).toBe(from);
      }),
    );
  });
});

test('a date ends where the next one begins', () => {
  fc.assert(
    fc.property(someDay, ([one, at]) => {
      const date = localDate(one, text(at));
      expect(date).toBe(dateShown(one, at));
      const end = Date.parse(endOfLocalDate(one, date));
      expect(dateShown(one, end)).toBe(date);
      expect(dateShown(one, end + 1)).toBe(text(Date.parse(date) + DAY).slice(0, 10));
    }),
  );
});

describe('the zone of the machine', () => {
  const { TZ } = process.env;
  afterEach(() => {
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  });

  test('does not matter', () => {
    fc.assert(
      fc.property(someDay, days, ([one, from], count) => {
        const [there, ...others] = ['UTC', 'America/New_York', 'Pacific/Auckland', 'Asia/Kolkata'].map((zone) => {
          process.env.TZ = zone;
          // It really is another zone: 1 July 2026.
          const offset = new Date(1_782_864_000_000).getTimezoneOffset();
          const then = later(one, from, count);
          return { offset, then, date: localDate(one, text(from)), end: endOfLocalDate(one, localDate(one, text(from))) };
        });
        expect([there, ...others].map((seen) => seen?.offset)).toEqual([0, 240, -720, -330]);
        for (const other of others) expect({ ...other, offset: 0 }).toEqual(there);
      }),
    );
  });
});
