import { DEFAULT_LANGUAGE, Language, languages } from '../domain/language.ts';
import type { Asked } from './asked.ts';

/** What the address asks for by `?language=`, as the links of a page's switch do. */
export const languageOfAddress = ({ query }: Pick<Asked, 'query'>): Language | undefined =>
  Language.safeParse(query.get('language')).data;

/** The hidden field of a form that says which language its page was in. */
export const PAGE_LANGUAGE = 'page-language';

/**
 * The language for somebody of whom nothing else is known: what the address asks for, or else that of the page that a form came
 * from, or else what the browser prefers among ours (Accept-Language, RFC 9110 section 12.5.4). A regional tag counts as its language; a weight of 0 refuses it; nothing of ours: the
 * default.
 */
export function browserLanguage(asked: Pick<Asked, 'header' | 'query' | 'form'>): Language {
  const chosen = languageOfAddress(asked) ?? Language.safeParse(asked.form.get(PAGE_LANGUAGE)).data;
  if (chosen) return chosen;
  const wanted = (asked.header('accept-language') ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/);
      const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
      return { tag: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { tag } of wanted) {
    const found = languages.find((language) => language === tag);
    if (found) return found;
  }
  return DEFAULT_LANGUAGE;
}
