import type { Language } from '../../domain/language.ts';
import type { AccessGrant } from '../../domain/links/access-grant.ts';
import { conditionTexts } from '../../texts/conditions.ts';
import { portalTexts } from '../../texts/portal.ts';
import { Page } from '../../web/layout.tsx';
import { page, type Reply } from '../../web/reply.ts';
import { onDate } from '../../web/when.ts';
import { LanguageLinks } from '../pages/language-links.tsx';
import { requesterOf } from '../pages/requester.tsx';
import { canReport, stateOf } from './condition-state.ts';
import type { ConditionsVisit } from './conditions-visit.ts';

export interface Landing {
  visit: Pick<ConditionsVisit, 'work' | 'conditions' | 'standing' | 'org' | 'at'>;
  grant: AccessGrant;
  /** The path of the link itself: Start posts to it. */
  path: string;
  language: Language;
  /** Chosen by `?language=`: Start remembers it. */
  chosen?: Language;
  /** Start leads to a code that is mailed first. */
  needsCode: boolean;
}

/** What a link for conditions opens: who approved what, and how much is left to do. Looking at it changes nothing; only Start does. */
export function conditionsLandingPage({ visit, grant, path, language, chosen, needsCode }: Landing): Promise<Reply> {
  const { work, conditions, org } = visit;
  const { assessment } = work;
  const t = conditionTexts(language);
  const { landing: words } = portalTexts(language);
  const open = conditions.filter((condition) => canReport(stateOf(condition, visit)));
  const next = open.map(({ dueOn }) => dueOn).sort()[0];
  const title = t.title(assessment.systemName);
  return page(
    <Page title={title} context={assessment.reference} language={language} languageSwitch={<LanguageLinks language={language} />}>
      <h1>{title}</h1>
      <p>
        {words.hello(grant.name)} {t.landing.what(org, assessment.systemName, conditions.length)}
      </p>
      <p>{open.length > 0 ? t.landing.todo(open.length) : t.landing.none}</p>
      <dl class="facts">
        {next && (
          <>
            <dt>{t.landing.nextDue}</dt>
            <dd>
              <time datetime={next}>{onDate(next, language)}</time>
            </dd>
          </>
        )}
        <dt>{words.help}</dt>
        <dd>{requesterOf(assessment).contact}</dd>
        <dt>{words.reference}</dt>
        <dd>{assessment.reference}</dd>
      </dl>
      {needsCode && <p>{words.codeNext}</p>}
      <form method="post" action={path}>
        {chosen && <input type="hidden" name="language" value={chosen} />}
        <button type="submit">{open.length > 0 ? words.start : t.landing.show}</button>
      </form>
      {open.length > 0 && (
        <>
          <h2>{words.goodToKnow}</h2>
          <ul>
            {t.landing.tips.map((tip) => (
              <li>{tip}</li>
            ))}
          </ul>
        </>
      )}
    </Page>,
  );
}
