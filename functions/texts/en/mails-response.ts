import { atTime, onDay } from '../../web/when.ts';
import { type MailParties, reachable } from '../mail-parties.ts';
import { questions } from './mails-frame.ts';

/** The subject of the whole conversation; later mails repeat it after `Re:`, so mailboxes keep them together. */
export const subject = (p: MailParties): string => `${p.org}: questions about ${p.system} (${p.reference})`;

export const invitation = {
  preview: (p: MailParties, count: number) =>
    `${p.requester.name} asks ${p.supplier} to answer up to ${questions(count)}. No account needed.`,
  lead: (p: MailParties) =>
    `${p.requester.name} at ${p.org} asks ${p.supplier} to answer a questionnaire about ${p.system}. ${p.org} needs the answers before it uses the system.`,
  prefilled: (submittedAt: string, reference: string) =>
    `Your answers of ${onDay(submittedAt)} (${reference}) are already filled in: please check and confirm them.`,
  button: 'Open the questionnaire',
  colleagues: 'You can hand sections, or all of them, to colleagues on the page: each of them gets a link of their own.',
  sittings: 'Answer in as many sittings as you like; what you save stays.',
  notSure: '“Not sure” is always a possible answer, and you can attach evidence.',
};

export const reminder = {
  preview: (p: MailParties) => `Reminder: the answers about ${p.system}.`,
  lead: (p: MailParties) => `This is a reminder. ${p.org} still waits for ${p.supplier}'s answers about ${p.system}.`,
  followUp: (p: MailParties, count: number) =>
    `This is a reminder. ${p.org} still waits for your reply to ${questions(count)} about your answers on ${p.system}.`,
  due: (dueAt: string, overdue: boolean) => `Your reply ${overdue ? 'was' : 'is'} due on ${atTime(dueAt)}.`,
  button: 'Go on answering',
  saved: 'What you have saved is still there. If you have just submitted your answers, please ignore this email.',
  closes: (at: string) => `The questionnaire closes on ${atTime(at)}.`,
  moreTime: (p: MailParties) => `If you need more time, or somebody else should answer, write to ${reachable(p.requester)}.`,
};

export const lapsed = {
  preview: 'The questionnaire is closed.',
  lead: (p: MailParties) =>
    `The time for the questionnaire about ${p.system} is over, so it is closed and its links no longer open it.`,
  again: (p: MailParties) => `If you still want to answer, write to ${reachable(p.requester)}, who can start it again.`,
};

/** The assessment was withdrawn. By what the reader was about to do. */
export const withdrawn = {
  preview: 'You need to do nothing more.',
  lead: {
    answers: (p: MailParties) =>
      `${p.org} no longer needs ${p.supplier}'s answers about ${p.system}. The questionnaire is closed, and its links no longer open it.`,
    replies: (p: MailParties) =>
      `${p.org} no longer needs a reply to its follow-up questions about ${p.system}. It has ended its assessment without an outcome, and the links no longer open the questionnaire.`,
    nothing: (p: MailParties) => `${p.org} has ended its assessment of ${p.system} without an outcome.`,
  },
  kept: 'You need to do nothing more. What you have saved stays on record.',
  thanks: 'Thank you for your answers; they stay on record. You need to do nothing more.',
};

export const receipt = {
  preview: (p: MailParties) => `${p.org} has received the answers.`,
  own: (p: MailParties) => `Thank you. ${p.org} has received ${p.supplier}'s answers about ${p.system}.`,
  byColleague: (p: MailParties, name: string) =>
    `${name} has submitted ${p.supplier}'s answers about ${p.system}, and ${p.org} has received them. Thank you.`,
  /** From the second submission on: the reply to follow-up questions. */
  ownFollowUp: (p: MailParties) => `Thank you. ${p.org} has received your reply to its follow-up questions about ${p.system}.`,
  followUpByColleague: (p: MailParties, name: string) =>
    `${name} has replied to the follow-up questions about ${p.system}, and ${p.org} has received the reply. Thank you.`,
  submitted: 'Submitted',
  by: 'By',
  fingerprint: 'Fingerprint of the submission',
  fixed: 'The answers are now fixed. You need to do nothing more; if a question comes up, we will write to you.',
  correct: (p: MailParties) => `To correct something, write to ${reachable(p.requester)}.`,
};
