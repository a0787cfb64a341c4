import type { TrackedCondition } from '../../domain/conditions/tracked-condition.ts';
import type { Asked } from '../../web/asked.ts';
import { browserLanguage } from '../../web/browser-language.ts';
import { setCookie, vendorCookie } from '../../web/cookies.ts';
import { notFoundPage, refusedPage } from '../../web/message-page.tsx';
import { type Reply, seeOther } from '../../web/reply.ts';
import { otherAssessmentPage } from '../pages/other-assessment-page.tsx';
import { sessionEndedPage } from '../pages/way-in-pages.tsx';
import { isOthers } from '../way-in/made-for.ts';
import { prolongSession } from '../way-in/start-session.ts';
import { canReport, stateOf } from './condition-state.ts';
import { type ConditionsVisit, findConditionsVisit } from './conditions-visit.ts';
import type { ConditionPagePorts } from './ports.ts';

type Then = (visit: ConditionsVisit) => Promise<Reply>;

interface Door {
  /** What to do with a form whose token is not this session's (it was made before the link was opened again). */
  otherToken?: Then;
  /** Keep what came in a form when the session is over. */
  keepTyped?: boolean;
}

/** In a session of a link for conditions, and for a POST with its token. */
export async function inConditions(ports: ConditionPagePorts, asked: Asked, then: Then, door: Door = {}): Promise<Reply> {
  const cookie = asked.cookies[vendorCookie] ?? '';
  const visit = await findConditionsVisit(ports, cookie);
  const typed = door.keepTyped ? { path: asked.path, form: asked.form } : undefined;
  if (!visit) return sessionEndedPage(browserLanguage(asked), typed);
  if (asked.method !== 'POST') return then(visit);
  if (asked.form.get('csrf') !== visit.session.csrf) {
    if (isOthers(asked.form, visit, door.otherToken !== undefined)) return otherAssessmentPage(visit, asked);
    return door.otherToken?.(visit) ?? refusedPage(visit.language);
  }
  const seconds = await prolongSession(ports, visit, cookie);
  const reply = await then(visit);
  if (seconds === undefined) return reply;
  // First, so that signing out has the last word.
  return { ...reply, cookies: [setCookie(vendorCookie, cookie, seconds), ...reply.cookies] };
}

export const pathOf = ({ id }: Pick<TrackedCondition, 'id'>): string => `/respond/conditions/${id}`;

type ThenOne = (visit: ConditionsVisit, condition: TrackedCondition) => Promise<Reply>;

/** The condition that an address names; others' do not exist. */
export const findCondition = ({ conditions }: ConditionsVisit, { params }: Asked): TrackedCondition | undefined =>
  conditions.find(({ id }) => id === params.id);

/** To look at one of the supplier's conditions. */
export const withCondition = (ports: ConditionPagePorts, asked: Asked, then: ThenOne): Promise<Reply> =>
  inConditions(ports, asked, async (visit) => {
    const condition = findCondition(visit, asked);
    return condition ? then(visit, condition) : notFoundPage(visit.language);
  });

/** To do something about it, as long as it can be reported; its page says why where it cannot. */
export const whileOpen = (ports: ConditionPagePorts, asked: Asked, then: ThenOne): Promise<Reply> =>
  withCondition(ports, asked, async (visit, condition) =>
    canReport(stateOf(condition, visit)) ? then(visit, condition) : seeOther(pathOf(condition)),
  );
