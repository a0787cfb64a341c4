import type { Language } from '../domain/language.ts';

/** Languages as staff read them. */
export const languageWords: Record<Language, string> = { en: 'English', de: 'German' };

export const languageChoices = Object.entries(languageWords).map(([value, label]) => ({ value, label }));
