import type { Sessions } from '../../domain/links/access-ports.ts';
import type { StaffGroup } from '../../domain/vocabulary.ts';
import type { Reply } from '../../web/reply.ts';
import { staffGuard } from '../../web/staff-guard.ts';
import { acceptedRisks, type RegisterPorts, wholeRegister } from './accepted-risks.ts';
import { registerPage } from './register-page.tsx';
import { registerCsv, registerXlsx } from './register-sheet.ts';

const readers: readonly StaffGroup[] = ['procurement', 'risk-owner', 'auditor', 'admin'];
const EACH = 50;

/** The register of accepted risks, to read and to take along. */
export function registerRoutes(ports: RegisterPorts & { sessions: Pick<Sessions, 'staff'> }) {
  const guard = staffGuard(ports);

  const list = guard(readers, async (asked, staff) => {
    const next = asked.query.get('next') ?? undefined;
    return registerPage(staff, { ...(await acceptedRisks(ports, EACH, next)), first: next === undefined });
  });

  const csv = guard(readers, async () => {
    const { lines, complete, now } = await wholeRegister(ports);
    return download(now, 'csv', 'text/csv; charset=utf-8', Buffer.from(registerCsv(lines, complete), 'utf8'));
  });

  const xlsx = guard(readers, async () => {
    const { lines, complete, now } = await wholeRegister(ports);
    const bytes = await registerXlsx(lines, complete);
    return download(now, 'xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes);
  });

  return [
    { method: 'GET' as const, path: '/register', handle: list },
    { method: 'GET' as const, path: '/register.csv', handle: csv },
    { method: 'GET' as const, path: '/register.xlsx', handle: xlsx },
  ];
}

const download = (now: string, ending: string, type: string, bytes: Buffer): Reply => ({
  status: 200,
  headers: {
    'content-type': type,
    'content-disposition': `attachment; filename="accepted-risks-${now.slice(0, 10)}.${ending}"`,
    'cache-control': 'no-store',
  },
  cookies: [],
  body: bytes.toString('base64'),
  isBase64: true,
});
