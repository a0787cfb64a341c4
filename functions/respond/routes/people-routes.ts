import type { Colleague } from '../../domain/answers/colleague.ts';
import type { Asked } from '../../web/asked.ts';
import { notFoundPage } from '../../web/message-page.tsx';
import { type Reply, seeOther } from '../../web/reply.ts';
import { handOverPage } from '../pages/hand-over-page.tsx';
import { enoughMailsPage, sendAgainPage, withdrawPersonPage } from '../pages/one-person-page.tsx';
import { PEOPLE, peoplePage } from '../pages/people-page.tsx';
import { isSure } from '../pages/sure.tsx';
import { sendAgain } from '../people/hand-over.ts';
import { findColleague, isUnreachable } from '../people/people.ts';
import { withdrawPerson } from '../people/withdraw-person.ts';
import type { PortalPorts } from '../ports.ts';
import type { Visit } from '../way-in/visit.ts';
import { done, otherwise, tooManyMails } from './after-people.ts';
import { add, change, emptyForm, idIn, rightsOf } from './hand-over-form.ts';
import { type PortalRoute, whileOpen } from './route.ts';
import { absent, wordDoor } from './word-door.ts';

/** Who works on it: only the recipient sees these pages; for everybody else there are none. */
export const peopleRoutes = (ports: PortalPorts): PortalRoute[] => {
  type Then = (visit: Visit) => Promise<Reply>;
  type ThenPerson = (visit: Visit, colleague: Colleague) => Promise<Reply>;
  // `again`: of forms that people write in, which are shown once more where they came with another token.
  const recipient = (asked: Asked, then: Then, again?: Then) => {
    const only = (go: Then) => async (visit: Visit) => (visit.participant.isRecipient ? go(visit) : notFoundPage(visit.language));
    return whileOpen(ports, asked, only(then), again && wordDoor(asked, only(again)));
  };
  const person = (asked: Asked, then: ThenPerson, again?: ThenPerson) => {
    const about = (go: ThenPerson) => async (visit: Visit) => {
      const colleague = findColleague(visit.work, asked.params.id);
      return colleague ? go(visit, colleague) : absent(asked, visit);
    };
    return recipient(asked, about(then), again && about(again));
  };
  return [
    { method: 'GET', path: PEOPLE, handle: (asked) => recipient(asked, (visit) => peoplePage(visit, asked.query)) },
    {
      method: 'GET',
      path: `${PEOPLE}/new`,
      handle: (asked) =>
        recipient(asked, async (visit) => {
          const suggested = asked.query.get('section') ?? undefined;
          return handOverPage({ ...emptyForm(visit, new URLSearchParams()), id: ports.ids.id('clg'), suggested });
        }),
    },
    {
      method: 'POST',
      path: `${PEOPLE}/new`,
      handle: (asked) =>
        recipient(
          asked,
          (visit) => add(ports, visit, asked),
          async (visit) => handOverPage({ ...emptyForm(visit, asked.form), id: idIn(ports, asked.form), again: true }),
        ),
    },
    {
      method: 'GET',
      path: `${PEOPLE}/{id}`,
      handle: (asked) =>
        person(asked, (visit, colleague) => handOverPage({ ...emptyForm(visit, rightsOf(visit, colleague)), colleague })),
    },
    {
      method: 'POST',
      path: `${PEOPLE}/{id}`,
      handle: (asked) =>
        person(
          asked,
          (visit, colleague) => change(ports, visit, colleague, asked),
          async (visit, colleague) => handOverPage({ ...emptyForm(visit, asked.form), colleague, again: true }),
        ),
    },
    { method: 'GET', path: `${PEOPLE}/{id}/again`, handle: (asked) => person(asked, async (...who) => again(...who)) },
    {
      method: 'POST',
      path: `${PEOPLE}/{id}/again`,
      handle: (asked) =>
        person(asked, async (visit, { id }) => {
          if (await tooManyMails(ports, visit)) return enoughMailsPage(visit);
          const result = await sendAgain(ports, visit, id);
          return result.kind === 'changed' ? done('sent-again', id) : otherwise(result, visit);
        }),
    },
    { method: 'GET', path: `${PEOPLE}/{id}/withdraw`, handle: (asked) => person(asked, withdrawPersonPage) },
    {
      method: 'POST',
      path: `${PEOPLE}/{id}/withdraw`,
      handle: (asked) =>
        recipient(asked, async (visit) => {
          const colleague = findColleague(visit.work, asked.params.id);
          if (colleague && !isSure(asked.form)) return withdrawPersonPage(visit, colleague, true);
          const result = await withdrawPerson(ports, visit, asked.params.id ?? '');
          return result.kind === 'withdrawn' ? done('withdrawn', result.colleague.id) : otherwise(result, visit);
        }),
    },
  ];
};

const again = async (visit: Visit, colleague: Colleague) =>
  isUnreachable(visit.work, colleague.email) ? seeOther(PEOPLE) : sendAgainPage(visit, colleague);
