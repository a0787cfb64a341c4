import type { Parties } from './parties.ts';

/** The subject of the whole conversation with the vendor. Reminders repeat it after `Re:`, so mailboxes keep them under the invitation. */
export const responseSubject = (parties: Parties): string =>
  `${parties.org}: questions about ${parties.system} (${parties.reference})`;
