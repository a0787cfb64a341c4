/** Answers that were taken over from the last time. */
export const prefilled = {
  notice: (day: string, reference: string) =>
    `Answers marked “from ${day}” are what you submitted then (${reference}). Check them, change what is no longer right, and confirm the rest at the end of this page.`,
  /** Of an assessment that ended before. */
  unsentNotice: (day: string, reference: string) =>
    `Answers marked “from ${day}” were typed then and not sent (${reference}). Check them, change what is no longer right, and confirm the rest at the end of this page.`,
  expired: (fileName: string, day: string) =>
    `The file “${fileName}” expired on ${day}, so it was not taken over. Attach the current one to its question.`,
  mark: (day: string) => `From ${day}`,
  legend: 'Answers from the last time',
  confirm: (answers: number, day: string) =>
    answers === 1
      ? `I have checked the answer from ${day}: it still holds.`
      : `I have checked the ${answers} answers from ${day}: they still hold.`,
  hint: 'Takes effect when you save this page.',
  overview: (sections: number) =>
    sections === 1
      ? 'One section has answers from the last time that must be confirmed first'
      : `${sections} sections have answers from the last time that must be confirmed first`,
  inSection: (section: string, answers: number) => `${section}: ${answers === 1 ? 'one answer' : `${answers} answers`} to confirm`,
  taskList: (day: string) =>
    `We have laid out your answers of ${day}. Check each section, change what is no longer right, and confirm it.`,
};
