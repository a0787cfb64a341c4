import type { Colleague } from '../../domain/answers/colleague.ts';
import { limits, secondsToNext } from '../../domain/links/rate-limit.ts';
import { portalTexts } from '../../texts/portal.ts';
import { ErrorSummary } from '../../web/error-summary.tsx';
import { page, type Reply } from '../../web/reply.ts';
import type { Visit } from '../way-in/visit.ts';
import { type Kept, KeptWords } from './kept-words.tsx';
import { addressOf, PEOPLE } from './people-page.tsx';
import { SessionFields } from './session-fields.tsx';
import { Sure, sureErrors } from './sure.tsx';
import { VendorPage } from './vendor-page.tsx';

/** Asks once more before a colleague's link is taken back. `unsure`: it was sent without the tick. */
export const withdrawPersonPage = (visit: Visit, colleague: Colleague, unsure = false): Promise<Reply> => {
  const t = portalTexts(visit.language).onePerson.withdraw;
  const words = { ...t, title: t.title(colleague.name), what: t.what(colleague.name) };
  return askFirst(visit, addressOf(colleague, 'withdraw'), words, { yes: t.yes(colleague.name), unsure });
};

/** Asks once more before another mail is sent. Without a tick: it takes nothing away, and mails are counted. */
export const sendAgainPage = (visit: Visit, colleague: Colleague): Promise<Reply> => {
  const t = portalTexts(visit.language).onePerson.sendAgain;
  const words = { ...t, title: t.title(colleague.name), what: t.what(colleague.email) };
  return askFirst(visit, addressOf(colleague, 'again'), words);
};

const toPeople = (visit: Visit) => ({ href: PEOPLE, text: portalTexts(visit.language).people.title });

function askFirst(
  visit: Visit,
  action: string,
  words: { title: string; what: string; button: string; cancel: string },
  tick?: { yes: string; unsure: boolean },
) {
  const unsure = tick?.unsure ?? false;
  return page(
    <VendorPage
      title={unsure ? portalTexts(visit.language).form.pleaseCheck(words.title) : words.title}
      visit={visit}
      back={toPeople(visit)}
      here={action}
    >
      <ErrorSummary errors={sureErrors(unsure, visit.language)} />
      <h1>{words.title}</h1>
      <p>{words.what}</p>
      <form method="post" action={action}>
        <SessionFields visit={visit} />
        {tick && <Sure {...tick} language={visit.language} />}
        <div class="actions">
          <button type="submit">{words.button}</button>
          <a href={PEOPLE}>{words.cancel}</a>
        </div>
      </form>
    </VendorPage>,
    unsure ? 422 : 200,
  );
}

/** So many mails a day are not people working together any more. */
export async function enoughMailsPage(visit: Visit, words: readonly Kept[] = []): Promise<Reply> {
  const { title, text } = portalTexts(visit.language).handOver.enough;
  const reply = await page(
    <VendorPage title={title} visit={visit} back={toPeople(visit)} here={PEOPLE}>
      <h1>{title}</h1>
      <p>{text(limits.people.most)}</p>
      {words.length > 0 && <p>{portalTexts(visit.language).notSaved.onlyHere}</p>}
      <KeptWords words={words} language={visit.language} />
    </VendorPage>,
    429,
  );
  return { ...reply, headers: { ...reply.headers, 'retry-after': String(secondsToNext('people', new Date(visit.at))) } };
}
