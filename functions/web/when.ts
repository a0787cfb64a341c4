/** Instants as people read them, always in UTC and saying so; `<time>` in pages carries the exact value. */
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC', hour12: false });

/** `7 December 2026` */
export const onDay = (instant: string): string => day.format(new Date(instant));
/** `7 December 2026, 17:05 UTC` */
export const atTime = (instant: string): string => `${onDay(instant)}, ${time.format(new Date(instant))} UTC`;
