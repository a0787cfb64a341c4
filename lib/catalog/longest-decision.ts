import type { BusinessCalendar } from '../../functions/domain/catalog/business-calendar.ts';
import type { Policy } from '../../functions/domain/catalog/policy.ts';

/** The workflow waits for a decision this long at most (statemachines/supplier-assessment.asl.json, RequestDecision); then it gives up. */
export const LONGEST_DECISION_DAYS = 90;

const DAY = 86_400_000;

/** Days that so many business days take at most, from whatever day of the calendar they are counted; over the limit, any number above it. */
export function longestInDays({ secondsPerDay, calendar }: Pick<Policy, 'secondsPerDay' | 'calendar'>, days: number): number {
  if (secondsPerDay !== 86_400) return Math.ceil((days * secondsPerDay) / 86_400);
  // Each of them takes a day at least.
  if (days > LONGEST_DECISION_DAYS) return days;
  const { first, last } = span(calendar);
  const working = workingDays(calendar, first, last + (days + 2) * 7 + calendar.holidays.length);
  let longest = days;
  for (let start = first, at = 0; start <= last; start += 1) {
    while ((working[at] ?? Number.POSITIVE_INFINITY) < start) at += 1;
    longest = Math.max(longest, (working[at + days] ?? start) - start);
  }
  return longest;
}

/** From long before the first holiday to the last one: everywhere else, weeks are alike. In days since 1 January 1970. */
function span({ holidays }: BusinessCalendar): { first: number; last: number } {
  const numbers = holidays.map((date) => Date.parse(date) / DAY);
  const first = numbers.length > 0 ? Math.min(...numbers) - 700 : 0;
  return { first, last: Math.max(first + 14, ...numbers) };
}

function workingDays({ weekend, holidays }: BusinessCalendar, first: number, last: number): number[] {
  const off = new Set(holidays);
  const days: number[] = [];
  for (let day = first; day <= last; day += 1) {
    const date = new Date(day * DAY);
    // ISO 8601: 1 Monday to 7 Sunday.
    if (!weekend.includes(date.getUTCDay() || 7) && !off.has(date.toISOString().slice(0, 10))) days.push(day);
  }
  return days;
}
