import type { Child } from 'hono/jsx';
import { DEFAULT_LANGUAGE, type Language } from '../domain/language.ts';
import { sharedPageTexts } from '../texts/shared-page.ts';
import { Page, type PageProps, PORTAL_SCRIPT } from './layout.tsx';
import { page, type Reply } from './reply.ts';
import { SendAgain, type TypedForm } from './send-again.tsx';
import { inDigits } from './when.ts';

/** A page that says one thing and what to do next. */
export function messagePage(
  status: number,
  title: string,
  children: Child,
  language?: Language,
  besides: Pick<PageProps, 'languageSwitch' | 'scripts'> = {},
): Promise<Reply> {
  return page(
    <Page title={title} language={language} {...besides}>
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

/** `sent`: a form that came. Going back would bring an empty one: browsers keep nothing of our pages. */
export function faultPage(code: string, language?: Language, sent?: TypedForm): Promise<Reply> {
  const t = messages(language).fault;
  const said = (
    <>
      <p>{sent ? t.kept : t.tryAgain}</p>
      {sent && <SendAgain typed={sent} text={t.again} withToken />}
      <p>{t.quote(<strong>{code}</strong>)}</p>
    </>
  );
  return messagePage(500, t.title, said, language, sent && { scripts: [PORTAL_SCRIPT] });
}

export function refusedPage(language?: Language): Promise<Reply> {
  const t = messages(language).refused;
  return messagePage(403, t.title, <p>{t.text}</p>, language);
}

/** The same form with its longest texts to be shortened. */
export function tooLargePage(language?: Language, sent?: TypedForm): Promise<Reply> {
  const t = messages(language).tooLarge;
  const said = (
    <>
      <p>{t.text}</p>
      {sent && <SendAgain typed={sent} text={t.again} withToken editable={(length) => t.field(inDigits(length, language))} />}
    </>
  );
  return messagePage(413, t.title, said, language, sent && { scripts: [PORTAL_SCRIPT] });
}
