import { atTime } from '../../web/when.ts';
import { type RenderedMail, render } from './letter.tsx';
import { oneLine } from './one-line.ts';
import type { Parties } from './parties.ts';
import { staffFooter } from './staff-footer.ts';

/** Tells the requester that the vendor has not answered (or, with `followUpQuestions`, not replied to so many of them), and whom to call. */
export function responseEscalation(mail: {
  parties: Parties;
  to: string;
  contact: { name: string; email: string };
  dueAt: string | undefined;
  closesAt: string | undefined;
  followUpQuestions: number | undefined;
  page: string;
}): RenderedMail {
  const { parties, followUpQuestions: asked } = mail;
  const missing = asked
    ? `replied to the ${asked === 1 ? 'follow-up question' : `${asked} follow-up questions`}`
    : 'submitted its answers';
  return render({
    subject: `No ${asked ? 'reply to the follow-up' : 'answer'} yet from ${parties.supplier} about ${parties.system} (${parties.reference})`,
    preview: `${parties.supplier} was reminded and has not ${missing}.`,
    to: mail.to,
    body: [
      {
        p: `${parties.supplier} was ${asked ? 'asked' : 'invited'} and reminded, but has not ${missing} about ${parties.system}. A call often helps.`,
      },
      {
        facts: [
          ['Contact', `${oneLine(mail.contact.name)} (${oneLine(mail.contact.email)})`],
          ...(mail.dueAt ? [['Due', atTime(mail.dueAt)] as [string, string]] : []),
          ...(mail.closesAt
            ? [[asked ? 'Decided without it from' : 'Closes by itself', atTime(mail.closesAt)] as [string, string]]
            : []),
        ],
      },
      { button: 'See the assessment', url: mail.page },
    ],
    footer: staffFooter(parties, 'You get this mail because you asked for the assessment.'),
  });
}
