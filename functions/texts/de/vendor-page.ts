import type { vendorPage as english } from '../en/vendor-page.ts';

export const vendorPage: typeof english = {
  allSections: 'Alle Abschnitte',
  shared: 'An einem gemeinsam genutzten Computer? Was Sie gespeichert haben, bleibt; der Link in der E-Mail bringt Sie zurück.',
  signOut: 'Von diesem Browser abmelden',
};
