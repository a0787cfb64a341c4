import type { layout as english } from '../en/layout.ts';

export const layout: typeof english = {
  skip: 'Zum Inhalt springen',
  footer: 'Assay · Lieferantenbewertung für KI-Systeme',
  language: 'Sprache',
};
