import type { Assessment, Status } from '../domain/assessment.ts';
import type { Screens } from '../domain/ports.ts';
import { isLate } from '../web/status-words.tsx';

/** Statuses in which somebody or something still has work to do. */
export const liveStatuses = ['awaiting-response', 'awaiting-decision', 'opened', 'submitted', 'scored'] as const satisfies Status[];
const EACH = 25;

export interface WorkInProgress {
  /** Parked first, then what waits for procurement itself (mail that came back) or for an administrator, then whoever is late, then by deadline. */
  assessments: Assessment[];
  /** How many of each status were read, and whether there are more. */
  counts: Map<Status, { count: number; more: boolean }>;
}

/** The most urgent work over all live statuses: one index query each, whatever the number of assessments. */
export async function workInProgress(screens: Pick<Screens, 'byStatus'>, now: string): Promise<WorkInProgress> {
  const lists = await Promise.all(liveStatuses.map((status) => screens.byStatus(status, EACH)));
  const counts: WorkInProgress['counts'] = new Map();
  for (const [n, status] of liveStatuses.entries()) {
    const list = lists[n];
    if (list) counts.set(status, { count: list.assessments.length, more: list.next !== undefined });
  }
  return { assessments: lists.flatMap((list) => list.assessments).sort(byUrgency(now)), counts };
}

function byUrgency(now: string) {
  const rank = (one: Assessment) =>
    one.parked ? 0 : ['procurement', 'administrator'].includes(one.waiting.on) ? 1 : isLate(one, now) ? 2 : 3;
  const due = (one: Assessment) => one.waiting.until ?? one.openedAt;
  return (a: Assessment, b: Assessment) => rank(a) - rank(b) || (due(a) < due(b) ? -1 : 1);
}
