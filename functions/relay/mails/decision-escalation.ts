import { atTime } from '../../web/when.ts';
import { type AboutRequest, exceptionFacts, exceptionSubject, type ToRiskOwner, whatTheyWillSee } from './exception.ts';
import { type Block, type RenderedMail, render } from './letter.tsx';
import { notReached, whyInFooter, whyTheReader } from './right.ts';
import { staffFooter } from './staff-footer.ts';

/** Tells whoever may decide that it is late and what happens without a decision; deputies and heads may hear of it here first. */
export function decisionEscalation(mail: ToRiskOwner): RenderedMail {
  const { parties } = mail;
  return render({
    subject: `Re: ${exceptionSubject(mail)}`,
    preview: `Nobody has decided for ${mail.role} yet. ${whyTheReader(mail.right, mail.role)}`,
    to: mail.to,
    body: [
      late(mail),
      { p: `${whyTheReader(mail.right, mail.role)} Please approve it, approve it with conditions, or reject it.` },
      ...exceptionFacts(mail),
      { button: 'Sign in and decide', url: mail.page },
      whatTheyWillSee,
    ],
    footer: staffFooter(parties, `You get this mail because ${whyInFooter(mail.right, mail.role)}.`),
  });
}

/** Tells the requester the same, and who can decide now, by name. */
export function decisionEscalationToRequester(mail: AboutRequest & { awaited: string[]; unreached: string[] }): RenderedMail {
  const { parties, awaited, unreached } = mail;
  return render({
    subject: `A decision is late: ${parties.system} by ${parties.supplier} (${parties.reference})`,
    preview: `Nobody has decided for ${mail.role} yet.`,
    to: mail.to,
    body: [
      late(mail),
      {
        p:
          awaited.length > 0
            ? `Who can decide now: ${awaited.join(', ')}. A call often helps.`
            : 'Nobody can decide now: an administrator must name somebody in the directory.',
      },
      ...(unreached.length > 0 ? [{ p: notReached(unreached) }] : []),
      ...exceptionFacts(mail),
      { button: 'See the assessment', url: mail.page },
    ],
    footer: staffFooter(parties, 'You get this mail because you asked for the assessment.'),
  });
}

const late = ({ parties, role, lapsesAt }: AboutRequest): Block => ({
  p: `${role} has not decided yet on ${parties.system} by ${parties.supplier}. Without a decision by ${atTime(lapsesAt)} it counts as not approved.`,
});
