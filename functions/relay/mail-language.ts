import { sameEmail } from '../domain/actor.ts';
import { DEFAULT_LANGUAGE, type Language } from '../domain/language.ts';
import type { AssessmentFile } from '../domain/ports.ts';
import { endedByWithdrawal } from './withdrawal-mail-ended.ts';

type People = Pick<AssessmentFile, 'assessment' | 'grants' | 'colleagues' | 'events'>;
type Reader = { email: string; participant?: string };

/**
 * The language of a mail to somebody at the supplier: what they last switched to on the page, else what the colleague who asked
 * them set, else the recipient's, else English.
 */
export function mailLanguage(people: People, reader: Reader): Language {
  const { assessment, colleagues } = people;
  const colleague = colleagues.findLast(({ id, email }) =>
    reader.participant ? id === reader.participant : sameEmail(email, reader.email),
  );
  return chosenLanguage(people, reader) ?? colleague?.language ?? assessment.contact.language ?? DEFAULT_LANGUAGE;
}

/**
 * What the reader switched to on the page: of their newest link that was not revoked and remembers a choice. Withdrawing the
 * assessment revokes all links and changes nobody's language.
 */
export function chosenLanguage(people: Pick<People, 'grants' | 'events'>, { email }: Reader): Language | undefined {
  const withdrawn = endedByWithdrawal(people);
  return people.grants
    .filter((grant) => (!grant.revokedAt || withdrawn(grant)) && grant.language && sameEmail(grant.email, email))
    .toSorted((a, b) => (a.issuedAt < b.issuedAt ? -1 : 1))
    .at(-1)?.language;
}
