import { sameEmail } from '../../domain/actor.ts';
import type { Assessment } from '../../domain/assessment.ts';
import { whoMayAnswer } from '../../domain/conditions/condition-rights.ts';
import { isOver } from '../../domain/conditions/report-condition.ts';
import type { TrackedCondition } from '../../domain/conditions/tracked-condition.ts';
import { type Directory, rolesAround } from '../../domain/deciding/directory.ts';
import type { Entitled } from '../../domain/deciding/who-decides.ts';
import type { StaffSession } from '../../domain/links/access-grant.ts';
import type { Catalogs, Clock, Screens } from '../../domain/ports.ts';
import { localDate } from '../../domain/time/business-days.ts';
import { owningRoles } from '../../domain/vocabulary.ts';
import { isAdministrator } from './condition-shown.ts';

/** A condition as a list shows it to somebody. */
export interface WaitingCondition {
  condition: TrackedCondition;
  assessment: Assessment;
  /** Who may answer for its role today. */
  entitled: Entitled[];
}

export interface WaitingConditions {
  /** Reported: the reader may say whether they are met. */
  toAnswer: WaitingCondition[];
  /** The reader must meet them. */
  toMeet: WaitingCondition[];
  /** Reported to roles that the reader is around, for others to answer. */
  forOthers: WaitingCondition[];
  /** Suppliers must meet them; those that hold up an outcome first. Absent: not the reader's to see to. */
  owed: WaitingCondition[] | undefined;
}

const EACH = 50;
const EACH_OWED = 100;

/** 1: it is overdue, and the outcome suspended or withdrawn because of it. */
const holdsUp = ({ condition: { dueAt, ifOverdue } }: WaitingCondition, now: string): number =>
  dueAt < now && ifOverdue !== 'valid' ? 1 : 0;

/**
 * The conditions that wait for this person, and those that wait for others around their roles, the next due first. One index query for
 * each role (for administrators all of them), one for what is theirs, one for what suppliers owe, and one read of the assessments, whatever the number of assessments.
 */
export async function waitingConditions(
  ports: {
    screens: Pick<Screens, 'reportedConditions' | 'conditionsOf' | 'owedConditions'>;
    assessmentHeads: { heads(ids: readonly string[]): Promise<Assessment[]> };
    catalogs: Pick<Catalogs, 'get'>;
    clock: Clock;
  },
  directory: Directory,
  { email, groups }: Pick<StaffSession, 'email' | 'groups'>,
): Promise<WaitingConditions> {
  const around = rolesAround(directory, email);
  const isAdmin = isAdministrator({ groups });
  const roles = isAdmin ? owningRoles : around;
  const seesOwed = isAdmin || groups.includes('procurement');
  const [own, owed, ...lists] = await Promise.all([
    ports.screens.conditionsOf(email, EACH),
    seesOwed ? ports.screens.owedConditions(EACH_OWED) : [],
    ...roles.map((role) => ports.screens.reportedConditions(role, EACH)),
  ]);
  const reported = lists.flat().sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
  const ids = [...new Set([...own, ...owed, ...reported].map(({ assessmentId }) => assessmentId))];
  const heads = new Map((await ports.assessmentHeads.heads(ids)).map((head) => [head.id, head]));
  const hashes = [...new Set([...heads.values()].map(({ catalogHash }) => catalogHash))];
  const catalogs = new Map(await Promise.all(hashes.map(async (hash) => [hash, await ports.catalogs.get(hash)] as const)));
  const now = ports.clock.now().toISOString();
  const live = (condition: TrackedCondition): WaitingCondition[] => {
    const assessment = heads.get(condition.assessmentId);
    // What expired stays in the index until a newer outcome ends it.
    if (!assessment || isOver({ assessment }, condition, now)) return [];
    const today = localDate(catalogs.get(assessment.catalogHash)?.policy.calendar, now);
    return [{ condition, assessment, entitled: whoMayAnswer(condition, assessment, directory, today) }];
  };
  const all = reported.flatMap(live);
  const isTheirs = ({ entitled }: WaitingCondition) => entitled.some((one) => sameEmail(one.email, email));
  // Of other roles an administrator sees what waits in vain: nobody there may answer it.
  const concerns = ({ condition, entitled }: WaitingCondition) => around.includes(condition.role) || entitled.length === 0;
  return {
    toAnswer: all.filter(isTheirs),
    toMeet: own.flatMap(live),
    forOthers: all.filter((one) => !isTheirs(one) && concerns(one)),
    owed: seesOwed ? owed.flatMap(live).sort((a, b) => holdsUp(b, now) - holdsUp(a, now)) : undefined,
  };
}
