import type { Sessions } from '../../domain/links/access-ports.ts';
import type { Assessments, Clearances, Clock } from '../../domain/ports.ts';
import type { StaffGroup } from '../../domain/vocabulary.ts';
import type { Asked } from '../../web/asked.ts';
import { signedOutcome } from '../../web/signed-outcome.ts';
import { staffGuard } from '../../web/staff-guard.ts';
import { askedSystem } from './asked-system.ts';
import { clearancePage } from './clearance-page.tsx';

export interface ClearancePorts {
  clearances: Clearances;
  assessments: Pick<Assessments, 'file'>;
  sessions: Pick<Sessions, 'staff'>;
  clock: Clock;
}

const readers: readonly StaffGroup[] = ['procurement', 'auditor', 'admin', 'risk-owner'];

/** "May we use system X of supplier Y?" as a page, in one read besides the session's, and the signed outcome that proves it. */
export function clearanceRoutes(ports: ClearancePorts) {
  const guard = staffGuard(ports);
  const clearanceOf = async ({ params }: Asked) => {
    const asked = askedSystem(params);
    return { ...asked, clearance: asked.isId ? await ports.clearances.get(asked.supplierId, asked.systemId) : undefined };
  };

  const answer = guard(readers, async (asked, staff) =>
    clearancePage(staff, { ...(await clearanceOf(asked)), now: ports.clock.now().toISOString() }),
  );

  const proof = guard(readers, async (asked) => {
    const { clearance } = await clearanceOf(asked);
    return signedOutcome(clearance && (await ports.assessments.file(clearance.assessmentId)));
  });

  const one = '/clearance/{supplier}/{system}';
  return [
    { method: 'GET' as const, path: one, handle: answer },
    { method: 'GET' as const, path: `${one}/outcome.json`, handle: proof },
  ];
}
