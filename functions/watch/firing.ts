import type { Assessment } from '../domain/assessment.ts';
import type { Policy } from '../domain/catalog/policy.ts';
import type { Directory } from '../domain/deciding/directory.ts';
import type { OutboxWork } from '../domain/outbox.ts';
import type { AssessmentFile, Change } from '../domain/ports.ts';
import type { Timer } from '../domain/time/timer.ts';

/** What a timer changes when it fires; its own deletion is added by whoever commits it. */
export type Firing = Pick<Change, 'transition' | 'set' | 'event' | 'writes' | 'outbox'>;

/** All that decides what a due timer does. `at`: the moment of the sweep, an instant. */
export interface Moment {
  timer: Timer;
  file: AssessmentFile;
  directory: Directory;
  policy: Policy;
  at: string;
}

type Mail = Extract<OutboxWork, { kind: 'mail' }>;

/** The mail to whoever asked for the assessment, if that is a person with an address. */
export function mailToRequester(
  mail: Mail['mail'],
  assessment: Assessment,
  about: Pick<Mail, 'requestId' | 'conditionId' | 'role'> = {},
): OutboxWork[] {
  const { id: assessmentId, requestedBy } = assessment;
  if (!('email' in requestedBy)) return [];
  return [{ kind: 'mail', mail, assessmentId, to: { name: requestedBy.name, email: requestedBy.email }, ...about }];
}

/**
 * True when a later timer of the same wait is due as well: of several late reminders one is enough, and nobody is reminded of
 * what lapses now. Matters after an outage of the sweep.
 */
export function isSuperseded({ timer, file, at }: Moment): boolean {
  const wait = waitOf(timer);
  return file.timers.some(
    (other) =>
      waitOf(other) === wait &&
      other.requestId === timer.requestId &&
      other.conditionId === timer.conditionId &&
      other.dueAt > timer.dueAt &&
      other.dueAt <= at &&
      overtakes(other, timer),
  );
}

/** An escalated response mails somebody else than its reminder does. */
const overtakes = (later: Timer, earlier: Timer): boolean => later.kind === earlier.kind || later.kind.endsWith('-lapse');

/** `response`, `decision`, `condition`, `outcome`, `review` or `workflow`. */
export const waitOf = (timer: Timer): string => timer.kind.split('-')[0] as string;
