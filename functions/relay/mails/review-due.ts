import { onDay } from '../../web/when.ts';
import { type RenderedMail, render } from './letter.tsx';
import type { Parties } from './parties.ts';
import { staffFooter } from './staff-footer.ts';

/** Tells the requester that an outcome nears its end, and where the next assessment starts. */
export function reviewDue(mail: {
  parties: Parties;
  to: string;
  validUntil: string;
  conditions: number;
  page: string;
}): RenderedMail {
  const { parties } = mail;
  const until = onDay(mail.validUntil);
  const open = mail.conditions === 1 ? 'One condition is' : `${mail.conditions} conditions are`;
  return render({
    subject: `Review due: ${parties.system} by ${parties.supplier}, clearance ends on ${until} (${parties.reference})`,
    preview: 'Start the next assessment if you still need it then.',
    to: mail.to,
    body: [
      {
        p: `The clearance of ${parties.system} by ${parties.supplier} ends on ${until}. If you still need it then, start the next assessment now: the supplier finds the answers of last time filled in and only confirms or changes them.`,
      },
      ...(mail.conditions > 0 ? [{ p: `${open} not met yet.` }] : []),
      { p: 'If it is no longer used, you need to do nothing: the clearance ends by itself.' },
      { button: 'Start the next assessment', url: mail.page },
    ],
    footer: staffFooter(parties, 'You get this mail because you asked for the assessment.'),
  });
}
