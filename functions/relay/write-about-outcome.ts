import { namedError } from '../domain/named-error.ts';
import { clearanceAt } from '../domain/outcome/clearance.ts';
import { clearanceConditions } from '../domain/outcome/clearance-of.ts';
import { owningRoleTitles } from '../domain/vocabulary.ts';
import { clearanceWords } from '../web/clearance-words.tsx';
import { onDay } from '../web/when.ts';
import { aboutCondition, vendorCondition } from './about-condition.ts';
import { conditionsOf } from './condition-mail-ended.ts';
import { addresses } from './mails/addresses.ts';
import type { RenderedMail } from './mails/letter.tsx';
import { oneLine } from './mails/one-line.ts';
import { outcomeToRequester, outcomeToVendor } from './mails/outcome.ts';
import { type Ended, outcomeEnded } from './mails/outcome-ended.ts';
import { partiesOf } from './mails/parties.ts';
import { reviewDue } from './mails/review-due.ts';
import { standingOf } from './outcome-mail-ended.ts';
import { present } from './present.ts';
import { toVendor } from './reader-at-vendor.ts';
import type { Writing } from './write-mail.ts';

/** The outcome for the requester: the answer as it is now, what it rests on, and what must be done. */
export function writeOutcome({ work, file, catalog, house, now }: Writing): RenderedMail {
  const { assessment } = file;
  const outcome = present(file.outcome);
  const { supplierId, systemId } = assessment;
  const answer = clearanceAt({ ...outcome, conditions: clearanceConditions(outcome, file.conditions) }, now.toISOString());
  return outcomeToRequester({
    ...outcome,
    holdsNot: isEnded(answer.standing) ? clearanceWords(answer, outcome).why : undefined,
    parties: partiesOf(assessment, house),
    to: oneLine(work.to.name),
    conditions: outcome.conditions.map((condition) => aboutCondition(file, condition)),
    acceptances: outcome.acceptances.map(({ role, severity, findingIds: { length }, until }) => {
      const findings = length === 1 ? 'one finding' : `${length} findings`;
      return `${owningRoleTitles[role]}: ${findings}, ${severity} at worst, accepted until ${onDay(until)}`;
    }),
    fingerprint: present(assessment.outcome).hash,
    isSigned: file.signature !== undefined,
    vendorHears: catalog.policy.vendorHears,
    vendorMustAct: outcome.conditions.some(({ owner }) => owner.kind === 'vendor'),
    page: addresses.clearance(house, supplierId, systemId),
  });
}

/** The outcome for the supplier, in the words that the policy allows. */
export function writeOutcomeToVendor(writing: Writing): RenderedMail {
  const { result, conditions } = present(writing.file.outcome);
  const { vendorHears } = writing.catalog.policy;
  const standing = standingOf(writing.file, writing.now);
  return outcomeToVendor({
    ...toVendor(writing),
    result: vendorHears === 'end' ? undefined : result,
    holdsNot: standing === 'suspended' ? standing : isEnded(standing) ? 'ended' : undefined,
    conditions:
      vendorHears === 'conditions' ? conditions.filter(({ owner }) => owner.kind === 'vendor').map(vendorCondition) : undefined,
  });
}

export function writeReviewDue({ work, file, house }: Writing): RenderedMail {
  const { assessment } = file;
  return reviewDue({
    parties: partiesOf(assessment, house),
    to: oneLine(work.to.name),
    validUntil: present(file.outcome).validUntil,
    conditions: conditionsOf(file).filter(({ status }) => status !== 'met').length,
    page: addresses.startAssessment(house, assessment.supplierId, assessment.systemId),
  });
}

/** Since when and why the outcome lets nobody use the system any more. Throws MailIncomplete where it does. */
export function writeOutcomeEnded({ work, file, house, now }: Writing): RenderedMail {
  const { assessment } = file;
  const { supplierId, systemId } = assessment;
  const outcome = present(file.outcome);
  const ended = standingOf(file, now);
  if (!isEnded(ended)) throw namedError('MailIncomplete', `the outcome is ${ended}`);
  const known = assessment.outcome?.since;
  const overdue = conditionsOf(file).filter(
    ({ ifOverdue, dueAt, metAt }) => ifOverdue === ended && dueAt < (metAt ?? now.toISOString()),
  );
  const [firstOverdue] = overdue.map(({ dueAt }) => dueAt).sort();
  const since = ended === 'expired' ? outcome.validUntil : known?.standing === ended ? known.at : firstOverdue;
  const ranOut = outcome.acceptances.find(({ until }) => until === outcome.validUntil);
  const why = ranOut
    ? `What ${owningRoleTitles[ranOut.role]} had accepted was accepted until then.`
    : 'That is how long the policy lets an outcome of this tier hold.';
  const { startAssessment, clearance } = addresses;
  return outcomeEnded({
    parties: partiesOf(assessment, house),
    to: oneLine(work.to.name),
    ...{ ended, since: present(since), why: ended === 'expired' ? why : undefined },
    overdue: overdue.map((condition) => aboutCondition(file, condition)),
    page: (ended === 'suspended' ? clearance : startAssessment)(house, supplierId, systemId),
  });
}

const isEnded = (standing: string): standing is Ended => ['expired', 'suspended', 'withdrawn'].includes(standing);
