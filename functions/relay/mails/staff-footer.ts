import type { Parties } from './parties.ts';

/** The footer of every mail inside the buying organisation. */
export const staffFooter = (parties: Parties, why: string): string =>
  `Sent by Assay for ${parties.org}. ${why} Reference ${parties.reference}.`;
