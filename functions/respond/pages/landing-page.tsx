import type { AccessGrant } from '../../domain/access-grant.ts';
import type { Assessment } from '../../domain/assessment.ts';
import type { FollowUp } from '../../domain/follow-up.ts';
import { type Language, languages } from '../../domain/language.ts';
import { languageNames } from '../../texts/language-names.ts';
import { portalTexts } from '../../texts/portal.ts';
import { timeNeeded } from '../../texts/time-to-answer.ts';
import { Page } from '../../web/layout.tsx';
import { page, type Reply } from '../../web/reply.ts';
import { atTime } from '../../web/when.ts';
import { requesterOf } from './requester.tsx';

export interface Landing {
  assessment: Assessment;
  grant: AccessGrant;
  /** At most this many questions are asked. */
  questions: number;
  orgName?: string;
  /** Who handed sections over to the link's person, and their words; absent for the recipient. */
  invitedBy?: { name: string; note?: string };
  /** While follow-up questions are open: this link's person is there for them. */
  round?: FollowUp;
  /** The path of the link itself: Start posts to it. */
  path: string;
  language: Language;
  /** Chosen by `?language=`: Start remembers it. */
  chosen?: Language;
}

/** What a link opens: who asks, about what, until when. Looking at it changes nothing; only Start does. */
export function landingPage(view: Landing): Promise<Reply> {
  const { assessment, grant, questions, orgName, invitedBy, round, path, language, chosen } = view;
  const words = invitedBy ? invitedBy.note : round ? undefined : assessment.message;
  const requester = requesterOf(assessment);
  const { landing: t, together, followUp } = portalTexts(language);
  const asker = orgName ? t.askerAt(requester.name, orgName) : requester.name;
  return page(
    <Page
      title={t.title(assessment.systemName)}
      context={assessment.reference}
      language={language}
      languageSwitch={<LanguageLinks language={language} />}
    >
      <h1>{t.title(assessment.systemName)}</h1>
      <p>
        {t.hello(grant.name)}{' '}
        {invitedBy
          ? together.landing(invitedBy.name, asker, assessment.systemName)
          : !round && t.asks(asker, assessment.supplierName)}
      </p>
      {round && (
        <p>
          {followUp.asksAbout(round.askedBy.name, round.questions.length)}. {followUp.what}
        </p>
      )}
      {words && <blockquote>{words}</blockquote>}
      <dl class="facts">
        <dt>{t.timeNeeded}</dt>
        <dd>{t.time(timeNeeded(language, questions), questions)}</dd>
        {assessment.dueAt && (
          <>
            <dt>{t.due}</dt>
            <dd>
              <time datetime={assessment.dueAt}>{atTime(assessment.dueAt, language)}</time>
            </dd>
          </>
        )}
        <dt>{t.help}</dt>
        <dd>{requester.contact}</dd>
        <dt>{t.reference}</dt>
        <dd>{assessment.reference}</dd>
      </dl>
      <form method="post" action={path}>
        {chosen && <input type="hidden" name="language" value={chosen} />}
        <button type="submit">{t.start}</button>
      </form>
      <h2>{t.goodToKnow}</h2>
      <ul>
        {t.tips.map((tip) => (
          <li>{tip}</li>
        ))}
      </ul>
    </Page>,
  );
}

/** Looking at the page in another language changes nothing either: these are plain links to the same page. */
function LanguageLinks({ language: current }: { language: Language }) {
  return (
    <nav class="languages no-print" aria-label={portalTexts(current).layout.language}>
      <ul>
        {languages.map((language) => (
          <li>
            <a
              href={`?language=${language}`}
              lang={language}
              hreflang={language}
              aria-current={language === current ? 'true' : undefined}
            >
              {languageNames[language]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
