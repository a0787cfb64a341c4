import { type Actor, sameEmail } from '../actor.ts';
import type { Assessment, Undeliverable } from '../assessment.ts';
import type { Policy } from '../catalog/policy.ts';
import type { ApprovalRequest, Decision } from '../deciding/approval.ts';
import { isSamePerson } from '../deciding/decide.ts';
import { type Directory, emptyDirectory } from '../deciding/directory.ts';
import { whoMayDecide } from '../deciding/who-decides.ts';
import type { AssessmentFile } from '../ports.ts';
import { localDate } from '../time/business-days.ts';
import type { AuditEvent } from './audit-event.ts';
import { canonicalJson } from './canonical.ts';

/** Clocks may be this far apart, and a decision may be stored a moment after the directory was read. */
const TOLERANCE_MS = 600_000;

/**
 * What does not hold of the right that a decision names, by the version of the directory that it names, on its day, with the request and
 * the assessment as they stood before it (`seq`: its place in the trail). Nothing is looked at without directories.
 */
export function rightProblems(
  file: AssessmentFile,
  before: ApprovalRequest,
  decision: Decision,
  { policy, directories, seq }: { policy: Policy; directories?: readonly Directory[] | undefined; seq: number },
): string[] {
  const { by, directoryVersion, at, capacity } = decision;
  if (!directories || !('email' in by)) return [];
  const directory = [emptyDirectory, ...directories].findLast(({ version }) => version === directoryVersion);
  if (!directory)
    return [`a decision on request ${before.id} names version ${directoryVersion} of the directory, which is not stored`];
  const next = directories.find(({ version }) => version === directoryVersion + 1)?.changedAt;
  const problems =
    next && Date.parse(next) < Date.parse(at) - TOLERANCE_MS
      ? [`a decision on request ${before.id} names version ${directoryVersion} of the directory, which was replaced before`]
      : [];
  const today = localDate(policy.calendar, at);
  const rights = subjectsAt(file, seq).map(
    (subject) => whoMayDecide(before, subject, directory, today).find(({ email }) => sameEmail(email, by.email))?.capacity,
  );
  if (rights.some((right) => right && canonicalJson(right) === canonicalJson(capacity))) return problems;
  const was = rights.find(Boolean)?.as ?? 'nobody who decides';
  return [...problems, `${by.name} decided on request ${before.id} as ${capacity.as}, but was ${was}`];
}

/**
 * The assessment before an event, as far as it says who decides: with everybody whom mail did not reach by then, and with nobody, for the
 * trail does not say when an address was mended.
 */
function subjectsAt(
  { assessment, events }: AssessmentFile,
  seq: number,
): Pick<Assessment, 'requestedBy' | 'intakeBy' | 'undeliverable'>[] {
  const before = events.filter((event) => event.seq < seq);
  const { requestedBy } = assessment;
  const intakeBy = (assessment.intakeBy ?? []).filter((actor) => hadPart(actor, events, before));
  const undeliverable = before.flatMap(({ type, data, at }): Undeliverable[] =>
    (type === 'mail-bounced' || type === 'mail-complained') && typeof data.to === 'string'
      ? [{ email: data.to, mail: String(data.mail), at, reason: type === 'mail-bounced' ? 'bounced' : 'complained' }]
      : [],
  );
  return [
    { requestedBy, intakeBy },
    { requestedBy, intakeBy, undeliverable },
  ];
}

/** Whoever corrected the contact has had a part since then; all others from the beginning. */
function hadPart(actor: Actor, events: readonly AuditEvent[], before: readonly AuditEvent[]): boolean {
  const corrected = ({ type, actor: by }: AuditEvent) => type === 'contact-changed' && isSamePerson(by, actor);
  const [opened] = events;
  const named = [opened?.data.preparedBy].flat().some((one) => 'email' in actor && sameEmail(String(one), actor.email));
  return named || !events.some(corrected) || before.some(corrected);
}
