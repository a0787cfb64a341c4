import { staffFooter, vendorFooter } from './genuine.ts';
import { type RenderedMail, render } from './letter.tsx';
import { type Parties, reachable } from './parties.ts';
import { responseSubject } from './response-subject.ts';

/** Tells the requester that the time is over: the system is not cleared. */
export function responseLapsedToRequester(mail: { parties: Parties; to: string; page: string }): RenderedMail {
  const { parties } = mail;
  return render({
    subject: `Closed without an answer: ${parties.supplier}, ${parties.system} (${parties.reference})`,
    preview: 'The vendor did not answer in time. The system is not cleared for use.',
    to: mail.to,
    body: [
      { p: `${parties.supplier} did not submit its answers about ${parties.system} in time, so the assessment closed by itself.` },
      { p: 'The system is not cleared for use. If you still want it, start a new assessment.' },
      { button: 'See the assessment', url: mail.page },
    ],
    footer: staffFooter(parties, 'You get this mail because you asked for the assessment.'),
  });
}

/** Tells the vendor that the questionnaire is closed, and whom to ask. */
export function responseLapsedToVendor(mail: { parties: Parties; to: string }): RenderedMail {
  const { parties } = mail;
  return render({
    subject: `Re: ${responseSubject(parties)}`,
    preview: 'The questionnaire is closed.',
    to: mail.to,
    body: [
      { p: `The time for the questionnaire about ${parties.system} is over, so it is closed and its links no longer open it.` },
      { p: `If you still want to answer, write to ${reachable(parties.requester)}, who can start it again.` },
    ],
    footer: vendorFooter(parties),
  });
}
