import type { StaffSession } from '../../domain/links/access-grant.ts';
import { Page } from '../../web/layout.tsx';
import { page } from '../../web/reply.ts';

/** Whoever decides nothing needs no deputy. */
export const notInPage = (staff: StaffSession) =>
  page(
    <Page title="You decide nothing" staff={staff} here="/directory">
      <h1>You need no deputy</h1>
      <p>
        The directory does not name {staff.email} as somebody who decides, heads a role or stands in for others, so nothing waits
        for you while you are away. If it should, ask an administrator of Assay in your organisation.
      </p>
      <p>
        <a href="/directory">Who decides</a>
      </p>
    </Page>,
  );
