import type { messages as english } from '../en/messages.ts';

export const messages: typeof english = {
  notFound: {
    title: 'Seite nicht gefunden',
    text: 'Unter dieser Adresse gibt es keine Seite. Wenn Sie einem Link aus einer unserer E-Mails gefolgt sind, prüfen Sie, ob er vollständig kopiert wurde, oder bitten Sie die Person, die ihn geschickt hat, um einen neuen.',
  },
  fault: {
    title: 'Bei uns ist etwas schiefgegangen',
    tryAgain:
      'Was zuvor gespeichert wurde, ist nicht verloren. Bitte gehen Sie zurück und versuchen Sie es in einer Minute noch einmal.',
    quote: (code) => ['Wenn es wieder passiert, nennen Sie uns bitte diesen Code: ', code, '.'],
  },
  refused: {
    title: 'Diese Seite war zu lange geöffnet',
    text: 'Zu Ihrer Sicherheit wurde das Formular nicht angenommen. Gehen Sie zurück, laden Sie die Seite neu und senden Sie es noch einmal ab.',
  },
  tooLarge: {
    title: 'Das ist zu viel Text',
    text: 'Eine Seite mit Antworten darf bis zu 2 MB enthalten. Gehen Sie zurück, kürzen Sie die längste Antwort und speichern Sie noch einmal.',
  },
};
