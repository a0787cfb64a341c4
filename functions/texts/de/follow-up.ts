import type { followUp as english } from '../en/follow-up.ts';

export const followUp: typeof english = {
  asksAbout: (asker, answers) =>
    `${asker} hat ${answers === 1 ? 'zu einer Ihrer Antworten' : `zu ${answers} Ihrer Antworten`} eine Rückfrage`,
  what: 'Ändern Sie die Antwort oder schreiben Sie zurück, was Sie dazu sagen möchten. Alle anderen Antworten bleiben, wie Sie sie abgesendet haben.',
  yours: (answers) =>
    answers === 1
      ? 'Eine davon gehört zu dem, was Ihnen übergeben wurde.'
      : `${answers} davon gehören zu dem, was Ihnen übergeben wurde.`,
  noneYours: 'Keine davon gehört zu dem, was Ihnen übergeben wurde. Sie brauchen nichts zu tun.',
  asks: (asker) => `${asker} fragt:`,
  opened: 'Neu, wegen einer geänderten Antwort',
  unsent: 'Bei einer früheren Rückfrage geändert und nicht abgesendet',
  answeredThen: 'Ihre bisherige Antwort',
  yourReply: 'Ihre Rückmeldung',
  replyHint: (asker) => `Für ${asker}, zusätzlich zur Antwort. Nur nötig, wenn Sie die Antwort nicht ändern.`,
  replyUnsent:
    'Das haben Sie bei einer früheren Rückfrage geschrieben, und es wurde nicht abgesendet. Speichern Sie es, damit es jetzt gilt.',
  replied: (done, asked) => `${done} von ${asked} erledigt`,
  allDone: 'Alle Rückfragen sind erledigt. Prüfen Sie Ihre Rückmeldungen und senden Sie sie dann ab.',
  checkIntro: 'Hier steht nur, wozu Sie gefragt wurden. Alle anderen Antworten werden unverändert noch einmal abgesendet.',
  complete: 'Alle Rückfragen sind erledigt. Lesen Sie noch einmal alles durch und senden Sie es am Ende dieser Seite ab.',
  before: 'Bisher',
  now: 'Jetzt',
  replyWas: (reply) => `Ihre Rückmeldung: ${reply}`,
  sharedFile:
    'Diese Datei belegt auch eine Antwort, zu der Sie nicht gefragt wurden. Deshalb bleibt sie, wie sie ist. Hängen Sie stattdessen eine andere Datei an.',
};
