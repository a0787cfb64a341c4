import { onDay } from '../../web/when.ts';
import { type MailParties, reachable } from '../mail-parties.ts';

const theCondition = (count: number) => (count === 1 ? 'a condition' : `${count} conditions`);

/** To the vendor about conditions of an outcome that are theirs to meet. `dueOn`: a calendar date. */
export const conditions = {
  subject: (p: MailParties) => `${p.org}: conditions for ${p.system} (${p.reference})`,
  what: 'What is to be done',
  proof: 'What proves it',
  due: 'To be done by',
  more: (count: number) =>
    count === 1 ? 'There is one more condition on the page.' : `There are ${count} more conditions on the page.`,
  button: 'Report it done',
  setPreview: (p: MailParties, count: number) => `${p.org} has set ${theCondition(count)} for the use of ${p.system}.`,
  setLead: (p: MailParties, count: number) =>
    `${p.org} has approved the use of ${p.system} with conditions. ${count === 1 ? 'One of them is' : `${count} of them are`} yours to meet:`,
  how: (p: MailParties) =>
    `When it is done, say so on the page and attach what proves it. ${p.org} then looks at it and writes to you.`,
  reminderPreview: (dueOn: string) => `Reminder: to be done by ${onDay(dueOn)}.`,
  reminderLead: (p: MailParties, dueOn: string) =>
    `This is a reminder. ${p.org} has approved the use of ${p.system} on a condition that is to be met by ${onDay(dueOn)}:`,
  ignore: 'If you have just reported it done, please ignore this email.',
  moreTime: (p: MailParties) => `If it cannot be done in time, write to ${reachable(p.requester)} before that day.`,
  acceptedPreview: 'It is accepted as done.',
  acceptedLead: (p: MailParties) =>
    `Thank you. ${p.org} has looked at what was reported and accepts this condition for ${p.system} as met:`,
  nothingMore: 'You need to do nothing more about it.',
  refusedPreview: 'It is not accepted as done yet.',
  refusedLead: (p: MailParties) =>
    `${p.org} has looked at what was reported and does not accept this condition for ${p.system} as met yet:`,
  again: 'Please see to what is missing and report it again.',
  noLonger: (p: MailParties) =>
    `${p.org} has withdrawn its approval of ${p.system} meanwhile: you need to do nothing more about it.`,
  overduePreview: (dueOn: string) => `It was to be done by ${onDay(dueOn)}.`,
  overdueLead: (p: MailParties, dueOn: string) =>
    `This condition for ${p.system} was to be met by ${onDay(dueOn)} and is still open:`,
  /** What its being overdue makes of the outcome: nothing yet, no use until it is met, or no use any more. */
  valid: (p: MailParties) => `${p.org} may use ${p.system} for now and still waits for it. Please report it as soon as it is done.`,
  suspended: (p: MailParties) =>
    `${p.org} has therefore suspended its approval of ${p.system}. Please report the condition as soon as it is done.`,
  withdrawn: (p: MailParties) =>
    `${p.org} has therefore withdrawn its approval of ${p.system}. To meet the condition now does not bring it back.`,
};
