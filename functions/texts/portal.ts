import type { Language } from '../domain/language.ts';
import { portal as de } from './de/portal.ts';
import { portal as en } from './en/portal.ts';

export type PortalTexts = typeof en;
const byLanguage: Record<Language, PortalTexts> = { en, de };

/** The portal's texts in one language. Every language has all of them: the compiler sees to it. */
export const portalTexts = (language: Language): PortalTexts => byLanguage[language];
