import type { Language } from '../domain/language.ts';

/** Each language by its own name: whoever looks for it reads no other. */
export const languageNames: Record<Language, string> = { en: 'English', de: 'Deutsch' };
