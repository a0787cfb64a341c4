import { sha256 } from '../../functions/domain/proof/canonical.ts';
import { scanDetail } from '../../functions/respond/evidence/development-scan.ts';
import { recordScan, ScanEvent } from '../../functions/respond/evidence/record-scan.ts';
import type { PortalPorts } from '../../functions/respond/ports.ts';
import { portalRoutes } from '../../functions/respond/routes/portal-routes.ts';
import { type Beginning, contact, ID, invited } from './in-memory/assessment-in-progress.ts';
import { inMemory } from './in-memory/in-memory.ts';
import { memoryBucket, memoryEvidence, memorySessions, memorySubmissions } from './in-memory/memory-portal.ts';
import { breakable } from './in-memory/outage.ts';
import { ORIGIN, VendorBrowser } from './vendor-browser.ts';

export const TOKEN = 'A'.repeat(43);

/** The portal over a world in memory, with one invited assessment (high tier of the small catalog) and its link. */
export async function vendorPortal(beginning: Beginning = {}) {
  const world = inMemory();
  await invited(world, beginning);
  const sessions = memorySessions();
  const reached = breakable(sessions.port);
  const evidence = breakable(memoryEvidence(world.table));
  const submissions = breakable(memorySubmissions(world.table));
  const bucket = memoryBucket();
  const ports: PortalPorts = {
    ...world.ports,
    clock: world.clock,
    ids: world.ids,
    sessions: reached.port,
    bucket: bucket.port,
    evidence: evidence.port,
    submissions: submissions.port,
    house: { baseUrl: ORIGIN, orgName: 'Buyer & Sons' },
  };
  const issue = (token: string, expiresInDays = 30, id = ID) => {
    const issuedAt = world.clock.now();
    const expiresAt = new Date(issuedAt.getTime() + expiresInDays * 86_400_000).toISOString();
    const grant = { ...contact, tokenHash: sha256(token), assessmentId: id, purpose: 'respond' as const };
    return world.ports.links.issue({ ...grant, issuedAt: issuedAt.toISOString(), expiresAt });
  };
  await issue(TOKEN);
  const routes = portalRoutes(ports);
  const file = () => {
    const found = world.table.files.get(ID);
    if (!found) throw new Error('no assessment');
    return found;
  };
  return {
    world,
    ports,
    routes,
    sessions: sessions.sessions,
    bucket,
    issue,
    file,
    /** Calls of every port that stands for a DynamoDB request, since the last look; catalogs are cached by their hash. */
    requests() {
      const { assessments, drafts, ledger, links, rates, codes } = world.breaking;
      const all = { sessions: reached, assessments, drafts, ledger, links, rates, codes, evidence, submissions };
      return Object.entries(all).flatMap(([name, { calls }]) => calls.splice(0).map(({ method }) => `${name}.${String(method)}`));
    },
    /** The scan of every file that has arrived and was not scanned yet. */
    async scan(result = 'NO_THREATS_FOUND') {
      for (const { objectKey: key, status } of file().evidence) {
        const found = status === 'pending' || status === 'quarantined' ? await bucket.port.look(key) : undefined;
        const detail = scanDetail({ bucket: 'b', key, version: found?.version }, result);
        if (found) await recordScan(ports, ScanEvent.parse({ detail }));
      }
    },
    /** The stored draft of one answer. */
    draft: (id: string) => file().drafts.find((draft) => draft.answers[id])?.answers[id],
    browser: () => new VendorBrowser(routes),
    /** A browser whose vendor pressed Start. */
    async started() {
      const browser = new VendorBrowser(routes);
      await browser.get(`/r/${TOKEN}`);
      return browser.press('Start');
    },
  };
}
