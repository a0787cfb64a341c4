import { sameEmail } from '../actor.ts';
import type { Assessment } from '../assessment.ts';
import type { Directory } from '../deciding/directory.ts';
import type { Entitled } from '../deciding/who-decides.ts';
import type { AuditEvent } from '../proof/audit-event.ts';
import { whoIsAskedToAnswer, whoMayAnswer } from './condition-rights.ts';
import type { TrackedCondition } from './tracked-condition.ts';

type Subject = Pick<Assessment, 'requestedBy' | 'intakeBy' | 'undeliverable'>;

/**
 * Who is to answer the report on a condition by the directory as it is `now`, and was never asked about it: not by the directory of `before`,
 * nor at any time since it was reported. `today`: a calendar date of the policy's calendar. `events`: the assessment's trail.
 */
export function whoIsNewToAnswer(
  condition: TrackedCondition,
  assessment: Subject,
  { before, now, today, events }: { before: Directory; now: Directory; today: string; events: readonly AuditEvent[] },
): Entitled[] {
  const asked = [
    ...whoIsAskedToAnswer(condition, assessment, before, today).map(({ email }) => email),
    ...askedSince(condition, events),
  ];
  return whoIsAskedToAnswer(condition, assessment, now, today).filter(({ email }) => !asked.some((one) => sameEmail(one, email)));
}

/** Whether the change of the directory took away the last person who may answer: somebody has to be named, or it lies there until it is overdue. */
export const losesItsAnswerers = (
  condition: TrackedCondition,
  assessment: Subject,
  { before, now, today }: { before: Directory; now: Directory; today: string },
): boolean =>
  whoMayAnswer(condition, assessment, before, today).length > 0 && whoMayAnswer(condition, assessment, now, today).length === 0;

/** Everybody whom the trail names since the last report: with the report, a reminder of it, or a change of the directory. */
function askedSince({ id }: TrackedCondition, events: readonly AuditEvent[]): string[] {
  const about = events.filter(({ data }) => data.condition === id);
  const reported = about.findLastIndex(({ type }) => type === 'condition-reported');
  return about.slice(Math.max(0, reported)).flatMap(({ data }) => (Array.isArray(data.people) ? data.people : []));
}
