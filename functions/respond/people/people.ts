import { sameEmail } from '../../domain/actor.ts';
import type { Colleague } from '../../domain/answers/colleague.ts';
import type { SectionDraft } from '../../domain/answers/submission.ts';
import type { OutboxWork } from '../../domain/outbox.ts';
import type { AssessmentWork } from '../../domain/ports.ts';

/** So many people may work on one questionnaire beside the recipient. */
export const MOST_COLLEAGUES = 20;

export const isActive = (colleague: Pick<Colleague, 'withdrawnAt'>): boolean => colleague.withdrawnAt === undefined;

/** Those who work on it now, in the order in which they were asked. */
export const activeColleagues = ({ colleagues }: Pick<AssessmentWork, 'colleagues'>): Colleague[] =>
  colleagues.filter(isActive).sort((a, b) => a.askedAt.localeCompare(b.askedAt));

export const findColleague = (work: Pick<AssessmentWork, 'colleagues'>, id: string | undefined): Colleague | undefined =>
  work.colleagues.find((colleague) => colleague.id === id && isActive(colleague));

/** Those who were handed this section, by itself or with all. */
export const workOn = (work: Pick<AssessmentWork, 'colleagues'>, sectionId: string): Colleague[] =>
  activeColleagues(work).filter(({ sectionIds }) => !sectionIds || sectionIds.includes(sectionId));

/** Whether our mail to this address came back, or its owner complained. */
export const isUnreachable = ({ assessment }: Pick<AssessmentWork, 'assessment'>, email: string): boolean =>
  assessment.undeliverable?.some((trouble) => sameEmail(trouble.email, email)) ?? false;

/** Whether every link that this colleague was sent has ended; not before the first one is out. */
export function hasNoLink(
  { grants }: Pick<AssessmentWork, 'grants'>,
  { id, email }: Pick<Colleague, 'id' | 'email'>,
  at: string,
): boolean {
  const theirs = grants.filter(({ participant }) => participant === id);
  return theirs.length > 0 && !theirs.some((grant) => sameEmail(grant.email, email) && !grant.revokedAt && grant.expiresAt > at);
}

/** When this person last saved anything; answers that others have saved over since count as well, where marks tell. */
export function lastSave(drafts: readonly SectionDraft[], email: string): string | undefined {
  return drafts
    .flatMap((draft) => [{ by: draft.savedBy, at: draft.savedAt }, ...Object.values(draft.marks ?? {})])
    .filter(({ by }) => by.kind === 'vendor' && sameEmail(by.email, email))
    .map(({ at }) => at)
    .sort()
    .at(-1);
}

/** The mail with their link; relay makes the link when it writes the mail. */
export const delegationMail = (assessmentId: string, { id, name, email }: Colleague): OutboxWork => ({
  kind: 'mail',
  mail: 'delegation',
  assessmentId,
  to: { name, email },
  participant: id,
});
