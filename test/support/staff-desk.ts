import { conditionFileRoutes } from '../../functions/approve/conditions/file-routes.ts';
import { conditionRoutes } from '../../functions/approve/conditions/routes.ts';
import { approveRoutes } from '../../functions/approve/deciding/routes.ts';
import { directoryRoutes } from '../../functions/approve/directory/routes.ts';
import { consoleRoutes } from '../../functions/console/routes.ts';
import { signInRoutes } from '../../functions/console/sign-in-routes.tsx';
import { waitingRoutes } from '../../functions/console/waiting-routes.ts';
import type { Catalog } from '../../functions/domain/catalog/catalog.ts';
import type { StaffGroup } from '../../functions/domain/vocabulary.ts';
import { intakeRoutes } from '../../functions/intake/routes.ts';
import { clearanceRoutes } from '../../functions/outcome/clearance/routes.ts';
import { registerRoutes } from '../../functions/outcome/register/routes.ts';
import { housePolicy } from './house-policy.ts';
import { requester } from './in-memory/assessment-in-progress.ts';
import { type InMemory, inMemory } from './in-memory/in-memory.ts';
import { memoryConditionFiles } from './in-memory/memory-condition-files.ts';
import { memoryBucket, memorySessions } from './in-memory/memory-portal.ts';
import { memoryScreens, memorySuppliers } from './in-memory/memory-staff.ts';
import { smallCatalog } from './small-catalog.ts';
import { ORIGIN, VendorBrowser } from './vendor-browser.ts';

interface Person {
  id: string;
  name: string;
  email: string;
  groups: StaffGroup[];
}

/** The staff of the tests: `paula` asks, `dora` and `sam` own risks (assessment-in-progress.ts), the others look on. */
export const staff = {
  paula: { ...requester, groups: ['procurement'] },
  dora: { id: 'stf_2', name: 'Dora Data', email: 'dora@buyer.example', groups: ['risk-owner'] },
  sam: { id: 'stf_3', name: 'Sam Safe', email: 'Sam@Buyer.example', groups: ['risk-owner'] },
  audrey: { id: 'stf_4', name: 'Audrey Audit', email: 'audrey@buyer.example', groups: ['auditor'] },
  ada: { id: 'stf_5', name: 'Ada Admin', email: 'ada@buyer.example', groups: ['admin'] },
  nobody: { id: 'stf_6', name: 'Ned New', email: 'ned@buyer.example', groups: [] },
} satisfies Record<string, Person>;

/** Everything that staff see, over a world in memory. The sign-in service sends people straight back, as whoever `claims` says. */
export function staffDesk({ world = inMemory(), catalogs = [smallCatalog()] }: { world?: InMemory; catalogs?: Catalog[] } = {}) {
  const sessions = memorySessions();
  const bucket = memoryBucket();
  const suppliers = memorySuppliers();
  const reported: Record<string, unknown>[] = [];
  const signIn = { claims: {} as Record<string, unknown>, refused: false };
  const ports = {
    ...world.ports,
    clock: world.clock,
    ids: world.ids,
    screens: memoryScreens(world.table),
    suppliers: suppliers.port,
    sessions: sessions.port,
    assessmentHeads: { heads: async (ids: readonly string[]) => ids.flatMap((id) => world.table.files.get(id)?.assessment ?? []) },
    house: { timeZone: 'UTC', mostApprovers: 2 },
    reported,
    suppressed: {
      suppressedAmong: async (emails: readonly string[]) =>
        (await Promise.all(emails.map((email) => world.ports.suppressions.get(email)))).flatMap((one) => one ?? []),
    },
    report: (message: string, facts: Record<string, unknown>) => void reported.push({ message, ...facts }),
    downloads: { url: async (one: { id: string }) => `${ORIGIN}/downloaded/${one.id}` },
    currentCatalogs: new Map(catalogs.map((catalog) => [catalog.policy.id, catalog])),
    oidc: {
      start: async () => ({ url: `${ORIGIN}/auth/callback?code=c&state=s`, pending: { state: 's', nonce: 'n', verifier: 'v' } }),
      finish: async () =>
        signIn.refused ? { kind: 'refused' as const, why: 'access_denied' } : { kind: 'signed-in' as const, claims: signIn.claims },
      signOutUrl: () => 'https://login.example/logout',
    },
  };
  const routes = [
    ...signInRoutes(ports),
    ...consoleRoutes(ports),
    ...intakeRoutes(ports),
    ...clearanceRoutes(ports),
    ...conditionRoutes(ports),
    ...conditionFileRoutes({ ...ports, bucket: bucket.port, files: memoryConditionFiles(world.table), house: { baseUrl: ORIGIN } }),
    ...approveRoutes(ports),
    ...directoryRoutes(ports),
    ...registerRoutes(ports),
    ...waitingRoutes(ports),
  ];
  return {
    world,
    ports,
    signIn,
    bucket,
    sessions: sessions.sessions,
    suppliers: suppliers.suppliers,
    browser: () => new VendorBrowser(routes),
    /** A browser in which this person has signed in, at `next`. */
    async as(person: Person, next?: string) {
      signIn.claims = claimsOf(person);
      const browser = new VendorBrowser(routes);
      return browser.get(next ? `/auth/login?next=${encodeURIComponent(next)}` : '/auth/login');
    },
  };
}
export type StaffDesk = ReturnType<typeof staffDesk>;

/** The claims of an id token, as Cognito writes them. */
export const claimsOf = ({ id, name, email, groups }: Person): Record<string, unknown> => ({
  sub: id,
  name,
  email,
  email_verified: true,
  ...(groups.length > 0 && { 'cognito:groups': groups }),
});

export const demoPolicy = () => housePolicy({ id: 'demo', title: 'Demo policy', secondsPerDay: 1 });
