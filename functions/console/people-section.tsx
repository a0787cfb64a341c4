import { RECIPIENT } from '../domain/answers/colleague.ts';
import type { Assessment, Undeliverable } from '../domain/assessment.ts';
import { isTerminal } from '../domain/assessment.ts';
import type { Catalog } from '../domain/catalog/catalog.ts';
import type { AssessmentFile } from '../domain/ports.ts';
import { languageWords } from '../web/language-words.ts';
import { Tag } from '../web/risk-words.tsx';
import { atTime } from '../web/when.ts';
import { canRevoke, linkAwaited } from './link-awaited.ts';
import { type LinkStanding, type Person, peopleOf, type ShownLink } from './links.ts';

interface Shown {
  work: AssessmentFile;
  catalog: Catalog;
  now: string;
  /** Procurement and admins; others only look. */
  mayAct: boolean;
}

/** Who was asked at the supplier, which links they hold, and what can be done about them. Each action has a page of its own. */
export function PeopleSection({ work, catalog, now, mayAct }: Shown) {
  const { assessment } = work;
  const people = peopleOf(work, now);
  const elsewhere = troubleElsewhere(assessment, people);
  return (
    <section aria-labelledby="people">
      <h2 id="people">Links and people</h2>
      {people.map((person) => (
        <>
          <h3>
            {person.name}
            {person.id === RECIPIENT ? ', whom we asked' : person.withdrawnAt ? ', a colleague (taken back)' : ', a colleague'}
          </h3>
          {person.trouble && (
            <p class="notice bad">
              {troubleWords(person.trouble)} Nothing more is sent there.
              {person.id !== RECIPIENT && ` ${assessment.contact.name} can hand the sections to another address.`}
            </p>
          )}
          <dl class="facts">
            <dt>Email</dt>
            <dd>{person.email}</dd>
            <dt>Language</dt>
            <dd>{languageWords[person.language]}</dd>
            <dt>Sections</dt>
            <dd>
              {sectionTitles(person, catalog)}
              {person.id !== RECIPIENT && person.maySubmit && '; may submit'}
            </dd>
            <dt>Links</dt>
            <dd>
              <Links links={person.links} />
            </dd>
          </dl>
          {mayAct && <Actions person={person} work={work} now={now} />}
        </>
      ))}
      {elsewhere.map((trouble) => (
        <p class="notice warn">{troubleWords(trouble)} Nothing more is sent there.</p>
      ))}
    </section>
  );
}

const standingWords: Record<LinkStanding, string> = { live: 'Live', expired: 'Expired', revoked: 'Revoked' };

function Links({ links }: { links: ShownLink[] }) {
  if (links.length === 0) return <>None sent yet</>;
  return (
    <ul>
      {links.map((link) => (
        <li>
          <Tag tone={link.standing === 'live' ? 'ok' : 'plain'} text={standingWords[link.standing]} /> sent {atTime(link.sentAt)}
          {link.to && ` to ${link.to}`}
          {link.standing !== 'revoked' && `, until ${atTime(link.until)}`}
        </li>
      ))}
    </ul>
  );
}

function Actions({ person, work, now }: { person: Person } & Pick<Shown, 'work' | 'now'>) {
  const { assessment } = work;
  const path = `/console/assessments/${assessment.id}`;
  const awaited = linkAwaited(work, now) !== undefined;
  const isRecipient = person.id === RECIPIENT;
  const holdsLinks = person.links.some(({ standing }) => standing === 'live');
  const actions = [
    isRecipient && !isTerminal(assessment.status) && { href: `${path}/contact`, label: 'Correct the contact' },
    isRecipient && awaited && !person.trouble && { href: `${path}/links/resend`, label: 'Send a new link' },
    isRecipient &&
      awaited &&
      !person.trouble &&
      holdsLinks && { href: `${path}/links/rotate`, label: 'Replace all links by a new one' },
    canRevoke(assessment) &&
      holdsLinks && { href: `${path}/links/${person.id}/revoke`, label: `Revoke the links of ${person.name}` },
  ].filter((action) => action !== false);
  if (actions.length === 0) return null;
  return (
    <p class="actions no-print">
      {actions.map(({ href, label }) => (
        <a href={href}>{label}</a>
      ))}
    </p>
  );
}

function sectionTitles({ sections }: Person, { questionnaire }: Catalog): string {
  if (sections === 'all') return 'All';
  return questionnaire.sections
    .filter(({ id }) => sections.includes(id))
    .map(({ title }) => title)
    .join(', ');
}

/** Trouble with addresses of none of these people: somebody's of the staff. */
function troubleElsewhere({ undeliverable = [] }: Assessment, people: Person[]): Undeliverable[] {
  return undeliverable.filter((trouble) => !people.some((person) => person.trouble === trouble));
}

export const troubleWords = ({ email, reason, at }: Undeliverable): string =>
  reason === 'bounced'
    ? `Mail to ${email} came back on ${atTime(at)}.`
    : `The reader at ${email} marked our mail as spam on ${atTime(at)}.`;
