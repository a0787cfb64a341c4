/** A section's page, and what was just saved. */
export const section = {
  place: (place: number, sections: number) => `Section ${place} of ${sections}`,
  whoKnows: (people: string) => `Best answered by: ${people}`,
  save: 'Save',
  saveThis: 'Save this section',
  saveAndNext: 'Save and go to the next section',
  saveAndCheck: 'Save and check your answers',
  /** A problem in the list at the top, with the question it belongs to. */
  problemAt: (problem: string, question: string) => `${problem} (${question})`,
  saved: (title: string, at: string) => ({ strong: 'Saved', rest: `: ${title}, ${at}.` }),
  opened: (questions: number) =>
    `Your answers opened ${questions === 1 ? 'one more question' : `${questions} more questions`} on this page.`,
  anotherLook: (answers: number) =>
    answers === 1
      ? 'One answer there needs another look before you submit.'
      : `${answers} answers there need another look before you submit.`,
  show: 'Go to that section',
  notSaved:
    'Not saved yet: you opened the link again since this page was made. What you typed is below; please press Save once more.',
  partlySaved: (answers: number) =>
    `Saved, except for ${answers === 1 ? 'one answer' : `${answers} answers`}. What you typed is still below; please correct it and save again.`,
};
