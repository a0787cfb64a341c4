import { DEFAULT_LANGUAGE, type Language } from '../../domain/language.ts';
import type { AccessGrant } from '../../domain/links/access-grant.ts';
import type { AssessmentWork } from '../../domain/ports.ts';

/** The language of whoever holds a link: what they switched to, else what is set for them. */
export function languageOf(
  { assessment, colleagues }: Pick<AssessmentWork, 'assessment' | 'colleagues'>,
  grant: AccessGrant,
): Language {
  const person = grant.participant ? colleagues.find(({ id }) => id === grant.participant) : assessment.contact;
  return grant.language ?? person?.language ?? DEFAULT_LANGUAGE;
}
