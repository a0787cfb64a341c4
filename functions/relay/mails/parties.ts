import type { Assessment } from '../../domain/assessment.ts';
import { oneLine } from './one-line.ts';

export interface House {
  /** The buying organisation, as its suppliers know it. */
  orgName: string;
  /** Where the pages are, without trailing slash. */
  baseUrl: string;
}

/** The names in a mail, each as one harmless line. */
export interface Parties {
  org: string;
  supplier: string;
  system: string;
  reference: string;
  /** Who asked for the assessment: the person to call or to write to. */
  requester: { name: string; email?: string };
}

export function partiesOf(assessment: Assessment, house: House): Parties {
  const { requestedBy } = assessment;
  return {
    org: oneLine(house.orgName),
    supplier: oneLine(assessment.supplierName),
    system: oneLine(assessment.systemName),
    reference: assessment.reference,
    requester: {
      name: oneLine(requestedBy.name),
      ...('email' in requestedBy ? { email: oneLine(requestedBy.email) } : {}),
    },
  };
}

/** `Ana Silva (ana@example.com)`, or the name alone. */
export const reachable = ({ name, email }: Parties['requester']): string => (email ? `${name} (${email})` : name);
