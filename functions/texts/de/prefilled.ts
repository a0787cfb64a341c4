import type { prefilled as en } from '../en/prefilled.ts';

/** Antworten, die vom letzten Mal übernommen wurden. */
export const prefilled: typeof en = {
  notice: (day, reference) =>
    `Antworten mit dem Hinweis „vom ${day}“ haben Sie damals abgesendet (${reference}). Prüfen Sie sie, ändern Sie, was nicht mehr stimmt, und bestätigen Sie den Rest am Ende dieser Seite.`,
  unsentNotice: (day, reference) =>
    `Antworten mit dem Hinweis „vom ${day}“ wurden damals eingetragen und nicht abgesendet (${reference}). Prüfen Sie sie, ändern Sie, was nicht mehr stimmt, und bestätigen Sie den Rest am Ende dieser Seite.`,
  expired: (fileName, day) =>
    `Die Datei „${fileName}“ ist am ${day} abgelaufen und wurde daher nicht übernommen. Hängen Sie die aktuelle an ihre Frage an.`,
  mark: (day) => `Vom ${day}`,
  legend: 'Antworten vom letzten Mal',
  confirm: (answers, day) =>
    answers === 1
      ? `Ich habe die Antwort vom ${day} geprüft: Sie gilt weiterhin.`
      : `Ich habe die ${answers} Antworten vom ${day} geprüft: Sie gelten weiterhin.`,
  hint: 'Wird wirksam, wenn Sie diese Seite speichern.',
  overview: (sections) =>
    sections === 1
      ? 'In einem Abschnitt müssen Antworten vom letzten Mal noch bestätigt werden'
      : `In ${sections} Abschnitten müssen Antworten vom letzten Mal noch bestätigt werden`,
  inSection: (section, answers) => `${section}: ${answers === 1 ? 'eine Antwort' : `${answers} Antworten`} zu bestätigen`,
  taskList: (day) =>
    `Ihre Antworten vom ${day} sind schon eingetragen. Prüfen Sie jeden Abschnitt, ändern Sie, was nicht mehr stimmt, und bestätigen Sie ihn.`,
};
