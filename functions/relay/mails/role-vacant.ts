import { atTime } from '../../web/when.ts';
import type { AboutRequest } from './exception.ts';
import { type RenderedMail, render } from './letter.tsx';
import { staffFooter } from './staff-footer.ts';

/** Tells administrators and the requester that a role has too few people to decide, and how to mend it. */
export function roleVacant(
  mail: AboutRequest & {
    /** Who can decide now, and who can name others, by name. */
    awaited: string[];
    administrators: string[];
    isAdministrator: boolean;
  },
): RenderedMail {
  const { parties, role, awaited, administrators, needed, approved } = mail;
  const nobody = awaited.length === 0;
  const lacks = `${nobody ? 'Nobody' : 'Too few people'} can decide for ${role}`;
  const whoNames = administrators.length > 0 ? administrators.join(', ') : 'none is named in the directory yet';
  return render({
    subject: `${lacks}: ${parties.system} by ${parties.supplier} (${parties.reference})`,
    preview: 'An administrator must name somebody in the directory.',
    to: mail.to,
    body: [
      {
        p: `${lacks} on ${parties.system} by ${parties.supplier}, so its assessment waits. Whoever asked for it, or had a hand in its intake, may not decide on it.`,
      },
      {
        facts: [
          ['Role', role],
          ['Approvals needed', `${needed}${approved > 0 ? `; given: ${approved}` : ''}`],
          ['Who can decide now', nobody ? 'nobody' : awaited.join(', ')],
          ['Administrators', whoNames],
          ['Without a decision', `it counts as not approved on ${atTime(mail.lapsesAt)}`],
        ],
      },
      {
        p: mail.isAdministrator
          ? `Please name somebody for ${role} in the directory, or a deputy for somebody who is away. Whoever you name is asked at once.`
          : `Please see to it that an administrator names somebody for ${role} in the directory. Whoever is named is asked at once.`,
      },
      { button: 'Open the directory', url: mail.page },
    ],
    footer: staffFooter(
      parties,
      `You get this mail because ${mail.isAdministrator ? 'you look after the directory' : 'you asked for the assessment'}.`,
    ),
  });
}
