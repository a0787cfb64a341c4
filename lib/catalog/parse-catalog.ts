import * as z from 'zod';
import { CriteriaSet, Framework } from '../../functions/domain/catalog/criterion.ts';
import { Policy } from '../../functions/domain/catalog/policy.ts';
import { Questionnaire, Section } from '../../functions/domain/catalog/questionnaire.ts';
import type { CatalogFile } from './catalog-files.ts';
import { type ParsedTranslation, parseTranslations } from './parse-translations.ts';
import { plainIssue } from './plain-issue.ts';
import { type Problem, problemAt } from './problem.ts';
import { readYaml, type YamlDocument } from './yaml-document.ts';

export interface Sourced<T> {
  document: YamlDocument;
  value: T;
}

/** The catalog's files, each by its schema, still tied to their lines. Sections stand in the order in which they are asked. */
export interface ParsedCatalog {
  questionnaire: Sourced<QuestionnaireFile>;
  sections: Sourced<Section>[];
  criteria: Sourced<CriteriaSet>;
  policies: SourcedPolicy[];
  frameworks: Sourced<Framework>[];
  /** The questionnaire's words in other languages. */
  translations: ParsedTranslation[];
}
/** Reads a document by a schema; nothing when it does not fit, which is then among the problems. */
export type ReadAs = <T>(schema: z.ZodType<T>, document: YamlDocument) => Sourced<T>[];
/** `value` is complete; `extends` names the policy that it was completed from. */
export type SourcedPolicy = Sourced<Policy> & { extends?: string };

/** `questionnaire.yaml`: the section files in the order in which they are asked. */
const QuestionnaireFile = Questionnaire.omit({ sections: true }).extend({ sections: z.array(z.string()).min(1) });
type QuestionnaireFile = z.infer<typeof QuestionnaireFile>;
const PolicyExtension = z.looseObject({ extends: z.string().optional() });

const QUESTIONNAIRE = 'catalog/questionnaires/ai-supplier/';
const CRITERIA = 'catalog/criteria/ai-supplier.yaml';

/** Reads and parses every file, or says what keeps them from being read; the checks across files need them all. */
export function parseCatalog(
  files: readonly CatalogFile[],
): { ok: true; parsed: ParsedCatalog } | { ok: false; problems: Problem[] } {
  const problems: Problem[] = [];
  const documents = files.map(readYaml);
  const byFile = new Map(documents.map((document) => [document.file, document]));
  const under = (folder: string) => documents.filter(({ file }) => file.startsWith(folder));

  /** `value` may be more than the document says itself; what it did not say is complained about where it was said. */
  function as<T>(schema: z.ZodType<T>, document: YamlDocument, value = document.value): Sourced<T>[] {
    problems.push(...document.problems);
    if (document.problems.length > 0) return [];
    const result = schema.safeParse(value);
    if (result.success) return [{ document, value: result.data }];
    for (const issue of result.error.issues) {
      const path = issue.path.filter((step) => typeof step !== 'symbol');
      const full = issue.code === 'unrecognized_keys' ? [...path, ...issue.keys.slice(0, 1)] : path;
      const inherited = value !== document.value && !Object.hasOwn(document.value as object, full[0] ?? '');
      if (!inherited) problems.push(problemAt(document, full, plainIssue(issue, value)));
    }
    return [];
  }
  function needed(file: string): YamlDocument[] {
    const document = byFile.get(file);
    if (!document) problems.push({ file, line: 1, message: 'This file is missing.' });
    return document ? [document] : [];
  }

  const [questionnaire] = needed(`${QUESTIONNAIRE}questionnaire.yaml`).flatMap((document) => as(QuestionnaireFile, document));
  const sections = (questionnaire?.value.sections ?? []).flatMap((name, at) => {
    const document = byFile.get(`${QUESTIONNAIRE}${name}`);
    if (document) return as(Section, document);
    if (questionnaire)
      problems.push(problemAt(questionnaire.document, ['sections', at], `There is no section file “${name}” in this folder.`));
    return [];
  });
  const { translations, problems: misplaced } = parseTranslations(documents, QUESTIONNAIRE, (schema, document) =>
    as(schema, document),
  );
  problems.push(...misplaced);
  const [criteria] = needed(CRITERIA).flatMap((document) => as(CriteriaSet, document));
  const frameworks = under('catalog/frameworks/').flatMap((document) => as(Framework, document));
  const policies = needed('catalog/policies/standard.yaml').length > 0 ? under('catalog/policies/').flatMap(policy) : [];

  function policy(document: YamlDocument): SourcedPolicy[] {
    const given = PolicyExtension.safeParse(document.value);
    if (!given.success || given.data.extends === undefined) return as(Policy, document);
    const { extends: base, ...own } = given.data;
    const source = byFile.get(`catalog/policies/${base}.yaml`);
    if (!source || source === document) {
      problems.push(problemAt(document, ['extends'], `There is no policy “${base}” to build on.`));
      return [];
    }
    return as(Policy, document, { ...(source.value as object), ...own }).map((sourced) => ({ ...sourced, extends: base }));
  }

  if (problems.length > 0 || !questionnaire || !criteria) return { ok: false, problems };
  return { ok: true, parsed: { questionnaire, sections, criteria, policies, frameworks, translations } };
}
