import { isTerminal } from '../domain/assessment.ts';
import { openFollowUp } from '../domain/follow-up/follow-up.ts';
import type { OutboxItem, OutboxWork } from '../domain/outbox.ts';
import type { AssessmentFile } from '../domain/ports.ts';
import { colleagueOf, isRequester } from './addressee.ts';
import type { AtSending } from './at-sending.ts';
import { conditionIsOver, owesCondition } from './condition-mail-ended.ts';
import { asksNoMore, needsNoHelp, requestIsOver } from './decision-mail-ended.ts';
import { linkIsOver, otherPerson, revoked } from './link-ended.ts';
import { needsNoReview, replaced, stillHolds } from './outcome-mail-ended.ts';
import { needsNoFarewell } from './withdrawal-mail-ended.ts';

export type MailWork = Extract<OutboxWork, { kind: 'mail' }>;

/**
 * Why a mail is no longer wanted, or undefined when it is: asked just before sending, because hours may have passed since
 * the change that ordered it (design 6.11: nothing is asked of anybody after they have answered, or after revocation).
 */
export function whyNotSend(
  work: MailWork,
  item: Pick<OutboxItem, 'createdAt'>,
  file: AssessmentFile,
  at: AtSending,
): string | undefined {
  const { assessment } = file;
  const { status } = assessment;
  const awaits = (wanted: string) => (status === wanted ? undefined : `the assessment is ${status}`);
  switch (work.mail) {
    case 'invitation':
    case 'response-reminder':
      return awaits('awaiting-response') ?? overtaken(item, file) ?? otherPerson(work, file) ?? revoked(work, item, file);
    case 'delegation':
      return awaits('awaiting-response') ?? takenBack(work, file) ?? otherPerson(work, file) ?? revoked(work, item, file);
    case 'follow-up':
      return awaits('awaiting-response') ?? roundIsOver(item, file) ?? otherPerson(work, file) ?? revoked(work, item, file);
    case 'login-code':
      return linkIsOver(work, item, file, at.now);
    case 'mail-trouble':
      if (!assessment.undeliverable?.length) return 'all addresses are mended';
      if (!isTerminal(status) || assessment.undeliverable.some(({ email }) => owesCondition(file, email))) return undefined;
      return `the assessment is ${status}`;
    case 'response-escalation':
      return awaits('awaiting-response');
    case 'response-lapsed':
      return awaits('lapsed') ?? revoked(work, item, file);
    case 'withdrawn':
      return awaits('withdrawn') ?? otherPerson(work, file) ?? needsNoFarewell(work, file);
    case 'receipt':
      return assessment.submission ? undefined : 'nothing was submitted';
    case 'exception':
    case 'hand-over':
    case 'decision-reminder':
      return awaits('awaiting-decision') ?? requestIsOver(work, file, at) ?? asksNoMore(work, file, at);
    case 'decision-escalation':
      return (
        awaits('awaiting-decision') ??
        requestIsOver(work, file, at) ??
        (isRequester(assessment, work.to.email) ? undefined : asksNoMore(work, file, at))
      );
    case 'role-vacant':
      return awaits('awaiting-decision') ?? requestIsOver(work, file, at) ?? needsNoHelp(work, file, at);
    case 'outcome':
      return replaced(file);
    case 'review-due':
      return needsNoReview(file, at.now);
    case 'outcome-ended':
      return stillHolds(file, at.now);
    case 'condition-set':
    case 'condition-reminder':
    case 'condition-reported':
    case 'condition-vacant':
    case 'condition-answered':
    case 'condition-overdue':
      return conditionIsOver(work, item, file, at);
  }
}

function takenBack(work: MailWork, file: AssessmentFile): string | undefined {
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
