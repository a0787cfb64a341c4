import type { Block } from './letter.tsx';
import { type House, type Parties, reachable } from './parties.ts';

/** How a vendor can tell this mail from a trick. */
export const howToTellItIsGenuine = (house: House, parties: Parties): Block => ({
  small: `Is this mail genuine? The link leads to ${new URL(house.baseUrl).host}, we never ask for a password or a payment, and ${parties.requester.name} at ${parties.org} can confirm the reference ${parties.reference}. If in doubt, call them on a number you already have.`,
});

/** The footer of every mail to a vendor. */
export const vendorFooter = (parties: Parties): string =>
  `Sent for ${reachable(parties.requester)} at ${parties.org} because you are ${parties.supplier}'s contact for ${parties.system}. Replies go to ${parties.requester.name}. Reference ${parties.reference}.`;

/** The footer of every mail inside the buying organisation. */
export const staffFooter = (parties: Parties, why: string): string =>
  `Sent by Assay for ${parties.org}. ${why} Reference ${parties.reference}.`;
