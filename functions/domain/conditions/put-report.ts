import type { Assessment } from '../assessment.ts';
import type { Directory, Person } from '../deciding/directory.ts';
import { whoCanHelp } from '../deciding/who-decides.ts';
import type { OutboxWork } from '../outbox.ts';
import { whoIsAskedToAnswer } from './condition-rights.ts';
import type { TrackedCondition } from './tracked-condition.ts';

/**
 * Puts a report on a condition to whoever may answer it. Where nobody may, those hear of it who can have somebody named: it would lie there
 * until it is overdue. `people`: the addresses of those who are asked, for the trail, so that a change of the directory asks nobody again
 * (asked-to-answer.ts). `today`: a calendar date in the policy's time zone.
 */
export function putReport(
  condition: TrackedCondition,
  head: Assessment,
  directory: Directory,
  today: string,
): { people: string[]; mails: OutboxWork[] } {
  const asked = whoIsAskedToAnswer(condition, head, directory, today);
  const mails =
    asked.length > 0
      ? asked.map(mailAbout(condition, 'condition-reported'))
      : whoCanHelp(head, directory).map(mailAbout(condition, 'condition-vacant'));
  return { people: asked.map(({ email }) => email), mails };
}

/** A mail about a report that waits for an answer. */
export const mailAbout =
  ({ assessmentId, id: conditionId, role }: TrackedCondition, mail: 'condition-reported' | 'condition-vacant') =>
  ({ name, email }: Person): OutboxWork => ({ kind: 'mail', mail, assessmentId, to: { name, email }, conditionId, role });
