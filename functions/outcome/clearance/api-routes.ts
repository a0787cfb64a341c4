import { type ClearanceV1, clearanceDocument } from '../../domain/outcome/clearance-document.ts';
import type { Clearances, Clock } from '../../domain/ports.ts';
import { hashOf } from '../../domain/proof/canonical.ts';
import { staffGroups } from '../../domain/vocabulary.ts';
import { apiGuard } from '../../web/api-caller.ts';
import type { Asked } from '../../web/asked.ts';
import { json, type Reply } from '../../web/reply.ts';
import { askedSystem } from './asked-system.ts';

/**
 * "May we use system X of supplier Y?" as JSON (docs/schemas/clearance.v1.json), in one read. A system that is not known, or was never
 * decided on, is not cleared: an answer (200), not an error.
 */
export function clearanceApiRoutes(ports: { clearances: Clearances; clock: Clock }) {
  const answer = apiGuard(staffGroups, async (asked) => {
    const { isId, ...which } = askedSystem(asked.params);
    const record = isId ? await ports.clearances.get(which.supplierId, which.systemId) : undefined;
    return revalidated(asked, clearanceDocument(which, record, ports.clock.now().toISOString()));
  });
  return [{ method: 'GET' as const, path: '/api/clearance/{supplier}/{system}', handle: answer }];
}

/** May be kept, but must be asked for each time: the answer can turn at any second. The tag is weak, for `at` is another each time. */
function revalidated(asked: Asked, document: ClearanceV1): Reply {
  const { at: _, ...lasting } = document;
  const etag = `W/"${hashOf(lasting)}"`;
  const reply = json(document);
  const headers = { ...reply.headers, 'cache-control': 'private, no-cache', etag };
  const known = (asked.header('if-none-match') ?? '').split(',').map((tag) => tag.trim());
  return known.includes(etag) ? { ...reply, status: 304, headers, body: '' } : { ...reply, headers };
}
