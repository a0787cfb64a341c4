import type { Asked } from '../../web/asked.ts';
import { browserLanguage } from '../../web/browser-language.ts';
import { setCookie, vendorCookie } from '../../web/cookies.ts';
import { refusedPage } from '../../web/message-page.tsx';
import { type Reply, seeOther } from '../../web/reply.ts';
import { closedPage } from '../pages/closed-page.tsx';
import { otherAssessmentPage } from '../pages/other-assessment-page.tsx';
import { sessionEndedPage } from '../pages/way-in-pages.tsx';
import type { PortalPorts } from '../ports.ts';
import { isOthers } from '../way-in/made-for.ts';
import { standing } from '../way-in/standing.ts';
import { prolongSession } from '../way-in/start-session.ts';
import { findVisit, type Visit } from '../way-in/visit.ts';

/** One address of the portal; platform/page-chain.ts serves it. */
export interface PortalRoute {
  method: 'GET' | 'POST';
  path: string;
  handle(asked: Asked): Promise<Reply>;
}

export interface Door {
  /** What to do with a form whose token is not this session's (it was made before the link was opened again). */
  otherToken?: (visit: Visit) => Promise<Reply>;
  /** What to do with a form that was made for another assessment. */
  otherAssessment?: (visit: Visit) => Promise<Reply>;
  /** What to do with a form that comes when the response is no longer awaited. */
  late?: (visit: Visit) => Promise<Reply>;
  /** Keep what came in a form when the session is over. */
  keepTyped?: boolean;
}

/** Only while the response is awaited; whoever comes later is led to the receipt, or told that it is over. */
export async function whileOpen(
  ports: PortalPorts,
  asked: Asked,
  then: (visit: Visit) => Promise<Reply>,
  door: Door = {},
): Promise<Reply> {
  const { late, otherToken } = door;
  const ifOpen = (go: (visit: Visit) => Promise<Reply>) => async (visit: Visit) => {
    const stands = standing(visit.work.assessment);
    if (stands === 'open') return go(visit);
    if (late) return late(visit);
    return stands === 'submitted' ? seeOther('/respond/receipt') : closedPage(visit, visit.work.assessment.status);
  };
  return inSession(ports, asked, ifOpen(then), { ...door, otherToken: otherToken && ifOpen(otherToken) });
}

/** In a session, and for a POST with its token. */
export async function inSession(
  ports: PortalPorts,
  asked: Asked,
  then: (visit: Visit) => Promise<Reply>,
  { otherToken, keepTyped, otherAssessment = (visit) => otherAssessmentPage(visit, asked) }: Door = {},
): Promise<Reply> {
  const visit = await findVisit(ports, asked.cookies[vendorCookie]);
  if (!visit) return sessionEndedPage(browserLanguage(asked), keepTyped ? { path: asked.path, form: asked.form } : undefined);
  if (asked.method === 'POST' && asked.form.get('csrf') !== visit.session.csrf) {
    if (isOthers(asked.form, visit, otherToken !== undefined)) return otherAssessment(visit);
    return otherToken ? otherToken(visit) : refusedPage(visit.language);
  }
  if (asked.method !== 'POST') return then(visit);
  const cookie = asked.cookies[vendorCookie] ?? '';
  const seconds = await prolongSession(ports, visit, cookie);
  const reply = await then(visit);
  if (seconds === undefined) return reply;
  // First, so that signing out has the last word.
  return { ...reply, cookies: [setCookie(vendorCookie, cookie, seconds), ...reply.cookies] };
}
