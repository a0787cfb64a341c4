import type { Language } from '../../domain/language.ts';
import { portalTexts } from '../../texts/portal.ts';
import { PORTAL_SCRIPT } from '../../web/layout.tsx';
import { messagePage } from '../../web/message-page.tsx';
import type { Reply } from '../../web/reply.ts';
import { SendAgain, type TypedForm } from '../../web/send-again.tsx';
import { unsavedWords } from '../answers/unsaved-words.ts';
import { KeptWords } from './kept-words.tsx';
import { LanguageLinks } from './language-links.tsx';

/** For every link that does not open: unknown, mistyped, expired, withdrawn. It never says which (design 6.9). */
export function linkUnusablePage(language: Language): Promise<Reply> {
  const t = portalTexts(language).wayIn.unusable;
  return messagePage(
    404,
    t.title,
    <>
      <p>{t.why}</p>
      <ul>
        {t.steps.map((step) => (
          <li>{step}</li>
        ))}
      </ul>
      <p>{t.kept}</p>
    </>,
    language,
    { languageSwitch: <LanguageLinks language={language} /> },
  );
}

/**
 * The session is over, in whichever way. `typed` are the fields of a page that came too late: they are offered again, and their words
 * stand there to be read, for a link that was withdrawn opens nothing any more.
 */
export function sessionEndedPage(language: Language, typed?: TypedForm): Promise<Reply> {
  const texts = portalTexts(language);
  const t = texts.wayIn.ended;
  const words = typed ? unsavedWords(typed.form, texts) : [];
  return messagePage(
    401,
    typed ? t.titleTyped : t.title,
    <>
      <p>{t.why}</p>
      {typed ? (
        <>
          <p>{t.typed}</p>
          <ol>
            {t.steps.map((step) => (
              <li>{step}</li>
            ))}
          </ol>
          <SendAgain typed={typed} text={t.continue} />
          <p>{t.noLink}</p>
          {words.length > 0 && <h2>{t.words}</h2>}
          <KeptWords words={words} language={language} />
        </>
      ) : (
        <>
          <p>{t.back}</p>
          <p>{t.noLink}</p>
        </>
      )}
    </>,
    language,
    // Where words are offered again, a link would leave them behind.
    typed ? { scripts: [PORTAL_SCRIPT] } : { languageSwitch: <LanguageLinks language={language} /> },
  );
}

export function signedOutPage(language: Language): Promise<Reply> {
  const t = portalTexts(language).wayIn.signedOut;
  return messagePage(200, t.title, <p>{t.text}</p>, language);
}
