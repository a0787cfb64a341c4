import { atTime } from '../../web/when.ts';
import { howToTellItIsGenuine, vendorFooter } from './genuine.ts';
import { responseFacts, type ToVendor } from './invitation.ts';
import { type RenderedMail, render } from './letter.tsx';
import { reachable } from './parties.ts';
import { responseSubject } from './response-subject.ts';

/** Reminds the vendor, under the invitation, with a fresh link. `overdue`: the due date has passed. */
export function responseReminder(mail: ToVendor & { overdue: boolean; closesAt: string | undefined }): RenderedMail {
  const { parties } = mail;
  const when = mail.overdue ? 'were due' : 'are due';
  const until = mail.dueAt ? ` ${when} on ${atTime(mail.dueAt)}` : ' are still open';
  return render({
    subject: `Re: ${responseSubject(parties)}`,
    preview: `Reminder: the answers about ${parties.system}${until}.`,
    to: mail.to,
    body: [
      {
        p: `This is a reminder. ${parties.org} still waits for ${parties.supplier}'s answers about ${parties.system}: they${until}.`,
      },
      { facts: responseFacts(mail) },
      { button: 'Go on answering', url: mail.link },
      {
        p: 'What you have saved is still there. If you have just submitted your answers, please ignore this mail.',
      },
      ...(mail.closesAt ? [{ p: `The questionnaire closes on ${atTime(mail.closesAt)}.` }] : []),
      { p: `If you need more time, or somebody else should answer, write to ${reachable(parties.requester)}.` },
      howToTellItIsGenuine(mail.house, parties),
    ],
    footer: vendorFooter(parties),
  });
}
