import { sameEmail } from '../../domain/actor.ts';
import type { Assessment } from '../../domain/assessment.ts';
import type { ApprovalRequest } from '../../domain/deciding/approval.ts';
import { type Directory, rolesAround } from '../../domain/deciding/directory.ts';
import { type Entitled, lacksPeople, whoMayDecide } from '../../domain/deciding/who-decides.ts';
import type { Catalogs, Clock, Screens } from '../../domain/ports.ts';
import { localDate } from '../../domain/time/business-days.ts';
import { owningRoles } from '../../domain/vocabulary.ts';

/** Several heads in one request; in any order, absent ones left out. */
export interface AssessmentHeads {
  heads(ids: readonly string[]): Promise<Assessment[]>;
}

/** One open request as a list shows it to somebody. */
export interface WaitingRequest {
  request: ApprovalRequest;
  assessment: Assessment;
  /** By what right the reader may decide on it; absent: only others may. */
  right?: Entitled;
  /** Those who may decide today. */
  entitled: Entitled[];
  /** Too few people are left who could decide. */
  lacksPeople: boolean;
}

const EACH = 50;

/**
 * The open requests that concern this person, most urgent first: of the roles they are around, and those that were handed to them. One
 * index query for each owning role and one read of their assessments, whatever the number of assessments.
 */
export async function waitingRequests(
  ports: {
    screens: Pick<Screens, 'openRequests'>;
    assessmentHeads: AssessmentHeads;
    catalogs: Pick<Catalogs, 'get'>;
    clock: Clock;
  },
  directory: Directory,
  email: string,
): Promise<WaitingRequest[]> {
  const roles = rolesAround(directory, email);
  const lists = await Promise.all(owningRoles.map((role) => ports.screens.openRequests(role, EACH)));
  const concern = ({ role, handOvers }: ApprovalRequest) =>
    roles.includes(role) || handOvers.some(({ to }) => sameEmail(to.email, email));
  const requests = lists
    .flat()
    .filter(concern)
    .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
  const heads = new Map(
    (await ports.assessmentHeads.heads([...new Set(requests.map(({ assessmentId }) => assessmentId))])).map((head) => [
      head.id,
      head,
    ]),
  );
  const hashes = [...new Set([...heads.values()].map(({ catalogHash }) => catalogHash))];
  const catalogs = new Map(await Promise.all(hashes.map(async (hash) => [hash, await ports.catalogs.get(hash)] as const)));
  const now = ports.clock.now().toISOString();
  return requests.flatMap((request) => {
    const assessment = heads.get(request.assessmentId);
    // The index may lag behind a withdrawal by a moment.
    if (assessment?.status !== 'awaiting-decision') return [];
    const today = localDate(catalogs.get(assessment.catalogHash)?.policy.calendar, now);
    const entitled = whoMayDecide(request, assessment, directory, today);
    const right = entitled.find((one) => sameEmail(one.email, email));
    return [
      { request, assessment, entitled, lacksPeople: lacksPeople(request, assessment, directory, today), ...(right && { right }) },
    ];
  });
}
