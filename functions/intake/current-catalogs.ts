import { brotliDecompressSync } from 'node:zlib';
import type { Catalog } from '../domain/catalog/catalog.ts';
import type { Policy } from '../domain/catalog/policy.ts';
import { namedError } from '../domain/named-error.ts';
import compiled from './generated/catalogs.json' with { type: 'json' };

/**
 * Today's catalogs by policy id, in the order in which the deployment lists its policies (the first is the default), as
 * compiled and checked by bin/compile-catalogs.ts; unpacked at each call (milliseconds: once per start). Throws `UnknownPolicy` for a policy that the catalog lacks.
 */
export function currentCatalogs(policyIds: readonly string[]): Map<string, Catalog> {
  const text = brotliDecompressSync(Buffer.from(compiled.brotli, 'base64')).toString('utf8');
  const { policies, ...shared } = JSON.parse(text) as Omit<Catalog, 'policy'> & { policies: Policy[] };
  return new Map(
    policyIds.map((id) => {
      const policy = policies.find((one) => one.id === id);
      if (policy) return [id, { ...shared, policy }];
      throw namedError('UnknownPolicy', `the catalog has no policy '${id}'`);
    }),
  );
}
