import type { StaffSession } from '../domain/links/access-grant.ts';
import { apart } from '../web/how-late.ts';
import { Page } from '../web/layout.tsx';
import { page } from '../web/reply.ts';
import { Tag } from '../web/risk-words.tsx';
import { onDay } from '../web/when.ts';
import { type AskedPerson, type AwaitedGroup, type AwaitedKind, type AwaitedRow, awaitedKinds } from './waiting-groups.ts';
import { WaitingPicture } from './waiting-picture.tsx';

interface Shown {
  groups: AwaitedGroup[];
  /** How many assessments were read, and how many of them are late. */
  all: number;
  late: number;
  kind?: AwaitedKind;
  now: string;
  /** Continues with later deadlines. */
  next?: string;
  /** The continuation that led here. */
  at?: string;
}

const kindWords: Record<AwaitedKind, string> = {
  vendor: 'Suppliers',
  'risk-owners': 'Risk owners',
  administrator: 'Administrators',
  procurement: 'Procurement',
  operator: 'Operators',
  workflow: 'Assay itself',
};

/** Who is everybody waiting for: whoever has to act next, since when, until when. */
export function waitingPage(staff: StaffSession, shown: Shown) {
  const { groups, all, late, kind, at, next } = shown;
  const own = groups.filter((group) => !kind || group.kind === kind);
  return page(
    <Page title="Who is everybody waiting for?" staff={staff} here="/console/waiting" wide>
      <h1>Who is everybody waiting for?</h1>
      {all === 0 ? (
        <p>{at ? 'There are no more.' : 'Nothing is in progress: nobody waits for anybody.'}</p>
      ) : (
        <>
          <p class={late > 0 ? 'notice warn' : 'notice ok'}>
            {all === 1 ? 'One assessment waits' : `${all} assessments wait`} for somebody{more(shown)};{' '}
            {late === 0 ? 'nobody is late' : `${late} ${late === 1 ? 'is' : 'are'} late`}.
          </p>
          <WaitingPicture groups={groups} />
          <Kinds {...shown} />
          {own.some((group) => group.kind === 'risk-owners') && (
            <p class="hint">
              For each role this page names its members and the deputies of those who are away today. Who has decided already, to
              whom a part was handed over, and whether late deputies or the head are asked as well, stands on the exception itself.
            </p>
          )}
          {own.length === 0 && <p>Nobody waits for {kind && kindWords[kind].toLowerCase()}.</p>}
          {own.map((group) => (
            <Group group={group} staff={staff} now={shown.now} />
          ))}
        </>
      )}
      <nav aria-label="Pages of the list" class="actions">
        {at && <a href={addressOf(kind)}>Back to the most urgent</a>}
        {next && <a href={addressOf(kind, next)}>Later deadlines</a>}
      </nav>
    </Page>,
  );
}

const more = ({ next, at }: Shown): string => (at ? ' with these deadlines' : next ? ' most urgently' : '');

function addressOf(kind?: AwaitedKind, next?: string): string {
  const query = new URLSearchParams({ ...(kind && { for: kind }), ...(next && { next }) });
  return query.size > 0 ? `/console/waiting?${query}` : '/console/waiting';
}

function Kinds({ groups, kind, at }: Shown) {
  const count = (one: AwaitedKind) =>
    new Set(groups.filter((group) => group.kind === one).flatMap(({ rows }) => rows.map(({ assessment }) => assessment.id))).size;
  return (
    <nav aria-label="By who is awaited" class="tabs">
      <ul>
        <li>
          <a href={addressOf(undefined, at)} aria-current={kind ? undefined : 'page'}>
            Everybody
          </a>
        </li>
        {awaitedKinds
          .filter((one) => one === kind || count(one) > 0)
          .map((one) => (
            <li>
              <a href={addressOf(one, at)} aria-current={one === kind ? 'page' : undefined}>
                {kindWords[one]} ({count(one)})
              </a>
            </li>
          ))}
      </ul>
    </nav>
  );
}

function Group({ group, staff, now }: { group: AwaitedGroup; staff: StaffSession; now: string }) {
  const { key, title, people, rows, late } = group;
  return (
    <section aria-labelledby={`for-${key}`}>
      <h2 id={`for-${key}`}>
        {title} {late > 0 && <Tag tone="bad" text={`${late} late`} />}
      </h2>
      {people && <Asked group={group} />}
      <ul class="tasks">
        {rows.map((row) => (
          <Row row={row} group={group} staff={staff} now={now} />
        ))}
      </ul>
    </section>
  );
}

function nameOf({ name, standsInFor, isUnreached }: AskedPerson): string {
  const notes = [standsInFor && `stands in for ${standsInFor}`, isUnreached && 'our mails do not reach them'].filter(Boolean);
  return notes.length > 0 ? `${name} (${notes.join('; ')})` : name;
}

const listed = (people: AskedPerson[]): string => new Intl.ListFormat('en').format(people.map(nameOf));

function Asked({ group: { kind, people = [] } }: { group: AwaitedGroup }) {
  if (people.length > 0) return <p>{listed(people)}</p>;
  return (
    <p class="notice bad">
      {kind === 'administrator' ? 'Nobody is named as an administrator.' : 'Nobody holds this role.'}{' '}
      <a href="/directory">Who decides</a>
    </p>
  );
}

/** Risk owners may not open the console's page of an assessment: for them, what they decide is on their own list. */
function Row({ row, group, staff, now }: { row: AwaitedRow; group: AwaitedGroup; staff: StaffSession; now: string }) {
  const { assessment, people } = row;
  const { waiting } = assessment;
  const mayOpen = staff.groups.some((one) => one !== 'risk-owner');
  const isNamed = ['vendor', 'procurement', 'operator'].includes(group.kind) || group.key === 'owners';
  return (
    <li>
      <div>
        {mayOpen ? (
          <a href={`/console/assessments/${assessment.id}`}>{assessment.systemName}</a>
        ) : group.kind === 'risk-owners' ? (
          <a href="/exceptions">{assessment.systemName}</a>
        ) : (
          <strong>{assessment.systemName}</strong>
        )}
        <small class="hint">
          {assessment.supplierName} · <span class="reference">{assessment.reference}</span>
        </small>
        {isNamed && <small class="hint">{waiting.who}</small>}
        {group.kind === 'administrator' && <small class="hint">{waiting.who.replace(/^[^:]*: /, '')}</small>}
        {people && (
          <small class="hint">Asked about this one: {people.length > 0 ? listed(people) : 'nobody is left who may decide'}</small>
        )}
      </div>
      <div class="status">
        <Deadline row={row} now={now} />
        <small class="hint">since {onDay(waiting.since)}</small>
      </div>
    </li>
  );
}

function Deadline({ row: { assessment, isLate }, now }: { row: AwaitedRow; now: string }) {
  const { until } = assessment.waiting;
  if (!until) return <>no deadline</>;
  return isLate ? <Tag tone="bad" text={`${apart(until, now)} late`} /> : <>until {onDay(until)}</>;
}
