import type { wayIn as english } from '../en/way-in.ts';

export const wayIn: typeof english = {
  unusable: {
    title: 'Dieser Link funktioniert nicht',
    why: 'Links gelten nur eine gewisse Zeit, und manche E-Mail-Programme zerteilen sie.',
    steps: [
      'Prüfen Sie, ob der ganze Link aus der E-Mail kopiert wurde.',
      'Wenn Sie mehrere E-Mails von uns bekommen haben, verwenden Sie den Link aus der neuesten.',
      'Antworten Sie sonst auf die E-Mail: Die Person, die Sie gefragt hat, kann Ihnen einen neuen Link schicken.',
    ],
    kept: 'Was zuvor gespeichert wurde, ist noch da.',
  },
  ended: {
    title: 'Bitte öffnen Sie den Link in Ihrer E-Mail noch einmal',
    titleTyped: 'Noch nicht gespeichert: Bitte öffnen Sie Ihren Link noch einmal',
    why: 'Dieser Besuch ist beendet. Was gespeichert wurde, ist noch da.',
    back: 'Der Link führt Sie dorthin zurück, wo Sie waren. Sie brauchen kein Passwort.',
    noLink: 'Wenn der Link nicht mehr funktioniert, fragen Sie die Person, die ihn geschickt hat.',
    typed: 'Was Sie gerade eingegeben haben, steht auf dieser Seite und nirgends sonst. So speichern Sie es:',
    steps: [
      'Lassen Sie diese Seite geöffnet. Öffnen Sie den Link aus Ihrer E-Mail in einem neuen Tab und drücken Sie dort auf „Beginnen“.',
      'Kommen Sie zu diesem Tab zurück und machen Sie weiter.',
    ],
    continue: 'Mit meinen Eingaben weitermachen',
    words: 'Ihre Eingaben, zum Lesen und Kopieren',
    answer: (place) => `Antwort ${place}`,
  },
  signedOut: {
    title: 'Sie sind abgemeldet',
    text: 'Was Sie gespeichert haben, ist noch da. Öffnen Sie den Link in Ihrer E-Mail, wenn Sie weitermachen möchten.',
  },
};
