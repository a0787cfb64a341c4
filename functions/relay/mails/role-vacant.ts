import { atTime } from '../../web/when.ts';
import type { AboutRequest } from './exception.ts';
import { type RenderedMail, render } from './letter.tsx';
import { notReached } from './right.ts';
import { staffFooter } from './staff-footer.ts';

/** Tells administrators and the requester that a role has too few people to decide, and how to mend it. */
export function roleVacant(
  mail: AboutRequest & {
    /** Who can decide now; who may as well, but does not hear of it by mail; and who can name others, by name. */
    awaited: string[];
    unreached: string[];
    administrators: string[];
    isAdministrator: boolean;
    /** Other roles decide first. */
    isQueued: boolean;
  },
): RenderedMail {
  const { parties, role, awaited, unreached, administrators, needed, approved } = mail;
  const nobody = awaited.length === 0;
  const lacks = `${nobody ? 'Nobody' : 'Too few people'} can decide for ${role}`;
  const whoNames = administrators.length > 0 ? administrators.join(', ') : 'none is named in the directory yet';
  const lapse: [string, string] = ['Without a decision', `it counts as not approved on ${atTime(mail.lapsesAt)}`];
  return render({
    subject: `${lacks}: ${parties.system} by ${parties.supplier} (${parties.reference})`,
    preview: 'An administrator must name somebody in the directory.',
    to: mail.to,
    body: [
      {
        p: `${lacks} on ${parties.system} by ${parties.supplier}, so its assessment ${mail.isQueued ? 'will wait when it is their turn' : 'waits'}. Whoever asked for it, or had a hand in its intake, may not decide on it.`,
      },
      ...(unreached.length > 0 ? [{ p: notReached(unreached) }] : []),
      {
        facts: [
          ['Role', role],
          ['Approvals needed', `${needed}${approved > 0 ? `; given: ${approved}` : ''}`],
          ['Who can decide now', nobody ? 'nobody' : awaited.join(', ')],
          ['Administrators', whoNames],
          ...(mail.isQueued ? [] : [lapse]),
        ],
      },
      {
        p: mail.isAdministrator
          ? `Please name somebody for ${role} in the directory, or a deputy for somebody who is away${unreached.length > 0 ? '; or, once you have made sure that an address works, say so on that person’s page' : ''}. Whoever you name is asked ${mail.isQueued ? 'when it is their turn' : 'at once'}.`
          : `Please see to it that an administrator names somebody for ${role} in the directory. Whoever is named is asked ${mail.isQueued ? 'when it is their turn' : 'at once'}.`,
      },
      { button: 'Open the directory', url: mail.page },
    ],
    footer: staffFooter(
      parties,
      `You get this mail because ${mail.isAdministrator ? 'you look after the directory' : 'you asked for the assessment'}.`,
    ),
  });
}
