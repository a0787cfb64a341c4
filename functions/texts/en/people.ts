import { inDigits } from '../../web/when.ts';
/** Handing sections to colleagues, and who works on what. */
export const people = {
  title: 'Who is working on this',
  intro:
    'You can hand sections to colleagues. Each of them gets an email with a link of their own, needs no account, and sees only what you hand over.',
  handOver: 'Hand sections to a colleague',
  nobody: 'Nobody but you works on this yet.',
  you: (name: string) => `${name} (you)`,
  yours: 'All sections; you submit the answers.',
  sections: 'Sections',
  all: 'All sections',
  asked: 'Asked',
  askedBy: (at: string, by: string) => `${at}, by ${by}`,
  lastSaved: 'Last saved',
  neverSaved: 'Nothing saved yet',
  rights: 'May submit',
  yes: 'Yes',
  no: 'No',
  undelivered: 'Emails do not arrive',
  undeliveredHelp: (email: string) =>
    `Our email to ${email} came back or was refused, so we send nothing more there. Check how the address is spelled. If it is wrong, withdraw the link here and hand the sections over to the right address.`,
  noLink: 'Has no working link',
  noLinkHelp: 'Every link that was sent to them was replaced, revoked or has expired. Send it again if they are still to answer.',
  change: 'Change',
  sendAgain: 'Send the link again',
  withdraw: 'Withdraw',
  done: {
    'handed-over': (name: string) => `${name} will get an email with a link in a moment.`,
    changed: (name: string) => `Changed. ${name} will get an email that says so.`,
    'changed-untold': (name: string) => `Changed. ${name} gets no email about it: our emails to that address do not arrive.`,
    'sent-again': (name: string) => `${name} will get a new email with a link in a moment.`,
    withdrawn: (name: string) => `${name} can no longer open anything here. What ${name} saved is still there.`,
  },
};

/** The form that hands sections over, or changes what somebody has. */
export const handOver = {
  title: 'Hand sections to a colleague',
  changeTitle: (name: string) => `What ${name} works on`,
  how: 'Your colleague gets an email that names you, with your note and a link. The link opens only what you choose here, and you can withdraw it at any time.',
  changeHow: (name: string, email: string) =>
    `${name} (${email}) gets an email with the new list. For another address, withdraw this link and hand the sections over anew.`,
  changeUntold: (name: string, email: string) =>
    `Our emails to ${email} do not arrive, so ${name} is not told of what you change here. For another address, withdraw this link and hand the sections over anew.`,
  worksAlready: (name: string) =>
    `${name} works on this already, so nothing was handed over twice. Below is what ${name} has, with what you have just chosen added. Check it, then save.`,
  name: 'Name of your colleague',
  email: 'Email address',
  emailHint: 'The link goes to this address only. Check it twice: whoever reads that mailbox can answer for you.',
  sections: 'Which sections?',
  sectionsHint: 'Your colleague sees these and no others. You still see and can change everything.',
  suggested: 'The section you came from',
  all: 'All sections',
  allHint: 'Also those that appear later because of an answer.',
  rights: 'May your colleague submit the answers?',
  maySubmit: 'Yes, this person may also check all answers and submit them',
  maySubmitHint: 'They will then see the answers to every section. What is submitted is fixed and cannot be taken back.',
  language: 'Language of the email and the pages',
  note: 'A note to your colleague (optional)',
  noteHint: 'It is shown in the email and above the sections.',
  send: 'Hand over and send the email',
  save: 'Save and send the email',
  saveUntold: 'Save without an email',
  cancel: 'Cancel',
  errors: {
    name: 'Type the name of your colleague.',
    email: 'Type an email address like name@example.com.',
    ownAddress: 'This is your own address: you work on all sections already. Type the address of a colleague.',
    unreachable: 'Emails to this address came back or were refused. Check how it is spelled, or use another address.',
    sections: 'Choose at least one section.',
    language: 'Choose a language.',
    tooMany: (most: number) =>
      `${most} people work on this already, which is the most there can be. Withdraw somebody first, or ask one of them.`,
    tooLong: (most: number, length: number) => `Shorten this to ${inDigits(most)} characters or fewer; it has ${inDigits(length)}.`,
    unstorable: 'This contains a character that cannot be stored. Delete it, or paste the text again as plain text.',
  },
  enough: {
    title: 'Enough emails for one day',
    text: (most: number) =>
      `At most ${most} emails to colleagues can be sent in one day for one questionnaire, so this one was not sent and nothing was changed. Go on tomorrow. Links that were sent before keep working.`,
  },
};

/** The two questions before something happens to one person's link. */
export const onePerson = {
  withdraw: {
    title: (name: string) => `Withdraw the link of ${name}?`,
    what: (name: string) =>
      `${name} can then open nothing here any more, at once, also in a browser that is open now. Everything ${name} saved stays, and you can change it.`,
    yes: (name: string) => `Yes, take back what ${name} was handed`,
    button: 'Withdraw the link',
    cancel: 'Keep it',
  },
  sendAgain: {
    title: (name: string) => `Send ${name} a new link?`,
    what: (email: string) => `An email with a new link goes to ${email}.`,
    button: 'Send the link again',
    cancel: 'Do not send',
  },
};

/** What everybody sees of the others on their pages. */
export const together = {
  invited: (asker: string) => `${asker} asks for your help with these sections.`,
  theirNote: (asker: string) => `${asker} writes:`,
  noSubmit: (asker: string) => `Save what you know. You need not submit anything: ${asker} does that.`,
  handedTo: (names: string) => `With ${names}`,
  savedBy: (name: string, at: string) => `Saved by ${name}, ${at}`,
  sectionsDone: (done: number, all: number) => `${done} of ${all} ${all === 1 ? 'section' : 'sections'} done`,
  left: (time: string) => `${time} left`,
  saveAndBack: 'Save and go back to all sections',
  doneHere: (asker: string) => `Everything here is answered. Thank you: ${asker} sees it, and you can still change it.`,
  handThisOver: 'Hand this section to a colleague',
  landing: (asker: string, requester: string, system: string) =>
    `${asker} asks you to help with the answers to a questionnaire from ${requester} about ${system}. You see only the sections that are meant for you.`,
  receiptPart: 'Below are the sections that you worked on.',
};

/** A file that also supports answers which the visitor does not work on. */
export const sharedFile = {
  title: 'This file stays as it is',
  why: 'It also supports answers that you do not work on, so it cannot be changed or removed from here.',
  askFor: (name: string) => `Ask ${name} to do it.`,
  instead: 'If it is out of date, attach a newer one beside it.',
};
