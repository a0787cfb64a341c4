import { sameEmail } from '../../domain/actor.ts';
import type { Assessment } from '../../domain/assessment.ts';
import { whoMayAnswer } from '../../domain/conditions/condition-rights.ts';
import { isOver } from '../../domain/conditions/report-condition.ts';
import type { TrackedCondition } from '../../domain/conditions/tracked-condition.ts';
import { type Directory, rolesAround } from '../../domain/deciding/directory.ts';
import type { Entitled } from '../../domain/deciding/who-decides.ts';
import type { Catalogs, Clock, Screens } from '../../domain/ports.ts';
import { localDate } from '../../domain/time/business-days.ts';

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
}

const EACH = 50;

/**
 * The conditions that wait for this person, and those that wait for others around their roles, the next due first. One index query for
 * each role, one for what is theirs, and one read of the assessments, whatever the number of assessments.
 */
export async function waitingConditions(
  ports: {
    screens: Pick<Screens, 'reportedConditions' | 'conditionsOf'>;
    assessmentHeads: { heads(ids: readonly string[]): Promise<Assessment[]> };
    catalogs: Pick<Catalogs, 'get'>;
    clock: Clock;
  },
  directory: Directory,
  email: string,
): Promise<WaitingConditions> {
  const roles = rolesAround(directory, email);
  const [own, ...lists] = await Promise.all([
    ports.screens.conditionsOf(email, EACH),
    ...roles.map((role) => ports.screens.reportedConditions(role, EACH)),
  ]);
  const reported = lists.flat().sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
  const ids = [...new Set([...own, ...reported].map(({ assessmentId }) => assessmentId))];
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
  return { toAnswer: all.filter(isTheirs), toMeet: own.flatMap(live), forOthers: all.filter((one) => !isTheirs(one)) };
}
