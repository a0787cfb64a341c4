import { type Tier, tiers } from '../../functions/domain/vocabulary.ts';
import { mostAsked, type PlacedQuestion } from './check-questions.ts';
import type { ParsedCatalog } from './parse-catalog.ts';
import { type TranslationProgress, translationProgress } from './translation-progress.ts';

export interface CatalogCounts {
  sections: number;
  questions: number;
  /** Questions with a condition. */
  conditional: number;
  /** The most questions that each tier can meet: every condition counted as met, for the role that is asked most. */
  mostAsked: Record<Tier, number>;
  criteria: number;
  knockOuts: number;
  /** Supplier-facing ISO/IEC 42001 controls, and how many of them a criterion covers. */
  supplierControls: { covered: number; total: number };
  policies: string[];
  translations: TranslationProgress[];
}

/** What the catalog holds, for the check's summary. */
export function catalogCounts(parsed: ParsedCatalog, questions: readonly PlacedQuestion[]): CatalogCounts {
  const { criteria } = parsed.criteria.value;
  const controls = parsed.frameworks
    .flatMap(({ value }) => (value.id === 'iso42001' ? value.controls : []))
    .filter(({ audience }) => audience === 'supplier');
  const covered = new Set(criteria.flatMap((criterion) => criterion.controls.iso42001));
  return {
    sections: parsed.sections.length,
    questions: questions.length,
    conditional: questions.filter(({ question }) => question.when).length,
    mostAsked: Object.fromEntries(tiers.map((tier) => [tier, mostAsked(questions, tier)])) as Record<Tier, number>,
    criteria: criteria.length,
    knockOuts: criteria.filter(({ knockOut }) => knockOut).length,
    supplierControls: { covered: controls.filter(({ id }) => covered.has(id)).length, total: controls.length },
    policies: parsed.policies.map(({ value }) => value.id),
    translations: translationProgress(parsed),
  };
}
