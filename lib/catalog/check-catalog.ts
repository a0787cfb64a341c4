import { type CatalogCounts, catalogCounts } from './catalog-counts.ts';
import type { CatalogFile } from './catalog-files.ts';
import { checkConditions } from './check-conditions.ts';
import { checkControls } from './check-controls.ts';
import { checkCriteria } from './check-criteria.ts';
import { checkPolicies } from './check-policies.ts';
import { checkQuestions, placedQuestions } from './check-questions.ts';
import { checkTranslations } from './check-translations.ts';
import { parseCatalog } from './parse-catalog.ts';
import type { Problem } from './problem.ts';

type CatalogCheck = { kind: 'sound'; counts: CatalogCounts } | { kind: 'problems'; problems: Problem[] };

/**
 * Everything that must hold of the catalog's files, before anyone is asked by them. Files that cannot be read or do not fit their
 * schema come first, alone: the rest is checked once they do. Problems stand in the order of files and lines.
 */
export function checkCatalog(files: readonly CatalogFile[]): CatalogCheck {
  const result = parseCatalog(files);
  if (!result.ok) return { kind: 'problems', problems: sorted(result.problems) };
  const { parsed } = result;
  const questions = placedQuestions(parsed);
  const problems = [
    ...unlistedSections(files, parsed.questionnaire.value.sections),
    ...checkQuestions(parsed, questions),
    ...checkConditions(questions),
    ...checkCriteria(parsed, questions),
    ...checkControls(parsed),
    ...checkPolicies(parsed),
    ...checkTranslations(parsed),
  ];
  if (problems.length > 0) return { kind: 'problems', problems: sorted(problems) };
  return { kind: 'sound', counts: catalogCounts(parsed, questions) };
}

/** A section file that the questionnaire does not list would silently not be asked. */
function unlistedSections(files: readonly CatalogFile[], listed: readonly string[]): Problem[] {
  return files.flatMap(({ file }) => {
    const name = /^catalog\/questionnaires\/ai-supplier\/([^/]+)$/.exec(file)?.[1];
    if (name === undefined || name === 'questionnaire.yaml' || listed.includes(name)) return [];
    return [{ file, line: 1, message: 'This section is not listed in questionnaire.yaml, so nobody would be asked it.' }];
  });
}

const sorted = (problems: Problem[]): Problem[] =>
  problems.toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
