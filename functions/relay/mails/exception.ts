import { reachable } from '../../texts/mail-parties.ts';
import { atTime } from '../../web/when.ts';
import { type Block, type RenderedMail, render } from './letter.tsx';
import type { Parties } from './parties.ts';
import { staffFooter } from './staff-footer.ts';

export interface ToRiskOwner {
  parties: Parties;
  to: string;
  /** The role the reader decides for, e.g. `Data protection`. */
  role: string;
  severity: string;
  /** Why it arose, in the catalog's words: criterion and risk. Never an answer. */
  shortfalls: string[];
  quorum: number;
  requestedAt: string;
  dueAt: string;
  lapsesAt: string;
  page: string;
}

const SHOWN = 5;

/** Puts one exception to a risk owner: what, why, how severe, who asked, until when. Answers stay behind the sign-in. */
export function exception(mail: ToRiskOwner): RenderedMail {
  const { parties } = mail;
  return render({
    subject: exceptionSubject(mail),
    preview: `${mail.severity} risk, for ${mail.role}. Please decide by ${atTime(mail.dueAt)}.`,
    to: mail.to,
    body: [
      {
        p: `${parties.supplier}'s answers about ${parties.system} fall short of what ${parties.org} asks of its AI suppliers. You own this risk for ${mail.role}: please approve it, approve it with conditions, or reject it.`,
      },
      ...exceptionFacts(mail),
      { button: 'Sign in and decide', url: mail.page },
      {
        small: 'You will see there what was asked, answered and attached, and why it fell short. Nothing is decided by opening it.',
      },
    ],
    footer: staffFooter(parties, `You get this mail because you decide for ${mail.role}.`),
  });
}

export const exceptionSubject = ({ parties, severity }: ToRiskOwner): string =>
  `Decision needed (${severity}): ${parties.system} by ${parties.supplier} (${parties.reference})`;

/** The exception in short, the same in the first mail and in every reminder. */
export function exceptionFacts(mail: ToRiskOwner): Block[] {
  const more = mail.shortfalls.length - SHOWN;
  return [
    {
      facts: [
        ['Severity', mail.severity],
        ['Asked by', reachable(mail.parties.requester)],
        ['Raised', atTime(mail.requestedAt)],
        ['Please decide by', atTime(mail.dueAt)],
        ['Without a decision', `it counts as not approved on ${atTime(mail.lapsesAt)}`],
        ...(mail.quorum > 1 ? [['Approvals needed', `${mail.quorum} different people`] as [string, string]] : []),
      ],
    },
    { p: 'What fell short:' },
    { list: [...mail.shortfalls.slice(0, SHOWN), ...(more > 0 ? [`and ${more} more`] : [])] },
  ];
}
