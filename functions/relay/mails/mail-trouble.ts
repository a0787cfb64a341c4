import type { Undeliverable } from '../../domain/assessment.ts';
import { atTime } from '../../web/when.ts';
import { type RenderedMail, render } from './letter.tsx';
import { oneLine } from './one-line.ts';
import type { Parties } from './parties.ts';
import { staffFooter } from './staff-footer.ts';

/** Whose address it is decides who can mend it. */
export type Addressee = 'contact' | 'colleague' | 'staff';
export type Trouble = Undeliverable & { whose: Addressee };

/** Tells the requester which mail did not arrive, that nothing more goes to that address, and how to mend it. */
export function mailTrouble(mail: {
  parties: Parties;
  to: string;
  contact: string;
  troubles: Trouble[];
  /** The answers are given and the outcome stands: what did not arrive is about a condition. */
  isDecided: boolean;
  page: string;
}): RenderedMail {
  const { parties, troubles } = mail;
  const whose = new Set(troubles.map((trouble) => trouble.whose));
  return render({
    subject: `Mail does not arrive: ${parties.system} by ${parties.supplier} (${parties.reference})`,
    preview: mail.isDecided
      ? 'Somebody who must meet a condition is not reached.'
      : 'Somebody must correct an address before the assessment can go on.',
    to: mail.to,
    body: [
      { p: `Mail about ${parties.system} by ${parties.supplier} did not reach its reader:` },
      { list: troubles.map(inWords) },
      { p: 'Until that is mended, nothing more is sent to that address.' },
      ...(whose.has('contact')
        ? [
            {
              p: mail.isDecided
                ? `${oneLine(mail.contact)} must meet a condition of the outcome and does not hear of it by mail: please call ${parties.supplier}. You can report the condition done for them, on its page.`
                : `Ask ${parties.supplier} for the right person, by phone if you can. Then correct the contact on the assessment’s page: the questionnaire is sent again in the same step.`,
            },
          ]
        : []),
      ...(whose.has('colleague')
        ? [
            {
              p: `${oneLine(mail.contact)} had asked this colleague to help: tell ${oneLine(mail.contact)}, who can hand the sections to another address on the questionnaire’s page.`,
            },
          ]
        : []),
      ...(whose.has('staff')
        ? [
            {
              p: 'It is the address of a person here. If it is wrong, whoever looks after the sign-ins can correct it; if it works again, an administrator can say so on that person’s page in the directory.',
            },
          ]
        : []),
      { button: 'See the assessment', url: mail.page },
    ],
    footer: staffFooter(parties, 'You get this mail because you asked for the assessment.'),
  });
}

const reasons: Record<Undeliverable['reason'], string> = { bounced: 'came back', complained: 'was marked as spam by its reader' };

const letters: Readonly<Record<string, string>> = {
  invitation: 'the invitation',
  'response-reminder': 'the reminder',
  'response-escalation': 'the note that the answers are late',
  'response-lapsed': 'the note that the questionnaire closed',
  withdrawn: 'the note that nothing more is asked',
  delegation: 'the mail that hands over sections',
  'login-code': 'the mail with a code',
  'follow-up': 'the follow-up questions',
  'mail-trouble': 'the note that a mail did not arrive',
  receipt: 'the receipt',
  exception: 'the exception to decide',
  'decision-reminder': 'the reminder to decide',
  'decision-escalation': 'the note that a decision is late',
  'hand-over': 'the decision that was handed over',
  'role-vacant': 'the note that too few people can decide',
  'condition-set': 'the condition to meet',
  'condition-reminder': 'the reminder of a condition',
  'condition-reported': 'the note that a condition is reported done',
  'condition-vacant': 'the note that nobody can answer a report on a condition',
  'condition-answered': 'the answer to a report on a condition',
  'condition-overdue': 'the note that a condition is overdue',
  'review-due': 'the note that a review is due',
  'outcome-ended': 'the note that a clearance ended',
  outcome: 'the outcome',
};

const inWords = ({ email, mail, reason, at }: Trouble): string =>
  `${oneLine(email)}: ${letters[mail] ?? 'a mail'} ${reasons[reason]} (${atTime(at)})`;
