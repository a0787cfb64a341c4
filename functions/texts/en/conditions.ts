/** Conditions of an approval that are the supplier's to meet: reported done on these pages, and answered. `org`: who approved it. */
export const conditions = {
  title: (system: string) => `Conditions for ${system}`,
  landing: {
    what: (org: string, system: string, count: number) =>
      `${org} has approved the use of ${system} with conditions. ${count === 1 ? 'One of them is' : `${count} of them are`} yours to meet.`,
    todo: (count: number) =>
      count === 1 ? 'One is open. Report it here when it is done.' : `${count} are open. Report each of them here when it is done.`,
    none: 'At present there is nothing left for you to do.',
    nextDue: 'Next to be done by',
    show: 'Show the conditions',
    tips: [
      'You need no account and no password.',
      'Nothing is sent before you press “Report it done”.',
      'Attach what proves it: each file is checked for viruses first.',
      'The link is yours alone: please do not pass it on.',
    ],
  },
  intro: (org: string, system: string) =>
    `${org} has approved the use of ${system} on these conditions. When one is done, report it; ${org} looks at it and writes to you.`,
  all: 'All conditions',
  nth: (n: number, of: number) => `Condition ${n} of ${of}`,
  open: (n: number, of: number) => `Open condition ${n} of ${of}`,
  status: {
    open: 'Open',
    overdue: 'Overdue',
    reported: 'Reported, being looked at',
    met: 'Accepted as done',
    ended: 'No longer needed',
  },
  what: 'What is to be done',
  proof: 'What proves it',
  due: 'To be done by',
  /** What is true now, above everything else. */
  now: {
    open: (day: string) => `Please do this by ${day}, then report it.`,
    overdue: (day: string) => `This was to be done by ${day}. Please do it and report it.`,
    suspended: (org: string, system: string) => `${org} has suspended its approval of ${system} until it is accepted as done.`,
    withdrawn: (org: string, system: string) =>
      `${org} has withdrawn its approval of ${system}, because a condition was not met in time. Meeting it now does not bring it back.`,
    reported: (org: string, at: string) =>
      `You reported it on ${at}. ${org} looks at it and writes to you. You need to do nothing now.`,
    refused: (org: string) => `${org} did not accept the last report. See what is missing, then report it again.`,
    met: (org: string, at: string) => `${org} accepted it as done on ${at}. You need to do nothing more about it.`,
    ended: 'The approval has ended or was replaced by a newer one: nobody has to meet this any more.',
    tooMany: <T>(contact: T) => ['It was reported many times without being accepted. Please write to ', contact, '.'],
  },
  /** What was said so far. */
  history: 'What was reported so far',
  reportedBy: (who: string, at: string) => `${who}, ${at}`,
  accepted: (org: string, at: string) => `${org} accepted it, ${at}:`,
  refused: (org: string, at: string) => `${org} did not accept it, ${at}:`,
  withFiles: (files: number): string => (files === 1 ? 'With this file:' : 'With these files:'),
  files: {
    title: 'Files that prove it',
    none: 'You have attached no file yet.',
    attach: 'Attach a file',
    attachAnother: 'Attach another file',
    goAlong: (files: number): string =>
      files === 1 ? 'This file goes with your next report.' : 'These files go with your next report.',
    upload: 'Upload it',
    remove: 'Remove',
    new: {
      title: 'Attach a file',
      titleProblems: 'attach a file',
      step: 'Step 1 of 2: tell us about the document. It proves that this is done:',
    },
    without: 'It will not go with your report.',
    tooMany: (most: number) =>
      `A report takes at most ${most} files. Remove one that is not needed, or combine several into one file.`,
  },
  report: {
    link: 'Report it done',
    title: 'Report it done',
    titleProblems: 'report it done',
    words: 'What did you do, and where is the proof?',
    wordsHint: 'At least 20 characters. For example what has changed since when, and on which page of which file it can be seen.',
    tooShort: (least: number) => `Write at least ${least} characters: what was done, and where the proof is.`,
    along: (files: number): string => (files === 1 ? 'This file goes with it:' : 'These files go with it:'),
    noFiles: 'No file goes with it. If a file proves it, go back and attach it first.',
    notAlong: 'These do not go with it, because they did not arrive, or their virus check found something or never ended:',
    checking: (file: string) =>
      `“${file}” is still being checked for viruses. That takes a minute or two: your words are still here, so press the button again then. Or remove the file first.`,
    gone: 'A file changed just now. Look at the list below, then press the button again.',
    again:
      'You opened the link again since this page was made, so nothing was sent yet. Your words are still here: please press the button once more.',
    after: 'You cannot change it after you have sent it.',
    send: 'Report it done',
    /** Above what is true now. */
    late: 'Nothing was sent. Meanwhile this holds:',
    typed: 'What you had typed',
  },
};
