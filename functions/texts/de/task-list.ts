import type { taskList as english } from '../en/task-list.ts';

export const taskList: typeof english = {
  title: (system) => `Ihre Antworten zu ${system}`,
  allDone: 'Alles ist beantwortet. Prüfen Sie Ihre Antworten und senden Sie sie dann ab.',
  anyOrder:
    'Antworten Sie in beliebiger Reihenfolge und kommen Sie zurück, wann immer Sie möchten. Manche Antworten führen zu weiteren Fragen.',
  answered: (answered, asked) => `${answered} von ${asked} ${asked === 1 ? 'Frage' : 'Fragen'} beantwortet`,
  sections: 'Abschnitte',
  whoKnows: (people) => `Wer es am besten weiß: ${people}`,
  progress: { 'not-started': 'Nicht begonnen', 'in-progress': 'In Arbeit', 'to-confirm': 'Zu bestätigen', done: 'Fertig' },
  count: (answered, asked) => `${answered} von ${asked}`,
  check: 'Antworten prüfen und absenden',
  about: 'Zu dieser Anfrage',
  askedBy: 'Anfrage von',
  reference: 'Referenz',
};
