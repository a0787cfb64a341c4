/** What an emailed link opens. */
export const landing = {
  title: (system: string) => `Questions about ${system}`,
  askerAt: (name: string, organisation: string) => `${name} at ${organisation}`,
  hello: (name: string) => `Hello ${name}.`,
  asks: (asker: string, supplier: string) =>
    `${asker} asks ${supplier} to answer a questionnaire about this AI system. The answers help to decide whether and how it can be used.`,
  timeNeeded: 'Time needed',
  time: (time: string, questions: number) =>
    `${time}, for at most ${questions} ${questions === 1 ? 'question' : 'questions'}; in as many sittings as you like`,
  due: 'Please answer by',
  help: 'Ask for help',
  reference: 'Reference',
  start: 'Start',
  goodToKnow: 'Good to know',
  tips: [
    'You need no account and no password.',
    'Save whenever you like, also half-finished. Nothing is sent before you press Submit at the end.',
    '“Not sure” is an honest answer. You can attach certificates, reports and policies as evidence.',
    'The link is yours alone. Colleagues who help get links of their own: hand sections to them once you have started.',
  ],
};
