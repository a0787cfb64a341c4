import type { Language } from '../domain/language.ts';
import { mails as de } from './de/mails.ts';
import { mails as en } from './en/mails.ts';

export type MailTexts = typeof en;
const byLanguage: Record<Language, MailTexts> = { en, de };

/** The words of vendors' mails in one language: apart from the portal's, so that neither function carries the other's. */
export const mailTexts = (language: Language): MailTexts => byLanguage[language];
