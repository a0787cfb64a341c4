import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { loadCatalog, type PolicyId } from './load-catalog.ts';

const target = join(import.meta.dirname, '..', '..', 'functions', 'intake', 'generated', 'catalogs.json');
const policies: readonly PolicyId[] = ['standard', 'demo'];

/**
 * Writes today's catalog as the JSON that starting an assessment bundles (functions/intake/current-catalogs.ts): what all
 * policies share once, and the policies. Compressed, because prose in several languages is the largest part of those functions:
 * base64 of Brotli makes each 4 KB lighter than plain JSON. The file is touched only when it changes. Throws `CatalogUnreadable`
 * with file and line.
 */
export function compileCatalogs(): void {
  const catalogs = policies.map((policy) => loadCatalog(policy).catalog);
  const [first] = catalogs;
  const whole = JSON.stringify({ ...first, policy: undefined, policies: catalogs.map((catalog) => catalog.policy) });
  const text = JSON.stringify({ brotli: brotliCompressSync(whole).toString('base64') });
  if (existsSync(target) && readFileSync(target, 'utf8') === text) return;
  mkdirSync(dirname(target), { recursive: true });
  const unfinished = `${target}.${process.pid}`;
  writeFileSync(unfinished, text);
  renameSync(unfinished, target);
}
