import type { StaffSession } from '../../domain/links/access-grant.ts';
import type { AuditEvent } from '../../domain/proof/audit-event.ts';
import { Page } from '../../web/layout.tsx';
import { page } from '../../web/reply.ts';
import { Changes } from './directory-parts.tsx';

const EACH = 50;

/** Who changed what when, newest first, fifty at a time. `before`: only changes that came before this version. */
export function historyPage(staff: StaffSession, { events, before }: { events: readonly AuditEvent[]; before?: number }) {
  const older = events.filter(({ seq }) => before === undefined || seq < before).toReversed();
  const shown = older.slice(0, EACH);
  const last = shown.at(-1);
  return page(
    <Page title="Changes of the directory" staff={staff} here="/directory">
      <p class="back">
        <a href="/directory">Who decides</a>
      </p>
      <h1>Changes of the directory</h1>
      {shown.length === 0 ? <p>{before === undefined ? 'Nobody has changed it yet.' : 'There are no earlier ones.'}</p> : null}
      {shown.length > 0 && <Changes events={shown} />}
      <nav aria-label="Pages of the list" class="actions">
        {before !== undefined && <a href="/directory/history">Newest changes</a>}
        {last && older.length > EACH && <a href={`/directory/history?before=${last.seq}`}>Earlier changes</a>}
      </nav>
    </Page>,
  );
}
