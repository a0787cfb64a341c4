import { carriesPoints } from '../answers/parse-answer.ts';
import { isAsked } from '../answers/visible-questions.ts';
import { hashOf } from '../proof/canonical.ts';
import type { SupplierRole, Tier } from '../vocabulary.ts';
import type { Catalog } from './catalog.ts';
import type { Criterion } from './criterion.ts';
import type { Condition, Question } from './questionnaire.ts';

/** A question as the scorer meets it; `at` is its place in the questionnaire. */
export interface AskedQuestion {
  at: number;
  id: string;
  when: Condition | undefined;
  question: Question;
  /** Whether some condition looks at it. */
  referred: boolean;
}

export interface CompiledCriterion {
  criterion: Criterion;
  domainAt: number;
  /** Its points-carrying questions of this tier and role, in the criterion's order. */
  parts: { at: number; id: string; question: Question; weight: number }[];
}

/** What one tier and role is asked, laid out for scoring. */
export interface CompiledPath {
  catalogHash: string;
  /** Number of questions in the whole questionnaire. */
  size: number;
  questions: AskedQuestion[];
  byId: ReadonlyMap<string, AskedQuestion>;
  criteria: CompiledCriterion[];
}

interface Compiled {
  hash: string;
  paths: Map<string, CompiledPath>;
}
const compiledCatalogs = new WeakMap<Catalog, Compiled>();

/**
 * The catalog's index for a tier and role, built once per catalog object. A catalog is a value: nobody changes it after
 * loading, so its hash and its index never go stale.
 */
export function compiledPath(catalog: Catalog, tier: Tier, role: SupplierRole): CompiledPath {
  let compiled = compiledCatalogs.get(catalog);
  if (!compiled) {
    compiled = { hash: hashOf(catalog), paths: new Map() };
    compiledCatalogs.set(catalog, compiled);
  }
  const key = `${tier}/${role}`;
  let path = compiled.paths.get(key);
  if (!path) {
    path = compile(catalog, tier, role, compiled.hash);
    compiled.paths.set(key, path);
  }
  return path;
}

function compile(catalog: Catalog, tier: Tier, role: SupplierRole, catalogHash: string): CompiledPath {
  const all = catalog.questionnaire.sections.flatMap((section) => section.questions);
  const referred = new Set(all.flatMap((question) => (question.when ? questionsIn(question.when) : [])));
  const asked = all
    .map((question, at) => ({ at, id: question.id, when: question.when, question, referred: referred.has(question.id) }))
    .filter(({ question }) => isAsked(question, tier, role));
  const byId = new Map(asked.map((entry) => [entry.id, entry]));
  const criteria = catalog.criteria.criteria.map((criterion) => ({
    criterion,
    domainAt: catalog.criteria.domains.findIndex((domain) => domain.id === criterion.domain),
    parts: criterion.questions.flatMap(({ id, weight }) => {
      const entry = byId.get(id);
      return entry && carriesPoints(entry.question) ? [{ at: entry.at, id, question: entry.question, weight }] : [];
    }),
  }));
  return { catalogHash, size: all.length, questions: asked, byId, criteria };
}

/** The questions a condition looks at. */
export function questionsIn(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(questionsIn);
  if ('any' in condition) return condition.any.flatMap(questionsIn);
  if ('not' in condition) return questionsIn(condition.not);
  if ('answered' in condition) return [condition.answered];
  return ['eq' in condition ? condition.eq.question : condition.in.question];
}
