import type { saving as english } from '../en/saving.ts';

export const saving: typeof english = {
  line: {
    idle: 'Ihre Antworten werden beim Schreiben gespeichert.',
    saving: 'Wird gespeichert …',
    saved: 'Gespeichert um {time}',
    failed: 'Nicht gespeichert, wird noch einmal versucht.',
    offline:
      'Keine Verbindung. Ihre Eingaben bleiben auf dieser Seite und werden gespeichert, sobald die Verbindung wieder da ist.',
    large: 'Nicht gespeichert: Auf dieser Seite steht zu viel Text. Bitte kürzen Sie ihn.',
    unclear: 'Nicht gespeichert. Speichern Sie diesen Abschnitt, um zu sehen, warum.',
    notYet: 'Hier ist noch nicht alles gespeichert.',
    save: 'Diesen Abschnitt speichern',
  },
  opened: (questions) =>
    questions === 1 ? 'Unten ist 1 neue Frage hinzugekommen.' : `Unten sind ${questions} neue Fragen hinzugekommen.`,
  closed: (questions) =>
    questions === 1 ? '1 Frage wird nicht mehr gestellt.' : `${questions} Fragen werden nicht mehr gestellt.`,
  newer: (answers) =>
    answers === 1
      ? 'Jemand anderes hat 1 Antwort geändert, die Sie nicht bearbeitet haben.'
      : `Jemand anderes hat ${answers} Antworten geändert, die Sie nicht bearbeitet haben.`,
  show: () => 'Anzeigen',
  conflict: (answers) =>
    answers === 1
      ? 'Jemand anderes hat 1 Ihrer Antworten geändert: Wählen Sie aus, welche bleiben soll.'
      : `Jemand anderes hat ${answers} Ihrer Antworten geändert: Wählen Sie aus, welche bleiben sollen.`,
  choose: 'Jetzt auswählen',
  partly: (answers) =>
    answers === 1
      ? 'Gespeichert, bis auf 1 Antwort, die so nicht gespeichert werden kann.'
      : `Gespeichert, bis auf ${answers} Antworten, die so nicht gespeichert werden können.`,
  mend: 'Zeigen, woran es liegt',
  signedOut:
    'Nicht gespeichert: Dieser Besuch ist beendet. Öffnen Sie Ihren Link noch einmal in einem neuen Tab und drücken Sie dann hier auf „Speichern“. Wenn der Link nicht mehr funktioniert, fragen Sie die Person, die ihn geschickt hat.',
  otherVisit:
    'Nicht gespeichert: Seit diese Seite erstellt wurde, haben Sie den Link noch einmal geöffnet. Drücken Sie auf „Speichern“, um fortzufahren.',
  over: 'Nicht gespeichert: Diese Fragen können nicht mehr beantwortet werden.',
  save: 'Speichern',

  clear: 'Diese Antwort zurücknehmen',
  continue: (what, question, questions) => `Weitermachen: ${what}, Frage ${question} von ${questions}`,

  conflictPage: {
    what: (answers) =>
      answers === 1
        ? 'Während Sie geschrieben haben, hat jemand anderes eine Antwort geändert, die auch Sie geändert haben. Ihre ist noch nicht gespeichert: Wählen Sie eine der beiden aus.'
        : `Während Sie geschrieben haben, hat jemand anderes ${answers} Antworten geändert, die auch Sie geändert haben. Ihre sind noch nicht gespeichert: Wählen Sie jeweils eine der beiden aus.`,
    restSaved: 'Alles andere, was Sie eingegeben haben, ist gespeichert.',
    restUnsaved: (answers) =>
      answers === 1
        ? '1 weitere Antwort kann so nicht gespeichert werden; Sie können sie danach berichtigen.'
        : `${answers} weitere Antworten können so nicht gespeichert werden; Sie können sie danach berichtigen.`,
    savedBy: (who, at) => `Gespeichert von ${who}, ${at}`,
    clearedBy: (who, at) => `Zurückgenommen von ${who}, ${at}`,
  },
};
