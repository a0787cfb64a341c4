import type { due as english } from '../en/due.ts';

export const due: typeof english = {
  by: 'Bitte antworten Sie bis',
  late: 'Überfällig',
  was: (due, closes) => [
    'Die Antwort war bis zum ',
    due,
    ...(closes === undefined ? [' fällig.'] : [' fällig; Sie können noch bis zum ', closes, ' antworten.']),
  ],
};
