import type { section as english } from '../en/section.ts';

export const section: typeof english = {
  place: (place, sections) => `Abschnitt ${place} von ${sections}`,
  whoKnows: (people) => `Wer es am besten weiß: ${people}`,
  save: 'Speichern',
  saveThis: 'Diesen Abschnitt speichern',
  saveAndNext: 'Speichern und weiter zum nächsten Abschnitt',
  saveAndCheck: 'Speichern und Antworten prüfen',
  problemAt: (problem, question) => `${problem} (${question})`,
  saved: (title, at) => ({ strong: 'Gespeichert', rest: `: ${title}, ${at}.` }),
  opened: (questions) =>
    questions === 1
      ? 'Durch Ihre Antworten ist auf dieser Seite eine weitere Frage hinzugekommen.'
      : `Durch Ihre Antworten sind auf dieser Seite ${questions} weitere Fragen hinzugekommen.`,
  anotherLook: (answers) =>
    answers === 1
      ? 'Eine Antwort dort sollten Sie vor dem Absenden noch einmal ansehen.'
      : `${answers} Antworten dort sollten Sie vor dem Absenden noch einmal ansehen.`,
  show: 'Zu diesem Abschnitt',
  notSaved:
    'Noch nicht gespeichert: Seit diese Seite erstellt wurde, haben Sie den Link noch einmal geöffnet. Ihre Eingaben stehen unten; bitte drücken Sie noch einmal auf „Speichern“.',
  partlySaved: (answers) =>
    `Gespeichert, bis auf ${answers === 1 ? 'eine Antwort' : `${answers} Antworten`}. Ihre Eingaben stehen noch unten; bitte berichtigen Sie das und speichern Sie noch einmal.`,
};
