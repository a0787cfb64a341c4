import type { Assessment } from '../assessment.ts';
import type { Directory } from '../deciding/directory.ts';
import { whoCanHelp } from '../deciding/who-decides.ts';
import type { OutboxWork } from '../outbox.ts';
import { whoIsAskedToAnswer } from './condition-rights.ts';
import type { TrackedCondition } from './tracked-condition.ts';

/**
 * The mails that put a report on a condition to whoever may answer it. Where nobody may, those hear of it who can have somebody named: it
 * would lie there until it is overdue. `today`: a calendar date in the policy's time zone.
 */
export function putReport(condition: TrackedCondition, head: Assessment, directory: Directory, today: string): OutboxWork[] {
  const asked = whoIsAskedToAnswer(condition, head, directory, today);
  const people = asked.length > 0 ? asked : whoCanHelp(head, directory);
  return people.map(({ name, email }) => ({
    ...{ kind: 'mail', mail: asked.length > 0 ? 'condition-reported' : 'condition-vacant', assessmentId: head.id },
    ...{ to: { name, email }, conditionId: condition.id, role: condition.role },
  }));
}
