import { sameEmail } from '../domain/actor.ts';
import type { ApprovalRequest } from '../domain/approval.ts';
import { isTerminal } from '../domain/assessment.ts';
import { openFollowUp } from '../domain/follow-up.ts';
import type { OutboxItem, OutboxWork } from '../domain/outbox.ts';
import type { AssessmentFile } from '../domain/ports.ts';
import { colleagueOf } from './addressee.ts';
import { linkIsOver, otherPerson, revoked } from './link-ended.ts';

export type MailWork = Extract<OutboxWork, { kind: 'mail' }>;

/**
 * Why a mail is no longer wanted, or undefined when it is: asked just before sending, because hours may have passed since
 * the change that ordered it (design 6.11: nothing is asked of anybody after they have answered, or after revocation).
 */
export function whyNotSend(
  work: MailWork,
  item: Pick<OutboxItem, 'createdAt'>,
  file: AssessmentFile,
  now: Date,
): string | undefined {
  const { assessment } = file;
  const { status } = assessment;
  const awaits = (wanted: string) => (status === wanted ? undefined : `the assessment is ${status}`);
  switch (work.mail) {
    case 'invitation':
    case 'response-reminder':
      return awaits('awaiting-response') ?? overtaken(item, file) ?? otherPerson(work, file) ?? revoked(work, item, file);
    case 'delegation':
      return awaits('awaiting-response') ?? withdrawn(work, file) ?? otherPerson(work, file) ?? revoked(work, item, file);
    case 'follow-up':
      return awaits('awaiting-response') ?? roundIsOver(item, file) ?? otherPerson(work, file) ?? revoked(work, item, file);
    case 'login-code':
      return linkIsOver(work, item, file, now);
    case 'mail-trouble':
      if (isTerminal(status)) return `the assessment is ${status}`;
      return assessment.undeliverable?.length ? undefined : 'all addresses are mended';
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

function withdrawn(work: MailWork, file: AssessmentFile): string | undefined {
  const colleague = colleagueOf(work, file);
  if (!colleague) return 'no such colleague';
  return colleague.withdrawnAt ? 'the sections were taken back' : undefined;
}

/** What asked for the whole response before a round began would only say again what the round's own mail says. */
function overtaken(item: Pick<OutboxItem, 'createdAt'>, file: AssessmentFile): string | undefined {
  const round = openFollowUp(file.followUps);
  return round && item.createdAt < round.askedAt ? 'a round of questions came later' : undefined;
}

/** The open round is the one that ordered the mail: it was asked no later. */
function roundIsOver(item: Pick<OutboxItem, 'createdAt'>, file: AssessmentFile): string | undefined {
  const round = openFollowUp(file.followUps);
  return round && round.askedAt <= item.createdAt ? undefined : 'that round of questions is over';
}
