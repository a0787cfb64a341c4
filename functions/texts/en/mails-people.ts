import { CODE_MINUTES } from '../../domain/links/login-code.ts';
import { atTime } from '../../web/when.ts';
import { type MailParties, reachable } from '../mail-parties.ts';
import { questions } from './mails-frame.ts';

type Person = MailParties['requester'];

/** To a colleague at the supplier. `asker`: who handed them the sections. */
export const delegation = {
  subject: (p: MailParties, asker: Person) => `${asker.name} asks for your help: questions about ${p.system} (${p.reference})`,
  preview: (p: MailParties, asker: Person) => `${asker.name} asks you to answer questions about ${p.system}. No account needed.`,
  lead: (p: MailParties, asker: Person) =>
    `${asker.name} asks you to answer questions that ${p.org} has put to ${p.supplier} about ${p.system}. ${p.org} needs the answers before it uses the system.`,
  askedBy: 'Asked by',
  forOrg: 'For',
  sections: 'Your sections',
  allSections: 'all',
  button: 'Open your sections',
  sittings: (asker: Person) => `Answer in as many sittings as you like; what you save stays, and ${asker.name} sees it.`,
  notSure: '“Not sure” is always a possible answer, and you can attach evidence.',
  maySubmit: 'You may also check the answers of all sections and submit them.',
  submits: (name: string) => `You need not submit anything: ${name} does that when everything is answered.`,
  anyQuestions: (p: MailParties, asker: Person) =>
    `Questions? Reply to this email: your reply goes to ${reachable(asker)}, not to ${p.org}.`,
  footer: (p: MailParties, asker: Person) =>
    `Sent for ${reachable(asker)}, who asked you to answer for ${p.supplier} about ${p.system}. Replies go to ${asker.name}. Reference ${p.reference}.`,
};

export const loginCode = {
  subject: (p: MailParties) => `Your code for your link about ${p.system} (${p.reference})`,
  preview: `Valid for ${CODE_MINUTES} minutes.`,
  lead: (p: MailParties) =>
    `Your link about ${p.system} was opened in a browser that we do not know yet. To go on there, type this code:`,
  valid: `It is valid for ${CODE_MINUTES} minutes and only in that browser.`,
  /** `asker`: who can replace the link. */
  ignore: (asker: Person) =>
    `If you did not ask for it, ignore this email: nobody gets in without it. Please tell ${reachable(asker)}, who can replace your link.`,
  never: (p: MailParties) => `Nobody at ${p.org} will ever ask you for this code.`,
};

/** `asker`: who asks at the buying organisation. */
export const followUp = {
  preview: (p: MailParties, asker: string, count: number) => `${asker} at ${p.org} has ${questions(count)} about your answers.`,
  lead: (p: MailParties, asker: string, count: number) =>
    `${asker} at ${p.org} has read your answers about ${p.system} and asks about ${count === 1 ? 'one' : count} of them.`,
  more: (count: number) =>
    count === 1 ? 'There is one more question on the page.' : `There are ${count} more questions on the page.`,
  button: 'Reply to the questions',
  onlyThese: 'You are asked about these answers only; all others stay as they are.',
  colleagues: 'You can hand questions to colleagues on the page: each of them gets a link of their own.',
  closes: (p: MailParties, at: string) => `From ${atTime(at)} on, ${p.org} decides without your reply.`,
};
