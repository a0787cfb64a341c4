import { sameEmail } from '../domain/actor.ts';
import { rolesAround } from '../domain/directory.ts';
import type { AssessmentFile } from '../domain/ports.ts';
import type { TrackedCondition } from '../domain/tracked-condition.ts';
import type { AtSending } from './at-sending.ts';
import { otherPerson, revoked } from './link-ended.ts';
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

/** Who reads a mail about a condition: whoever must meet it (`vendor`, `owner`), answers for the role that set it, or asked for it all. */
export type ConditionReader = 'vendor' | 'owner' | 'role' | 'requester';

export function conditionReader(
  condition: TrackedCondition,
  file: AssessmentFile,
  at: Pick<AtSending, 'directory'>,
  email: string,
): ConditionReader | undefined {
  const { contact, requestedBy } = file.assessment;
  if (condition.owner.kind === 'vendor' && isAt(email, contact)) return 'vendor';
  if (isAt(email, condition.owner)) return 'owner';
  if (answersForIt(condition, file, at, email)) return 'role';
  return isAt(email, requestedBy) ? 'requester' : undefined;
}

/** Somebody around the role that set the condition, or who decided on its request. */
function answersForIt(
  { role, requestId }: TrackedCondition,
  file: AssessmentFile,
  { directory }: Pick<AtSending, 'directory'>,
  email: string,
): boolean {
  const request = file.requests.find(({ id }) => id === requestId);
  return rolesAround(directory, email).includes(role) || (request?.decisions.some(({ by }) => isAt(email, by)) ?? false);
}

const isAt = (email: string, one: object): boolean => 'email' in one && sameEmail(String(one.email), email);

/** The conditions that one mail to their owner is about: the supplier hears of all theirs at once when they are set. */
export function conditionsInMail(work: MailWork, file: AssessmentFile): TrackedCondition[] {
  const one = conditionOf(work, file);
  if (work.mail !== 'condition-set' || one?.owner.kind !== 'vendor') return one ? [one] : [];
  return conditionsOf(file).filter(({ owner, status }) => owner.kind === 'vendor' && status === 'open');
}

/** Whether its owner can still report it: not once it has ended the outcome for good. */
export const canBeReported = ({ status, ifOverdue, dueAt }: TrackedCondition, now: Date): boolean =>
  status === 'open' && !(ifOverdue === 'withdrawn' && dueAt < now.toISOString());

/** Whether a mail asks the supplier to meet a condition, and so carries their link. */
export function asksVendor(work: MailWork, file: AssessmentFile, at: Pick<AtSending, 'directory' | 'now'>): boolean {
  const condition = conditionOf(work, file);
  const isToVendor = condition && conditionReader(condition, file, at, work.to.email) === 'vendor';
  return isToVendor === true && conditionsInMail(work, file).some((one) => canBeReported(one, at.now));
}

type Item = Parameters<typeof revoked>[1];

/** Why a mail about a condition is no longer wanted: its outcome ended, it was met or reported meanwhile, or it is not this reader's. */
export function conditionIsOver(work: MailWork, item: Item, file: AssessmentFile, at: AtSending): string | undefined {
  const condition = conditionOf(work, file);
  if (!condition || !file.outcome) return 'no such condition';
  if (file.assessment.supersededBy || condition.status === 'ended') return 'a newer outcome replaced it';
  const now = at.now.toISOString();
  if (file.outcome.validUntil <= now) return 'the outcome has expired';
  if (work.mail === 'condition-reported') return notToAnswer(work, condition, file, at);
  const reader = conditionReader(condition, file, at, work.to.email);
  if (!reader || (work.mail !== 'condition-overdue' && (reader === 'role' || reader === 'requester'))) {
    return 'this is no longer its owner';
  }
  return (
    notItsMoment(work, file, condition, { reader, now }) ?? (reader === 'vendor' ? vendorHearsNot(work, item, file, at) : undefined)
  );
}

function notItsMoment(
  work: MailWork,
  file: AssessmentFile,
  { status, dueAt, reports }: TrackedCondition,
  { reader, now }: { reader: ConditionReader; now: string },
): string | undefined {
  const isOpen = status === 'open' ? undefined : `it is ${status}`;
  switch (work.mail) {
    case 'condition-set':
      return conditionsInMail(work, file).some((one) => one.status === 'open') ? undefined : isOpen;
    case 'condition-reminder':
      return isOpen ?? (dueAt < now ? 'it is overdue' : undefined);
    case 'condition-answered':
      return reports.at(-1)?.answer ? undefined : 'nobody has answered, or it was reported again';
    default:
      if (dueAt >= now) return 'it is not overdue';
      return status === 'met' || reader === 'vendor' || reader === 'owner' ? isOpen : undefined;
  }
}

/** Only who answers for the role is asked, never about their own report. */
function notToAnswer(work: MailWork, condition: TrackedCondition, file: AssessmentFile, at: AtSending): string | undefined {
  if (condition.status !== 'reported') return `it is ${condition.status}`;
  const by = condition.reports.at(-1)?.by;
  if (by && isAt(work.to.email, by)) return 'this person reported it';
  return answersForIt(condition, file, at, work.to.email) ? undefined : 'this person does not answer for the role';
}

function vendorHearsNot(work: MailWork, item: Item, file: AssessmentFile, { policy }: AtSending): string | undefined {
  if (policy.vendorHears !== 'conditions') return 'the policy tells the supplier no conditions';
  return otherPerson(work, file) ?? revoked(work, item, file);
}
