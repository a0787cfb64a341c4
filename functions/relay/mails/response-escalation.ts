import { atTime } from '../../web/when.ts';
import { staffFooter } from './genuine.ts';
import { type RenderedMail, render } from './letter.tsx';
import { oneLine } from './one-line.ts';
import type { Parties } from './parties.ts';

/** Tells the requester that the vendor has not answered, and whom to call. */
export function responseEscalation(mail: {
  parties: Parties;
  to: string;
  contact: { name: string; email: string };
  dueAt: string | undefined;
  closesAt: string | undefined;
  page: string;
}): RenderedMail {
  const { parties } = mail;
  return render({
    subject: `No answer yet from ${parties.supplier} about ${parties.system} (${parties.reference})`,
    preview: `${parties.supplier} was reminded and has not submitted its answers.`,
    to: mail.to,
    body: [
      {
        p: `${parties.supplier} was invited and reminded, but has not submitted its answers about ${parties.system}. A call often helps.`,
      },
      {
        facts: [
          ['Contact', `${oneLine(mail.contact.name)} (${oneLine(mail.contact.email)})`],
          ...(mail.dueAt ? [['Due', atTime(mail.dueAt)] as [string, string]] : []),
          ...(mail.closesAt ? [['Closes by itself', atTime(mail.closesAt)] as [string, string]] : []),
        ],
      },
      { button: 'See the assessment', url: mail.page },
    ],
    footer: staffFooter(parties, 'You get this mail because you asked for the assessment.'),
  });
}
