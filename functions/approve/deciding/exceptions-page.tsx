import { sameEmail } from '../../domain/actor.ts';
import { type Directory, rolesAround } from '../../domain/deciding/directory.ts';
import { approvedFor } from '../../domain/deciding/who-decides.ts';
import type { StaffSession } from '../../domain/links/access-grant.ts';
import { owningRoles, owningRoleTitles } from '../../domain/vocabulary.ts';
import { apart } from '../../web/how-late.ts';
import { Page } from '../../web/layout.tsx';
import { page } from '../../web/reply.ts';
import { SeverityTag, Tag } from '../../web/risk-words.tsx';
import { onDay } from '../../web/when.ts';
import { rightInShort } from './right-words.ts';
import { type From, isTheirs, type WaitingList, type WaitingRequest, waitsForSupplier } from './waiting-requests.ts';

interface ListShown extends WaitingList {
  directory: Directory;
  /** Whether it begins with the most urgent. */
  isFirst: boolean;
  now: string;
}

/** Of what waits for others so much is shown: it is here to look up, not to be worked off. */
const MOST_OF_OTHERS = 20;

/** What waits for the reader, most urgent first and why it is theirs; then what waits for others around their roles. */
export function exceptionsPage(staff: StaffSession, shown: ListShown) {
  const { directory, waiting, isFirst, next } = shown;
  const roles = rolesAround(directory, staff.email).map((role) => owningRoleTitles[role]);
  const mine = waiting.filter(isTheirs);
  const supplier = waiting.filter(waitsForSupplier);
  const others = waiting.filter((one) => !isTheirs(one) && !waitsForSupplier(one));
  return page(
    <Page title="Exceptions" staff={staff} here="/exceptions" wide>
      <h1>Exceptions</h1>
      <p>
        <a href="/exceptions/conditions">Conditions that wait for you</a>
      </p>
      {!isFirst && (
        <p>
          <a href="/exceptions">Back to the most urgent ones</a>
        </p>
      )}
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
            <p>{next || !isFirst ? 'Nothing among these waits for your decision.' : 'Nothing waits for your decision.'}</p>
          ) : (
            <ExceptionRows label="Exceptions for you to decide" rows={mine} shown={shown} />
          )}
        </section>
      )}
      {next && (
        <p>
          More exceptions are open than were looked through here, and some of them may be yours.{' '}
          <a href={`/exceptions?${new URLSearchParams(next)}`}>Go on with later ones</a>
        </p>
      )}
      {others.length > 0 && (
        <section aria-labelledby="others">
          <h2 id="others">Waiting for others</h2>
          <ExceptionRows label="Exceptions that wait for others" rows={others.slice(0, MOST_OF_OTHERS)} shown={shown} />
          {others.length > MOST_OF_OTHERS && <p class="hint">and {others.length - MOST_OF_OTHERS} more, due later.</p>}
        </section>
      )}
      {supplier.length > 0 && (
        <section aria-labelledby="supplier">
          <h2 id="supplier">Waiting for the supplier</h2>
          <p>The supplier was asked about answers. These are decided once it has replied.</p>
          <ExceptionRows label="Exceptions that wait for the supplier" rows={supplier.slice(0, MOST_OF_OTHERS)} shown={shown} />
          {supplier.length > MOST_OF_OTHERS && <p class="hint">and {supplier.length - MOST_OF_OTHERS} more, due later.</p>}
        </section>
      )}
    </Page>,
  );
}

interface RowsProps {
  label: string;
  rows: WaitingRequest[];
  shown: ListShown;
}

/** Rows and no table: on a phone nothing of them is out of sight. */
function ExceptionRows({ label, rows, shown }: RowsProps) {
  return (
    <ul class="tasks" aria-label={`${label}, most urgent first`}>
      {rows.map((one) => (
        <ExceptionRow one={one} shown={shown} />
      ))}
    </ul>
  );
}

function ExceptionRow({ one, shown: { directory, now } }: { one: WaitingRequest; shown: ListShown }) {
  const { request, assessment } = one;
  const { length } = request.findingIds;
  const isAsked = waitsForSupplier(one);
  const dueAt = isAsked ? (assessment.dueAt ?? request.dueAt) : request.dueAt;
  return (
    <li>
      <div>
        <a href={`/exceptions/${assessment.id}/${request.id}`}>{assessment.systemName}</a>
        <small class="hint">
          {assessment.supplierName} · <span class="reference">{assessment.reference}</span>
        </small>
        {!isAsked && <YourPart one={one} directory={directory} />}
      </div>
      <div class="status">
        {dueAt < now ? <Tag tone="bad" text={`${apart(dueAt, now)} late`} /> : <>until {onDay(dueAt)}</>}
        <small class="hint">
          {owningRoleTitles[request.role]}, {length} finding{length === 1 ? '' : 's'} <SeverityTag severity={request.severity} />
        </small>
      </div>
    </li>
  );
}

function YourPart({ one, directory }: { one: WaitingRequest; directory: Directory }) {
  return (
    <div>
      {yourPart(one, directory)}
      {one.lacksPeople && (
        <>
          {' '}
          <Tag tone="bad" text="Too few people" />
        </>
      )}
      {one.request.escalation !== 'none' && <small class="hint">Escalated: nobody decided in time</small>}
    </div>
  );
}

/** Where to go on, from an address of ours; undefined where it begins. */
export function fromQuery(query: URLSearchParams): From | undefined {
  const from: From = Object.fromEntries(owningRoles.flatMap((role) => (query.get(role) ? [[role, query.get(role)]] : [])));
  return Object.keys(from).length > 0 ? from : undefined;
}

/** Why it is theirs, or why it is not. */
function yourPart({ request, entitled, standing }: WaitingRequest, directory: Directory): string {
  const who = entitled
    .filter((person) => !approvedFor(request, person))
    .filter(({ email }) => !request.decisions.some(({ by }) => 'email' in by && sameEmail(by.email, email)))
    .map(({ name }) => name)
    .join(', ');
  switch (standing.kind) {
    case 'may-decide': {
      const before = approvedFor(request, standing.right);
      const approver = before && 'name' in before.by ? before.by.name : 'Somebody';
      if (before) return `${approver} has approved in your part${who && `; others must too: ${who}`}`;
      return rightInShort(standing.right, { directory });
    }
    case 'not-in-group':
      return 'Yours, but your account is not in the group of risk owners';
    case 'decided':
      return who ? `You decided; others must too: ${who}` : 'You decided; nobody else can now';
    case 'requester':
      return `You asked for it: others decide${who && `: ${who}`}`;
    case 'handed-over':
      return `You handed it over to ${standing.handOver.to.name}`;
    default:
      return who ? `Not yours now: ${who}` : 'Nobody can decide now';
  }
}
