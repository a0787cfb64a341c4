/** What was typed could not be saved: why, and how it is not lost. */
export const notSaved = {
  onlyHere: 'What you typed is shown below, and is kept nowhere else. Copy it if you still need it.',
  again:
    'Not saved yet: you opened the link again since this page was made. What you typed is still here: check it, and press the button once more.',
  submitted: {
    title: 'Not saved: the answers were submitted',
    why: (who: string, at: string) =>
      `${who} submitted the answers on ${at}, before what you typed here was saved. It is not part of what was sent.`,
    next: 'Show what was submitted',
  },
  lapsed: {
    title: 'Not saved: the time to answer is over',
    why: (system: string) => `The time to answer about ${system} ended before what you typed here was saved.`,
  },
  withdrawn: {
    title: 'Not saved: this questionnaire was withdrawn',
    why: (system: string) => `Answers about ${system} are no longer needed.`,
  },
  notYours: {
    title: 'Not saved: these are not your questions',
    why: 'What you sent is not, or no longer, part of what you were asked to do here.',
  },
  /** Of a file that nobody has, and of one that is not the reader's: nothing tells the two apart. */
  fileGone: {
    title: 'Not saved: the file is no longer here',
    why: 'The file was removed meanwhile, or it is not, or no longer, part of what you were asked to do here.',
  },
  /** Answers on a page from before a follow-up: only what is asked about can be changed then. */
  notOpen: (answers: number) =>
    answers === 1
      ? '1 answer was not saved: its question is not open for answers at present.'
      : `${answers} answers were not saved: their questions are not open for answers at present.`,
  show: 'Show what was not saved',
  /** A page of one assessment, sent when the browser had been opened for another one. */
  other: {
    title: (system: string) => `Not saved: this page is about ${system}`,
    titleUnknown: 'Not saved: this page is from an earlier visit',
    why: (now: string) => `Since this page was made, this browser was opened for ${now}. Nothing that you typed was saved there.`,
    how: 'To save it where it belongs:',
    steps: (system: string) => [
      `Leave this page open. Open the link in the email about ${system} in a new tab, and press Start there.`,
      'Come back to this tab and continue.',
    ],
    stepsUnknown: [
      'Leave this page open. Open the link in the email that this page came from in a new tab, and press Start there.',
      'Come back to this tab and continue.',
    ],
    line: (now: string) => `Not saved: this browser was opened for ${now} since this page was made.`,
  },
};
