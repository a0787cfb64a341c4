import { DEFAULT_LANGUAGE, type Language } from '../domain/language.ts';

/** Instants and numbers as people read them. Times are always in UTC and say so; `<time>` in pages carries the exact value. */
interface Written {
  day: Intl.DateTimeFormat;
  time: Intl.DateTimeFormat;
  number: Intl.NumberFormat;
}

const written = (locale: string): Written => ({
  day: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
  time: new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: 'UTC', hourCycle: 'h23' }),
  number: new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }),
});

const byLanguage: Record<Language, Written> = { en: written('en-GB'), de: written('de-DE') };

/** `7 December 2026` · `7. Dezember 2026` */
export const onDay = (instant: string, language: Language = DEFAULT_LANGUAGE): string =>
  byLanguage[language].day.format(new Date(instant));

/** The same of a calendar date, YYYY-MM-DD, whatever the time zone it was meant in. */
export const onDate = (date: string, language?: Language): string => onDay(`${date}T00:00:00.000Z`, language);

/** `7 December 2026, 17:05 UTC` · `7. Dezember 2026, 17:05 UTC` */
export const atTime = (instant: string, language: Language = DEFAULT_LANGUAGE): string =>
  `${onDay(instant, language)}, ${byLanguage[language].time.format(new Date(instant))} UTC`;

/** The same, without the day where it is that of `now`: `17:05 UTC` */
export const lately = (instant: string, now: string, language: Language = DEFAULT_LANGUAGE): string =>
  onDay(instant) === onDay(now) ? `${byLanguage[language].time.format(new Date(instant))} UTC` : atTime(instant, language);

/** With one decimal at most: `1,250.5` · `1.250,5` */
export const inDigits = (value: number, language: Language = DEFAULT_LANGUAGE): string => byLanguage[language].number.format(value);
