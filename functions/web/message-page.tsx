import type { Child } from 'hono/jsx';
import { DEFAULT_LANGUAGE, type Language } from '../domain/language.ts';
import { sharedPageTexts } from '../texts/shared-page.ts';
import { Page } from './layout.tsx';
import { page, type Reply } from './reply.ts';

/** A page that says one thing and what to do next. */
export function messagePage(
  status: number,
  title: string,
  children: Child,
  language?: Language,
  languageSwitch?: Child,
): Promise<Reply> {
  return page(
    <Page title={title} language={language} languageSwitch={languageSwitch}>
      <h1>{title}</h1>
      {children}
    </Page>,
    status,
  );
}

const messages = (language: Language = DEFAULT_LANGUAGE) => sharedPageTexts(language).messages;

export function notFoundPage(language?: Language): Promise<Reply> {
  const t = messages(language).notFound;
  return messagePage(404, t.title, <p>{t.text}</p>, language);
}

export function faultPage(code: string, language?: Language): Promise<Reply> {
  const t = messages(language).fault;
  const said = (
    <>
      <p>{t.tryAgain}</p>
      <p>{t.quote(<strong>{code}</strong>)}</p>
    </>
  );
  return messagePage(500, t.title, said, language);
}

export function refusedPage(language?: Language): Promise<Reply> {
  const t = messages(language).refused;
  return messagePage(403, t.title, <p>{t.text}</p>, language);
}

export function tooLargePage(language?: Language): Promise<Reply> {
  const t = messages(language).tooLarge;
  return messagePage(413, t.title, <p>{t.text}</p>, language);
}
