import { createContext } from 'hono/jsx';
import { DEFAULT_LANGUAGE, type Language } from '../domain/language.ts';

/** The language of the page being rendered: what shared parts of a form say of themselves. Set by `Page`. */
export const PageLanguage = createContext<Language>(DEFAULT_LANGUAGE);
