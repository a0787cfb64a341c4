import type { Language } from '../domain/language.ts';

/** Instants as people read them, always in UTC and saying so; `<time>` in pages carries the exact value. */
const locales: Record<Language, string> = { en: 'en-GB', de: 'de-DE' };
const format = (locale: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
const day = (locale: string) => format(locale, { day: 'numeric', month: 'long', year: 'numeric' });
const days: Record<Language, Intl.DateTimeFormat> = { en: day(locales.en), de: day(locales.de) };
const time = format(locales.en, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** `7 December 2026`, `7. Dezember 2026` */
export const onDay = (instant: string, language: Language = 'en'): string => days[language].format(new Date(instant));
/** `7 December 2026, 17:05 UTC`, `7. Dezember 2026, 17:05 UTC` */
export const atTime = (instant: string, language: Language = 'en'): string =>
  `${onDay(instant, language)}, ${time.format(new Date(instant))} UTC`;
