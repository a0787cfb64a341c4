import { sameEmail } from '../domain/actor.ts';
import { DEFAULT_LANGUAGE, type Language } from '../domain/language.ts';
import type { AssessmentFile } from '../domain/ports.ts';

type People = Pick<AssessmentFile, 'assessment' | 'grants' | 'colleagues'>;
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

/** What the reader switched to on the page: of their newest link that was not revoked and remembers a choice. */
export function chosenLanguage({ grants }: Pick<People, 'grants'>, { email }: Reader): Language | undefined {
  return grants
    .filter((grant) => !grant.revokedAt && grant.language && sameEmail(grant.email, email))
    .toSorted((a, b) => (a.issuedAt < b.issuedAt ? -1 : 1))
    .at(-1)?.language;
}
