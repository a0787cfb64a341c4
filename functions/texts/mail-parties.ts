/** The names in a mail, each as one harmless line. */
export interface MailParties {
  /** The buying organisation. */
  org: string;
  supplier: string;
  system: string;
  reference: string;
  /** Who asked for the assessment: the person to call or to write to. `phone`: where they gave one. */
  requester: { name: string; email?: string; phone?: string };
}

/** `Ana Silva (ana@example.com)`, or the name alone. */
export const reachable = ({ name, email }: MailParties['requester']): string => (email ? `${name} (${email})` : name);
