import type { Language } from '../../domain/language.ts';
import { portalTexts } from '../../texts/portal.ts';
import { ErrorSummary } from '../../web/error-summary.tsx';
import { TextInput } from '../../web/fields.tsx';
import { Page } from '../../web/layout.tsx';
import { messagePage } from '../../web/message-page.tsx';
import { page, type Reply } from '../../web/reply.ts';
import { LanguageLinks } from './language-links.tsx';

/** Where a new browser types the code that was mailed to the person whose link it opened. */
export function codePage(show: { language: Language; email: string; error?: string; sentAgain?: boolean }): Promise<Reply> {
  const { language, error } = show;
  const { code: t, form } = portalTexts(language);
  return page(
    <Page
      title={error ? form.pleaseCheck(t.titleProblems) : t.title}
      language={language}
      languageSwitch={<LanguageLinks language={language} />}
    >
      <ErrorSummary errors={error ? [{ name: 'code', message: error }] : []} />
      <h1>{t.title}</h1>
      {show.sentAgain && (
        <p class="notice ok" role="status">
          {t.sentAgain}
        </p>
      )}
      <p>{t.sentTo(masked(show.email))}</p>
      <form method="post" action="/respond/code">
        <input type="hidden" name="language" value={language} />
        <TextInput name="code" label={t.label} hint={t.hint} inputmode="numeric" autocomplete="one-time-code" error={error} />
        <button type="submit">{t.continue}</button>
      </form>
      <h2>{t.nothingCame}</h2>
      <p>{t.nothingCameHelp}</p>
      <form method="post" action="/respond/code/again">
        <input type="hidden" name="language" value={language} />
        <button type="submit" class="secondary outline">
          {t.sendAgain}
        </button>
      </form>
    </Page>,
    error ? 422 : 200,
  );
}

export function noCodePage(language: Language): Promise<Reply> {
  const t = portalTexts(language).code;
  return messagePage(401, t.overTitle, <p>{t.over}</p>, language, { languageSwitch: <LanguageLinks language={language} /> });
}

/** Another browser was sent a code just now; `seconds`: until this one may ask. `path`: the link's own. */
export async function momentAgoPage(show: { language: Language; email: string; path: string; seconds: number }): Promise<Reply> {
  const { language, seconds } = show;
  const t = portalTexts(language).code.momentAgo;
  const reply = await page(
    <Page title={t.title} language={language} languageSwitch={<LanguageLinks language={language} />}>
      <h1>{t.title}</h1>
      <p>{t.what(masked(show.email))}</p>
      <p>{t.wait(seconds)}</p>
      <form method="post" action={show.path}>
        <input type="hidden" name="language" value={language} />
        <button type="submit">{t.send}</button>
      </form>
    </Page>,
    429,
  );
  return { ...reply, headers: { ...reply.headers, 'retry-after': String(seconds) } };
}

/** `seconds`: until the counting begins anew. */
export async function tooManyPage(language: Language, seconds: number): Promise<Reply> {
  const t = portalTexts(language).code;
  const reply = await messagePage(429, t.tooManyTitle, <p>{t.tooMany(Math.ceil(seconds / 60))}</p>, language);
  return { ...reply, headers: { ...reply.headers, 'retry-after': String(seconds) } };
}

/** `m…@vendor.example`: enough for its owner, too little for whoever else has the link. */
export const masked = (email: string): string => email.replace(/^(.).*(?=@)/u, '$1…');
