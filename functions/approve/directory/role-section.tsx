import { type Directory, isAway, standInOf } from '../../domain/deciding/directory.ts';
import type { StaffSession } from '../../domain/links/access-grant.ts';
import { type OwningRole, owningRoleTitles } from '../../domain/vocabulary.ts';
import { SeverityTag, Tag } from '../../web/risk-words.tsx';
import { onDay } from '../../web/when.ts';
import { byRight, listed, people, personWords } from './directory-words.ts';
import { NotReached } from './not-reached.tsx';
import type { OpenException } from './open-exceptions.ts';
import type { RoleStanding } from './role-standing.ts';

interface RoleProps {
  directory: Directory;
  standing: RoleStanding;
  vacant: OpenException[];
  unreached: readonly string[];
  today: string;
  mayEdit: boolean;
  staff: StaffSession;
  nameOf: (email: string) => string;
}

/** One owning role: who decides for it and by what right, who is away, and which exceptions it lacks people for. */
export function RoleSection(shown: RoleProps) {
  const { directory, standing, vacant, unreached, today, mayEdit, nameOf, staff } = shown;
  const { role, deciders, present, trouble } = standing;
  const head = directory.heads[role];
  const title = owningRoleTitles[role];
  return (
    <section aria-labelledby={role}>
      <h2 id={role}>
        {title} <Tag tone={trouble ? 'bad' : 'ok'} text={howMany(deciders.length, present.length)} />
      </h2>
      {deciders.length > 0 && (
        <ul>
          {deciders.map((person) => {
            const notes = [byRight(person, nameOf), awayUntil(directory, person.email, today)].filter(
              (words) => words !== undefined,
            );
            return (
              <li>
                {personWords(person)}
                <NotReached email={person.email} unreached={unreached} />
                {notes.length > 0 && <small class="hint">{listed(notes)}</small>}
              </li>
            );
          })}
        </ul>
      )}
      <p>
        Head: {head ? personWords(head) : 'nobody'}
        {head && <NotReached email={head.email} unreached={unreached} />}
      </p>
      <Vacant role={role} vacant={vacant} staff={staff} />
      {mayEdit && <a href={`/directory/roles/${role}`}>{`Change who decides for ${title}`}</a>}
    </section>
  );
}

const howMany = (deciders: number, present: number): string =>
  deciders === 0 ? 'Nobody' : `${people(deciders)}${present < deciders ? `, ${present} here today` : ' today'}`;

function awayUntil(directory: Directory, email: string, today: string): string | undefined {
  if (!isAway(directory, email, today)) return undefined;
  const now = standInOf(directory, email)?.absences.find(({ from, until }) => from <= today && today <= until);
  return now && `away until ${onDay(now.until)}`;
}

/** Exceptions that wait in vain: whoever may open the assessment is led there. */
function Vacant({ role, vacant, staff }: { role: OwningRole; vacant: OpenException[]; staff: StaffSession }) {
  const own = vacant.filter(({ request }) => request.role === role);
  if (own.length === 0) return null;
  const toAssessment = staff.groups.some((group) => group !== 'risk-owner');
  return (
    <div class="notice bad">
      <p>
        <strong>
          {own.length === 1 ? 'An exception waits' : `${own.length} exceptions wait`} for somebody who may decide{' '}
          {own.length === 1 ? 'it' : 'them'}:
        </strong>
      </p>
      <ul>
        {own.map(({ request, assessment }) => (
          <li>
            <a href={toAssessment ? `/console/assessments/${assessment.id}` : `/exceptions/${assessment.id}/${request.id}`}>
              {assessment.systemName} of {assessment.supplierName}, {assessment.reference}
            </a>{' '}
            <SeverityTag severity={request.severity} /> needs {people(request.needed)}, due {onDay(request.dueAt)}
          </li>
        ))}
      </ul>
    </div>
  );
}
