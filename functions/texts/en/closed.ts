/** The questionnaire is over without a submission. */
export const closed = {
  lapsed: {
    title: 'The time to answer is over',
    text: (system: string) =>
      `The questionnaire about ${system} ended before it was submitted. Your saved answers are kept, but they can no longer be changed or sent.`,
  },
  withdrawn: {
    title: 'This questionnaire was withdrawn',
    text: (system: string) => `Answers about ${system} are no longer needed. There is nothing left for you to do.`,
  },
  questions: <T>(contact: T, reference: string) => ['Questions? Write to ', contact, `. The reference is ${reference}.`],
};
