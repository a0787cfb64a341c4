import { onDay } from '../../web/when.ts';
import { type AboutCondition, conditionFacts } from './condition-facts.ts';
import { type Block, type RenderedMail, render } from './letter.tsx';
import type { Parties } from './parties.ts';
import { staffFooter } from './staff-footer.ts';

export interface ConditionToStaff {
  parties: Parties;
  to: string;
  condition: AboutCondition;
  page: string;
}

/** The subject of the owner's conversation; later mails repeat it after `Re:`. */
const subject = ({ parties }: ConditionToStaff): string =>
  `A condition for ${parties.system} by ${parties.supplier} (${parties.reference})`;

const system = ({ parties }: ConditionToStaff): string => `${parties.system} by ${parties.supplier}`;

/** Tells somebody of ours what they must see to, by when, and how to report it. */
export const conditionSet = (mail: ConditionToStaff): RenderedMail =>
  toOwner(mail, {
    isFirst: true,
    preview: `To be done by ${onDay(mail.condition.dueOn)}.`,
    lead: `${mail.parties.org} has approved the use of ${system(mail)} with conditions. This one is yours to meet:`,
    after: 'When it is done, report it on its page with what proves it. An approver then looks at it.',
  });

export const conditionReminder = (mail: ConditionToStaff): RenderedMail =>
  toOwner(mail, {
    preview: `Reminder: to be done by ${onDay(mail.condition.dueOn)}.`,
    lead: `This is a reminder: you have a condition for ${system(mail)} to meet by ${onDay(mail.condition.dueOn)}.`,
    after: 'If it is done, report it on its page with what proves it.',
  });

export function conditionAnswered(
  mail: ConditionToStaff & {
    accepted: boolean;
    by: string;
    reasons: string;
    /** False: the reader reported it for whoever must meet it. */
    isOwner: boolean;
    /** The outcome is withdrawn: nothing brings it back. */
    inVain: boolean;
  },
): RenderedMail {
  const verdict = mail.accepted ? 'accepts it as met' : 'does not accept it as met yet';
  return toOwner(mail, {
    preview: `${mail.by} ${verdict}.`,
    lead: `${mail.by} has looked at what was reported on a condition for ${system(mail)}, and ${verdict}.`,
    quote: { quote: mail.reasons.trim(), by: mail.by },
    after: mail.accepted
      ? 'You need to do nothing more about it.'
      : mail.inVain
        ? 'The approval of the system was withdrawn for good meanwhile: reporting it changes nothing any more.'
        : 'Please see to what is missing and report it again.',
    ...(mail.isOwner ? {} : { why: 'you reported it' }),
  });
}

/** `standing`: what has become of the outcome, as a sentence. */
export const conditionOverdueToOwner = (mail: ConditionToStaff & { standing: string; canBeReported: boolean }): RenderedMail =>
  toOwner(mail, {
    preview: `It was to be done by ${onDay(mail.condition.dueOn)}.`,
    lead: `A condition for ${system(mail)} was yours to meet by ${onDay(mail.condition.dueOn)} and is still open. ${mail.standing}`,
    after: mail.canBeReported
      ? 'Please report it as soon as it is done.'
      : 'Reporting it changes nothing any more: a new assessment is needed.',
  });

/** Asks whoever answers for the role that set a condition to look at what was reported. What was said stays behind the sign-in. */
export function conditionReported(mail: ConditionToStaff & { by: string; files: number }): RenderedMail {
  const { parties, condition, files } = mail;
  const shown = files === 0 ? 'no file' : files === 1 ? 'one file' : `${files} files`;
  return render({
    subject: `A condition is reported done: ${system(mail)} (${parties.reference})`,
    preview: `${mail.by} says so, with ${shown}. Please look at it.`,
    to: mail.to,
    body: [
      {
        p: `${mail.by} reports that a condition for ${system(mail)} is met, with ${shown} to show it. Please look at it, and accept it or say what is missing.`,
      },
      conditionFacts(condition),
      { button: 'Sign in and look', url: mail.page },
      { small: 'Nothing is accepted by opening it.' },
    ],
    footer: staffFooter(parties, `You get this mail because you answer for ${condition.role}.`),
  });
}

/** Tells the requester, the role that set it, or the administrators, that a condition is overdue and what has become of the outcome. */
export function conditionOverdue(
  mail: ConditionToStaff & {
    /** In the subject, e.g. `is suspended`. */
    became: string;
    standing: string;
    /** When it was reported done, where nobody has answered that yet. */
    reportedOn: string | undefined;
    reader: 'role' | 'requester' | 'administrator';
  },
): RenderedMail {
  const { parties, condition, reportedOn, reader } = mail;
  const state = reportedOn ? `was reported done on ${reportedOn}, but nobody has accepted it yet` : 'is still open';
  return render({
    subject: `A condition is overdue: ${system(mail)} ${mail.became} (${parties.reference})`,
    preview: mail.standing,
    to: mail.to,
    body: [
      { p: `A condition for ${system(mail)} was to be met by ${onDay(condition.dueOn)} and ${state}. ${mail.standing}` },
      conditionFacts(condition),
      ...(reportedOn && reader === 'role'
        ? [{ p: 'Please look at what was reported, and accept it or say what is missing.' }]
        : []),
      { button: 'See the condition', url: mail.page },
    ],
    footer: staffFooter(
      parties,
      `You get this mail because ${
        {
          role: `you answer for ${condition.role}`,
          requester: 'you asked for the assessment',
          administrator: 'you look after the directory, and nobody has seen to it',
        }[reader]
      }.`,
    ),
  });
}

interface Words {
  isFirst?: true;
  preview: string;
  lead: string;
  quote?: Block;
  after: string;
  /** Why the reader gets it, where it is not theirs to meet. */
  why?: string;
}

function toOwner(mail: ConditionToStaff, { isFirst, preview, lead, quote, after, why }: Words): RenderedMail {
  return render({
    subject: `${isFirst ? '' : 'Re: '}${subject(mail)}`,
    preview,
    to: mail.to,
    body: [
      { p: lead },
      conditionFacts(mail.condition),
      ...(quote ? [quote] : []),
      { p: after },
      { button: 'Open the condition', url: mail.page },
    ],
    footer: staffFooter(mail.parties, `You get this mail because ${why ?? 'the condition is yours to meet'}.`),
  });
}
