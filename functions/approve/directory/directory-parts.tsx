import type { Child } from 'hono/jsx';
import type { Directory } from '../../domain/deciding/directory.ts';
import type { StaffSession } from '../../domain/links/access-grant.ts';
import type { AuditEvent } from '../../domain/proof/audit-event.ts';
import { ErrorSummary } from '../../web/error-summary.tsx';
import { CsrfField } from '../../web/fields.tsx';
import { Page } from '../../web/layout.tsx';
import { page } from '../../web/reply.ts';
import { type FieldErrors, summaryOf, type Typed } from '../../web/typed-form.ts';
import { atTime } from '../../web/when.ts';
import { people } from './directory-words.ts';
import type { Edit } from './edit.ts';

/** What a page with forms shows besides the directory: what came of the last form. */
export interface Shown {
  staff: StaffSession;
  directory: Directory;
  /** A calendar date in the house's time zone. */
  today: string;
  saved?: SavedNews;
  /** What changed since the page was read: the form on it was not stored. */
  meanwhile?: AuditEvent[];
  typed?: Typed;
  errors?: FieldErrors;
}

export interface SavedNews {
  lines: string[];
  /** People who were asked to decide, and exceptions and conditions that could not be looked at again. */
  asked: number;
  failed: number;
}

/** A page with forms: 409 where somebody else was first, 422 where something must be mended. */
export function directoryPage(shown: Shown, { title, children }: { title: string; children: Child }) {
  const { staff, errors = {}, meanwhile } = shown;
  const failed = Object.keys(errors).length > 0;
  const prefix = failed ? 'Error: ' : meanwhile ? 'Not saved: ' : '';
  return page(
    <Page title={`${prefix}${title}`} staff={staff} here="/directory">
      <ErrorSummary errors={summaryOf(errors)} />
      <p class="back">
        <a href="/directory">Who decides</a>
      </p>
      <h1>{title}</h1>
      <Meanwhile events={meanwhile} first={!failed} />
      <Saved saved={shown.saved} />
      {children}
    </Page>,
    meanwhile ? 409 : failed ? 422 : 200,
  );
}

/** Somebody else was first. What was typed is still in the form below it. `first`: nothing before it wants the focus. */
function Meanwhile({ events, first }: { events?: AuditEvent[]; first: boolean }) {
  if (!events) return null;
  return (
    <section class="notice bad" role="alert" aria-labelledby="meanwhile" tabindex={-1} autofocus={first}>
      <h2 id="meanwhile">Nothing was saved: the directory was changed in the meantime</h2>
      <Changes events={events} />
      <p>Below is how it stands now. What you typed is still there: if it is still what you want, send it again.</p>
    </section>
  );
}

function Saved({ saved }: { saved?: SavedNews }) {
  if (!saved) return null;
  return (
    <section class="notice ok" role="status">
      <p>
        <strong>Saved.</strong>
      </p>
      <Lines lines={saved.lines} />
      {saved.asked > 0 && <p>{people(saved.asked)} will get a mail about an open exception or a reported condition.</p>}
      {saved.failed > 0 && (
        <p>
          {saved.failed === 1 ? 'One open exception or reported condition' : 'Some open exceptions or reported conditions'} could
          not be looked at again just now. The next reminder does it; whoever decides by the directory may decide already.
        </p>
      )}
    </section>
  );
}

export const Lines = ({ lines }: { lines: readonly string[] }) => (
  <ul>
    {lines.map((line) => (
      <li>{line}</li>
    ))}
  </ul>
);

/** Who changed what when. */
export const Changes = ({ events }: { events: readonly AuditEvent[] }) => (
  <ol class="timeline">
    {events.map((event) => (
      <li>
        <strong>{'name' in event.actor ? event.actor.name : 'Somebody'}</strong>
        {event.actor.kind === 'operator' && ' (operator)'}
        <small class="hint">
          <time datetime={event.at}>{atTime(event.at)}</time> · version {event.seq}
        </small>
        <Lines lines={Array.isArray(event.data.what) ? event.data.what : []} />
      </li>
    ))}
  </ol>
);

/** A form that asks for one change, on the version that it shows. */
export function ChangeForm({
  shown,
  change,
  action,
  button,
  children,
}: {
  shown: Shown;
  change: Edit['change'];
  action: string;
  button: string;
  children?: Child;
}) {
  return (
    <form method="post" action={action} novalidate>
      <CsrfField csrf={shown.staff.csrf} />
      <input type="hidden" name="version" value={String(shown.directory.version)} />
      <input type="hidden" name="change" value={change} />
      {children}
      <button type="submit">{button}</button>
    </form>
  );
}

/** The field as it was typed, and what is wrong with it. */
export const fieldIn = ({ typed = {}, errors = {} }: Shown, name: string) => ({
  name,
  value: typed[name] ?? '',
  error: errors[name],
});
