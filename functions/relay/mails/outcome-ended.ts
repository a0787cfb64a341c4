import { atTime } from '../../web/when.ts';
import { type AboutCondition, conditionLine } from './condition-facts.ts';
import { type RenderedMail, render } from './letter.tsx';
import type { Parties } from './parties.ts';
import { staffFooter } from './staff-footer.ts';

const became = { expired: 'expired on', suspended: 'has been suspended since', withdrawn: 'has been withdrawn since' };
export type Ended = keyof typeof became;

const whatToDo: Record<Ended, string> = {
  expired: 'The system may no longer be used. If you still need it, start the next assessment.',
  suspended: 'The system may not be used until the condition is met and accepted; it is then cleared again by itself.',
  withdrawn: 'The system may no longer be used, even if the condition is met now. If you still need it, start a new assessment.',
};

/** Tells the requester that an outcome no longer lets the system be used: since when, why, and what to do. */
export function outcomeEnded(mail: {
  parties: Parties;
  to: string;
  ended: Ended;
  since: string;
  /** Why it expired, as a sentence; otherwise the overdue conditions say it. */
  why: string | undefined;
  overdue: AboutCondition[];
  /** To start the next assessment, or to see the clearance where it can come back by itself. */
  page: string;
}): RenderedMail {
  const { parties, ended, overdue } = mail;
  return render({
    subject: `No longer cleared for use: ${parties.system} by ${parties.supplier} (${parties.reference})`,
    preview: `Its clearance ${became[ended]} ${atTime(mail.since)}.`,
    to: mail.to,
    body: [
      { p: `The clearance of ${parties.system} by ${parties.supplier} ${became[ended]} ${atTime(mail.since)}.` },
      ...(mail.why ? [{ p: mail.why }] : []),
      ...(overdue.length > 0
        ? [
            { p: overdue.length === 1 ? 'A condition was not met in time:' : 'Conditions were not met in time:' },
            { list: overdue.map(conditionLine) },
          ]
        : []),
      { p: whatToDo[ended] },
      { button: ended === 'suspended' ? 'See the clearance' : 'Start the next assessment', url: mail.page },
    ],
    footer: staffFooter(parties, 'You get this mail because you asked for the assessment.'),
  });
}
