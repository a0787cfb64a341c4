import type { Colleague } from '../../domain/colleague.ts';
import type { Language } from '../../domain/language.ts';
import { portalTexts } from '../../texts/portal.ts';
import type { Asked } from '../../web/asked.ts';
import { formId } from '../../web/form-id.ts';
import { notFoundPage } from '../../web/message-page.tsx';
import { type Reply, seeOther } from '../../web/reply.ts';
import { changeRights, handOver, sendAgain } from '../hand-over.ts';
import { type HandOverForm, handOverPage } from '../pages/hand-over-page.tsx';
import { enoughMailsPage, sendAgainPage, withdrawPersonPage } from '../pages/one-person-page.tsx';
import { PEOPLE, peoplePage } from '../pages/people-page.tsx';
import { findColleague, isUnreachable, MOST_COLLEAGUES } from '../people.ts';
import { ALL_SECTIONS, readHandOver, readRights } from '../people-form.ts';
import type { PortalPorts } from '../ports.ts';
import { isTooMany } from '../rate-limit.ts';
import { readResponse } from '../response.ts';
import { languageAsked, switchLanguage } from '../switch-language.ts';
import type { Visit } from '../visit.ts';
import { withdrawPerson } from '../withdraw-person.ts';
import { closedNow } from './closed-now.ts';
import { type PortalRoute, whileOpen } from './route.ts';

/** Who works on it: only the recipient sees these pages; for everybody else there are none. */
export const peopleRoutes = (ports: PortalPorts): PortalRoute[] => {
  const recipient = (asked: Asked, then: (visit: Visit) => Promise<Reply>) =>
    whileOpen(ports, asked, async (visit) => (visit.participant.isRecipient ? then(visit) : notFoundPage(visit.language)));
  const person = (asked: Asked, then: (visit: Visit, colleague: Colleague) => Promise<Reply>) =>
    recipient(asked, async (visit) => {
      const colleague = findColleague(visit.work, asked.params.id);
      return colleague ? then(visit, colleague) : notFoundPage(visit.language);
    });
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
    { method: 'POST', path: `${PEOPLE}/new`, handle: (asked) => recipient(asked, (visit) => add(ports, visit, asked.form)) },
    {
      method: 'GET',
      path: `${PEOPLE}/{id}`,
      handle: (asked) =>
        person(asked, (visit, colleague) => handOverPage({ ...emptyForm(visit, rightsOf(visit, colleague)), colleague })),
    },
    {
      method: 'POST',
      path: `${PEOPLE}/{id}`,
      handle: (asked) => person(asked, (visit, colleague) => change(ports, visit, colleague, asked.form)),
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
          const result = await withdrawPerson(ports, visit, asked.params.id ?? '');
          return result.kind === 'withdrawn' ? done('withdrawn', result.colleague.id) : otherwise(result, visit);
        }),
    },
  ];
};

const done = (what: string, id: string) => seeOther(`${PEOPLE}?done=${what}&who=${encodeURIComponent(id)}`);

/** Somebody was faster: whoever it was about is gone, or the whole wait is over. */
async function otherwise(
  result: { kind: 'gone' | 'refused' | 'unreachable' } | { kind: 'closed'; status: Visit['work']['assessment']['status'] },
  visit: Visit,
): Promise<Reply> {
  if (result.kind === 'closed') return closedNow(result.status, visit);
  return result.kind === 'refused' ? notFoundPage(visit.language) : seeOther(PEOPLE);
}

const tooManyMails = (ports: PortalPorts, visit: Visit) => isTooMany(ports, 'people', visit.work.assessment.id);

const emptyForm = (visit: Visit, form: URLSearchParams) => ({ visit, form, sections: readResponse(visit).sections });

const again = async (visit: Visit, colleague: Colleague) =>
  isUnreachable(visit.work, colleague.email) ? seeOther(PEOPLE) : sendAgainPage(visit, colleague);

async function add(ports: PortalPorts, visit: Visit, form: URLSearchParams): Promise<Reply> {
  const id = formId(form, 'clg') ?? ports.ids.id('clg');
  const view: HandOverForm = { ...emptyForm(visit, form), id };
  const language = languageAsked(form.get('then'));
  if (language) return inLanguage(ports, view, language);
  const t = portalTexts(visit.language);
  const read = readHandOver(form, idsOf(view), t);
  if (!read.ok) return handOverPage({ ...view, errors: read.errors });
  if (await tooManyMails(ports, visit)) return enoughMailsPage(visit);
  const result = await handOver(ports, visit, id, read.given);
  const { ownAddress, unreachable, tooMany } = t.handOver.errors;
  const atEmail = (message: string) => handOverPage({ ...view, errors: [{ name: 'email', message }] });
  switch (result.kind) {
    case 'handed-over':
      return done('handed-over', result.colleague.id);
    case 'works-already': {
      const { colleague } = result;
      return handOverPage({ ...view, form: rightsOf(visit, colleague, form), colleague, worksAlready: true, status: 409 });
    }
    case 'own-address':
      return atEmail(ownAddress);
    case 'unreachable':
      return atEmail(unreachable);
    case 'too-many':
      return atEmail(tooMany(MOST_COLLEAGUES));
    default:
      return otherwise(result, visit);
  }
}

async function change(ports: PortalPorts, visit: Visit, colleague: Colleague, form: URLSearchParams): Promise<Reply> {
  const view: HandOverForm = { ...emptyForm(visit, form), colleague };
  const language = languageAsked(form.get('then'));
  if (language) return inLanguage(ports, view, language);
  const offered = idsOf(view);
  const hidden = (colleague.sectionIds ?? []).filter((id) => !offered.includes(id));
  const read = readRights(form, offered, hidden, portalTexts(visit.language));
  if (!read.ok) return handOverPage({ ...view, errors: read.errors });
  if (await tooManyMails(ports, visit)) return enoughMailsPage(visit);
  const result = await changeRights(ports, visit, colleague.id, read.given);
  return result.kind === 'changed' ? done('changed', colleague.id) : otherwise(result, visit);
}

/** The same form in another language, with what was typed. */
async function inLanguage(ports: PortalPorts, view: HandOverForm, language: Language): Promise<Reply> {
  const visit = await switchLanguage(ports, view.visit, language);
  return handOverPage({ ...view, ...emptyForm(visit, view.form) });
}

const idsOf = ({ sections }: HandOverForm) => sections.map(({ section }) => section.id);

/** What somebody has, as the form says it; with what was just asked for them besides. */
function rightsOf(visit: Visit, { sectionIds, maySubmit, language, note }: Colleague, asked?: URLSearchParams): URLSearchParams {
  const form = new URLSearchParams();
  const all = !sectionIds || asked?.getAll('sections').includes(ALL_SECTIONS);
  const sections = all ? [ALL_SECTIONS] : [...sectionIds, ...(asked?.getAll('sections') ?? [])];
  for (const id of new Set(sections)) form.append('sections', id);
  if (maySubmit || asked?.get('maySubmit') === 'yes') form.set('maySubmit', 'yes');
  form.set('language', asked?.get('language') ?? language ?? visit.language);
  form.set('note', asked?.get('note') || note || '');
  return form;
}
