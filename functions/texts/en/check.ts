import { inDigits } from '../../web/when.ts';
import { withColon } from '../with-colon.ts';
/** Checking everything once more, and the declaration. */
export const check = {
  title: 'Check your answers',
  /** After "Please check:". */
  titleProblems: 'your answers',
  changed: 'Your answers changed while you were on this page, so nothing was sent. Please check them again below.',
  /** Above the list of files that are still scanned. */
  beingChecked: 'You can submit as soon as the virus check has ended, usually in less than a minute. Your answers are saved.',
  /** After submitting too early. */
  notYet: 'Nothing was sent yet, because a virus check has not ended. Your answers are saved: please submit again in a moment.',
  answer: 'Answer',
  change: 'Change',
  problems: (answers: number): string =>
    answers === 1 ? 'One answer needs your attention' : `${answers} answers need your attention`,
  problemAt: (question: string, problem: string) => `${withColon(question)} ${problem}`,
  blanks: (questions: number) =>
    `${questions === 1 ? 'One question has' : `${questions} questions have`} no answer yet. You may submit like this, but a blank counts like a missing safeguard. If you do not know, say “Not sure” and who might.`,
  which: (questions: number): string => (questions === 1 ? 'Which question?' : 'Which questions?'),
  complete: 'Every question is answered. Read through once more, then submit at the end of this page.',
  submit: 'Submit',
  attention: (answers: number) =>
    `${answers === 1 ? 'One answer needs' : `${answers} answers need`} your attention first; the list is at the top of this page.`,
  goesTo: (requester: string) => `Once submitted, the answers are fixed and go to ${requester}.`,
  yourName: 'Your name',
  declaration: (supplier: string) =>
    `To the best of my knowledge these answers are true and complete, and I may give them for ${supplier}.`,
  submitAnswers: 'Submit the answers',
  typeYourName: 'Type your name.',
  confirm: 'Confirm that the answers are true and complete.',
  tooLarge: (kilobytes: number, most: number) =>
    `All answers together are ${inDigits(kilobytes)} KB; at most ${inDigits(most)} KB can be submitted. Shorten the longest comments, or attach them as files.`,
};
