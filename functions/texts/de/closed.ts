import type { closed as english } from '../en/closed.ts';

export const closed: typeof english = {
  lapsed: {
    title: 'Die Zeit zum Antworten ist vorbei',
    text: (system) =>
      `Der Fragebogen zu ${system} wurde beendet, bevor er abgesendet war. Ihre gespeicherten Antworten bleiben erhalten, können aber nicht mehr geändert oder abgesendet werden.`,
  },
  withdrawn: {
    title: 'Dieser Fragebogen wurde zurückgezogen',
    text: (system) => `Antworten zu ${system} werden nicht mehr gebraucht. Sie müssen nichts weiter tun.`,
  },
  questions: (contact, reference) => ['Haben Sie Fragen? Schreiben Sie an ', contact, `. Die Referenz ist ${reference}.`],
};
