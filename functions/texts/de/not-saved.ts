import type { notSaved as english } from '../en/not-saved.ts';

export const notSaved: typeof english = {
  onlyHere: 'Ihre Eingaben stehen unten und nirgends sonst. Kopieren Sie sie, wenn Sie sie noch brauchen.',
  again:
    'Noch nicht gespeichert: Seit diese Seite erstellt wurde, haben Sie den Link noch einmal geöffnet. Ihre Eingaben stehen noch hier: Prüfen Sie sie und senden Sie sie noch einmal ab.',
  submitted: {
    title: 'Nicht gespeichert: Die Antworten wurden abgesendet',
    why: (who, at) =>
      `${who} hat die Antworten am ${at} abgesendet, bevor Ihre Eingaben hier gespeichert waren. Sie gehören nicht zu dem, was gesendet wurde.`,
    next: 'Zeigen, was abgesendet wurde',
  },
  lapsed: {
    title: 'Nicht gespeichert: Die Zeit zum Antworten ist vorbei',
    why: (system) => `Die Zeit, Fragen zu ${system} zu beantworten, war vorbei, bevor Ihre Eingaben hier gespeichert waren.`,
  },
  withdrawn: {
    title: 'Nicht gespeichert: Dieser Fragebogen wurde zurückgezogen',
    why: (system) => `Antworten zu ${system} werden nicht mehr gebraucht.`,
  },
  notYours: {
    title: 'Nicht gespeichert: Das sind nicht Ihre Fragen',
    why: 'Was Sie gesendet haben, gehört nicht oder nicht mehr zu dem, worum Sie hier gebeten wurden.',
  },
  fileGone: {
    title: 'Nicht gespeichert: Die Datei ist nicht mehr hier',
    why: 'Die Datei wurde inzwischen entfernt, oder sie gehört nicht oder nicht mehr zu dem, worum Sie hier gebeten wurden.',
  },
  notOpen: (answers) =>
    answers === 1
      ? '1 Antwort wurde nicht gespeichert: Ihre Frage kann zurzeit nicht beantwortet werden.'
      : `${answers} Antworten wurden nicht gespeichert: Ihre Fragen können zurzeit nicht beantwortet werden.`,
  show: 'Zeigen, was nicht gespeichert wurde',
  other: {
    title: (system) => `Nicht gespeichert: Diese Seite betrifft ${system}`,
    titleUnknown: 'Nicht gespeichert: Diese Seite stammt von einem früheren Besuch',
    why: (now) =>
      `Seit diese Seite erstellt wurde, ist dieser Browser für ${now} geöffnet worden. Nichts von Ihren Eingaben wurde dort gespeichert.`,
    how: 'So speichern Sie sie dort, wo sie hingehören:',
    steps: (system) => [
      `Lassen Sie diese Seite geöffnet. Öffnen Sie den Link aus der E-Mail zu ${system} in einem neuen Tab und drücken Sie dort auf „Beginnen“.`,
      'Kommen Sie zu diesem Tab zurück und machen Sie weiter.',
    ],
    stepsUnknown: [
      'Lassen Sie diese Seite geöffnet. Öffnen Sie den Link aus der E-Mail, zu der diese Seite gehört, in einem neuen Tab und drücken Sie dort auf „Beginnen“.',
      'Kommen Sie zu diesem Tab zurück und machen Sie weiter.',
    ],
    line: (now) => `Nicht gespeichert: Seit diese Seite erstellt wurde, ist dieser Browser für ${now} geöffnet worden.`,
  },
};
