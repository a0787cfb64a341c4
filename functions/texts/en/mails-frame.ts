import { type MailParties, reachable } from '../mail-parties.ts';

/** `1 question`, `3 questions` */
export const questions = (count: number): string => `${count} ${count === 1 ? 'question' : 'questions'}`;

/** What every mail has around its own words. */
export const frame = {
  /** Whose mail it is, beside the address. */
  sender: (org: string) => `${org} (supplier assessments)`,
  greeting: (name: string) => `Hello ${name},`,
  writes: (name: string) => `${name} writes:`,
  copyAddress: 'If the button does not work, copy this address into your browser:',
  system: 'AI system',
  takes: 'Time needed',
  /** `time`: as `timeNeeded` says it. */
  estimate: (time: string, count: number) => `${time}, for ${questions(count)} at most`,
  /** Once somebody has begun; `count`: what is unanswered or to be confirmed. */
  estimateLeft: (time: string, count: number) =>
    count === 0 ? `${time}: every question is answered` : `${time}, for the ${questions(count)} left`,
  reference: 'Reference',
  noAccount: 'You need no account and no password.',
  personal: 'The link is yours alone: please do not pass it on.',
  code: 'When you open the link in a browser for the first time, we email you a six-digit code.',
  anyQuestions: (p: MailParties) => `Questions? Reply to this email or write to ${reachable(p.requester)}.`,
  /** `phone`: the number, with a link where there can be one. */
  call: <T>(name: string, phone: T) => ['You can also call ', name, ' on ', phone, '.'],
  /** `witness`: who can confirm it, by name. `hasNumber`: this email names a number to call, which whoever forges one can do as well. */
  genuine: (p: MailParties, host: string, witness: string, hasNumber: boolean) =>
    `Is this email genuine? The link leads to ${host}, we never ask for a password or a payment, and ${witness} can confirm the reference ${p.reference}. If in doubt, call them on a number you already have${hasNumber ? ', not on one in this email' : ''}.`,
  requesterAtOrg: (p: MailParties) => `${p.requester.name} at ${p.org}`,
  /** Why the reader gets it. `isContact`: the assessment was sent to them, not handed on by a colleague. */
  footer: (p: MailParties, isContact: boolean) =>
    `Sent for ${reachable(p.requester)} at ${p.org} because you ${isContact ? `are ${p.supplier}'s contact for ${p.system}` : `answer for ${p.supplier} about ${p.system}`}. Replies go to ${p.requester.name}. Reference ${p.reference}.`,
};
