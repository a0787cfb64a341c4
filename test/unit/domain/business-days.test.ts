import { describe, expect, test } from 'vitest';
import { BusinessCalendar } from '../../../functions/domain/catalog/business-calendar.ts';
import { afterPolicyDays } from '../../../functions/domain/catalog/policy-time.ts';
import { afterBusinessDays, endOfLocalDate, localDate } from '../../../functions/domain/time/business-days.ts';

const calendar = (timeZone: string, weekend: number[] = [], holidays: string[] = []) =>
  BusinessCalendar.parse({ timeZone, weekend, holidays });
const later = (one: BusinessCalendar | undefined, from: string, days: number) =>
  afterBusinessDays({ secondsPerDay: 86_400, calendar: one }, from, days);

const everyDay = {
  berlin: calendar('Europe/Berlin'),
  cairo: calendar('Africa/Cairo'),
  nuuk: calendar('America/Nuuk'),
  apia: calendar('Pacific/Apia'),
};
const utc = calendar('UTC', [6, 7]);
const berlin = calendar(
  'Europe/Berlin',
  [6, 7],
  ['2026-04-03', '2026-04-06', '2026-12-24', '2026-12-25', '2026-12-26', '2026-12-31', '2027-01-01'],
);
const riyadh = calendar('Asia/Riyadh', [5, 6]);
const tokyo = calendar('Asia/Tokyo', [6, 7], ['2026-05-06', '2026-05-04', '2026-05-05']);
const newYork = calendar('America/New_York', [6, 7]);
const kolkata = calendar('Asia/Kolkata', [6, 7]);
const auckland = calendar('Pacific/Auckland', [6, 7], ['2026-04-03', '2026-04-06']);

describe('the same local time, so many business days later', () => {
  test.each<[string, BusinessCalendar, string, number, string]>([
    ['over a weekend into summer time', berlin, '2026-03-27T08:00:00.000Z', 1, '2026-03-30T07:00:00.000Z'],
    ['and back', berlin, '2026-03-30T07:00:00.000Z', -1, '2026-03-27T08:00:00.000Z'],
    ['over a weekend out of it', berlin, '2026-10-23T07:00:00.000Z', 1, '2026-10-26T08:00:00.000Z'],
    ['Easter', berlin, '2026-04-02T10:00:00.000Z', 1, '2026-04-07T10:00:00.000Z'],
    ['Easter, back', berlin, '2026-04-07T10:00:00.000Z', -1, '2026-04-02T10:00:00.000Z'],
    ['year end, before New Year', berlin, '2026-12-23T15:00:00.123Z', 3, '2026-12-30T15:00:00.123Z'],
    ['year end, over New Year', berlin, '2026-12-23T15:00:00.123Z', 4, '2027-01-04T15:00:00.123Z'],
    ['a weekend of Friday and Saturday', riyadh, '2026-01-08T12:00:00.000Z', 1, '2026-01-11T12:00:00.000Z'],
    ['three holidays in a row, listed in any order', tokyo, '2026-05-01T00:00:00.000Z', 1, '2026-05-07T00:00:00.000Z'],
    ['New York, into summer time', newYork, '2026-03-06T22:00:00.000Z', 1, '2026-03-09T21:00:00.000Z'],
    ['New York, Friday night, in UTC Saturday', newYork, '2026-03-07T03:00:00.000Z', 1, '2026-03-10T02:00:00.000Z'],
    ['New York, out of summer time', newYork, '2026-10-30T21:00:00.000Z', 1, '2026-11-02T22:00:00.000Z'],
    ['Kolkata, Monday morning, in UTC Sunday', kolkata, '2026-01-11T19:00:00.000Z', 1, '2026-01-12T19:00:00.000Z'],
    ['Auckland, Easter and out of summer time', auckland, '2026-04-01T21:00:00.000Z', 1, '2026-04-06T22:00:00.000Z'],
    ['Auckland, into summer time', auckland, '2026-09-24T22:00:00.000Z', 1, '2026-09-27T21:00:00.000Z'],
    ['four weeks', utc, '2026-01-05T09:00:00.000Z', 20, '2026-02-02T09:00:00.000Z'],
    ['before 1970', utc, '1969-12-26T09:00:00.000Z', 2, '1969-12-30T09:00:00.000Z'],
  ])('%s', (_, one, from, days, then) => {
    expect(later(one, from, days)).toBe(then);
  });
});

