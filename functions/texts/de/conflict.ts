import type { conflict as english } from '../en/conflict.ts';

export const conflict: typeof english = {
  title: (section) => `Zwei Fassungen von: ${section}`,
  heading: 'Welche Antworten möchten Sie behalten?',
  what: (who, at) =>
    `Während Sie geschrieben haben, hat ${who} diesen Abschnitt in einem anderen Fenster gespeichert (${at}). Ihre Antworten sind noch nicht gespeichert. Wo sich die beiden unterscheiden, wählen Sie eine aus; was gleich beantwortet ist, bleibt.`,
  typedHere: 'Hier eingegeben',
  savedBy: (who) => `Gespeichert von ${who}`,
  keepWhich: 'Welche Antwort soll bleiben?',
  choose: 'Wählen Sie aus, welche Antwort bleiben soll.',
  chooseAt: (question) => `Wählen Sie aus, welche Antwort bleiben soll: ${question}`,
  mine: 'Was hier eingegeben wurde',
  theirs: (who) => `Was ${who} gespeichert hat`,
  save: 'Meine Auswahl speichern',
};
