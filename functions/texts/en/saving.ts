/** Saving while somebody types, two people in one section, and coming back to where one was. */
export const saving = {
  /** The status line. `{time}` becomes the reader's time of day. */
  line: {
    idle: 'Your answers are saved while you type.',
    saving: 'Saving …',
    saved: 'Saved {time}',
    failed: 'Not saved, trying again.',
    offline: 'No connection. What you type is kept on this page and saved when it is back.',
    large: 'Not saved: there is too much text on this page. Shorten it.',
    unclear: 'Not saved. Save this section to see why.',
    notYet: 'Not everything here is saved yet.',
    save: 'Save this section',
  },
  opened: (questions: number) =>
    questions === 1 ? '1 new question appeared below.' : `${questions} new questions appeared below.`,
  closed: (questions: number) =>
    questions === 1 ? '1 question is no longer asked.' : `${questions} questions are no longer asked.`,
  /** `others` changed them, or `you` did elsewhere, or `both`. */
  newer: {
    others: (answers: number) =>
      answers === 1
        ? 'Somebody else changed 1 answer that you did not touch.'
        : `Somebody else changed ${answers} answers that you did not touch.`,
    you: (answers: number) =>
      answers === 1
        ? 'You changed 1 answer in another window that you did not touch here.'
        : `You changed ${answers} answers in another window that you did not touch here.`,
    both: (answers: number) => `Somebody else, and you in another window, changed ${answers} answers that you did not touch here.`,
  },
  show: (things: number): string => (things === 1 ? 'Show it' : 'Show them'),
  conflict: {
    others: (answers: number) =>
      answers === 1
        ? 'Somebody else changed 1 of your answers: choose which to keep.'
        : `Somebody else changed ${answers} of your answers: choose which to keep.`,
    you: (answers: number) =>
      answers === 1
        ? 'You changed 1 of these answers in another window, or before you reloaded the page: choose which to keep.'
        : `You changed ${answers} of these answers in another window, or before you reloaded the page: choose which to keep.`,
    both: (answers: number) =>
      `Somebody else, and you in another window, changed ${answers} of these answers: choose which to keep.`,
  },
  choose: 'Choose now',
  partly: (answers: number) =>
    answers === 1
      ? 'Saved, except for 1 answer that cannot be saved as it is.'
      : `Saved, except for ${answers} answers that cannot be saved as they are.`,
  mend: 'Show what is wrong',
  signedOut:
    'Not saved: this visit has ended. Open your link again in a new tab, then press “Save” here. If the link no longer works, ask whoever sent it to you.',
  otherVisit: 'Not saved: you opened the link again since this page was made. Press “Save” to continue.',
  over: 'Not saved: these questions are no longer open for answers.',
  save: 'Save',

  clear: 'Clear this answer',
  /** `what`: a section. */
  continue: (what: string, question: number, questions: number) => `Continue: ${what}, question ${question} of ${questions}`,

  conflictPage: {
    what: {
      others: (answers: number) =>
        answers === 1
          ? 'While you were typing, somebody else changed an answer that you changed as well. Yours is not saved yet: choose one of the two.'
          : `While you were typing, somebody else changed ${answers} answers that you changed as well. Yours are not saved yet: choose one of the two for each.`,
      you: (answers: number) =>
        answers === 1
          ? 'You changed this answer in another window, or before you reloaded the page. What you typed here is not saved yet: choose one of the two.'
          : `You changed these ${answers} answers in another window, or before you reloaded the page. What you typed here is not saved yet: choose one of the two for each.`,
      both: (answers: number) =>
        `While you were typing, somebody else, and you in another window, changed ${answers} answers that you changed here as well. What you typed here is not saved yet: choose one of the two for each.`,
    },
    /** In place of a name. */
    yourself: 'you, in another window or before you reloaded the page',
    yours: 'What you saved in another window or before you reloaded the page',
    restSaved: 'Everything else that you typed is saved.',
    restUnsaved: (answers: number) =>
      answers === 1
        ? '1 other answer cannot be saved as it is; you can correct it after this.'
        : `${answers} other answers cannot be saved as they are; you can correct them after this.`,
    savedBy: (who: string, at: string) => `Saved by ${who}, ${at}`,
    clearedBy: (who: string, at: string) => `Cleared by ${who}, ${at}`,
  },
};
