import { atTime } from '../../web/when.ts';
import { vendorFooter } from './genuine.ts';
import { type RenderedMail, render } from './letter.tsx';
import { type Parties, reachable } from './parties.ts';
import { responseSubject } from './response-subject.ts';

/** Confirms to the vendor what arrived and when. The fingerprint identifies exactly what was submitted; it tells no answer. */
export function receipt(mail: {
  parties: Parties;
  to: string;
  submittedAt: string;
  submittedBy: string;
  fingerprint: string;
}): RenderedMail {
  const { parties } = mail;
  return render({
    subject: `Re: ${responseSubject(parties)}`,
    preview: `Thank you: ${parties.org} has your answers.`,
    to: mail.to,
    body: [
      { p: `Thank you. ${parties.org} has received ${parties.supplier}'s answers about ${parties.system}.` },
      {
        facts: [
          ['Submitted', atTime(mail.submittedAt)],
          ['By', mail.submittedBy],
          ['Reference', parties.reference],
          ['Fingerprint of the submission', mail.fingerprint],
        ],
      },
      { p: 'The answers are now fixed. You need to do nothing more; if a question comes up, we will write to you.' },
      { p: `To correct something, write to ${reachable(parties.requester)}.` },
    ],
    footer: vendorFooter(parties),
  });
}
