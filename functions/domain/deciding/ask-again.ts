import { sameEmail } from '../actor.ts';
import type { Assessment } from '../assessment.ts';
import type { OutboxWork } from '../outbox.ts';
import type { AuditEvent } from '../proof/audit-event.ts';
import type { ApprovalRequest } from './approval.ts';
import type { Directory, Person } from './directory.ts';
import { type Entitled, whoIsAsked, whoMayDecide, withWhatItLacks } from './who-decides.ts';

/** What says who may decide at a moment. */
export interface Deciders {
  assessment: Pick<Assessment, 'requestedBy' | 'intakeBy' | 'undeliverable'>;
  directory: Directory;
}

/** What somebody else being able to decide means for one request that nobody decided yet. */
export interface AskedAgain {
  request: ApprovalRequest;
  /** Who may decide now, could not before, and was never asked. */
  people: Entitled[];
  /** It can no longer reach its approvals, and could before. */
  isNewlyVacant: boolean;
  /** Whether there is anything to store. */
  isChanged: boolean;
}

/**
 * Looks at an open or queued request once more after the directory or the intake changed, or a mail came back. Who is new is asked, if
 * it is their turn; whether too few people are left is said anew. `needed` stays as it was asked for, in the mode `all` too: nobody's
 * approval is dropped because somebody left.
 * `today`: a calendar date of the policy's calendar. `events`: the assessment's trail, which names whoever was asked before.
 */
export function askAgain(
  request: ApprovalRequest,
  { before, now, today, events }: { before: Deciders; now: Deciders; today: string; events: readonly AuditEvent[] },
): AskedAgain {
  const asked = [
    ...whoMayDecide(request, before.assessment, before.directory, today).map(({ email }) => email),
    ...askedSince(request.id, events),
  ];
  // Whose turn it is not yet is asked when it comes.
  const people = (request.status === 'open' ? whoIsAsked(request, now.assessment, now.directory, today) : []).filter(
    ({ email }) => !asked.some((one) => sameEmail(one, email)),
  );
  const after = withWhatItLacks(request, now.assessment, now.directory, today);
  const [wasVacant, isVacant] = [request.lacksPeople === true, after.lacksPeople === true];
  return {
    request: after,
    people,
    isNewlyVacant: isVacant && !wasVacant,
    isChanged: people.length > 0 || isVacant !== wasVacant,
  };
}

/** Those who are new are asked; the administrators hear of a request that nobody, or too few people, can decide. */
export function askAgainMails(
  { request, people, isNewlyVacant }: Pick<AskedAgain, 'people' | 'request' | 'isNewlyVacant'>,
  administrators: readonly Person[],
): OutboxWork[] {
  const about = { assessmentId: request.assessmentId, requestId: request.id, role: request.role };
  const mail =
    (kind: 'exception' | 'role-vacant') =>
    ({ name, email }: Person): OutboxWork => ({ kind: 'mail', mail: kind, to: { name, email }, ...about });
  return [...people.map(mail('exception')), ...(isNewlyVacant ? administrators.map(mail('role-vacant')) : [])];
}

/** Everybody whom an event `owners-asked` names for this request. */
const askedSince = (requestId: string, events: readonly AuditEvent[]): string[] =>
  events.flatMap(({ type, data }) =>
    type === 'owners-asked' && data.request === requestId && Array.isArray(data.people) ? data.people : [],
  );
