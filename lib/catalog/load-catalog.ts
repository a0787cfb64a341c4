import { Catalog } from '../../functions/domain/catalog/catalog.ts';
import { hashOf } from '../../functions/domain/proof/canonical.ts';
import { catalogDirectory, readCatalogFiles } from './catalog-files.ts';
import { type ParsedCatalog, parseCatalog } from './parse-catalog.ts';
import { textsOf } from './parse-translations.ts';

export type PolicyId = 'standard' | 'demo';

/**
 * The catalog with one of its policies, and its content hash (SHA-256 of the canonical bytes: its version's identity).
 * `directory` is the catalog's own folder. Throws `CatalogUnreadable` with file and line; the finer rules are those of
 * `npm run catalog:check`.
 */
export function loadCatalog(policyId: PolicyId, directory: string = catalogDirectory): { catalog: Catalog; hash: string } {
  const result = parseCatalog(readCatalogFiles(directory));
  if (!result.ok) throw unreadable(result.problems.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'));
  const catalog = catalogOf(result.parsed, policyId);
  return { catalog, hash: hashOf(catalog) };
}

/** One catalog of the parsed files. Throws `CatalogUnreadable` when there is no such policy. */
function catalogOf(parsed: ParsedCatalog, policyId: PolicyId): Catalog {
  const policy = parsed.policies.find(({ value }) => value.id === policyId);
  if (!policy) throw unreadable(`catalog/policies has no policy “${policyId}”`);
  return Catalog.parse({
    questionnaire: { ...parsed.questionnaire.value, sections: parsed.sections.map(({ value }) => value) },
    criteria: parsed.criteria.value,
    policy: policy.value,
    frameworks: parsed.frameworks.map(({ value }) => value),
    ...(parsed.translations.length > 0 && {
      translations: Object.fromEntries(parsed.translations.map((translation) => [translation.language, textsOf(translation)])),
    }),
  });
}

function unreadable(message: string): Error {
  const error = new Error(message);
  error.name = 'CatalogUnreadable';
  return error;
}
