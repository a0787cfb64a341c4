import type { upload as english } from '../en/upload.ts';

export const upload: typeof english = {
  title: 'Datei hochladen',
  missing: 'Die Datei ist noch nicht angekommen. Bitte wählen Sie sie aus und laden Sie sie noch einmal hoch.',
  step: (file) => ['Schritt 2 von 2: Wählen Sie die Datei für ', file, ' aus.'],
  file: 'Die Datei',
  hint: (type, most) => `Eine ${type}-Datei, bis zu ${most}.`,
  send: 'Hochladen',
  trouble: 'Wenn das Hochladen nicht klappt',
  refused:
    'Der Dateispeicher lehnt Dateien ab, die zu groß oder von einem anderen Typ sind, und zeigt dann eine Seite mit Programmcode. Drücken Sie auf „Zurück“ und wählen Sie eine kleinere Datei, oder entfernen Sie diesen Eintrag und beschreiben Sie die Datei neu.',
  tooLarge: (most) => `Diese Datei ist zu groß: höchstens ${most}. Wählen Sie eine kleinere Datei.`,
  empty: 'Diese Datei ist leer. Wählen Sie eine andere.',
  wrongType: (type) =>
    `Das ist keine ${type}-Datei. Wählen Sie eine andere Datei, oder entfernen Sie diesen Eintrag und beschreiben Sie die Datei neu.`,
  sending: 'Wird hochgeladen … Bitte lassen Sie diese Seite offen.',
  removeEntry: 'Diesen Eintrag entfernen',
  remove: {
    title: 'Diese Datei entfernen?',
    noLonger: (answers) => `Sie belegt dann ${answers === 1 ? 'diese Antwort' : 'diese Antworten'} nicht mehr:`,
    withIt: (files) =>
      files === 1
        ? 'Auch die Datei, die durch sie ersetzt wurde, wird entfernt:'
        : 'Auch die Dateien, die durch sie ersetzt wurden, werden entfernt:',
    changed:
      'Es wurde nichts entfernt: Jemand hat hier etwas geändert, seit Sie die Seite geöffnet haben. So ist es jetzt. Trotzdem entfernen?',
    yes: 'Ja, diese Datei entfernen',
    remove: 'Datei entfernen',
    keep: 'Behalten',
  },
  tooOften: {
    title: 'Das sind viele Dateien in einer Stunde',
    text: (most) =>
      `Innerhalb einer Stunde können höchstens ${most} Dateien angehängt werden. Es geht nichts verloren: Was Sie angehängt und gespeichert haben, bleibt. Bitte machen Sie etwas später weiter; andere Fragen können Sie inzwischen beantworten.`,
  },
  tooMany: {
    title: 'Es gibt schon viele Dateien',
    text: (most) =>
      `Zu einem Fragebogen können ${most} Dateien gehören. Entfernen Sie eine, die nicht gebraucht wird, oder fassen Sie mehrere zu einer zusammen: Eine Datei kann mehrere Antworten belegen.`,
  },
};
