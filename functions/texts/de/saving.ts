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
  newer: {
    others: (answers) =>
      answers === 1
        ? 'Jemand anderes hat 1 Antwort geändert, die Sie nicht bearbeitet haben.'
        : `Jemand anderes hat ${answers} Antworten geändert, die Sie nicht bearbeitet haben.`,
    you: (answers) =>
      answers === 1
        ? 'Sie haben in einem anderen Fenster 1 Antwort geändert, die Sie hier nicht bearbeitet haben.'
        : `Sie haben in einem anderen Fenster ${answers} Antworten geändert, die Sie hier nicht bearbeitet haben.`,
    both: (answers) =>
      `Jemand anderes und Sie selbst in einem anderen Fenster haben ${answers} Antworten geändert, die Sie hier nicht bearbeitet haben.`,
  },
  show: () => 'Anzeigen',
  conflict: {
    others: (answers) =>
      answers === 1
        ? 'Jemand anderes hat 1 Ihrer Antworten geändert: Wählen Sie aus, welche bleiben soll.'
        : `Jemand anderes hat ${answers} Ihrer Antworten geändert: Wählen Sie aus, welche bleiben sollen.`,
    you: (answers) =>
      answers === 1
        ? 'Sie haben 1 dieser Antworten in einem anderen Fenster geändert oder bevor Sie die Seite neu geladen haben: Wählen Sie aus, welche bleiben soll.'
        : `Sie haben ${answers} dieser Antworten in einem anderen Fenster geändert oder bevor Sie die Seite neu geladen haben: Wählen Sie aus, welche bleiben sollen.`,
    both: (answers) =>
      `Jemand anderes und Sie selbst in einem anderen Fenster haben ${answers} dieser Antworten geändert: Wählen Sie aus, welche bleiben sollen.`,
  },
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
    what: {
      others: (answers) =>
        answers === 1
          ? 'Während Sie geschrieben haben, hat jemand anderes eine Antwort geändert, die auch Sie geändert haben. Ihre ist noch nicht gespeichert: Wählen Sie eine der beiden aus.'
          : `Während Sie geschrieben haben, hat jemand anderes ${answers} Antworten geändert, die auch Sie geändert haben. Ihre sind noch nicht gespeichert: Wählen Sie jeweils eine der beiden aus.`,
      you: (answers) =>
        answers === 1
          ? 'Sie haben diese Antwort in einem anderen Fenster geändert oder bevor Sie die Seite neu geladen haben. Ihre Eingaben hier sind noch nicht gespeichert: Wählen Sie eine der beiden aus.'
          : `Sie haben diese ${answers} Antworten in einem anderen Fenster geändert oder bevor Sie die Seite neu geladen haben. Ihre Eingaben hier sind noch nicht gespeichert: Wählen Sie jeweils eine der beiden aus.`,
      both: (answers) =>
        `Während Sie geschrieben haben, haben jemand anderes und Sie selbst in einem anderen Fenster ${answers} Antworten geändert, die Sie auch hier geändert haben. Ihre Eingaben hier sind noch nicht gespeichert: Wählen Sie jeweils eine der beiden aus.`,
    },
    yourself: 'Ihnen, in einem anderen Fenster oder bevor Sie die Seite neu geladen haben',
    yours: 'Was Sie in einem anderen Fenster gespeichert haben oder bevor Sie die Seite neu geladen haben',
    restSaved: 'Alles andere, was Sie eingegeben haben, ist gespeichert.',
    restUnsaved: (answers) =>
      answers === 1
        ? '1 weitere Antwort kann so nicht gespeichert werden; Sie können sie danach berichtigen.'
        : `${answers} weitere Antworten können so nicht gespeichert werden; Sie können sie danach berichtigen.`,
    savedBy: (who, at) => `Gespeichert von ${who}, ${at}`,
    clearedBy: (who, at) => `Zurückgenommen von ${who}, ${at}`,
  },
};
