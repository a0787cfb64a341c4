import type { conflict as english } from '../en/conflict.ts';

export const conflict: typeof english = {
  title: (section) => `Zwei Fassungen von: ${section}`,
  heading: 'Welche Antworten möchten Sie behalten?',
  typedHere: 'Hier eingegeben',
  keepWhich: 'Welche Antwort soll bleiben?',
  choose: 'Wählen Sie aus, welche Antwort bleiben soll.',
  chooseAt: (question) => `Wählen Sie aus, welche Antwort bleiben soll: ${question}`,
  mine: 'Was hier eingegeben wurde',
  theirs: (who) => `Was ${who} gespeichert hat`,
  save: 'Meine Auswahl speichern',
};
