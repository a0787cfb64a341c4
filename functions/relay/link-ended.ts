import { sameEmail } from '../domain/actor.ts';
import type { AccessGrant, LinkPurpose } from '../domain/links/access-grant.ts';
import type { OutboxItem } from '../domain/outbox.ts';
import type { AssessmentFile } from '../domain/ports.ts';
import { colleagueOf } from './addressee.ts';
import type { MailWork } from './why-not-send.ts';

type Item = Pick<OutboxItem, 'createdAt'>;

/** Letters that begin anew with a link of their own, on purpose. */
const BEGINNINGS: readonly MailWork['mail'][] = ['invitation', 'delegation', 'follow-up', 'condition-set'];

/** What the link in a mail opens. */
export const purposeOf = (mail: MailWork['mail']): LinkPurpose => (mail.startsWith('condition-') ? 'conditions' : 'respond');

/**
 * A revocation ends all mail that was ordered before it; a new link ordered in the very same change is meant to come. Whatever
 * only continues stays back until a new link was issued. A colleague's links count for the colleague only, and those of another
 * purpose for nothing here.
 */
export function revoked(work: MailWork, item: Item, file: AssessmentFile): string | undefined {
  const grants = linksOf(work, file);
  if (grants.some(({ revokedAt }) => revokedAt && item.createdAt < revokedAt)) return 'the link was revoked';
  const newest = grants.toSorted((a, b) => (a.issuedAt < b.issuedAt ? 1 : -1))[0];
  return !BEGINNINGS.includes(work.mail) && newest?.revokedAt ? 'the link was revoked' : undefined;
}

/** A link goes to whom the assessment was sent, or to the colleague it was minted for, under the address they have now. */
export function otherPerson(work: MailWork, file: AssessmentFile): string | undefined {
  const person = work.participant ? colleagueOf(work, file) : file.assessment.contact;
  return person && sameEmail(person.email, work.to.email) ? undefined : 'this is no longer their address';
}

/** Browsers wait an hour for a code; one that comes later is noise. */
const LATEST_MS = 3_600_000;

/** A code opens nothing without a link that still opens. */
export function linkIsOver(work: MailWork, item: Item, file: AssessmentFile, now: Date): string | undefined {
  if (now.getTime() - Date.parse(item.createdAt) >= LATEST_MS) return 'it is too late';
  const opens = file.grants.some(
    (grant) => sameEmail(grant.email, work.to.email) && !grant.revokedAt && Date.parse(grant.expiresAt) > now.getTime(),
  );
  return opens ? undefined : 'the link has ended';
}

/** The links that a person got for what the mail is about, under the address that it goes to. */
export const linksOf = (work: MailWork, { grants }: AssessmentFile): AccessGrant[] =>
  grants.filter(
    ({ purpose, participant, email }) =>
      purpose === purposeOf(work.mail) && participant === work.participant && sameEmail(email, work.to.email),
  );
