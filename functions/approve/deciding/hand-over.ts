import { type StaffActor, sameEmail } from '../../domain/actor.ts';
import type { Assessment } from '../../domain/assessment.ts';
import type { ApprovalRequest, HandOver } from '../../domain/deciding/approval.ts';
import { askAgainMails } from '../../domain/deciding/ask-again.ts';
import type { Directory, Person } from '../../domain/deciding/directory.ts';
import { isLive } from '../../domain/deciding/request-plan.ts';
import {
  type Entitled,
  lacksPeople,
  preparedBy,
  whoIsAsked,
  whoIsAwaited,
  whoMayDecide,
  withWhatItLacks,
} from '../../domain/deciding/who-decides.ts';
import type { Suppressions } from '../../domain/links/access-ports.ts';
import { troubleWith } from '../../domain/links/mail-trouble.ts';
import { namedError } from '../../domain/named-error.ts';
import type { Assessments, Catalogs, Clock, Directories, Ledger } from '../../domain/ports.ts';
import { hashOf } from '../../domain/proof/canonical.ts';
import { localDate } from '../../domain/time/business-days.ts';
import { peopleOf } from './people-of.ts';
import { type Standing, standingOf } from './standing.ts';
import { stillWaiting } from './still-waiting.ts';

/** As many as a request keeps (domain/deciding/approval.ts). */
export const MOST_HAND_OVERS = 10;

interface Ports {
  assessments: Pick<Assessments, 'file'>;
  catalogs: Pick<Catalogs, 'get'>;
  directories: Pick<Directories, 'get'>;
  ledger: Pick<Ledger, 'commit'>;
  suppressions: Pick<Suppressions, 'get'>;
  clock: Clock;
}

export type WhyNotHandOver =
  /** Nobody hands over what is not theirs to decide: the page says where they stand. */
  | 'not-yours'
  /** Where all of a role decide, a deputy speaks in somebody's part, which is not theirs to give: it would become one more. */
  | 'stands-in'
  | 'used-up'
  /** Not in the directory, may not decide on this assessment, is asked already, or handed over before. */
  | 'not-available'
  /** Our mails do not reach them: they would never hear of it. */
  | 'unreached'
  /** Too few people would be left to reach the approvals that are needed. */
  | 'too-few';

export type HandOverResult =
  | { kind: 'handed-over' }
  | { kind: 'unknown' }
  | { kind: 'refused'; why: WhyNotHandOver; standing: Standing };

/**
 * Gives the reader's part in an exception to somebody else of the directory: the request, the event that names the hand-over's hash, and
 * the mail to whoever has it now (and to their deputy, while they are away), in one transaction. It changes neither deadlines nor what was decided. Whether the reader is in a group
 * that decides is the caller's to check. When somebody else was faster, it is judged again by what is true then. Throws `AssessmentBusy`.
 */
export async function handOver(
  ports: Ports,
  input: { assessmentId: string; requestId: string; to: string; reasons: string; by: StaffActor },
): Promise<HandOverResult> {
  const { assessmentId, requestId, by } = input;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const [file, directory] = await Promise.all([ports.assessments.file(assessmentId), ports.directories.get()]);
    const request = file?.requests.find(({ id }) => id === requestId);
    if (!file || !request) return { kind: 'unknown' };
    const { assessment: head } = file;
    const { policy } = await ports.catalogs.get(head.catalogHash);
    const at = ports.clock.now().toISOString();
    const today = localDate(policy.calendar, at);
    const entitled = whoMayDecide(request, head, directory, today);
    const live = file.requests.filter(isLive);
    const standing = standingOf({ request, live, assessment: head, policy, directory, entitled, now: at, today }, by, true);
    const refused = (why: WhyNotHandOver) => ({ kind: 'refused', why, standing }) as const;
    if (standing.kind !== 'may-decide') return refused('not-yours');
    if (speaksInAnothersPart(request, standing.right)) return refused('stands-in');
    if (request.handOvers.length >= MOST_HAND_OVERS) return refused('used-up');
    const to = whoCouldTakeOver(request, head, directory, today).find(({ email }) => sameEmail(email, input.to));
    if (!to) return refused('not-available');
    if (troubleWith(head, to.email) || (await ports.suppressions.get(to.email))) return refused('unreached');
    const given: HandOver = { from: by, to: { name: to.name, email: to.email }, reasons: input.reasons, at };
    const handed = { ...request, handOvers: [...request.handOvers, given] };
    if (leavesTooFew(request, handed, head, directory, today)) return refused('too-few');
    const after = withWhatItLacks(handed, head, directory, today);
    const requests = file.requests.map((one) => (one.id === requestId ? after : one));
    const result = await ports.ledger.commit({
      head,
      // Two tabs that name different people must not be taken for one that says the same twice.
      operationId: `hand-over-${requestId}-${by.id}-${hashOf({ to: to.email, reasons: input.reasons }).slice(0, 16)}`,
      at,
      set: { waiting: stillWaiting(head, requests, at) },
      event: { type: 'handed-over', actor: by, data: { request: requestId, to: to.email, handOver: hashOf(given) } },
      writes: [{ put: 'request', value: after }],
      outbox: [
        { kind: 'mail', mail: 'hand-over', assessmentId, to: given.to, requestId, role: request.role },
        ...mailsToOthers({ before: request, after }, head, directory, today),
      ],
    });
    if (result.kind === 'committed') return { kind: 'handed-over' };
  }
  throw namedError('AssessmentBusy', `assessment ${assessmentId} kept changing`);
}

export const speaksInAnothersPart = ({ mode }: ApprovalRequest, { capacity }: Entitled): boolean =>
  mode === 'all' && capacity.as === 'deputy';

/** Who of the directory could decide in the reader's place: whoever prepared the assessment, is asked already, or gave a part away could not. */
export function whoCouldTakeOver(request: ApprovalRequest, assessment: Assessment, directory: Directory, today: string): Person[] {
  const out = [
    ...preparedBy(assessment).flatMap((actor) => ('email' in actor ? [actor.email] : [])),
    ...whoMayDecide(request, assessment, directory, today).map(({ email }) => email),
    ...[...request.handOvers.map(({ from }) => from), ...request.decisions.map(({ by }) => by)].flatMap((actor) =>
      'email' in actor ? [actor.email] : [],
    ),
  ];
  return peopleOf(directory).filter(({ email }) => !out.some((one) => sameEmail(one, email)));
}

/** Whoever stands in for somebody who is given it while they are away; the administrators, where too few people are left now. */
function mailsToOthers(
  { before, after }: { before: ApprovalRequest; after: ApprovalRequest },
  assessment: Assessment,
  directory: Directory,
  today: string,
) {
  const known = [...whoMayDecide(before, assessment, directory, today), ...after.handOvers.map(({ to }) => to)];
  const people = whoIsAsked(after, assessment, directory, today).filter(
    ({ email }) => !known.some((one) => sameEmail(one.email, email)),
  );
  const isNewlyVacant = after.lacksPeople === true && !before.lacksPeople;
  return askAgainMails({ request: after, people, isNewlyVacant }, directory.administrators);
}

/** With whoever hands over go the deputies who stand in for nobody else: then fewer may be left than approvals are missing. */
function leavesTooFew(
  before: ApprovalRequest,
  after: ApprovalRequest,
  assessment: Assessment,
  directory: Directory,
  today: string,
): boolean {
  const awaited = (request: ApprovalRequest) => whoIsAwaited(request, assessment, directory, today).length;
  return lacksPeople(after, assessment, directory, today) && awaited(after) < awaited(before);
}
