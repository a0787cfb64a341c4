import { inDigits } from '../../web/when.ts';
import type { check as english } from '../en/check.ts';
import { withColon } from '../with-colon.ts';

export const check: typeof english = {
  title: 'Antworten prüfen',
  titleProblems: 'Ihre Antworten',
  changed:
    'Ihre Antworten haben sich geändert, während Sie auf dieser Seite waren. Deshalb wurde nichts abgesendet. Bitte prüfen Sie sie unten noch einmal.',
  beingChecked:
    'Sie können absenden, sobald die Virenprüfung zu Ende ist, meist in weniger als einer Minute. Ihre Antworten sind gespeichert.',
  notYet:
    'Es wurde noch nichts gesendet, weil eine Virenprüfung noch läuft. Ihre Antworten sind gespeichert: Bitte senden Sie sie gleich noch einmal ab.',
  answer: 'Beantworten',
  change: 'Ändern',
  problems: (answers) =>
    answers === 1 ? 'Eine Antwort müssen Sie noch einmal ansehen' : `${answers} Antworten müssen Sie noch einmal ansehen`,
  problemAt: (question, problem) => `${withColon(question)} ${problem}`,
  blanks: (questions) =>
    `${questions === 1 ? 'Eine Frage ist' : `${questions} Fragen sind`} noch nicht beantwortet. Sie können so absenden, aber eine fehlende Antwort zählt wie eine fehlende Schutzmaßnahme. Wenn Sie es nicht wissen, wählen Sie „Nicht sicher“ und schreiben Sie dazu, wer es wissen könnte.`,
  which: (questions) => (questions === 1 ? 'Welche Frage?' : 'Welche Fragen?'),
  complete: 'Alle Fragen sind beantwortet. Lesen Sie noch einmal alles durch und senden Sie die Antworten am Ende dieser Seite ab.',
  submit: 'Absenden',
  attention: (answers) =>
    `${answers === 1 ? 'Eine Antwort müssen Sie' : `${answers} Antworten müssen Sie`} vorher noch ansehen; die Liste steht oben auf dieser Seite.`,
  goesTo: (requester) => `Nach dem Absenden stehen die Antworten fest und gehen an ${requester}.`,
  yourName: 'Ihr Name',
  declaration: (supplier) =>
    `Nach bestem Wissen sind diese Antworten wahr und vollständig, und ich darf sie für ${supplier} geben.`,
  submitAnswers: 'Antworten absenden',
  typeYourName: 'Geben Sie Ihren Namen ein.',
  confirm: 'Bestätigen Sie, dass die Antworten wahr und vollständig sind.',
  tooLarge: (kilobytes, most) =>
    `Alle Antworten zusammen haben ${inDigits(kilobytes, 'de')} KB; höchstens ${inDigits(most, 'de')} KB können abgesendet werden. Kürzen Sie die längsten Kommentare oder hängen Sie sie als Dateien an.`,
};
