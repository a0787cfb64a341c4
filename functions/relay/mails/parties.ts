import type { Actor } from '../../domain/actor.ts';
import type { Assessment } from '../../domain/assessment.ts';
import type { MailParties } from '../../texts/mail-parties.ts';
import { oneLine } from './one-line.ts';

export interface House {
  /** The buying organisation, as its suppliers know it. */
  orgName: string;
  /** Where the pages are, without trailing slash. */
  baseUrl: string;
}

export type Parties = MailParties;

export function partiesOf(assessment: Assessment, house: House): Parties {
  const { requestedBy, requesterPhone } = assessment;
  return {
    org: oneLine(house.orgName),
    supplier: oneLine(assessment.supplierName),
    system: oneLine(assessment.systemName),
    reference: assessment.reference,
    requester: { ...personOf(requestedBy), ...(requesterPhone && { phone: oneLine(requesterPhone) }) },
  };
}

/** Somebody as a mail names them, each name as one harmless line. */
export const personOf = (actor: Actor): Parties['requester'] => ({
  name: oneLine(actor.name),
  ...('email' in actor ? { email: oneLine(actor.email) } : {}),
});
