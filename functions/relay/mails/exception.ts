import { reachable } from '../../texts/mail-parties.ts';
import { atTime } from '../../web/when.ts';
import { type Block, type RenderedMail, render } from './letter.tsx';
import type { Parties } from './parties.ts';
import { type Right, whyInFooter, whyTheReader } from './right.ts';
import { staffFooter } from './staff-footer.ts';

/** A request in short, for whoever decides on it or waits for the decision. */
export interface AboutRequest {
  parties: Parties;
  to: string;
  /** The title of the role that decides, e.g. `Data protection`. */
  role: string;
  severity: string;
  /** Why it arose, in the catalog's words: criterion or general finding, and risk. Never an answer. */
  found: string[];
  /** Whether criteria fell short, the response as a whole needs a decision, or both. */
  about: 'points' | 'whole' | 'both';
  /** Different people who must approve, and how many have. */
  needed: number;
  approved: number;
  requestedAt: string;
  /** When its time began: business days are counted from then. */
  askedAt: string;
  dueAt: string;
  /** It was due before this mail is sent: whoever is asked only now must not read it as a time to come. */
  isLate: boolean;
  /** Business days between these two; undefined where the policy's day is none. */
  businessDays: number | undefined;
  lapsesAt: string;
  page: string;
}

export interface ToRiskOwner extends AboutRequest {
  /** By what right the reader is asked. */
  right: Right;
}

const SHOWN = 5;

/** Puts one exception to whoever may decide on it: what, why, how severe, by what right, until when. Answers stay behind the sign-in. */
export function exception(mail: ToRiskOwner): RenderedMail {
  const { parties } = mail;
  return render({
    subject: exceptionSubject(mail),
    preview: `${mail.severity} risk, for ${mail.role}. ${dueWords(mail)}`,
    to: mail.to,
    body: [
      {
        p: `${whyAtAll(mail)} ${whyTheReader(mail.right, mail.role)} Please approve it, approve it with conditions, or reject it.${mail.isLate ? ` It was due on ${atTime(mail.dueAt)}: please decide as soon as you can.` : ''}`,
      },
      ...exceptionFacts(mail),
      { button: 'Sign in and decide', url: mail.page },
      whatTheyWillSee,
    ],
    footer: staffFooter(parties, `You get this mail because ${whyInFooter(mail.right, mail.role)}.`),
  });
}

function whyAtAll({ parties, about }: AboutRequest): string {
  if (about === 'whole')
    return `${parties.supplier} answered ${parties.org}'s questions about ${parties.system}, and the policy asks a person to decide on the answers as a whole.`;
  return `${parties.supplier}'s answers about ${parties.system} fall short of what ${parties.org} asks of its AI suppliers.`;
}

export const whatTheyWillSee: Block = {
  small:
    'You will see there what was asked, answered and attached, and why you are asked. You can also ask the supplier, or hand your part over. Nothing is decided by opening it.',
};

/** By when, in a mail's preview. */
export const dueWords = ({ isLate, dueAt }: AboutRequest): string =>
  isLate ? `It is late: it was due on ${atTime(dueAt)}.` : `Please decide by ${atTime(dueAt)}.`;

export const exceptionSubject = ({ parties, severity }: AboutRequest): string =>
  `Decision needed (${severity}): ${parties.system} by ${parties.supplier} (${parties.reference})`;

/** The exception in short, the same in the first mail and in every reminder. */
export function exceptionFacts(mail: AboutRequest): Block[] {
  const { businessDays: days } = mail;
  const more = mail.found.length - SHOWN;
  const counted = days === undefined ? '' : ` (${days} business ${days === 1 ? 'day' : 'days'} from ${atTime(mail.askedAt)})`;
  return [
    {
      facts: [
        ['Severity', mail.severity],
        ['Asked by', reachable(mail.parties.requester)],
        ['Raised', atTime(mail.requestedAt)],
        [mail.isLate ? 'Late since' : 'Please decide by', `${atTime(mail.dueAt)}${counted}`],
        ['Without a decision', `it counts as not approved on ${atTime(mail.lapsesAt)}`],
        ['Approvals needed', approvals(mail)],
      ],
    },
    { p: mail.about === 'points' ? 'What fell short:' : 'What to decide on:' },
    { list: [...mail.found.slice(0, SHOWN), ...(more > 0 ? [`and ${more} more`] : [])] },
  ];
}

/** `1` · `2 different people; 1 has approved` */
function approvals({ needed, approved }: AboutRequest): string {
  const given = `; ${approved} ${approved === 1 ? 'has' : 'have'} approved`;
  return `${needed}${needed > 1 ? ' different people' : ''}${approved > 0 ? given : ''}`;
}
