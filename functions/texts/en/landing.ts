/** What an emailed link opens. */
export const landing = {
  title: (system: string) => `Questions about ${system}`,
  askerAt: (name: string, organisation: string) => `${name} at ${organisation}`,
  hello: (name: string) => `Hello ${name}.`,
  asks: (asker: string, supplier: string) =>
    `${asker} asks ${supplier} to answer a questionnaire about this AI system. The answers help to decide whether and how it can be used.`,
  /** Once the answers are in: Start then opens the receipt. */
  submitted: (at: string) => `The answers were submitted on ${at}. There is nothing left for you to do.`,
  openReceipt: 'Show the receipt',
  timeNeeded: 'Time needed',
  time: (time: string, questions: number) =>
    questions === 1 ? `${time}, for one question` : `${time}, for at most ${questions} questions; in as many sittings as you like`,
  /** Once somebody has begun; `questions`: those unanswered or to be confirmed. */
  timeLeft: (time: string, questions: number) =>
    questions === 0
      ? `${time}: every question is answered`
      : `${time}, for the ${questions === 1 ? 'last question' : `${questions} questions left`}`,
  /** Beside the time, where most of it is done. */
  prefilled: (day: string, reference: string) =>
    `Your answers of ${day} (${reference}) are already filled in: please check and confirm them.`,
  /** Above Start, where a code comes next. */
  codeNext: 'Next, we email you a six-digit code. It shows that it is really you who opens the link.',
  help: 'Ask for help',
  reference: 'Reference',
  start: 'Start',
  goodToKnow: 'Good to know',
  tips: [
    'You need no account and no password.',
    'Save whenever you like, also half-finished. Nothing is sent before you press “Submit the answers” at the end.',
    '“Not sure” is an honest answer. You can attach certificates, reports and policies as evidence.',
    'The link is yours alone. Colleagues who help get links of their own: hand sections to them once you have started.',
  ],
  /** For a colleague, whom `asker` has asked. */
  colleagueTips: (asker: string) => [
    'You need no account and no password.',
    `Save whenever you like, also half-finished: ${asker} sees it and can add to it.`,
    '“Not sure” is an honest answer. You can attach certificates, reports and policies as evidence.',
    'The link is yours alone: please do not pass it on.',
  ],
};
