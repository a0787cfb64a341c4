import { sameEmail } from '../domain/actor.ts';
import type { ApprovalRequest } from '../domain/approval.ts';
import type { OutboxItem, OutboxWork } from '../domain/outbox.ts';
import type { AssessmentFile } from '../domain/ports.ts';

export type MailWork = Extract<OutboxWork, { kind: 'mail' }>;

/**
 * Why a mail is no longer wanted, or undefined when it is: asked just before sending, because hours may have passed since
 * the change that ordered it (design 6.11: nothing is asked of anybody after they have answered, or after revocation).
 */
export function whyNotSend(work: MailWork, item: Pick<OutboxItem, 'createdAt'>, file: AssessmentFile): string | undefined {
  const { assessment } = file;
  const { status } = assessment;
  const awaits = (wanted: string) => (status === wanted ? undefined : `the assessment is ${status}`);
  switch (work.mail) {
    case 'invitation':
    case 'response-reminder':
      return awaits('awaiting-response') ?? revoked(work, item, file);
    case 'delegation':
    case 'login-code':
    case 'follow-up':
    case 'mail-trouble':
      return undefined;
    case 'response-escalation':
      return awaits('awaiting-response');
    case 'response-lapsed':
      return awaits('lapsed') ?? revoked(work, item, file);
    case 'receipt':
      return assessment.submission ? undefined : 'nothing was submitted';
    case 'outcome':
      return file.outcome ? undefined : 'nothing was decided';
    case 'exception':
    case 'decision-reminder':
      return awaits('awaiting-decision') ?? requestIsOver(work, file) ?? decidedAlready(work, file);
    case 'decision-escalation':
      return awaits('awaiting-decision') ?? requestIsOver(work, file);
  }
}

/** The request that a mail is about. */
export const requestOf = (work: MailWork, file: AssessmentFile): ApprovalRequest | undefined =>
  file.requests.find((request) => request.id === work.requestId);

function requestIsOver(work: MailWork, file: AssessmentFile): string | undefined {
  const request = requestOf(work, file);
  if (!request) return 'no such request';
  return request.status === 'open' ? undefined : `the request is ${request.status}`;
}

function decidedAlready(work: MailWork, file: AssessmentFile): string | undefined {
  const decided = requestOf(work, file)?.decisions.some(({ by }) => 'email' in by && sameEmail(by.email, work.to.email));
  return decided ? 'this person has decided' : undefined;
}

/** A revocation ends all mail that was ordered before it, and reminders until a new link was issued on purpose. */
function revoked(work: MailWork, item: Pick<OutboxItem, 'createdAt'>, file: AssessmentFile): string | undefined {
  const grants = file.grants.filter((grant) => sameEmail(grant.email, work.to.email));
  if (grants.some((grant) => grant.revokedAt && grant.revokedAt >= item.createdAt)) return 'the link was revoked';
  const newest = grants.toSorted((a, b) => (a.issuedAt < b.issuedAt ? 1 : -1))[0];
  return work.mail !== 'invitation' && newest?.revokedAt ? 'the link was revoked' : undefined;
}
