import type { Colleague } from '../../domain/answers/colleague.ts';
import { own } from '../../domain/answers/visible-questions.ts';
import { portalTexts } from '../../texts/portal.ts';
import { page, type Reply } from '../../web/reply.ts';
import { atTime } from '../../web/when.ts';
import { activeColleagues, findColleague, hasNoLink, isUnreachable, lastSave } from '../people/people.ts';
import type { Visit } from '../way-in/visit.ts';
import { toTaskList, VendorPage } from './vendor-page.tsx';

export const PEOPLE = '/respond/people';
export const addressOf = ({ id }: Pick<Colleague, 'id'>, what?: 'withdraw' | 'again') =>
  [PEOPLE, encodeURIComponent(id), what].filter(Boolean).join('/');

/** Who was handed what, when they saved last, and whether our mail reaches them. */
export function peoplePage(visit: Visit, query: URLSearchParams): Promise<Reply> {
  const t = portalTexts(visit.language).people;
  const colleagues = activeColleagues(visit.work);
  return page(
    <VendorPage title={t.title} visit={visit} back={toTaskList(visit)} here={PEOPLE}>
      <Done visit={visit} query={query} />
      <h1>{t.title}</h1>
      <p>{t.intro}</p>
      <p>
        <a class="button" href={`${PEOPLE}/new`}>
          {t.handOver}
        </a>
      </p>
      <section class="person">
        <h2>{t.you(visit.participant.name)}</h2>
        <p>{t.yours}</p>
      </section>
      {colleagues.length === 0 && <p>{t.nobody}</p>}
      {colleagues.map((colleague) => (
        <Person visit={visit} colleague={colleague} />
      ))}
    </VendorPage>,
  );
}

function Person({ visit, colleague }: { visit: Visit; colleague: Colleague }) {
  const t = portalTexts(visit.language).people;
  const { name, email } = colleague;
  const saved = lastSave(visit.work.drafts, email);
  const unreachable = isUnreachable(visit.work, email);
  const noLink = !unreachable && hasNoLink(visit.work, colleague, visit.at);
  return (
    <section class="person" aria-labelledby={`person-${colleague.id}`}>
      <h2 id={`person-${colleague.id}`}>
        {name} {unreachable && <span class="tag bad">{t.undelivered}</span>}
        {noLink && <span class="tag warn">{t.noLink}</span>}
      </h2>
      <p class="hint">{email}</p>
      {unreachable && <p>{t.undeliveredHelp(email)}</p>}
      {noLink && <p>{t.noLinkHelp}</p>}
      <dl class="facts">
        <dt>{t.sections}</dt>
        <dd>{sectionTitles(visit, colleague)}</dd>
        <dt>{t.rights}</dt>
        <dd>{colleague.maySubmit ? t.yes : t.no}</dd>
        <dt>{t.asked}</dt>
        <dd>{t.askedBy(atTime(colleague.askedAt, visit.language), colleague.askedBy.name)}</dd>
        <dt>{t.lastSaved}</dt>
        <dd>{saved ? atTime(saved, visit.language) : t.neverSaved}</dd>
      </dl>
      <p class="actions">
        <Leave href={addressOf(colleague)} text={t.change} about={name} />
        {!unreachable && <Leave href={addressOf(colleague, 'again')} text={t.sendAgain} about={name} />}
        <Leave href={addressOf(colleague, 'withdraw')} text={t.withdraw} about={name} />
      </p>
    </section>
  );
}

const Leave = ({ href, text, about }: { href: string; text: string; about: string }) => (
  <a href={href}>
    {text}
    <span class="visually-hidden">: {about}</span>
  </a>
);

function sectionTitles({ catalog, language }: Visit, { sectionIds }: Colleague): string {
  if (!sectionIds) return portalTexts(language).people.all;
  const titles = catalog.questionnaire.sections.filter(({ id }) => sectionIds.includes(id)).map(({ title }) => title);
  return new Intl.ListFormat(language, { type: 'unit', style: 'short' }).format(titles);
}

/** What just happened. The address is not believed: it names a step we know and a person we know. */
function Done({ visit, query }: { visit: Visit; query: URLSearchParams }) {
  const words = own<(name: string) => string>(portalTexts(visit.language).people.done, query.get('done') ?? '');
  const withdrawn = query.get('done') === 'withdrawn';
  const colleague = withdrawn
    ? visit.work.colleagues.find(({ id, withdrawnAt }) => id === query.get('who') && withdrawnAt)
    : findColleague(visit.work, query.get('who') ?? '');
  if (!words || !colleague) return null;
  return (
    <div class="notice ok" role="status">
      <p>{words(colleague.name)}</p>
    </div>
  );
}
