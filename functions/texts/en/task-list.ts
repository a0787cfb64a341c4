/** All sections, and how far each is. */
export const taskList = {
  title: (system: string) => `Your answers about ${system}`,
  allDone: 'Everything is answered. Check your answers, then submit them.',
  anyOrder: 'Answer in any order and come back whenever you like. New questions may appear when an answer calls for them.',
  answered: (answered: number, asked: number) => `${answered} of ${asked} ${asked === 1 ? 'question' : 'questions'} answered`,
  sections: 'Sections',
  whoKnows: (people: string) => `Best answered by: ${people}`,
  progress: { 'not-started': 'Not started', 'in-progress': 'In progress', 'to-confirm': 'To confirm', done: 'Done' },
  count: (answered: number, asked: number) => `${answered} of ${asked}`,
  check: 'Check your answers and submit',
  about: 'About this request',
  askedBy: 'Asked by',
  reference: 'Reference',
};
