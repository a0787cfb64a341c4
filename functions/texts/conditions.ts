import type { Language } from '../domain/language.ts';
import { conditions as de } from './de/conditions.ts';
import { conditions as en } from './en/conditions.ts';

const byLanguage: Record<Language, typeof en> = { en, de };

/** What suppliers read on the pages of conditions, beside the portal's own texts: a room's chamber with a function of its own. */
export const conditionTexts = (language: Language): typeof en => byLanguage[language];
