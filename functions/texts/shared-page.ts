import type { Language } from '../domain/language.ts';
import { form as deForm } from './de/form.ts';
import { layout as deLayout } from './de/layout.ts';
import { messages as deMessages } from './de/messages.ts';
import { form } from './en/form.ts';
import { layout } from './en/layout.ts';
import { messages } from './en/messages.ts';

const en = { form, layout, messages };
type SharedPageTexts = typeof en;
const byLanguage: Record<Language, SharedPageTexts> = {
  en,
  de: { form: deForm, layout: deLayout, messages: deMessages },
};

/** The words around and in every page, staff pages too: apart from the portal's, so that staff functions do not carry those. */
export const sharedPageTexts = (language: Language): SharedPageTexts => byLanguage[language];
