import type { Actor } from '../../domain/actor.ts';
import type { Assessment } from '../../domain/assessment.ts';
import type { ApprovalRequest } from '../../domain/deciding/approval.ts';
import { type AskedAgain, askAgain, askAgainMails } from '../../domain/deciding/ask-again.ts';
import { endedByRejection } from '../../domain/deciding/decide.ts';
import type { Directory } from '../../domain/deciding/directory.ts';
import { isLive } from '../../domain/deciding/request-plan.ts';
import { namedError } from '../../domain/named-error.ts';
import type { Assessments, Catalogs, Clock, Ledger, Screens } from '../../domain/ports.ts';
import { localDate } from '../../domain/time/business-days.ts';
import { owningRoles } from '../../domain/vocabulary.ts';
import { stillWaiting, waitingFor } from '../../domain/waiting-for.ts';
import type { AssessmentHeads } from '../deciding/waiting-requests.ts';
import { withoutFormerOwners } from './former-owners.ts';

export interface AskAgainPorts {
  screens: Pick<Screens, 'openRequests'>;
  assessments: Pick<Assessments, 'file'>;
  assessmentHeads: AssessmentHeads;
  catalogs: Pick<Catalogs, 'get'>;
  ledger: Pick<Ledger, 'commit'>;
  clock: Clock;
}

/** What a change of the directory did to exceptions that were open, or to conditions that were reported (ask-answerers-again.ts). */
export interface AskAgainResult {
  /** One entry per person, and exception or condition. */
  asked: (About & { email: string })[];
  /** Those that could not be brought up to date: their next reminder does it (watch/decision-firing.ts, condition-firing.ts). */
  failed: (About & { fault: Error })[];
}

type About = { assessmentId: string } & ({ requestId: string } | { conditionId: string });

export interface Change {
  before: Directory;
  /** As it is stored now. */
  directory: Directory;
  by: Actor;
}

/** The most urgent open requests of each role that are looked at; the reminders of the others bring them up to date. */
const EACH = 20;

/**
 * After a change of the directory: whoever decides now and was never asked is asked, and whether a role has too few people is said
 * anew, also for those whose turn comes later. One commit for each request that this concerns. A repeat changes nothing; one that fails keeps none of the others back.
 * An absence that begins or ends by the calendar changes no directory: then the request's own timer looks again at each of its steps
 * (watch/decision-firing.ts), which is enough, for whoever stands in may decide from that very day anyway.
 */
export async function askOwnersAgain(ports: AskAgainPorts, change: Change): Promise<AskAgainResult> {
  const lists = await Promise.all(owningRoles.map((role) => ports.screens.openRequests(role, EACH)));
  const requests = lists.flat();
  const heads = new Map(
    (await ports.assessmentHeads.heads([...new Set(requests.map(({ assessmentId }) => assessmentId))])).map((head) => [
      head.id,
      head,
    ]),
  );
  const result: AskAgainResult = { asked: [], failed: [] };
  const queued = await queuedBehind(ports, heads.values());
  for (const { id: requestId, assessmentId, ...request } of [...requests, ...queued]) {
    try {
      const head = heads.get(assessmentId);
      if (head?.status !== 'awaiting-decision') continue;
      if (!(await concerns(ports, { ...request, id: requestId, assessmentId }, head, change))) continue;
      const people = await askOne(ports, { requestId, assessmentId }, change);
      result.asked.push(...people.map(({ email }) => ({ email, requestId, assessmentId })));
    } catch (error) {
      result.failed.push({ requestId, assessmentId, fault: error instanceof Error ? error : new Error(String(error)) });
    }
  }
  return result;
}

/** The requests whose turn comes later, which no list knows: read only where the policy has roles decide one after the other. */
async function queuedBehind(ports: AskAgainPorts, heads: Iterable<Assessment>): Promise<ApprovalRequest[]> {
  const queued: ApprovalRequest[] = [];
  for (const { id, catalogHash } of heads) {
    const { policy } = await ports.catalogs.get(catalogHash);
    if (policy.approval.order !== 'sequential') continue;
    const file = await ports.assessments.file(id);
    queued.push(...(file?.requests.filter(({ status }) => status === 'queued') ?? []));
  }
  return queued;
}

/** By what the lists say already: most changes concern few exceptions, and only those are read as a whole. */
async function concerns(ports: AskAgainPorts, request: ApprovalRequest, head: Assessment, change: Change): Promise<boolean> {
  const { isChanged, undeliverable } = await lookedAtAgain(ports, { head, request, requests: [request], events: [] }, change);
  return isChanged || undeliverable !== head.undeliverable;
}

async function lookedAtAgain(
  ports: AskAgainPorts,
  about: {
    head: Assessment;
    request: ApprovalRequest;
    requests: ApprovalRequest[];
    events: Parameters<typeof askAgain>[1]['events'];
  },
  { before, directory }: Change,
) {
  const { head, request, requests, events } = about;
  const { policy } = await ports.catalogs.get(head.catalogHash);
  const at = ports.clock.now().toISOString();
  const today = localDate(policy.calendar, at);
  const undeliverable = withoutFormerOwners(head, requests, { before, directory, today });
  const was = { assessment: head, directory: before };
  const now = { assessment: { ...head, undeliverable }, directory };
  return { ...askAgain(request, { before: was, now, today, events }), undeliverable, policy, at };
}

/** One commit; empty when there was nothing to do, or somebody decided meanwhile. Throws `AssessmentBusy`. */
async function askOne(
  ports: AskAgainPorts,
  { requestId, assessmentId }: { requestId: string; assessmentId: string },
  change: Change,
): Promise<AskedAgain['people']> {
  const operationId = `asked-again-${requestId}-v${change.directory.version}`;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const file = await ports.assessments.file(assessmentId);
    const request = file?.requests.find(({ id }) => id === requestId);
    const isPending = request?.status === 'open' || request?.status === 'queued';
    if (!file || !isPending || file.assessment.status !== 'awaiting-decision') return [];
    if (file.events.some((event) => event.operationId === operationId)) return [];
    const head = file.assessment;
    const open = file.requests.filter(({ status }) => status === 'open');
    const again = await lookedAtAgain(ports, { head, request, requests: open, events: file.events }, change);
    if (endedByRejection(file.requests.filter(isLive), again.policy)) return [];
    if (!again.isChanged && again.undeliverable === head.undeliverable) return [];
    const requests = file.requests.map((one) => (one.id === requestId ? again.request : one));
    const { at, undeliverable, people } = again;
    const result = await ports.ledger.commit({
      head,
      operationId,
      at,
      set: {
        undeliverable,
        ...(!head.parked && { waiting: stillWaiting(head.waiting, waitingFor({ ...head, undeliverable }, requests, at)) }),
      },
      event: {
        type: 'owners-asked',
        actor: change.by,
        data: {
          request: requestId,
          people: people.map(({ email }) => email),
          directory: change.directory.version,
          ...(again.request.lacksPeople && { lacksPeople: true }),
        },
      },
      writes: [{ put: 'request', value: again.request }],
      outbox: askAgainMails(again, change.directory.administrators),
    });
    if (result.kind === 'committed') return people;
  }
  throw namedError('AssessmentBusy', `assessment ${assessmentId} kept changing`);
}
