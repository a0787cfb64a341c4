import { atTime } from '../../web/when.ts';
import { exceptionFacts, exceptionSubject, type ToRiskOwner } from './exception.ts';
import { type RenderedMail, render } from './letter.tsx';
import { staffFooter } from './staff-footer.ts';

/** Tells all who can decide, and the requester, that a decision is late and what happens without one. */
export function decisionEscalation(mail: ToRiskOwner & { page: string; readerDecides: boolean }): RenderedMail {
  const { parties } = mail;
  const why = mail.readerDecides ? `you decide for ${mail.role}` : 'you asked for the assessment';
  return render({
    subject: mail.readerDecides
      ? `Re: ${exceptionSubject(mail)}`
      : `A decision is late: ${parties.system} by ${parties.supplier} (${parties.reference})`,
    preview: `Nobody has decided for ${mail.role} yet.`,
    to: mail.to,
    body: [
      {
        p: `${mail.role} has not decided yet on ${parties.system} by ${parties.supplier}. Without a decision by ${atTime(mail.lapsesAt)} it counts as not approved.`,
      },
      ...exceptionFacts(mail),
      { button: mail.readerDecides ? 'Sign in and decide' : 'See the assessment', url: mail.page },
    ],
    footer: staffFooter(parties, `You get this mail because ${why}.`),
  });
}
