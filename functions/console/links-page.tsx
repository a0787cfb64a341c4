import { type Assessment, isTerminal } from '../domain/assessment.ts';
import type { StaffSession } from '../domain/links/access-grant.ts';
import { CsrfField } from '../web/fields.tsx';
import { Page } from '../web/layout.tsx';
import { page, type Reply } from '../web/reply.ts';
import type { Person } from './links.ts';

export type LinkAction = 'resend' | 'rotate' | 'revoke';

interface Asking {
  title: string;
  effects: string[];
  button: string;
}

const asking: Record<LinkAction, (to: Person) => Asking> = {
  resend: ({ name, email }) => ({
    title: `Send ${name} a new link?`,
    effects: [`${email} gets the mail again, with a new link.`, 'Links that were sent before keep working until they expire.'],
    button: 'Send a new link',
  }),
  rotate: ({ name, email }) => ({
    title: `Replace all links of ${name} by a new one?`,
    effects: [
      'All links that were sent to them before stop working at once. Whoever is answering with one is shut out; what was saved stays.',
      `${email} gets the mail again, with a new link.`,
      'Links of colleagues stay as they are.',
    ],
    button: 'Replace the links',
  }),
  revoke: ({ name }) => ({
    title: `Revoke the links of ${name}?`,
    effects: [
      'All links that were sent to them stop working at once. Whoever is answering with one is shut out; what was saved stays.',
      'They get no reminder until a new link is sent to them.',
      'Links of other people stay as they are.',
    ],
    button: 'Revoke the links',
  }),
};

/** What it does before it is done. `id` makes sending the form twice do it once. */
export function linkActionPage(
  staff: StaffSession,
  shown: { assessment: Assessment; person: Person; action: LinkAction; id: string },
) {
  const { assessment, person, action, id } = shown;
  const { title, effects, button } = asking[action](person);
  const back = `/console/assessments/${assessment.id}`;
  const path = action === 'revoke' ? `${back}/links/${person.id}/revoke` : `${back}/links/${action}`;
  return page(
    <Page title={title} staff={staff} here="/console">
      <h1>{title}</h1>
      <p>
        {assessment.systemName} of {assessment.supplierName}, {assessment.reference}
      </p>
      <ul>
        {effects.map((effect) => (
          <li>{effect}</li>
        ))}
      </ul>
      <form method="post" action={path}>
        <CsrfField csrf={staff.csrf} />
        <input type="hidden" name="id" value={id} />
        <div class="actions">
          <button type="submit">{button}</button>
          <a href={back}>Leave them as they are</a>
        </div>
      </form>
    </Page>,
  );
}

/** Why it cannot be done now, and what to do instead. */
export function linkRefusedPage(
  staff: StaffSession,
  assessment: Assessment,
  why: 'not-awaited' | 'closed' | 'unreachable' | 'nothing' | 'has-decided',
): Promise<Reply> {
  const back = `/console/assessments/${assessment.id}`;
  const { name, email } = assessment.contact;
  const canCorrect = !isTerminal(assessment.status);
  const words = {
    'not-awaited': 'Nobody at the supplier is awaited now, so no link is sent.',
    closed: 'No link of this assessment opens anything, so there is nothing to revoke.',
    unreachable: canCorrect
      ? `Mail to ${email} came back or was marked as spam, so nothing is sent there. Correct the contact: ${name} or another person then gets a new link in the same step.`
      : `Mail to ${email} came back or was marked as spam, so nothing is sent there, and the contact of an assessment that has ended stays as it is. Call ${name}: ${assessment.requestedBy.name} can report the condition as met for them, on its page.`,
    nothing: 'None of their links works any more: there is nothing to revoke.',
    'has-decided':
      'You decided on an exception of this assessment, and nobody both decides on one and says who answers it. Ask a colleague to correct the contact.',
  };
  return page(
    <Page title="Nothing was changed" staff={staff} here="/console">
      <h1>Nothing was changed</h1>
      <p>{words[why]}</p>
      <p class="actions">
        {why === 'unreachable' && canCorrect && <a href={`${back}/contact`}>Correct the contact</a>}
        <a href={back}>Back to the assessment</a>
      </p>
    </Page>,
    409,
  );
}
