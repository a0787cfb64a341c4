import { sameEmail } from '../../domain/actor.ts';
import { RECIPIENT } from '../../domain/answers/colleague.ts';
import type { Assessment } from '../../domain/assessment.ts';
import type { AccessGrant } from '../../domain/links/access-grant.ts';
import type { AssessmentWork } from '../../domain/ports.ts';

/** Who comes by a link, and what they may do. */
export interface Participant {
  /** `recipient`, or a colleague's id. */
  id: string;
  name: string;
  email: string;
  /** What they were handed; absent: all sections. */
  sectionIds?: readonly string[];
  maySubmit: boolean;
  /** The person the assessment was sent to: only they hand over and withdraw. */
  isRecipient: boolean;
}

/** The person whom the assessment was sent to. */
export const recipientOf = ({ contact: { name, email } }: Pick<Assessment, 'contact'>): Participant => ({
  ...{ id: RECIPIENT, name, email },
  ...{ maySubmit: true, isRecipient: true },
});

/**
 * A link only says who comes; what they may do is in the assessment, read with it each time. `undefined`: the colleague was
 * withdrawn, or procurement has put another contact in the recipient's place. The link is then as dead as a revoked one.
 */
export function participantOf(
  { assessment, colleagues }: Pick<AssessmentWork, 'assessment' | 'colleagues'>,
  grant: Pick<AccessGrant, 'participant' | 'name' | 'email'>,
): Participant | undefined {
  const { name, email } = grant;
  if (grant.participant === undefined) {
    if (!sameEmail(email, assessment.contact.email)) return undefined;
    return { ...recipientOf(assessment), name };
  }
  const colleague = colleagues.find(({ id }) => id === grant.participant);
  if (!colleague || colleague.withdrawnAt !== undefined || !sameEmail(email, colleague.email)) return undefined;
  const { id, sectionIds, maySubmit } = colleague;
  return { id, name: colleague.name, email, ...(sectionIds && { sectionIds }), maySubmit, isRecipient: false };
}
