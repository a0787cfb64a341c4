import * as z from 'zod';

/** Languages that vendors' pages and mails come in (ISO 639-1). The first is what everything falls back to. */
export const languages = ['en', 'de'] as const;
export const Language = z.enum(languages);
export type Language = z.infer<typeof Language>;
export const DEFAULT_LANGUAGE: Language = 'en';
