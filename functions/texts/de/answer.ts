import type { answer as english } from '../en/answer.ts';

export const answer: typeof english = {
  none: 'Keine Antwort',
  reason: (reason) => `Begründung: ${reason}`,
  comment: (comment) => `Kommentar: ${comment}`,
};
