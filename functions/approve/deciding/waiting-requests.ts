import { type StaffActor, sameEmail } from '../../domain/actor.ts';
import type { Assessment } from '../../domain/assessment.ts';
import type { ApprovalRequest } from '../../domain/deciding/approval.ts';
import { type Directory, type Person, rolesAround, standInOf } from '../../domain/deciding/directory.ts';
import { approvedFor, type Entitled, lacksPeople, whoMayDecide } from '../../domain/deciding/who-decides.ts';
import type { Catalogs, Clock, Screens } from '../../domain/ports.ts';
import { localDate } from '../../domain/time/business-days.ts';
import { type OwningRole, owningRoles } from '../../domain/vocabulary.ts';
import { type Standing, standingOf, standstillOf } from './standing.ts';

/** Several heads in one request; in any order, absent ones left out. */
export interface AssessmentHeads {
  heads(ids: readonly string[]): Promise<Assessment[]>;
}

/** One open request as a list shows it to somebody. */
export interface WaitingRequest {
  request: ApprovalRequest;
  assessment: Assessment;
  standing: Standing;
  /** Those who may decide today. */
  entitled: Entitled[];
  /** Too few people are left who could decide. */
  lacksPeople: boolean;
}

/** Where to go on in each role's list of open requests, as we gave it; a role that is not named has no more. */
export type From = Partial<Record<OwningRole, string>>;

export interface WaitingList {
  waiting: WaitingRequest[];
  /** Set where more is open than was looked at. */
  next?: From;
}

/** So many of each role are looked at in one go, and so many times, until this many are the reader's. */
const EACH = 50;
const ROUNDS = 4;
const ENOUGH = 20;

/**
 * The open requests that concern this person, most urgent first: of the roles they are around, and those that were handed to them or to
 * somebody they stand in for; also where the supplier was asked about answers first, not
 * those that another owner or the clock has settled. Mostly one index query for each owning role and one read of their assessments, whatever
 * the number of assessments; what others have to decide hides nothing, so it goes on until enough is found, at most four times, and says where
 * to go on then.
 */
export async function waitingRequests(
  ports: {
    screens: Pick<Screens, 'openRequestsFrom'>;
    assessmentHeads: AssessmentHeads;
    catalogs: Pick<Catalogs, 'get'>;
    clock: Clock;
  },
  directory: Directory,
  reader: { who: StaffActor; mayDecide: boolean },
  from?: From,
): Promise<WaitingList> {
  const found: WaitingRequest[] = [];
  let next: From = from ?? {};
  let roles: readonly OwningRole[] = from ? owningRoles.filter((role) => from[role]) : owningRoles;
  for (let round = 0; round < ROUNDS && roles.length > 0; round += 1) {
    const pages = await Promise.all(roles.map((role) => ports.screens.openRequestsFrom(role, EACH, next[role])));
    for (const [n, role] of roles.entries()) next = { ...next, [role]: pages[n]?.next };
    const requests = pages.flatMap((page) => page.requests);
    found.push(...(await standingsOf(ports, requests, directory, reader)));
    const isEnough = (role: OwningRole) => found.filter((one) => one.request.role === role && isTheirs(one)).length >= ENOUGH;
    roles = roles.filter((role) => next[role] && !isEnough(role));
  }
  const more = Object.entries(next).filter(([, cursor]) => cursor !== undefined);
  const waiting = found.sort((a, b) => (a.request.dueAt < b.request.dueAt ? -1 : 1));
  return { waiting, ...(more.length > 0 && { next: Object.fromEntries(more) }) };
}

/** The supplier was asked about its answers: nobody decides until they are here. */
export const waitsForSupplier = ({ assessment }: Pick<WaitingRequest, 'assessment'>): boolean =>
  assessment.status === 'awaiting-response';

/** Whether it is for the reader to decide, also where their account keeps them from it; not where their part was approved already. */
export const isTheirs = ({ request, standing }: WaitingRequest): boolean =>
  (standing.kind === 'may-decide' && !approvedFor(request, standing.right)) || standing.kind === 'not-in-group';

async function standingsOf(
  ports: Pick<Parameters<typeof waitingRequests>[0], 'assessmentHeads' | 'catalogs' | 'clock'>,
  open: readonly ApprovalRequest[],
  directory: Directory,
  { who, mayDecide }: { who: StaffActor; mayDecide: boolean },
): Promise<WaitingRequest[]> {
  const around = rolesAround(directory, who.email);
  const concerns = (to: Person) =>
    sameEmail(to.email, who.email) || sameEmail(standInOf(directory, to.email)?.deputy?.email ?? '', who.email);
  const requests = open.filter(({ role, handOvers }) => around.includes(role) || handOvers.some(({ to }) => concerns(to)));
  if (requests.length === 0) return [];
  const found = await ports.assessmentHeads.heads([...new Set(requests.map(({ assessmentId }) => assessmentId))]);
  const heads = new Map(found.map((head) => [head.id, head]));
  const hashes = [...new Set(found.map(({ catalogHash }) => catalogHash))];
  const policies = new Map(await Promise.all(hashes.map(async (hash) => [hash, (await ports.catalogs.get(hash)).policy] as const)));
  const now = ports.clock.now().toISOString();
  return requests.flatMap((request) => {
    const assessment = heads.get(request.assessmentId);
    const policy = assessment && policies.get(assessment.catalogHash);
    // The index may lag behind a withdrawal by a moment; what was answered is scored, and back within seconds.
    if (!policy || !(assessment.status === 'awaiting-decision' || waitsForSupplier({ assessment }))) return [];
    const today = localDate(policy.calendar, now);
    const entitled = whoMayDecide(request, assessment, directory, today);
    const asked = { request, live: [request], assessment, policy, directory, entitled, now, today };
    const standstill = standstillOf(asked);
    if (standstill && standstill.kind !== 'supplier-asked') return [];
    const standing = standingOf(asked, who, mayDecide);
    return [{ request, assessment, standing, entitled, lacksPeople: lacksPeople(request, assessment, directory, today) }];
  });
}
