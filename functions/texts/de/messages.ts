import type { messages as english } from '../en/messages.ts';

export const messages: typeof english = {
  notFound: {
    title: 'Seite nicht gefunden',
    text: 'Unter dieser Adresse gibt es keine Seite. Wenn Sie einem Link aus einer unserer E-Mails gefolgt sind, prüfen Sie, ob er vollständig kopiert wurde, oder bitten Sie die Person, die ihn geschickt hat, um einen neuen.',
  },
  fault: {
    title: 'Bei uns ist etwas schiefgegangen',
    tryAgain: 'Was zuvor gespeichert wurde, ist nicht verloren. Bitte versuchen Sie es in einer Minute noch einmal.',
    kept: 'Was zuvor gespeichert wurde, ist nicht verloren. Was Sie gerade gesendet haben, steht auf dieser Seite und nirgends sonst: Lassen Sie sie geöffnet und versuchen Sie es in einer Minute noch einmal.',
    again: 'Noch einmal versuchen',
    quote: (code) => ['Wenn es wieder passiert, nennen Sie uns bitte diesen Code: ', code, '.'],
  },
  refused: {
    title: 'Diese Seite war zu lange geöffnet',
    text: 'Zu Ihrer Sicherheit wurde das Formular nicht angenommen. Gehen Sie zurück, laden Sie die Seite neu und senden Sie es noch einmal ab.',
  },
  tooLarge: {
    title: 'Nicht gespeichert: Das ist zu viel Text',
    text: 'Eine Seite darf bis zu 2 MB enthalten. Ihre Eingaben stehen auf dieser Seite und nirgends sonst. Kürzen Sie sie hier und senden Sie sie dann noch einmal ab.',
    field: (characters) => `Ein Text mit ${characters} Zeichen`,
    again: 'Noch einmal absenden',
  },
};
