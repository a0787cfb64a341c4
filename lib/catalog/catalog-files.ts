import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One file of the catalog; `file` is its path from the repository's root, with forward slashes: `catalog/policies/demo.yaml`. */
export interface CatalogFile {
  file: string;
  text: string;
}

/** The house's own catalog. */
export const catalogDirectory = join(import.meta.dirname, '../../catalog');

/** Every YAML file under a catalog directory, in the order of their paths, so that the catalog's hash does not depend on the disk. */
export function readCatalogFiles(directory: string = catalogDirectory): CatalogFile[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.yaml'))
    .sort()
    .map((path) => ({ file: `catalog/${path}`, text: readFileSync(join(directory, path), 'utf8') }));
}
