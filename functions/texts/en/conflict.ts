/** Two versions of one section. */
export const conflict = {
  title: (section: string) => `Two versions of: ${section}`,
  heading: 'Which answers do you want to keep?',
  what: (who: string, at: string) =>
    `While you were typing, ${who} saved this section in another window (${at}). Your answers are not saved yet. Where the two differ, choose one; what you both answered alike stays.`,
  typedHere: 'Typed here',
  savedBy: (who: string) => `Saved by ${who}`,
  keepWhich: 'Keep which answer?',
  choose: 'Choose which answer to keep.',
  chooseAt: (question: string) => `Choose which answer to keep: ${question}`,
  mine: 'What was typed here',
  theirs: (who: string) => `What ${who} saved`,
  save: 'Save my choice',
};
