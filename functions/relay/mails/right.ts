import { onDay } from '../../web/when.ts';

/** By what right the reader decides; people by name, as one harmless line each. */
export type Right =
  | { as: 'member' }
  | { as: 'head' }
  /** `by`: who handed their part over. */
  | { as: 'named'; by: string }
  /** `until`: the last day of the absence. `decided`: they have, but more people must approve. */
  | ({ as: 'deputy'; for: string } & ({ because: 'away'; until: string } | { because: 'unreached' | 'late' | 'decided' }));

/** Why it is the reader who is asked, as a sentence. `role`: its title. */
export function whyTheReader(right: Right, role: string): string {
  switch (right.as) {
    case 'member':
      return `You own this risk for ${role}.`;
    case 'head':
      return `${role} did not decide in time, and you are its head.`;
    case 'named':
      return `${right.by} handed their part in this decision for ${role} over to you.`;
    case 'deputy':
      return whyTheDeputy(right, role);
  }
}

function whyTheDeputy(right: Extract<Right, { as: 'deputy' }>, role: string): string {
  switch (right.because) {
    case 'away':
      return `You stand in for ${right.for}, who decides for ${role} and is away until ${onDay(right.until)}.`;
    case 'unreached':
      return `Mail does not reach ${right.for}, who decides for ${role}, and you are their deputy.`;
    case 'late':
      return `${right.for} did not decide for ${role} in time, and you are their deputy.`;
    case 'decided':
      return `${right.for} has decided for ${role}, but it needs more people in time, and you are their deputy.`;
  }
}

/** Who may decide and does not hear of it by mail; one name or more. */
export const notReached = (names: readonly string[]): string =>
  `Our mails do not reach ${new Intl.ListFormat('en').format(names)}, who may decide as well: they came back, or were marked as spam.`;

/** The same in the footer, where every mail says why its reader gets it. */
export function whyInFooter(right: Right, role: string): string {
  const decides = { member: `you decide for ${role}`, head: `you are the head of ${role}` };
  if (right.as === 'named') return `${right.by} named you to decide for ${role}`;
  return right.as === 'deputy' ? `you are the deputy of ${right.for} for ${role}` : decides[right.as];
}
