import { sameEmail } from '../domain/actor.ts';
import type { Colleague } from '../domain/answers/colleague.ts';
import type { AssessmentFile } from '../domain/ports.ts';
import type { Addressee } from './mails/mail-trouble.ts';

type People = Pick<AssessmentFile, 'assessment' | 'grants' | 'colleagues'>;

/**
 * Whose address it is: the requester's, the supplier's contact's, somebody's at the supplier who has or had a link, or a risk
 * owner's. A requester who tried the link on themselves still is the requester.
 */
export function addresseeOf({ assessment, grants, colleagues }: People, email: string): Addressee {
  const { contact } = assessment;
  if (isRequester(assessment, email)) return 'staff';
  if (sameEmail(contact.email, email)) return 'contact';
  const known = [...colleagues, ...grants];
  return known.some((person) => sameEmail(person.email, email)) ? 'colleague' : 'staff';
}

export const isRequester = ({ requestedBy }: Pick<AssessmentFile['assessment'], 'requestedBy'>, email: string): boolean =>
  'email' in requestedBy && sameEmail(requestedBy.email, email);

export const colleagueOf = (work: { participant?: string }, file: Pick<AssessmentFile, 'colleagues'>): Colleague | undefined =>
  file.colleagues.find(({ id }) => id === work.participant);
