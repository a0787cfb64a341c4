import { sameEmail } from '../domain/actor.ts';
import { type Colleague, RECIPIENT } from '../domain/answers/colleague.ts';
import type { Undeliverable } from '../domain/assessment.ts';
import { DEFAULT_LANGUAGE, type Language } from '../domain/language.ts';
import type { AccessGrant } from '../domain/links/access-grant.ts';
import { troubleWith } from '../domain/links/mail-trouble.ts';
import type { AssessmentWork } from '../domain/ports.ts';

export type LinkStanding = 'live' | 'expired' | 'revoked';

/** One emailed link as staff may see it: never its token, nor what is stored of it. */
export interface ShownLink {
  sentAt: string;
  until: string;
  standing: LinkStanding;
  /** To whom it went, where that is not the person's address any more. */
  to?: string;
}

/** Somebody at the supplier, and the links they got. */
export interface Person {
  /** `recipient`, or a colleague's id. */
  id: string;
  name: string;
  email: string;
  language: Language;
  /** Section ids; `all` of them. */
  sections: string[] | 'all';
  maySubmit: boolean;
  /** Newest first. */
  links: ShownLink[];
  trouble?: Undeliverable;
  withdrawnAt?: string;
}

/** Links of a person: a colleague's by their id; all others are the recipient's, also of one who was replaced. */
export const linksOf = ({ grants }: Pick<AssessmentWork, 'grants'>, person: string): AccessGrant[] =>
  grants.filter((grant) => (grant.participant ?? RECIPIENT) === person);

export function standingOf(grant: AccessGrant, now: string): LinkStanding {
  if (grant.revokedAt) return 'revoked';
  return grant.expiresAt <= now ? 'expired' : 'live';
}

/**
 * A transaction takes 100 parts. A person may have more links than that: each try of a mail that cannot be handed over leaves one
 * behind (relay/mint-link.ts). Newest first.
 */
const MOST_AT_ONCE = 50;
export const newestOf = (grants: readonly AccessGrant[]): AccessGrant[] =>
  grants.toSorted((a, b) => (a.issuedAt < b.issuedAt ? 1 : -1)).slice(0, MOST_AT_ONCE);

export const isLive = (now: string) => (grant: AccessGrant) => standingOf(grant, now) === 'live';

/** The recipient first, then their colleagues in the order they were asked. */
export function peopleOf(work: AssessmentWork, now: string): Person[] {
  const { assessment, colleagues } = work;
  const { contact } = assessment;
  const recipient: Person = {
    ...{ id: RECIPIENT, name: contact.name, email: contact.email, language: contact.language ?? DEFAULT_LANGUAGE },
    sections: 'all',
    maySubmit: true,
    links: shown(linksOf(work, RECIPIENT), contact.email, now),
    trouble: troubleWith(assessment, contact.email),
  };
  const inOrder = colleagues.toSorted((a, b) => (a.askedAt < b.askedAt ? -1 : 1));
  return [recipient, ...inOrder.map((one) => colleaguePerson(one, work, now))];
}

function colleaguePerson(colleague: Colleague, work: AssessmentWork, now: string): Person {
  const { id, name, email, sectionIds, maySubmit, withdrawnAt } = colleague;
  const links = shown(linksOf(work, id), email, now);
  return {
    ...{ id, name, email, maySubmit, withdrawnAt },
    language: colleague.language ?? work.assessment.contact.language ?? DEFAULT_LANGUAGE,
    sections: sectionIds ?? 'all',
    // Withdrawing ends every link at once, whatever is stored of it.
    links: withdrawnAt ? links.map((link) => ({ ...link, standing: 'revoked' as const })) : links,
    trouble: withdrawnAt ? undefined : troubleWith(work.assessment, email),
  };
}

function shown(grants: AccessGrant[], email: string, now: string): ShownLink[] {
  const newestFirst = grants.toSorted((a, b) => (a.issuedAt < b.issuedAt ? 1 : -1));
  return newestFirst.map((grant) => {
    const link = { sentAt: grant.issuedAt, until: grant.expiresAt, standing: standingOf(grant, now) };
    // It opens nothing any more, even where it was mailed too late to be revoked.
    return sameEmail(grant.email, email) ? link : { ...link, standing: 'revoked', to: grant.email };
  });
}
