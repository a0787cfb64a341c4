import * as z from 'zod';
import { CalendarDate } from '../vocabulary.ts';

/** Named zones only (`Europe/Berlin`, `UTC`): a bare offset such as `+01:00`, which Intl takes too, knows no summer time. */
function isNamedZone(timeZone: string): boolean {
  if (!/^[A-Za-z]/.test(timeZone)) return false;
  try {
    return Boolean(new Intl.DateTimeFormat('en-US', { timeZone }));
  } catch {
    return false;
  }
}

/** The days on which an organisation works: all but its weekend and its holidays, from midnight to midnight in its time zone. */
export const BusinessCalendar = z.strictObject({
  /** A name of the IANA time zone database. */
  timeZone: z.string().refine(isNamedZone, 'not a time zone'),
  /** ISO 8601 weekdays, 1 Monday to 7 Sunday; not all of them, or no day would ever come. */
  weekend: z.array(z.int().min(1).max(7)).refine((days) => new Set(days).size < 7, 'no weekday is left to work'),
  holidays: z.array(CalendarDate).max(400),
});
export type BusinessCalendar = z.infer<typeof BusinessCalendar>;

/** The calendar of whoever has none: every day counts, in UTC. */
export const EVERY_DAY: BusinessCalendar = { timeZone: 'UTC', weekend: [], holidays: [] };
