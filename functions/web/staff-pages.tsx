import type { StaffSession } from '../domain/links/access-grant.ts';
import type { StaffGroup } from '../domain/vocabulary.ts';
import type { Asked } from './asked.ts';
import { CsrfField } from './fields.tsx';
import { Page } from './layout.tsx';
import { page } from './reply.ts';

const groupTitles: Record<StaffGroup, string> = {
  procurement: 'procurement',
  'risk-owner': 'risk owners',
  auditor: 'auditors',
  admin: 'administrators',
};

/** Signed in, but not for this page: who may see it, and who can change that. */
export function forbiddenPage(staff: StaffSession, groups: readonly StaffGroup[]) {
  const titles = groups.map((group) => groupTitles[group]);
  const who = titles.length > 1 ? `${titles.slice(0, -1).join(', ')} and ${titles.at(-1)}` : titles[0];
  const yours = staff.groups.map((group) => groupTitles[group as StaffGroup] ?? group).join(', ');
  return page(
    <Page title="This page is not for you" staff={staff}>
      <h1>This page is not for you</h1>
      <p>It is for {who}.</p>
      <p>
        You are signed in as {staff.email}
        {yours ? `, in the group: ${yours}.` : ', and you are in no group yet.'} If you need this page for your work, ask an
        administrator of Assay in your organisation to add you to a group that may see it, then sign out and in again.
      </p>
    </Page>,
    403,
  );
}

/** The form came without a session: sign in elsewhere, then send it from here. */
export const signedOutMeanwhilePage = (asked: Asked) =>
  page(
    <Page title="Your sign-in ended while you were typing">
      <h1>Your sign-in ended while you were typing</h1>
      <p>Nothing was changed, and what you typed is still on this page.</p>
      <ol>
        <li>
          <a href="/auth/login" target="_blank" rel="noreferrer noopener">
            Sign in again (opens a new tab)
          </a>
        </li>
        <li>Come back to this tab and send what you typed:</li>
      </ol>
      <Typed asked={asked} />
    </Page>,
    401,
  );

/** The form carries the token of an earlier sign-in: whoever is signed in now sends it knowingly. */
export const sendAgainPage = (asked: Asked, staff: StaffSession) =>
  page(
    <Page title="Please send this once more" staff={staff}>
      <h1>Please send this once more</h1>
      <p>
        The form was opened before your present sign-in, so for your safety it was not accepted yet. Is this what you want to send?
      </p>
      <Typed asked={asked} csrf={staff.csrf} />
    </Page>,
    403,
  );

function Typed({ asked, csrf }: { asked: Asked; csrf?: string }) {
  const fields = [...asked.form].filter(([name]) => name !== 'csrf');
  return (
    <form method="post" action={asked.path}>
      {csrf && <CsrfField csrf={csrf} />}
      {fields.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <dl class="facts">
        {fields
          .filter(([, value]) => value.trim() !== '')
          .map(([name, value]) => (
            <>
              <dt>{name}</dt>
              <dd class="answer">{value}</dd>
            </>
          ))}
      </dl>
      <button type="submit">Send it</button>
    </form>
  );
}