describe('a start on a day off counts from the beginning of the next business day', () => {
  test.each<[string, BusinessCalendar, string, number, string]>([
    ['Saturday: the beginning of Tuesday', utc, '2026-01-10T12:00:00.000Z', 1, '2026-01-13T00:00:00.000Z'],
    ['Saturday and Sunday are the same', utc, '2026-01-11T23:59:59.999Z', 1, '2026-01-13T00:00:00.000Z'],
    ['back: the beginning of Friday', utc, '2026-01-10T12:00:00.000Z', -1, '2026-01-09T00:00:00.000Z'],
    ['0 days: the start itself', utc, '2026-01-10T12:00:00.000Z', 0, '2026-01-10T12:00:00.000Z'],
    ['Saturday is off in Riyadh too, Sunday not', riyadh, '2026-01-10T12:00:00.000Z', 1, '2026-01-11T21:00:00.000Z'],
    ['a holiday before New Year', berlin, '2026-12-31T22:30:00.000Z', 1, '2027-01-04T23:00:00.000Z'],
    ['Saturday in Kolkata, in UTC still Friday', kolkata, '2026-01-09T20:00:00.000Z', 1, '2026-01-12T18:30:00.000Z'],
  ])('%s', (_, one, from, days, then) => {
    expect(later(one, from, days)).toBe(then);
  });
});

describe('hours that clocks skip or show twice', () => {
  test.each<[string, BusinessCalendar, string, number, string]>([
    ['skipped: the first instant after', everyDay.berlin, '2026-03-28T01:30:00.000Z', 1, '2026-03-29T01:00:00.000Z'],
    ['skipped, from the day after', everyDay.berlin, '2026-03-30T00:30:00.000Z', -1, '2026-03-29T01:00:00.000Z'],
    ['just before the gap', everyDay.berlin, '2026-03-28T00:59:59.999Z', 1, '2026-03-29T00:59:59.999Z'],
    ['just after the gap', everyDay.berlin, '2026-03-28T02:00:00.000Z', 1, '2026-03-29T01:00:00.000Z'],
    ['shown twice: the earlier', everyDay.berlin, '2026-10-24T00:30:00.000Z', 1, '2026-10-25T00:30:00.000Z'],
    ['shown twice, from the day after', everyDay.berlin, '2026-10-26T01:30:00.000Z', -1, '2026-10-25T00:30:00.000Z'],
    ['from the second time it is shown', everyDay.berlin, '2026-10-25T01:30:00.000Z', 1, '2026-10-26T01:30:00.000Z'],
    ['a midnight skipped', everyDay.cairo, '2026-04-22T22:00:00.000Z', 1, '2026-04-23T22:00:00.000Z'],
    ['a day whose last hour is skipped', everyDay.nuuk, '2026-03-28T01:30:00.000Z', 1, '2026-03-29T01:00:00.000Z'],
    ['a whole day skipped', everyDay.apia, '2011-12-30T01:00:00.000Z', 1, '2011-12-30T10:00:00.000Z'],
  ])('%s', (_, one, from, days, then) => {
    expect(later(one, from, days)).toBe(then);
  });
});

describe('without a calendar', () => {
  test('every day counts, in UTC: policy days', () => {
    const policy = { secondsPerDay: 86_400 };
    for (const days of [-3, 0, 1, 400]) {
      const from = '2026-02-27T23:59:59.999Z';
      expect(afterBusinessDays(policy, from, days)).toBe(afterPolicyDays(policy, from, days));
    }
  });

  test('a policy of shorter days does not look at its calendar', () => {
    const demo = { secondsPerDay: 1, calendar: berlin };
    expect(afterBusinessDays(demo, '2026-01-10T12:00:00.000Z', 3)).toBe('2026-01-10T12:00:03.000Z');
    expect(afterBusinessDays(demo, '2026-01-10T12:00:00.000Z', -3)).toBe('2026-01-10T11:59:57.000Z');
  });
});

test('written as Date.toISOString writes it, whatever way the start was', () => {
  expect(later(utc, '2026-01-05T10:00:00+01:00', 0)).toBe('2026-01-05T09:00:00.000Z');
  expect(later(utc, '2026-01-05T09:00:00Z', 1)).toBe('2026-01-06T09:00:00.000Z');
});

