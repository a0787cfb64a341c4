import type { Sessions } from '../../domain/links/access-ports.ts';
import type { Assessments, Clearances, Clock } from '../../domain/ports.ts';
import type { StaffGroup } from '../../domain/vocabulary.ts';
import type { Asked } from '../../web/asked.ts';
import { notFoundPage } from '../../web/message-page.tsx';
import type { Reply } from '../../web/reply.ts';
import { staffGuard } from '../../web/staff-guard.ts';
import { askedSystem } from './asked-system.ts';
import { clearancePage, signedOutcomeName } from './clearance-page.tsx';

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

  const signedOutcome = guard(readers, async (asked) => {
    const { clearance } = await clearanceOf(asked);
    const file = clearance && (await ports.assessments.file(clearance.assessmentId));
    if (!file?.outcome || !file.signature) return notFoundPage();
    return download(signedOutcomeName(file.assessment), { outcome: file.outcome, signature: file.signature });
  });

  const one = '/clearance/{supplier}/{system}';
  return [
    { method: 'GET' as const, path: one, handle: answer },
    { method: 'GET' as const, path: `${one}/outcome.json`, handle: signedOutcome },
  ];
}

/** As the verifier reads it. */
const download = (name: string, value: object): Reply => ({
  status: 200,
  headers: {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'no-store',
  },
  cookies: [],
  body: `${JSON.stringify(value, null, 2)}\n`,
});
