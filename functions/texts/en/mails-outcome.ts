import { type MailParties, reachable } from '../mail-parties.ts';

/** What the vendor is told of the outcome: by the policy that it ended, its result, or also their own conditions. */
export const outcome = {
  preview: 'The assessment has ended.',
  lead: (p: MailParties) => `${p.org} has finished its assessment of ${p.system}. Thank you for your answers.`,
  approved: (p: MailParties) => `${p.org} has approved the use of ${p.system}.`,
  withConditions: (p: MailParties) => `${p.org} has approved the use of ${p.system} with conditions.`,
  rejected: (p: MailParties) => `${p.org} has not approved the use of ${p.system}.`,
  /** After an approval that is over, or does not hold for now, by the time the mail is sent. */
  ended: 'This approval has ended since then.',
  suspended: 'This approval is suspended at the moment.',
  /** Before the list of their conditions. */
  yours: (count: number) => (count === 1 ? 'This condition is yours to meet:' : `These ${count} conditions are yours to meet:`),
  noneYours: 'None of the conditions is yours to meet.',
  report: (count: number) => `A separate email brings you the link to report ${count === 1 ? 'it' : 'them'} done.`,
  next: (p: MailParties) => `${reachable(p.requester)} will tell you what follows from it. You need to do nothing more here.`,
};
