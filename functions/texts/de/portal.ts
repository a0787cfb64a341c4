import type { PortalTexts } from '../portal.ts';

/** Was Lieferanten auf den Seiten lesen, auf Deutsch. */
export const portal: PortalTexts = {
  layout: {
    skip: 'Zum Inhalt springen',
    footer: 'Assay · Lieferantenbewertung für KI-Systeme',
  },
};
