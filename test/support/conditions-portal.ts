import { sha256 } from '../../functions/domain/proof/canonical.ts';
import { vendorConditionRoutes } from '../../functions/respond/conditions/condition-routes.ts';
import type { ConditionPagePorts } from '../../functions/respond/conditions/ports.ts';
import { recordScan } from '../../functions/respond/evidence/record-scan.ts';
import type { PortalPorts } from '../../functions/respond/ports.ts';
import { portalRoutes } from '../../functions/respond/routes/portal-routes.ts';
import { contact, ID, stored } from './in-memory/assessment-in-progress.ts';
import { approvedOn } from './in-memory/conditions-story.ts';
import type { InMemory } from './in-memory/in-memory.ts';
import { memoryConditionFiles } from './in-memory/memory-condition-files.ts';
import { memoryBucket, memoryEvidence, memorySessions, memorySubmissions } from './in-memory/memory-portal.ts';
import { ORIGIN, VendorBrowser } from './vendor-browser.ts';

export const CONDITIONS_TOKEN = 'K'.repeat(43);
export const ANSWER_TOKEN = 'A'.repeat(43);

/** The pages of conditions, and the questionnaire's, over a world whose outcome has a condition of the supplier's and one of Olaf's. */
export async function conditionsPortal(given?: InMemory) {
  const world = given ?? (await approvedOn());
  const sessions = memorySessions();
  const bucket = memoryBucket();
  const common = {
    ...world.ports,
    clock: world.clock,
    ids: world.ids,
    sessions: sessions.port,
    bucket: bucket.port,
    house: { baseUrl: ORIGIN, orgName: 'Buyer & Sons' },
  };
  const evidence = memoryEvidence(world.table);
  const ports: ConditionPagePorts = { ...common, files: memoryConditionFiles(world.table) };
  const answering: PortalPorts = { ...common, evidence, submissions: memorySubmissions(world.table) };
  const issue = (token: string, purpose: 'respond' | 'conditions', id = ID) => {
    const issuedAt = world.clock.now().toISOString();
    const expiresAt = stored(world, id).outcome?.validUntil ?? new Date(Date.parse(issuedAt) + 30 * 86_400_000).toISOString();
    return world.ports.links.issue({ ...contact, tokenHash: sha256(token), assessmentId: id, purpose, issuedAt, expiresAt });
  };
  await issue(CONDITIONS_TOKEN, 'conditions');
  await issue(ANSWER_TOKEN, 'respond');
  const own = vendorConditionRoutes(ports);
  const routes = [...own, ...portalRoutes(answering)];
  return {
    world,
    ports,
    /** Of conditions only. */
    own,
    routes,
    sessions: sessions.sessions,
    bucket,
    issue,
    browser: () => new VendorBrowser(routes),
    /** A browser whose vendor opened the link of that token and pressed Start. */
    async started(token = CONDITIONS_TOKEN) {
      return new VendorBrowser(routes).post(`/c/${token}`, '');
    },
    /** The upload of what was announced last, and what the scanner says of it. */
    async uploaded(result: 'NO_THREATS_FOUND' | 'THREATS_FOUND' | undefined = 'NO_THREATS_FOUND') {
      const file = stored(world).evidence.at(-1);
      if (!file) throw new Error('nothing was announced');
      const versionId = bucket.put(file.objectKey, 'hello');
      const detail = {
        s3ObjectDetails: { objectKey: file.objectKey, versionId },
        scanResultDetails: { scanResultStatus: result ?? '' },
      };
      if (result) await recordScan({ bucket: bucket.port, evidence }, { detail });
      return file.id;
    },
  };
}
