import type { Sessions } from '../domain/links/access-ports.ts';
import type { Clock, Directories, Screens } from '../domain/ports.ts';
import { localDate } from '../domain/time/business-days.ts';
import type { StaffGroup } from '../domain/vocabulary.ts';
import { staffGuard } from '../web/staff-guard.ts';
import { isLate } from '../web/status-words.tsx';
import { awaitedKinds, groupsOf } from './waiting-groups.ts';
import { waitingPage } from './waiting-page.tsx';

export interface WaitingPorts {
  screens: Pick<Screens, 'waiting'>;
  directories: Pick<Directories, 'get'>;
  sessions: Pick<Sessions, 'staff'>;
  clock: Clock;
  /** Of the policies: where the days of absences are meant. */
  house: { timeZone: string };
}

const everybody: readonly StaffGroup[] = ['procurement', 'risk-owner', 'auditor', 'admin'];
const EACH = 100;

/** "Who is everybody waiting for?": one index query and one read of the directory, whatever is chosen on the page. */
export function waitingRoutes(ports: WaitingPorts) {
  const guard = staffGuard(ports);
  const show = guard(everybody, async ({ query }, staff) => {
    const at = query.get('next') ?? undefined;
    const [{ assessments, next }, directory] = await Promise.all([ports.screens.waiting(EACH, at), ports.directories.get()]);
    const now = ports.clock.now().toISOString();
    const today = localDate({ timeZone: ports.house.timeZone, weekend: [], holidays: [] }, now);
    const kind = awaitedKinds.find((one) => one === query.get('for'));
    return waitingPage(staff, {
      groups: groupsOf(assessments, directory, { now, today }),
      all: assessments.length,
      late: assessments.filter((one) => isLate(one, now)).length,
      now,
      ...(kind && { kind }),
      ...(next && { next }),
      ...(at && { at }),
    });
  });
  return [{ method: 'GET' as const, path: '/console/waiting', handle: show }];
}
