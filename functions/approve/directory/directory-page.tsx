import { sameEmail } from '../../domain/actor.ts';
import type { Directory } from '../../domain/deciding/directory.ts';
import type { StaffSession } from '../../domain/links/access-grant.ts';
import { Page } from '../../web/layout.tsx';
import { page } from '../../web/reply.ts';
import { atTime } from '../../web/when.ts';
import { doesWhat, listed, personWords, troubleWords } from './directory-words.ts';
import { NotReached } from './not-reached.tsx';
import type { OpenException } from './open-exceptions.ts';
import { type Known, peopleIn } from './people.ts';
import { AbsenceList } from './person-page.tsx';
import { RoleSection } from './role-section.tsx';
import type { RoleStanding } from './role-standing.ts';

interface Overview {
  directory: Directory;
  standings: RoleStanding[];
  mostApprovers: number;
  /** Open exceptions that too few people can decide. */
  vacant: OpenException[];
  /** Addresses that our mails do not reach. */
  unreached: readonly string[];
  today: string;
  mayEdit: boolean;
  /** Whether the reader has a part in deciding, and so a deputy and absences to tell. */
  isIn: boolean;
}

/** Who decides for which role, who stands in for whom and when, and above all which role cannot decide. */
export function overviewPage(staff: StaffSession, shown: Overview) {
  const { directory, standings, mostApprovers, mayEdit, isIn } = shown;
  const known = peopleIn(directory);
  const nameOf = (email: string) => known.find((person) => sameEmail(person.email, email))?.name ?? email;
  const troubled = standings.filter(({ trouble }) => trouble);
  const { changedAt, changedBy } = directory;
  return page(
    <Page title="Who decides" staff={staff} here="/directory">
      <h1>Who decides</h1>
      {troubled.length > 0 && (
        <section class="notice bad" aria-labelledby="trouble">
          <h2 id="trouble">Roles that cannot decide everything</h2>
          <ul>
            {troubled.map((standing) => (
              <li>
                <a href={`#${standing.role}`}>{troubleWords(standing, mostApprovers)}</a>
              </li>
            ))}
          </ul>
          {!mayEdit && <p>An administrator of Assay can name somebody.</p>}
        </section>
      )}
      {isIn && (
        <p class="actions">
          <a class="button outline" href="/directory/me">
            I am away
          </a>
        </p>
      )}
      {standings.map((standing) => (
        <RoleSection {...shown} staff={staff} standing={standing} nameOf={nameOf} />
      ))}
      <section aria-labelledby="people">
        <h2 id="people">Deputies and absences</h2>
        {known.length === 0 ? <p>Nobody is named yet.</p> : null}
        {known.length > 0 && (
          <ul class="tasks">
            {known.map((person) => (
              <PersonLine person={person} {...shown} nameOf={nameOf} />
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="administrators">
        <h2 id="administrators">Administrators</h2>
        {directory.administrators.length === 0 ? (
          <p class="notice bad">Nobody hears of a role that cannot decide.</p>
        ) : (
          <p>
            {listed(directory.administrators.map(personWords))} {directory.administrators.length === 1 ? 'hears' : 'hear'} of a role
            that has too few people.
          </p>
        )}
        {mayEdit && <a href="/directory/administrators">Change the administrators</a>}
      </section>
      <p class="hint">
        {changedAt && changedBy && 'name' in changedBy
          ? `Changed by ${changedBy.name} on ${atTime(changedAt)} (version ${directory.version}). `
          : 'Never changed. '}
        <a href="/directory/history">All changes</a>
      </p>
    </Page>,
  );
}

function PersonLine({
  person,
  today,
  mayEdit,
  unreached,
  nameOf,
}: {
  person: Known;
  today: string;
  unreached: readonly string[];
  mayEdit: boolean;
  nameOf: (email: string) => string;
}) {
  const { name, email, id, deputy } = person;
  return (
    <li>
      <div>
        {mayEdit ? <a href={`/directory/people/${id}`}>{name}</a> : <strong>{name}</strong>}
        <NotReached email={email} unreached={unreached} />
        <small class="hint">
          {name !== email && `${email} · `}
          {doesWhat(person, nameOf)}
        </small>
      </div>
      <div>
        {deputy ? `Deputy: ${deputy.name}` : 'No deputy'}
        {person.absences.length > 0 && <AbsenceList person={person} today={today} />}
      </div>
    </li>
  );
}
