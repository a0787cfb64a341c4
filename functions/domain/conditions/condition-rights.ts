import { type Actor, sameEmail } from '../actor.ts';
import type { Assessment } from '../assessment.ts';
import { isSamePerson } from '../deciding/decide.ts';
import type { Directory, Person } from '../deciding/directory.ts';
import { type Entitled, whoIsAsked, whoMayDecide } from '../deciding/who-decides.ts';
import type { TrackedCondition } from './tracked-condition.ts';

type Subject = Pick<Assessment, 'requestedBy' | 'intakeBy' | 'undeliverable'>;

/** The role that set a condition, as whoMayDecide asks for it: everybody up to its head may say whether it is met. */
const roleOf = ({ role }: Pick<TrackedCondition, 'role'>, escalation: 'none' | 'head') => ({
  role,
  escalation,
  handOvers: [],
  decisions: [],
});

/** Whoever must meet a condition may report it; for the vendor also whoever asked for the assessment. */
export function mayReport(
  { owner }: Pick<TrackedCondition, 'owner'>,
  by: Actor,
  { requestedBy }: Pick<Assessment, 'requestedBy'>,
): boolean {
  if (owner.kind === 'vendor') return by.kind === 'vendor' || isSamePerson(by, requestedBy);
  return by.kind === 'staff' && sameEmail(by.email, owner.email);
}

/**
 * Who may say whether a report shows a condition met: whoever may decide for the role that set it, but nobody who reported it or must
 * meet it (four eyes), nor who prepared the assessment. `today`: a calendar date in the policy's time zone.
 */
export function whoMayAnswer(condition: TrackedCondition, assessment: Subject, directory: Directory, today: string): Entitled[] {
  return whoMayDecide(roleOf(condition, 'head'), assessment, directory, today).filter(isFree(condition));
}

/** Those of them who are asked to: members and whoever stands in for them; the head where there is nobody else. */
export function whoIsAskedToAnswer(
  condition: TrackedCondition,
  assessment: Subject,
  directory: Directory,
  today: string,
): Entitled[] {
  const asked = whoIsAsked(roleOf(condition, 'none'), assessment, directory, today).filter(isFree(condition));
  return asked.length > 0 ? asked : whoMayAnswer(condition, assessment, directory, today);
}

/** Whether somebody may name another person of ours who must meet a condition: of the role that set it, up to its head; administrators may too. */
export const mayHandOn = (
  condition: TrackedCondition,
  assessment: Subject,
  directory: Directory,
  today: string,
  email: string,
): boolean =>
  [...whoMayDecide(roleOf(condition, 'head'), assessment, directory, today), ...directory.administrators].some((one) =>
    sameEmail(one.email, email),
  );

/**
 * Who hears of an overdue condition that stays where it is: the head of the role that set it, where that is nobody who must meet or reported
 * it; else the administrators, who can have others named.
 */
export function whoIsToldLater(condition: TrackedCondition, { heads, administrators }: Directory): Person[] {
  const head = heads[condition.role];
  return head && !isInvolved(condition, head.email) ? [head] : administrators;
}

/** Neither involved nor the deputy of somebody who is: no deputy speaks for whom it is not for. */
const isFree =
  (condition: TrackedCondition) =>
  ({ email, capacity }: Entitled): boolean =>
    !isInvolved(condition, email) && !(capacity.as === 'deputy' && isInvolved(condition, capacity.for));

function isInvolved({ owner, reports }: TrackedCondition, email: string): boolean {
  const reporter = reports.at(-1)?.by;
  return (
    (owner.kind === 'staff' && sameEmail(owner.email, email)) ||
    (reporter !== undefined && 'email' in reporter && sameEmail(reporter.email, email))
  );
}
