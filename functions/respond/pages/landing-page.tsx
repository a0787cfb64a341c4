import type { Colleague } from '../../domain/answers/colleague.ts';
import type { LeftToAnswer } from '../../domain/answers/left-to-answer.ts';
import type { Policy } from '../../domain/catalog/policy.ts';
import type { FollowUp } from '../../domain/follow-up/follow-up.ts';
import type { Language } from '../../domain/language.ts';
import type { AccessGrant } from '../../domain/links/access-grant.ts';
import type { AssessmentWork } from '../../domain/ports.ts';
import { portalTexts } from '../../texts/portal.ts';
import { timeNeeded } from '../../texts/time-to-answer.ts';
import { Page } from '../../web/layout.tsx';
import { page, type Reply } from '../../web/reply.ts';
import { atTime, onDay } from '../../web/when.ts';
import { standing } from '../way-in/standing.ts';
import { DueFact } from './due-fact.tsx';
import { LanguageLinks } from './language-links.tsx';
import { Reached, requesterOf } from './requester.tsx';

export interface Landing {
  grant: AccessGrant;
  work: AssessmentWork;
  policy: Policy;
  /** When the page was asked for. */
  at: string;
  /** At most this many questions are asked. */
  questions: number;
  orgName?: string;
  /** Of these, so many have an answer from the last time that only wants to be confirmed. */
  toConfirm?: number;
  /** What is left of it; absent while nothing is answered. */
  left?: LeftToAnswer;
  /** Who handed sections over to the link's person; absent for the recipient. */
  invitedBy?: Colleague;
  /** Start leads to a code that is mailed first. */
  needsCode?: boolean;
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
  const { grant, orgName, invitedBy, round, needsCode, path, language, chosen } = view;
  const { assessment } = view.work;
  const submitted = standing(assessment) === 'submitted' ? assessment.submission : undefined;
  const colleagueOf = invitedBy?.askedBy.name;
  const words = invitedBy ? invitedBy.note : round ? undefined : assessment.message;
  const requester = requesterOf(assessment);
  const { landing: t, together, followUp } = portalTexts(language);
  const at = (name: string) => (orgName ? t.askerAt(name, orgName) : name);
  const asker = at(requester.name);
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
        {colleagueOf
          ? together.landing(colleagueOf, asker, assessment.systemName)
          : !round && t.asks(asker, assessment.supplierName)}
      </p>
      {round && (
        <p>
          {followUp.asksAbout(at(round.askedBy.name), round.questions.length)}. {followUp.what}
        </p>
      )}
      {submitted && (
        <div class="notice ok">
          <p>{t.submitted(atTime(submitted.at, language))}</p>
        </div>
      )}
      {words && !submitted && (
        <>
          <p>{together.theirNote(colleagueOf ?? requester.name)}</p>
          <blockquote>{words}</blockquote>
        </>
      )}
      {!submitted && <Prefilled view={view} />}
      <dl class="facts">
        {!submitted && <TimeAndDay view={view} />}
        <dt>{t.help}</dt>
        <dd>{invitedBy ? <Reached person={invitedBy.askedBy} /> : requester.contact}</dd>
        <dt>{t.reference}</dt>
        <dd>{assessment.reference}</dd>
      </dl>
      {needsCode && <p>{t.codeNext}</p>}
      <form method="post" action={path}>
        {chosen && <input type="hidden" name="language" value={chosen} />}
        <button type="submit">{submitted ? t.openReceipt : t.start}</button>
      </form>
      {!submitted && (
        <>
          <h2>{t.goodToKnow}</h2>
          <ul>
            {(colleagueOf ? t.colleagueTips(colleagueOf) : t.tips).map((tip) => (
              <li>{tip}</li>
            ))}
          </ul>
        </>
      )}
    </Page>,
  );
}

/** That most of it is there from the last time; nothing where nothing waits to be confirmed. */
function Prefilled({ view: { work, toConfirm = 0, language } }: { view: Landing }) {
  const { previous } = work.assessment;
  if (!previous || toConfirm === 0) return null;
  return <p>{portalTexts(language).landing.prefilled(onDay(previous.submittedAt, language), previous.reference)}</p>;
}

function TimeAndDay({ view: { work, policy, at, questions, toConfirm, left, language } }: { view: Landing }) {
  const t = portalTexts(language).landing;
  const time = left
    ? t.timeLeft(timeNeeded(language, left.questions, left.toConfirm), left.questions)
    : t.time(timeNeeded(language, questions, toConfirm), questions);
  return (
    <>
      <dt>{t.timeNeeded}</dt>
      <dd>{time}</dd>
      <DueFact work={work} policy={policy} at={at} language={language} />
    </>
  );
}
