import { beforeAll, describe, expect, test } from 'vitest';
import { hashOf } from '../../../functions/domain/proof/canonical.ts';
import { compileCatalogs } from '../../../lib/catalog/compile-catalogs.ts';
import { loadCatalog } from '../../../lib/catalog/load-catalog.ts';

describe("today's catalogs", () => {
  beforeAll(() => compileCatalogs());
  const bundled = async (...policies: string[]) =>
    (await import('../../../functions/intake/current-catalogs.ts')).currentCatalogs(policies);

  test('are those of the catalog folder, hash for hash, in the order of the deployment', async () => {
    const catalogs = await bundled('demo', 'standard');
    expect([...catalogs.keys()]).toEqual(['demo', 'standard']);
    for (const policy of ['demo', 'standard'] as const) expect(hashOf(catalogs.get(policy))).toBe(loadCatalog(policy).hash);
  });

  test('a policy that the catalog lacks is a fault at start', async () => {
    await expect(bundled('standard', 'lenient')).rejects.toMatchObject({ name: 'UnknownPolicy' });
  });
});
