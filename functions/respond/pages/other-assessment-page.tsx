import { portalTexts } from '../../texts/portal.ts';
import { PORTAL_SCRIPT } from '../../web/layout.tsx';
import { messagePage } from '../../web/message-page.tsx';
import type { Reply } from '../../web/reply.ts';
import { SendAgain, type TypedForm } from '../../web/send-again.tsx';
import { typedWords } from '../answers/typed-words.ts';
import { calledInFull, madeFor } from '../way-in/made-for.ts';
import { KeptWords } from './kept-words.tsx';
import type { AtPage } from './vendor-page.tsx';

/**
 * A page of one assessment came when this browser had been opened for another: names both, stores nothing, and keeps the words until
 * the first one's link is opened again.
 */
export function otherAssessmentPage({ work, language }: Pick<AtPage, 'work' | 'language'>, typed: TypedForm): Promise<Reply> {
  const t = portalTexts(language).notSaved;
  const { called } = madeFor(typed.form);
  const words = typedWords(typed.form);
  return messagePage(
    409,
    called ? t.other.title(called) : t.other.titleUnknown,
    <>
      <p>{t.other.why(calledInFull(work.assessment))}</p>
      <p>{t.other.how}</p>
      <ol>
        {(called ? t.other.steps(called) : t.other.stepsUnknown).map((step) => (
          <li>{step}</li>
        ))}
      </ol>
      <SendAgain typed={typed} text={portalTexts(language).wayIn.ended.continue} />
      {words.length > 0 && <p>{t.onlyHere}</p>}
      <KeptWords words={words} language={language} />
    </>,
    language,
    { scripts: [PORTAL_SCRIPT] },
  );
}
