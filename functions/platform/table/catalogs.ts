import { gunzipSync, gzipSync } from 'node:zlib';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { Catalog } from '../../domain/catalog/catalog.ts';
import { namedError } from '../../domain/named-error.ts';
import type { Catalogs } from '../../domain/ports.ts';
import { canonicalJson, sha256 } from '../../domain/proof/canonical.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

/** Catalog versions by content hash, stored gzipped (about 42 KB) and cached: a version never changes. */
export function catalogsIn(table: Table): Catalogs {
  const cache = new Map<string, Catalog>();
  return {
    async get(hash) {
      const cached = cache.get(hash);
      if (cached) return cached;
      const got = await table.client.send(new GetCommand({ TableName: table.name, Key: keys.catalog(hash) }));
      if (!got.Item) throw namedError('CatalogMissing', `no catalog version ${hash}`);
      const text = gunzipSync(got.Item.gzip as Uint8Array).toString('utf8');
      if (sha256(text) !== hash) throw namedError('CatalogCorrupt', `catalog version ${hash} does not match its hash`);
      const catalog = Catalog.parse(JSON.parse(text));
      cache.set(hash, catalog);
      return catalog;
    },
    async publish(catalog) {
      const text = canonicalJson(catalog);
      const hash = sha256(text);
      if (cache.has(hash)) return hash;
      try {
        await table.client.send(
          new PutCommand({
            TableName: table.name,
            Item: { ...keys.catalog(hash), entity: 'catalog', gzip: gzipSync(text) },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        );
      } catch (error) {
        if ((error as Error).name !== 'ConditionalCheckFailedException') throw error;
      }
      cache.set(hash, catalog);
      return hash;
    },
  };
}
