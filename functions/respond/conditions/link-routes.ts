import { Language } from '../../domain/language.ts';
import type { AccessGrant } from '../../domain/links/access-grant.ts';
import { isTooMany, secondsToNext } from '../../domain/links/rate-limit.ts';
import type { AssessmentFile } from '../../domain/ports.ts';
import { sha256 } from '../../domain/proof/canonical.ts';
import type { Asked } from '../../web/asked.ts';
import { browserLanguage, languageOfAddress } from '../../web/browser-language.ts';
import { browserCookie, setCookie, vendorCookie } from '../../web/cookies.ts';
import { type Reply, seeOther } from '../../web/reply.ts';
import { tooManyPage } from '../pages/code-page.tsx';
import { linkUnusablePage, signedOutPage } from '../pages/way-in-pages.tsx';
import { codeAtStart } from '../routes/code-at-start.ts';
import type { PortalRoute } from '../routes/route.ts';
import { TOKEN } from '../way-in/find-link.ts';
import { needsCode } from '../way-in/known-browser.ts';
import { languageOf } from '../way-in/language-of.ts';
import { startSession } from '../way-in/start-session.ts';
import { backTo } from '../way-in/switch-language.ts';
import { CONDITIONS } from '../way-in/where-left.ts';
import { inConditions } from './condition-door.ts';
import { isTheirs, whatIsTheirs } from './conditions-visit.ts';
import { conditionsLandingPage } from './landing-page.tsx';
import type { ConditionPagePorts } from './ports.ts';

interface Found {
  work: AssessmentFile;
  grant: AccessGrant;
  language: Language;
  needsCode: boolean;
}

/** In by the emailed link, out by the button, as with a link to answer. Only POST does something. */
export function conditionLinkRoutes(ports: ConditionPagePorts): PortalRoute[] {
  async function find({ params, cookies }: Asked): Promise<Found | undefined> {
    const token = params.token ?? '';
    if (!TOKEN.test(token)) return undefined;
    const tokenHash = sha256(token);
    const link = await ports.links.find(tokenHash);
    const work = link && (await ports.assessments.file(link.assessmentId));
    const grant = work?.grants.find((one) => one.tokenHash === tokenHash);
    const now = ports.clock.now();
    if (!work || !grant || !isTheirs(work, grant, now)) return undefined;
    const catalog = await ports.catalogs.get(work.assessment.catalogHash);
    return {
      ...{ work, grant, language: languageOf(work, grant) },
      needsCode: needsCode({ work, catalog, grant }, cookies[browserCookie], now),
    };
  }

  async function land(asked: Asked): Promise<Reply> {
    const found = await find(asked);
    if (!found) return linkUnusablePage(browserLanguage(asked));
    const { work, grant } = found;
    const chosen = languageOfAddress(asked);
    const at = ports.clock.now().toISOString();
    return conditionsLandingPage({
      visit: { work, at, ...whatIsTheirs(work, ports.house.orgName, at) },
      ...{ grant, path: `/c/${asked.params.token}`, needsCode: found.needsCode },
      ...{ language: chosen ?? found.language, chosen },
    });
  }

  async function start(asked: Asked): Promise<Reply> {
    const found = await find(asked);
    if (!found) return linkUnusablePage(browserLanguage(asked));
    const { grant } = found;
    const language = Language.safeParse(asked.form.get('language')).data ?? found.language;
    // Counted apart: whoever has the link but not the mailbox cannot keep out whoever proved to have both.
    const whose = `${grant.tokenHash}${found.needsCode ? '#new' : ''}`;
    if (await isTooMany(ports, 'start', whose)) return tooManyPage(language, secondsToNext('start', ports.clock.now()));
    if (language !== found.language) await ports.links.speak(grant.assessmentId, grant.tokenHash, language);
    if (found.needsCode) return codeAtStart(ports, asked, { grant, language, path: asked.path });
    const { cookie, seconds } = await startSession(ports, grant, asked.cookies[vendorCookie]);
    return seeOther(CONDITIONS, [setCookie(vendorCookie, cookie, seconds)]);
  }

  const speak = (asked: Asked) =>
    inConditions(ports, asked, async ({ session, language }) => {
      const wanted = Language.safeParse(asked.form.get('language')).data;
      if (wanted && wanted !== language) await ports.links.speak(session.assessmentId, session.grantHash, wanted);
      const back = backTo(asked.form.get('back'));
      return seeOther(back === CONDITIONS || back.startsWith(`${CONDITIONS}/`) ? back : CONDITIONS);
    });

  const end = (asked: Asked) =>
    inConditions(ports, asked, async ({ language }) => {
      await ports.sessions.end(sha256(asked.cookies[vendorCookie] ?? ''));
      const page = await signedOutPage(language);
      return { ...page, cookies: [setCookie(vendorCookie, '', 0)] };
    });

  return [
    { method: 'GET', path: '/c/{token}', handle: land },
    { method: 'POST', path: '/c/{token}', handle: start },
    { method: 'POST', path: `${CONDITIONS}/language`, handle: speak },
    { method: 'POST', path: `${CONDITIONS}/end`, handle: end },
  ];
}
