import type { conditions as english } from '../en/conditions.ts';

export const conditions: typeof english = {
  title: (system) => `Auflagen zu ${system}`,
  landing: {
    what: (org, system, count) =>
      `${org} hat den Einsatz von ${system} unter Auflagen freigegeben. ${count === 1 ? 'Eine davon haben' : `${count} davon haben`} Sie zu erfüllen.`,
    todo: (count) =>
      count === 1
        ? 'Eine ist offen. Melden Sie hier, sobald sie erfüllt ist.'
        : `${count} sind offen. Melden Sie hier jede, sobald sie erfüllt ist.`,
    none: 'Zurzeit gibt es für Sie nichts mehr zu tun.',
    nextDue: 'Die nächste ist zu erfüllen bis',
    show: 'Auflagen ansehen',
    tips: [
      'Sie brauchen weder ein Konto noch ein Passwort.',
      'Es wird nichts gesendet, bevor Sie auf „Erfüllung melden“ drücken.',
      'Fügen Sie bei, was die Erfüllung belegt: Jede Datei wird zuerst auf Viren geprüft.',
      'Der Link ist nur für Sie: Bitte geben Sie ihn nicht weiter.',
    ],
  },
  intro: (org, system) =>
    `${org} hat den Einsatz von ${system} unter diesen Auflagen freigegeben. Melden Sie jede, sobald sie erfüllt ist; ${org} prüft die Meldung und schreibt Ihnen.`,
  all: 'Alle Auflagen',
  nth: (n, of) => `Auflage ${n} von ${of}`,
  open: (n, of) => `Auflage ${n} von ${of} öffnen`,
  status: {
    open: 'Offen',
    overdue: 'Überfällig',
    reported: 'Gemeldet, wird geprüft',
    met: 'Als erfüllt anerkannt',
    ended: 'Nicht mehr nötig',
  },
  what: 'Was zu tun ist',
  proof: 'Womit Sie es belegen',
  due: 'Zu erfüllen bis',
  now: {
    open: (day) => `Bitte erfüllen Sie diese Auflage bis zum ${day} und melden Sie es dann.`,
    overdue: (day) => `Diese Auflage war bis zum ${day} zu erfüllen. Bitte holen Sie es nach und melden Sie es.`,
    suspended: (org, system) => `${org} hat die Freigabe von ${system} ausgesetzt, bis die Auflage als erfüllt anerkannt ist.`,
    withdrawn: (org, system) =>
      `${org} hat die Freigabe von ${system} zurückgezogen, weil eine Auflage nicht rechtzeitig erfüllt wurde. Auch eine spätere Erfüllung ändert daran nichts.`,
    reported: (org, at) =>
      `Sie haben die Erfüllung am ${at} gemeldet. ${org} prüft die Meldung und schreibt Ihnen. Sie brauchen jetzt nichts zu tun.`,
    refused: (org) =>
      `${org} hat die letzte Meldung nicht anerkannt. Sehen Sie nach, was noch fehlt, und melden Sie die Erfüllung dann erneut.`,
    met: (org, at) => `${org} hat die Auflage am ${at} als erfüllt anerkannt. Sie brauchen dazu nichts weiter zu tun.`,
    ended: 'Die Freigabe ist abgelaufen oder durch eine neuere ersetzt: Diese Auflage muss niemand mehr erfüllen.',
    tooMany: (contact) => ['Die Erfüllung wurde oft gemeldet und nie anerkannt. Bitte schreiben Sie an ', contact, '.'],
  },
  history: 'Was bisher gemeldet wurde',
  reportedBy: (who, at) => `${who}, am ${at}`,
  accepted: (org, at) => `${org} hat die Meldung am ${at} anerkannt:`,
  refused: (org, at) => `${org} hat die Meldung am ${at} nicht anerkannt:`,
  withFiles: (files) => (files === 1 ? 'Mit dieser Datei:' : 'Mit diesen Dateien:'),
  files: {
    title: 'Dateien, die es belegen',
    none: 'Sie haben noch keine Datei angehängt.',
    attach: 'Eine Datei anhängen',
    attachAnother: 'Weitere Datei anhängen',
    goAlong: (files) =>
      files === 1 ? 'Diese Datei geht mit Ihrer nächsten Meldung mit.' : 'Diese Dateien gehen mit Ihrer nächsten Meldung mit.',
    upload: 'Hochladen',
    remove: 'Entfernen',
    new: {
      title: 'Datei anhängen',
      titleProblems: 'Datei anhängen',
      step: 'Schritt 1 von 2: Beschreiben Sie das Dokument. Es belegt, dass diese Auflage erfüllt ist:',
    },
    without: 'Sie wird dann nicht mit Ihrer Meldung gesendet.',
    tooMany: (most) =>
      `Zu einer Meldung gehören höchstens ${most} Dateien. Entfernen Sie eine, die nicht gebraucht wird, oder fassen Sie mehrere zu einer zusammen.`,
  },
  report: {
    link: 'Erfüllung melden',
    title: 'Erfüllung melden',
    titleProblems: 'Erfüllung melden',
    words: 'Was haben Sie getan, und wo ist der Beleg?',
    wordsHint:
      'Mindestens 20 Zeichen. Zum Beispiel, was sich seit wann geändert hat und auf welcher Seite welcher Datei es zu sehen ist.',
    tooShort: (least) => `Schreiben Sie mindestens ${least} Zeichen: was getan wurde und wo der Beleg ist.`,
    along: (files) => (files === 1 ? 'Diese Datei wird mitgesendet:' : 'Diese Dateien werden mitgesendet:'),
    noFiles:
      'Es wird keine Datei mitgesendet. Wenn eine Datei die Erfüllung belegt, gehen Sie zurück und hängen Sie sie zuerst an.',
    notAlong:
      'Diese werden nicht mitgesendet, weil sie nicht angekommen sind oder ihre Virenprüfung etwas gefunden hat oder nicht zu Ende ging:',
    checking: (file) =>
      `„${file}“ wird noch auf Viren geprüft. Das dauert ein bis zwei Minuten: Ihr Text steht noch hier, drücken Sie dann noch einmal auf die Schaltfläche. Oder entfernen Sie zuerst die Datei.`,
    gone: 'Bei einer Datei hat sich gerade etwas geändert. Sehen Sie sich die Liste unten an und drücken Sie dann noch einmal auf die Schaltfläche.',
    again:
      'Sie haben den Link noch einmal geöffnet, seit diese Seite gemacht wurde. Deshalb wurde noch nichts gesendet. Ihr Text steht noch hier: Bitte drücken Sie noch einmal auf die Schaltfläche.',
    after: 'Nach dem Absenden können Sie die Meldung nicht mehr ändern.',
    send: 'Erfüllung melden',
    late: 'Es wurde nichts gesendet. Inzwischen gilt:',
    typed: 'Was Sie eingegeben hatten',
  },
};
