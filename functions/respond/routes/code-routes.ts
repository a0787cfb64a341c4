import { Language } from '../../domain/language.ts';
import { secondsToNext } from '../../domain/links/rate-limit.ts';
import { portalTexts } from '../../texts/portal.ts';
import type { Asked } from '../../web/asked.ts';
import { browserLanguage, languageOfAddress } from '../../web/browser-language.ts';
import { browserCookie, codeCookie, setCookie, vendorCookie } from '../../web/cookies.ts';
import { type Reply, seeOther } from '../../web/reply.ts';
import { codePage, noCodePage, tooManyPage } from '../pages/code-page.tsx';
import type { PortalPorts } from '../ports.ts';
import { askCode } from '../way-in/ask-code.ts';
import { enterCode, findWaiting } from '../way-in/enter-code.ts';
import { opensConditions } from '../way-in/find-link.ts';
import { BROWSER_DAYS, withBrowser } from '../way-in/known-browser.ts';
import { startSession } from '../way-in/start-session.ts';
import { CONDITIONS, FIRST_PAGE } from '../way-in/where-left.ts';
import type { PortalRoute } from './route.ts';

/** The emailed code, between the link and the questionnaire. There is no session yet: all rests on the waiting browser's cookie. */
export const codeRoutes = (ports: PortalPorts): PortalRoute[] => [
  {
    method: 'GET',
    path: '/respond/code',
    async handle(asked) {
      const waiting = await findWaiting(ports, asked.cookies[codeCookie]);
      if (waiting.kind === 'over') return noCodePage(browserLanguage(asked));
      return codePage({
        language: languageOfAddress(asked) ?? waiting.language,
        email: waiting.code.email,
        sentAgain: asked.query.get('sent') === 'again',
      });
    },
  },
  { method: 'POST', path: '/respond/code', handle: (asked) => enter(ports, asked) },
  { method: 'POST', path: '/respond/code/again', handle: (asked) => again(ports, asked) },
];

/** What the page was read in when it was sent. */
const languageOfForm = ({ form }: Asked) => Language.safeParse(form.get('language')).data;

async function enter(ports: PortalPorts, asked: Asked): Promise<Reply> {
  const cookie = asked.cookies[codeCookie];
  const waiting = await findWaiting(ports, cookie);
  if (waiting.kind === 'over') return noCodePage(browserLanguage(asked));
  const { code } = waiting;
  const language = languageOfForm(asked) ?? waiting.language;
  const t = portalTexts(language).code;
  const show = (error: string) => codePage({ language, email: code.email, error });
  // People type it as the mail shows it, or paste it with what stood around it.
  const typed = (asked.form.get('code') ?? '').replace(/\s+/g, '');
  if (!/^\d{6}$/.test(typed)) return show(t.notSix);
  const result = await enterCode(ports, cookie, typed);
  switch (result.kind) {
    case 'right': {
      const browser = asked.cookies[browserCookie] ?? ports.ids.token();
      const { assessmentId, tokenHash } = result.grant;
      await ports.links.trust(assessmentId, tokenHash, withBrowser(result.grant, browser));
      if (language !== waiting.language) await ports.links.speak(assessmentId, tokenHash, language);
      const session = await startSession(ports, result.grant, asked.cookies[vendorCookie]);
      return seeOther(opensConditions(result.grant) ? CONDITIONS : FIRST_PAGE, [
        setCookie(vendorCookie, session.cookie, session.seconds),
        setCookie(browserCookie, browser, BROWSER_DAYS * 86_400),
        setCookie(codeCookie, '', 0),
      ]);
    }
    case 'wrong':
      return show(t.wrong(result.left));
    case 'not-sent':
      return show(t.notSent);
    case 'expired':
      return show(t.expired);
    case 'too-many':
      return tooManyPage(language, secondsToNext('tries', ports.clock.now()));
    case 'void':
      return show(t.void);
    case 'over':
      return noCodePage(language);
  }
}

async function again(ports: PortalPorts, asked: Asked): Promise<Reply> {
  const cookie = asked.cookies[codeCookie];
  const waiting = await findWaiting(ports, cookie);
  if (waiting.kind === 'over') return noCodePage(browserLanguage(asked));
  const language = languageOfForm(asked) ?? waiting.language;
  const result = await askCode(ports, waiting.grant, cookie);
  if (result.kind === 'too-many') return tooManyPage(language, secondsToNext('code', ports.clock.now()));
  return seeOther(`/respond/code?sent=again&language=${language}`, [setCookie(codeCookie, result.cookie, result.seconds)]);
}
