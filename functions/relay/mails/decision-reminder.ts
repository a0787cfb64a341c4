import { atTime } from '../../web/when.ts';
import { exceptionFacts, exceptionSubject, type ToRiskOwner } from './exception.ts';
import { type RenderedMail, render } from './letter.tsx';
import { whyInFooter, whyTheReader } from './right.ts';
import { staffFooter } from './staff-footer.ts';

/** Reminds whoever may decide and has not, under the first mail. */
export function decisionReminder(mail: ToRiskOwner): RenderedMail {
  const { parties } = mail;
  const due = `${mail.isLate ? 'was' : 'is'} due on ${atTime(mail.dueAt)}`;
  return render({
    subject: `Re: ${exceptionSubject(mail)}`,
    preview: `Reminder: your decision ${due}.`,
    to: mail.to,
    body: [
      {
        p: `This is a reminder: the decision on ${parties.system} by ${parties.supplier} ${due} and is still open. ${whyTheReader(mail.right, mail.role)}`,
      },
      ...exceptionFacts(mail),
      { button: 'Sign in and decide', url: mail.page },
    ],
    footer: staffFooter(parties, `You get this mail because ${whyInFooter(mail.right, mail.role)}.`),
  });
}
