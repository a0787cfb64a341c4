import { sameEmail } from '../domain/actor.ts';
import { whoMayAnswer } from '../domain/conditions/condition-rights.ts';
import { isOver } from '../domain/conditions/report-condition.ts';
import type { TrackedCondition } from '../domain/conditions/tracked-condition.ts';
import type { AssessmentFile } from '../domain/ports.ts';
import { isRequester } from './addressee.ts';
import { type AtSending, todayOf } from './at-sending.ts';
import { isHelper } from './decision-mail-ended.ts';
import { otherPerson, revoked } from './link-ended.ts';
import { standingOf } from './outcome-mail-ended.ts';
import type { MailWork } from './why-not-send.ts';

/** The conditions of the outcome as they stand; those that are not followed yet are open. */
export const conditionsOf = ({ assessment, outcome, conditions }: AssessmentFile): TrackedCondition[] =>
  (outcome?.conditions ?? []).map(
    (condition) =>
      conditions.find(({ id }) => id === condition.id) ?? {
        ...condition,
        assessmentId: assessment.id,
        status: 'open',
        reports: [],
      },
  );

export const conditionOf = (work: MailWork, file: AssessmentFile): TrackedCondition | undefined =>
  conditionsOf(file).find(({ id }) => id === work.conditionId);

/**
 * Who reads a mail about a condition: whoever must meet it (`vendor`, `owner`), may say whether it is met (`role`), asked for the
 * assessment and so may report for the supplier (`requester`), or can have others named (`administrator`).
 */
export type ConditionReader = 'vendor' | 'owner' | 'role' | 'requester' | 'administrator';

export function conditionReader(
  condition: TrackedCondition,
  { assessment }: Pick<AssessmentFile, 'assessment'>,
  at: AtSending,
  email: string,
): ConditionReader | undefined {
  if (condition.owner.kind === 'vendor' && sameEmail(assessment.contact.email, email)) return 'vendor';
  if (condition.owner.kind === 'staff' && sameEmail(condition.owner.email, email)) return 'owner';
  const answerers = whoMayAnswer(condition, assessment, at.directory, todayOf(at));
  if (answerers.some((one) => sameEmail(one.email, email))) return 'role';
  if (isRequester(assessment, email)) return 'requester';
  return at.directory.administrators.some((one) => sameEmail(one.email, email)) ? 'administrator' : undefined;
}

/** The conditions that one mail to their owner is about: the supplier hears of all theirs at once when they are set. */
export function conditionsInMail(work: MailWork, file: AssessmentFile): TrackedCondition[] {
  const one = conditionOf(work, file);
  if (work.mail !== 'condition-set' || one?.owner.kind !== 'vendor') return one ? [one] : [];
  return conditionsOf(file).filter(({ owner, status }) => owner.kind === 'vendor' && status === 'open');
}

/** Whether a condition that nobody has met yet is for whoever has this address: they must be reached though the assessment is over. */
export const owesCondition = (file: AssessmentFile, email: string): boolean =>
  !file.assessment.supersededBy &&
  conditionsOf(file).some(({ owner, status }) => {
    const address = owner.kind === 'vendor' ? file.assessment.contact.email : owner.email;
    return status === 'open' && sameEmail(address, email);
  });

/** Whether somebody can still report it: not once a condition has ended the outcome for good. */
export const canBeReported = ({ status }: TrackedCondition, file: AssessmentFile, now: Date): boolean =>
  status === 'open' && standingOf(file, now) !== 'withdrawn';

/** Whether a mail asks the supplier to meet a condition, and so carries their link. */
export function asksVendor(work: MailWork, file: AssessmentFile, at: AtSending): boolean {
  const condition = conditionOf(work, file);
  const isToVendor = condition && conditionReader(condition, file, at, work.to.email) === 'vendor';
  return isToVendor === true && conditionsInMail(work, file).some((one) => canBeReported(one, file, at.now));
}

type Item = Parameters<typeof revoked>[1];

/** Why a mail about a condition is no longer wanted: its outcome ended, it was met or reported meanwhile, or it is not this reader's. */
export function conditionIsOver(work: MailWork, item: Item, file: AssessmentFile, at: AtSending): string | undefined {
  const condition = conditionOf(work, file);
  if (!condition || !file.outcome) return 'no such condition';
  if (file.assessment.supersededBy || condition.status === 'ended') return 'a newer outcome replaced it';
  if (isOver(file, condition, at.now.toISOString())) return 'the outcome has expired';
  const reader = conditionReader(condition, file, at, work.to.email);
  if (work.mail === 'condition-vacant') return needsNoAnswerer(work, file, condition, at);
  const why = notTheirs(work, condition, reader) ?? notItsMoment(work, file, condition, { reader, now: at.now });
  return why ?? (reader === 'vendor' ? vendorHearsNot(work, item, file, at) : undefined);
}

/** Somebody may answer the report again, or has; nor is whoever cannot help any more asked for it. */
function needsNoAnswerer(work: MailWork, file: AssessmentFile, condition: TrackedCondition, at: AtSending): string | undefined {
  if (condition.status !== 'reported') return `it is ${condition.status}`;
  if (standingOf(file, at.now) === 'withdrawn') return 'the outcome is withdrawn';
  if (whoMayAnswer(condition, file.assessment, at.directory, todayOf(at)).length > 0) return 'somebody can answer it again';
  return isHelper(work, file, at) ? undefined : 'this person is no administrator';
}

/** Owners are asked to meet it, others to answer a report; an answer goes to whoever reported as well, and that it is overdue to all. */
function notTheirs({ mail, to }: MailWork, { reports }: TrackedCondition, reader: ConditionReader | undefined): string | undefined {
  const isOwner = reader === 'vendor' || reader === 'owner';
  const reporter = reports.at(-1)?.by;
  const reported = reporter !== undefined && 'email' in reporter && sameEmail(reporter.email, to.email);
  if (mail === 'condition-reported') return reader === 'role' ? undefined : 'this person may not answer it';
  const isTheirs = isOwner || (mail === 'condition-overdue' && reader) || (mail === 'condition-answered' && reported);
  return isTheirs ? undefined : 'this is not theirs to meet';
}

function notItsMoment(
  work: MailWork,
  file: AssessmentFile,
  { status, dueAt, reports }: TrackedCondition,
  { reader, now }: { reader: ConditionReader | undefined; now: Date },
): string | undefined {
  const isOpen = status === 'open' ? undefined : `it is ${status}`;
  const isOverdue = dueAt < now.toISOString();
  const inVain = standingOf(file, now) === 'withdrawn' ? 'the outcome is withdrawn' : undefined;
  switch (work.mail) {
    case 'condition-set':
      return inVain ?? (conditionsInMail(work, file).some((one) => one.status === 'open') ? undefined : isOpen);
    case 'condition-reminder':
      return isOpen ?? inVain ?? (isOverdue ? 'it is overdue' : undefined);
    case 'condition-reported':
      return status === 'reported' ? inVain : `it is ${status}`;
    case 'condition-answered':
      return reports.at(-1)?.answer ? undefined : 'nobody has answered, or it was reported again';
    default:
      if (!isOverdue) return 'it is not overdue';
      return status === 'met' || reader === 'vendor' || reader === 'owner' ? isOpen : undefined;
  }
}

function vendorHearsNot(work: MailWork, item: Item, file: AssessmentFile, { policy }: AtSending): string | undefined {
  if (policy.vendorHears !== 'conditions') return 'the policy tells the supplier no conditions';
  return otherPerson(work, file) ?? revoked(work, item, file);
}
