import type { Colleague } from '../../domain/answers/colleague.ts';
import { limits } from '../../domain/links/rate-limit.ts';
import { portalTexts } from '../../texts/portal.ts';
import { page, type Reply } from '../../web/reply.ts';
import type { Visit } from '../way-in/visit.ts';
import { type Kept, KeptWords } from './kept-words.tsx';
import { addressOf, PEOPLE } from './people-page.tsx';
import { SessionFields } from './session-fields.tsx';
import { VendorPage } from './vendor-page.tsx';

/** Asks once more before a colleague's link is taken back. */
export const withdrawPersonPage = (visit: Visit, colleague: Colleague): Promise<Reply> => {
  const t = portalTexts(visit.language).onePerson.withdraw;
  const words = { ...t, title: t.title(colleague.name), what: t.what(colleague.name) };
  return askFirst(visit, addressOf(colleague, 'withdraw'), words);
};

/** Asks once more before another mail is sent. */
export const sendAgainPage = (visit: Visit, colleague: Colleague): Promise<Reply> => {
  const t = portalTexts(visit.language).onePerson.sendAgain;
  const words = { ...t, title: t.title(colleague.name), what: t.what(colleague.email) };
  return askFirst(visit, addressOf(colleague, 'again'), words);
};

const toPeople = (visit: Visit) => ({ href: PEOPLE, text: portalTexts(visit.language).people.title });

function askFirst(visit: Visit, action: string, words: { title: string; what: string; button: string; cancel: string }) {
  return page(
    <VendorPage title={words.title} visit={visit} back={toPeople(visit)} here={action}>
      <h1>{words.title}</h1>
      <p>{words.what}</p>
      <form method="post" action={action}>
        <SessionFields visit={visit} />
        <div class="actions">
          <button type="submit">{words.button}</button>
          <a href={PEOPLE}>{words.cancel}</a>
        </div>
      </form>
    </VendorPage>,
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
  return { ...reply, headers: { ...reply.headers, 'retry-after': String(limits.people.seconds) } };
}
