import { dueWords, exceptionFacts, exceptionSubject, type ToRiskOwner, whatTheyWillSee } from './exception.ts';
import { type RenderedMail, render } from './letter.tsx';
import { whyInFooter } from './right.ts';
import { staffFooter } from './staff-footer.ts';

/** Tells whom a decision was handed over to who gave it, why, and what it is about. Replies go to the giver. */
export function handOver(mail: ToRiskOwner & { giver: string; reasons: string }): RenderedMail {
  const { parties, giver, role } = mail;
  return render({
    subject: exceptionSubject(mail),
    preview: `${giver} handed this decision over to you. ${dueWords(mail)}`,
    to: mail.to,
    body: [
      {
        p: `${giver} handed their part in a decision for ${role} over to you: ${parties.supplier}'s answers about ${parties.system} fall short of what ${parties.org} asks of its AI suppliers.`,
      },
      { quote: mail.reasons.trim(), by: giver },
      ...exceptionFacts(mail),
      { button: 'Sign in and decide', url: mail.page },
      whatTheyWillSee,
    ],
    footer: staffFooter(parties, `You get this mail because ${whyInFooter(mail.right, role)}.`),
  });
}
