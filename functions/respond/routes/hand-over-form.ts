import type { Colleague } from '../../domain/answers/colleague.ts';
import type { Language } from '../../domain/language.ts';
import { portalTexts } from '../../texts/portal.ts';
import { formId } from '../../web/form-id.ts';
import type { Reply } from '../../web/reply.ts';
import type { TypedForm } from '../../web/send-again.tsx';
import { readResponse } from '../answers/response.ts';
import { typedWords } from '../answers/typed-words.ts';
import { type HandOverForm, handOverPage } from '../pages/hand-over-page.tsx';
import { enoughMailsPage } from '../pages/one-person-page.tsx';
import { changeRights, handOver } from '../people/hand-over.ts';
import { MOST_COLLEAGUES } from '../people/people.ts';
import { ALL_SECTIONS, readHandOver, readRights } from '../people/people-form.ts';
import type { PortalPorts } from '../ports.ts';
import { languageAsked, switchLanguage } from '../way-in/switch-language.ts';
import type { Visit } from '../way-in/visit.ts';
import { done, otherwise, tooManyMails } from './after-people.ts';
import { absent, overWithWords } from './word-door.ts';

/** The form with the sections that may be handed over. */
export const emptyForm = (visit: Visit, form: URLSearchParams) => ({ visit, form, sections: readResponse(visit).sections });

/** The id of the record that a form makes. */
export const idIn = ({ ids }: Pick<PortalPorts, 'ids'>, form: URLSearchParams): string => formId(form, 'clg') ?? ids.id('clg');

/** Whom and what, sent. */
export async function add(ports: PortalPorts, visit: Visit, typed: TypedForm): Promise<Reply> {
  const { form } = typed;
  const id = idIn(ports, form);
  const view: HandOverForm = { ...emptyForm(visit, form), id };
  const language = languageAsked(form.get('then'));
  if (language) return inLanguage(ports, view, language);
  const t = portalTexts(visit.language);
  const read = readHandOver(form, idsOf(view), t);
  if (!read.ok) return handOverPage({ ...view, errors: read.errors });
  if (await tooManyMails(ports, visit)) return enoughMailsPage(visit, typedWords(form));
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
    case 'closed':
      return overWithWords(ports, result, visit, typed);
    default:
      return otherwise(result, visit);
  }
}

/** What somebody has, sent. */
export async function change(ports: PortalPorts, visit: Visit, colleague: Colleague, typed: TypedForm): Promise<Reply> {
  const { form } = typed;
  const view: HandOverForm = { ...emptyForm(visit, form), colleague };
  const language = languageAsked(form.get('then'));
  if (language) return inLanguage(ports, view, language);
  const offered = idsOf(view);
  const hidden = (colleague.sectionIds ?? []).filter((id) => !offered.includes(id));
  const read = readRights(form, offered, hidden, portalTexts(visit.language));
  if (!read.ok) return handOverPage({ ...view, errors: read.errors });
  if (await tooManyMails(ports, visit)) return enoughMailsPage(visit, typedWords(form));
  const result = await changeRights(ports, visit, colleague.id, read.given);
  if (result.kind === 'closed') return overWithWords(ports, result, visit, typed);
  if (result.kind !== 'changed') return result.kind === 'gone' ? absent(typed, visit) : otherwise(result, visit);
  return done(result.told ? 'changed' : 'changed-untold', colleague.id);
}

/** The same form in another language, with what was typed. */
async function inLanguage(ports: PortalPorts, view: HandOverForm, language: Language): Promise<Reply> {
  const visit = await switchLanguage(ports, view.visit, language);
  return handOverPage({ ...view, ...emptyForm(visit, view.form) });
}

const idsOf = ({ sections }: HandOverForm) => sections.map(({ section }) => section.id);

/** What somebody has, as the form says it; with what was just asked for them besides. */
export function rightsOf(
  visit: Visit,
  { sectionIds, maySubmit, language, note }: Colleague,
  asked?: URLSearchParams,
): URLSearchParams {
  const form = new URLSearchParams();
  const all = !sectionIds || asked?.getAll('sections').includes(ALL_SECTIONS);
  const sections = all ? [ALL_SECTIONS] : [...sectionIds, ...(asked?.getAll('sections') ?? [])];
  for (const id of new Set(sections)) form.append('sections', id);
  if (maySubmit || asked?.get('maySubmit') === 'yes') form.set('maySubmit', 'yes');
  form.set('language', asked?.get('language') ?? language ?? visit.language);
  form.set('note', asked?.get('note') || note || '');
  return form;
}
