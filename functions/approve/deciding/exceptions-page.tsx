import { sameEmail } from '../../domain/actor.ts';
import { isSamePerson } from '../../domain/deciding/decide.ts';
import { type Directory, rolesAround } from '../../domain/deciding/directory.ts';
import { preparedBy } from '../../domain/deciding/who-decides.ts';
import type { StaffSession } from '../../domain/links/access-grant.ts';
import { owningRoleTitles } from '../../domain/vocabulary.ts';
import { apart } from '../../web/how-late.ts';
import { Page } from '../../web/layout.tsx';
import { page } from '../../web/reply.ts';
import { SeverityTag, Tag } from '../../web/risk-words.tsx';
import { actorOf } from '../../web/staff-guard.ts';
import { onDay } from '../../web/when.ts';
import { WideTable } from '../../web/wide-table.tsx';
import { rightInShort } from './right-words.ts';
import type { WaitingRequest } from './waiting-requests.ts';

interface ListShown {
  directory: Directory;
  waiting: WaitingRequest[];
  now: string;
}

/** What waits for the reader, most urgent first and why it is theirs; then what waits for others around their roles. */
export function exceptionsPage(staff: StaffSession, shown: ListShown) {
  const { directory, waiting } = shown;
  const roles = rolesAround(directory, staff.email).map((role) => owningRoleTitles[role]);
  const mine = waiting.filter((one) => one.right && !hasDecided(one, staff));
  const others = waiting.filter((one) => !mine.includes(one));
  return page(
    <Page title="Exceptions" staff={staff} here="/exceptions" wide>
      <h1>Exceptions</h1>
      <p>
        <a href="/exceptions/conditions">Conditions that wait for you</a>
      </p>
      {roles.length === 0 && waiting.length === 0 ? (
        <p>
          You hold no role that owns risks yet. If you should decide on exceptions, ask an administrator of Assay in your
          organisation to give the role to {staff.email}.
        </p>
      ) : (
        <p>{roles.length > 0 ? `You have a part in: ${roles.join(', ')}.` : 'You hold no role yourself.'}</p>
      )}
      {(roles.length > 0 || waiting.length > 0) && (
        <section aria-labelledby="mine">
          <h2 id="mine">For you to decide</h2>
          {mine.length === 0 ? (
            <p>Nothing waits for your decision.</p>
          ) : (
            <ExceptionTable label="Exceptions for you to decide" rows={mine} staff={staff} shown={shown} />
          )}
        </section>
      )}
      {others.length > 0 && (
        <section aria-labelledby="others">
          <h2 id="others">Waiting for others</h2>
          <ExceptionTable label="Exceptions that wait for others" rows={others} staff={staff} shown={shown} />
        </section>
      )}
    </Page>,
  );
}

interface TableProps {
  label: string;
  rows: WaitingRequest[];
  staff: StaffSession;
  shown: ListShown;
}

function ExceptionTable({ label, rows, staff, shown: { directory, now } }: TableProps) {
  return (
    <WideTable label={label}>
      <table class="work">
        <caption class="visually-hidden">{label}, most urgent first</caption>
        <thead>
          <tr>
            <th scope="col">Exception</th>
            <th scope="col">Role</th>
            <th scope="col">Severity</th>
            <th scope="col">Due</th>
            <th scope="col">You</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <tr>
              <th scope="row">
                <a href={`/exceptions/${one.assessment.id}/${one.request.id}`}>{one.assessment.systemName}</a>
                <small class="hint">
                  {one.assessment.supplierName} · <span class="reference">{one.assessment.reference}</span>
                </small>
              </th>
              <td>{owningRoleTitles[one.request.role]}</td>
              <td>
                <SeverityTag severity={one.request.severity} />
                <small class="hint">
                  {one.request.findingIds.length} finding{one.request.findingIds.length === 1 ? '' : 's'}
                </small>
              </td>
              <td>
                {one.request.dueAt < now ? (
                  <Tag tone="bad" text={`${apart(one.request.dueAt, now)} late`} />
                ) : (
                  onDay(one.request.dueAt)
                )}
              </td>
              <td>
                {yourPart(one, staff, directory)}
                {one.lacksPeople && (
                  <>
                    {' '}
                    <Tag tone="bad" text="Too few people" />
                  </>
                )}
                {one.request.escalation !== 'none' && <small class="hint">Escalated: nobody decided in time</small>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

const hasDecided = ({ request }: WaitingRequest, staff: StaffSession): boolean =>
  request.decisions.some(({ by }) => isSamePerson(by, actorOf(staff)));

/** Why it is theirs, or why it is not. */
function yourPart(one: WaitingRequest, staff: StaffSession, directory: Directory): string {
  const you = actorOf(staff);
  const { request, assessment, entitled, right } = one;
  const given = request.handOvers.find(({ from }) => isSamePerson(from, you));
  const who = entitled
    .filter(({ email }) => !request.decisions.some(({ by }) => 'email' in by && sameEmail(by.email, email)))
    .map(({ name }) => name)
    .join(', ');
  if (hasDecided(one, staff)) return who ? `You decided; others must too: ${who}` : 'You decided; nobody else can now';
  if (right) return rightInShort(right, { directory });
  if (preparedBy(assessment).some((actor) => isSamePerson(actor, you)))
    return `You asked for it: others decide${who && `: ${who}`}`;
  if (given) return `You handed it over to ${given.to.name}`;
  return who ? `Not yours now: ${who}` : 'Nobody can decide now';
}
