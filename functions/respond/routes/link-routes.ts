import { leftToAnswer } from '../../domain/answers/left-to-answer.ts';
import { waitingToBeConfirmed } from '../../domain/answers/time-to-answer.ts';
import { askedQuestions } from '../../domain/answers/visible-questions.ts';
import { openFollowUp } from '../../domain/follow-up/follow-up.ts';
import { Language } from '../../domain/language.ts';
import { isTooMany, secondsToNext } from '../../domain/links/rate-limit.ts';
import { sha256 } from '../../domain/proof/canonical.ts';
import { browserLanguage, languageOfAddress } from '../../web/browser-language.ts';
import { browserCookie, setCookie, vendorCookie } from '../../web/cookies.ts';
import { seeOther } from '../../web/reply.ts';
import { scopeOf } from '../answers/scope.ts';
import { tooManyPage } from '../pages/code-page.tsx';
import { landingPage } from '../pages/landing-page.tsx';
import { linkUnusablePage, signedOutPage } from '../pages/way-in-pages.tsx';
import { findColleague } from '../people/people.ts';
import type { PortalPorts } from '../ports.ts';
import { findLink } from '../way-in/find-link.ts';
import { needsCode } from '../way-in/known-browser.ts';
import { startSession } from '../way-in/start-session.ts';
import { backTo, switchLanguage } from '../way-in/switch-language.ts';
import { FIRST_PAGE } from '../way-in/where-left.ts';
import { codeAtStart } from './code-at-start.ts';
import { inSession, type PortalRoute } from './route.ts';

/** In by the emailed link, out by the button. Only POST does something; robots that follow links change nothing. */
export const linkRoutes = (ports: PortalPorts): PortalRoute[] => [
  {
    method: 'GET',
    path: '/r/{token}',
    async handle(asked) {
      const token = asked.params.token ?? '';
      const found = await findLink(ports, token);
      if (found.kind === 'unusable') return linkUnusablePage(browserLanguage(asked));
      const { assessment, grant, catalog, participant, work } = found;
      const mine = { ...catalog.questionnaire, sections: scopeOf({ participant, work }, catalog.questionnaire) };
      const questions = askedQuestions(mine, assessment.tier, assessment.supplierRole).length;
      const toConfirm = Math.min(questions, waitingToBeConfirmed(work.drafts, participant.sectionIds));
      const left = leftToAnswer(work, catalog, participant.sectionIds);
      const invitedBy = findColleague(work, participant.id);
      const chosen = languageOfAddress(asked);
      const language = chosen ?? found.language;
      const { orgName } = ports.house;
      const round = openFollowUp(work.followUps);
      const code = needsCode(found, asked.cookies[browserCookie], ports.clock.now());
      const asking = { questions, toConfirm, left, orgName, invitedBy, round, needsCode: code };
      const at = ports.clock.now().toISOString();
      return landingPage({ grant, work, policy: catalog.policy, at, ...asking, path: `/r/${token}`, language, chosen });
    },
  },
  {
    method: 'POST',
    path: '/r/{token}',
    async handle(asked) {
      const found = await findLink(ports, asked.params.token ?? '');
      if (found.kind === 'unusable') return linkUnusablePage(browserLanguage(asked));
      const language = Language.safeParse(asked.form.get('language')).data ?? found.language;
      const isNew = needsCode(found, asked.cookies[browserCookie], ports.clock.now());
      // Counted apart: whoever has the link but not the mailbox cannot keep out whoever proved to have both.
      const whose = `${found.grant.tokenHash}${isNew ? '#new' : ''}`;
      if (await isTooMany(ports, 'start', whose)) return tooManyPage(language, secondsToNext('start', ports.clock.now()));
      if (language !== found.language) await ports.links.speak(found.assessment.id, found.grant.tokenHash, language);
      if (isNew) return codeAtStart(ports, asked, { grant: found.grant, language, path: asked.path });
      const { cookie, seconds } = await startSession(ports, found.grant, asked.cookies[vendorCookie]);
      return seeOther(FIRST_PAGE, [setCookie(vendorCookie, cookie, seconds)]);
    },
  },
  {
    method: 'POST',
    path: '/respond/language',
    handle: (asked) =>
      inSession(ports, asked, async (visit) => {
        await switchLanguage(ports, visit, asked.form.get('language'));
        return seeOther(backTo(asked.form.get('back')));
      }),
  },
  {
    method: 'POST',
    path: '/respond/end',
    handle: (asked) =>
      inSession(ports, asked, async (visit) => {
        await ports.sessions.end(sha256(asked.cookies[vendorCookie] ?? ''));
        const page = await signedOutPage(visit.language);
        return { ...page, cookies: [setCookie(vendorCookie, '', 0)] };
      }),
  },
];