test('what is no instant, or no whole number of days, is refused', () => {
  for (const from of ['', 'soon', '2026-13-01T00:00:00.000Z']) {
    expect(() => later(berlin, from, 1)).toThrow(RangeError);
    expect(() => later(berlin, from, 0)).toThrow(RangeError);
    expect(() => localDate(berlin, from)).toThrow(RangeError);
    expect(() => endOfLocalDate(berlin, from)).toThrow(RangeError);
  }
  for (const days of [0.5, Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => later(berlin, '2026-01-05T09:00:00.000Z', days)).toThrow(RangeError);
  expect(() => later(utc, '+275760-09-01T00:00:00.000Z', 40)).toThrow(RangeError);
});

describe('dates where the calendar is', () => {
  test.each<[BusinessCalendar | undefined, string, string]>([
    [undefined, '2026-01-09T23:59:59.999Z', '2026-01-09'],
    [kolkata, '2026-01-09T18:29:59.999Z', '2026-01-09'],
    [kolkata, '2026-01-09T18:30:00.000Z', '2026-01-10'],
    [newYork, '2026-07-01T03:59:59.999Z', '2026-06-30'],
    [auckland, '2026-12-31T11:00:00.000Z', '2027-01-01'],
    [calendar('Asia/Kathmandu'), '2026-01-01T18:15:00.000Z', '2026-01-02'],
    [calendar('Africa/Monrovia'), '1960-01-02T00:44:29.999Z', '1960-01-01'],
  ])('%s', (one, at, date) => {
    expect(localDate(one, at)).toBe(date);
  });

  test.each<[string, BusinessCalendar | undefined, string, string]>([
    ['UTC', undefined, '2026-12-31', '2026-12-31T23:59:59.999Z'],
    ['winter', berlin, '2026-12-31', '2026-12-31T22:59:59.999Z'],
    ['a short day', berlin, '2026-03-29', '2026-03-29T21:59:59.999Z'],
    ['a long day', berlin, '2026-10-25', '2026-10-25T22:59:59.999Z'],
    ['New York', newYork, '2026-02-28', '2026-03-01T04:59:59.999Z'],
    ['Kolkata', kolkata, '2026-01-09', '2026-01-09T18:29:59.999Z'],
    ['Auckland', auckland, '2026-01-09', '2026-01-09T10:59:59.999Z'],
    ['the next midnight is skipped', everyDay.cairo, '2026-04-23', '2026-04-23T21:59:59.999Z'],
    ['its last hour is shown twice', everyDay.cairo, '2026-10-29', '2026-10-29T21:59:59.999Z'],
    ['its last hour is skipped', everyDay.nuuk, '2026-03-28', '2026-03-29T00:59:59.999Z'],
    ['the next day is skipped', everyDay.apia, '2011-12-29', '2011-12-30T09:59:59.999Z'],
  ])('the last millisecond: %s', (_, one, date, end) => {
    expect(endOfLocalDate(one, date)).toBe(end);
    expect(localDate(one, end)).toBe(date);
  });
});

describe('a calendar', () => {
  const fine = { timeZone: 'Europe/Berlin', weekend: [6, 7], holidays: ['2026-12-25'] };
  const days = (count: number) =>
    Array.from({ length: count }, (_, n) => localDate(undefined, new Date(n * 86_400_000).toISOString()));

  test('may be any that leaves a weekday', () => {
    for (const weekend of [[], [5, 6], [1, 2, 3, 4, 5, 6], [7, 7, 7, 7, 7, 7, 7]])
      expect(BusinessCalendar.safeParse({ ...fine, weekend }).success).toBe(true);
    expect(BusinessCalendar.safeParse({ ...fine, holidays: days(400) }).success).toBe(true);
  });

  test.each<[string, object]>([
    ['a zone nobody knows', { timeZone: 'Mars/Olympus' }],
    ['no zone', { timeZone: '' }],
    ['an offset instead of a zone', { timeZone: '+01:00' }],
    ['no working day', { weekend: [1, 2, 3, 4, 5, 6, 7] }],
    ['a weekday 0', { weekend: [0, 6] }],
    ['a weekday 8', { weekend: [8] }],
    ['a date that does not exist', { holidays: ['2026-02-30'] }],
    ['too many holidays', { holidays: days(401) }],
    ['an unknown field', { country: 'DE' }],
  ])('is refused: %s', (_, wrong) => {
    expect(BusinessCalendar.safeParse({ ...fine, ...wrong }).success).toBe(false);
  });
});
