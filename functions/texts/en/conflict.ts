/** Two versions of one section. */
export const conflict = {
  title: (section: string) => `Two versions of: ${section}`,
  heading: 'Which answers do you want to keep?',
  typedHere: 'Typed here',
  keepWhich: 'Keep which answer?',
  choose: 'Choose which answer to keep.',
  chooseAt: (question: string) => `Choose which answer to keep: ${question}`,
  mine: 'What was typed here',
  theirs: (who: string) => `What ${who} saved`,
  save: 'Save my choice',
};
