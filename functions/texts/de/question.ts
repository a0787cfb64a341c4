import type { question as english } from '../en/question.ts';

export const question: typeof english = {
  yes: 'Ja',
  no: 'Nein',
  notSure: 'Nicht sicher',
  doesNotApply: 'Trifft auf dieses System nicht zu',
  chooseAll: 'Wählen Sie alles aus, was zutrifft.',
  yourAnswer: 'Ihre Antwort',
  yourAnswerIn: (unit) => `Ihre Antwort (Einheit: ${unit})`,
  wholeNumber: 'Eine ganze Zahl, in Ziffern.',
  dateHint: 'Als Jahr-Monat-Tag, zum Beispiel 2026-03-31.',
  upTo: (characters) => `Bis zu ${characters} Zeichen.`,
  help: 'Hilfe zu dieser Frage',
  goodEvidence: 'Was ein guter Nachweis ist',
  forExample: 'Gute Nachweise sind zum Beispiel:',
  whyNot: 'Warum trifft es nicht zu?',
  addComment: 'Kommentar hinzufügen',
  yourComment: 'Ihr Kommentar',
  commentLabel: 'Kommentar (optional)',
};
