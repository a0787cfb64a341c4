/**
 * The same day of the month, `months` whole months later; the month's last day where it is shorter (29 February 2024 and 36 months:
 * 28 February 2027). Calendar dates as text, YYYY-MM-DD; proleptic Gregorian, no time zone.
 */
export function monthsAfter(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const count = year * 12 + (month - 1) + months;
  const [thenYear, thenMonth] = [Math.floor(count / 12), count - 12 * Math.floor(count / 12) + 1];
  const thenDay = Math.min(day, daysIn(thenYear, thenMonth));
  return [String(thenYear).padStart(4, '0'), twoDigits(thenMonth), twoDigits(thenDay)].join('-');
}

/** Days of a month, 1 to 12. */
function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

const twoDigits = (number: number): string => String(number).padStart(2, '0');
