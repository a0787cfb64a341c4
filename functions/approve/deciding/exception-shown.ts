import { sameEmail } from '../../domain/actor.ts';
import type { Catalog } from '../../domain/catalog/catalog.ts';
import type { ApprovalRequest } from '../../domain/deciding/approval.ts';
import type { Directory, Person } from '../../domain/deciding/directory.ts';
import { type NamedSince, namedSince, versionsSince } from '../../domain/deciding/named-since.ts';
import { isLive } from '../../domain/deciding/request-plan.ts';
import { type Entitled, whoMayDecide } from '../../domain/deciding/who-decides.ts';
import { whyNotAsk } from '../../domain/follow-up/askable.ts';
import type { StaffSession } from '../../domain/links/access-grant.ts';
import type { AssessmentFile, Assessments, Catalogs, Clock, Directories } from '../../domain/ports.ts';
import { localDate } from '../../domain/time/business-days.ts';
import type { StaffGroup } from '../../domain/vocabulary.ts';
import type { Asked } from '../../web/asked.ts';
import { whyNotAskWords } from '../../web/asking-words.ts';
import { actorOf } from '../../web/staff-guard.ts';
import { type Standing, type Standstill, standingOf, standstillOf } from './standing.ts';
import { type Approving, whatApprovingMeans } from './what-approving-means.ts';

/** The groups of accounts that may decide at all. */
export const deciders: readonly StaffGroup[] = ['risk-owner', 'admin'];

export const mayDecideAtAll = ({ groups }: Pick<StaffSession, 'groups'>): boolean =>
  deciders.some((group) => groups.includes(group));

/** An exception as its reader meets it. */
export interface ExceptionShown {
  file: AssessmentFile;
  request: ApprovalRequest;
  catalog: Catalog;
  directory: Directory;
  standing: Standing;
  /** What keeps everybody from deciding now. */
  standstill?: Standstill;
  /** Who may decide on it today. */
  entitled: Entitled[];
  /** Those who decided, or may today, and came to the role only after it was called for. */
  named: NamedSince[];
  approving: Approving;
  /** In the policy's time zone. */
  today: string;
  now: string;
  /** Why the supplier cannot be asked about answers now. */
  whyNotAsk?: string;
}

/** Finds the exception that an address names, and where its reader stands. */
export function findException(ports: {
  assessments: Pick<Assessments, 'file'>;
  catalogs: Pick<Catalogs, 'get'>;
  directories: Pick<Directories, 'get' | 'version'>;
  clock: Clock;
}) {
  return async ({ params }: Asked, staff: StaffSession): Promise<ExceptionShown | undefined> => {
    const [file, directory] = await Promise.all([ports.assessments.file(params.assessment ?? ''), ports.directories.get()]);
    const request = file?.requests.find(({ id }) => id === params.request);
    if (!file || !request) return undefined;
    const { assessment } = file;
    const catalog = await ports.catalogs.get(assessment.catalogHash);
    const { policy } = catalog;
    const now = ports.clock.now().toISOString();
    const today = localDate(policy.calendar, now);
    const entitled = whoMayDecide(request, assessment, directory, today);
    const named = namedLate(request, entitled, await versionsSince(ports.directories, directory, request.requestedAt));
    const live = file.requests.filter(isLive);
    const asked = { request, live, assessment, policy, directory, entitled, now, today };
    const why = whyNotAsk(file, policy, now);
    const standstill = standstillOf(asked);
    return {
      ...{ file, request, catalog, directory, entitled, named, today, now },
      standing: standingOf(asked, actorOf(staff), mayDecideAtAll(staff)),
      approving: whatApprovingMeans({ request, live, policy, tier: assessment.tier, now }),
      ...(standstill && { standstill }),
      ...(why && { whyNotAsk: whyNotAskWords[why] }),
    };
  };
}

/** Whoever decided, by the directory as it was then; while it is open the others, by what it says now. */
function namedLate(request: ApprovalRequest, entitled: readonly Person[], versions: readonly Directory[]): NamedSince[] {
  const decided = request.decisions.flatMap(({ by, directoryVersion }) =>
    'email' in by ? [{ person: by, upTo: versions.filter(({ version }) => version <= directoryVersion) }] : [],
  );
  const isPending = request.status === 'open' || request.status === 'queued';
  const others = (isPending ? entitled : []).filter(({ email }) => !decided.some(({ person }) => sameEmail(person.email, email)));
  return [...decided, ...others.map((person) => ({ person, upTo: versions }))].flatMap(
    ({ person, upTo }) => namedSince(request, upTo, person) ?? [],
  );
}
