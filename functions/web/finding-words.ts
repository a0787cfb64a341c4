import type { Catalog } from '../domain/catalog/catalog.ts';
import { generalFindingTitles } from '../domain/judgement/general-findings.ts';
import type { Finding } from '../domain/judgement/scorecard.ts';
import { percent } from './risk-words.tsx';

/** The title of what a finding is about: its criterion, or the response as a whole (domain/judgement/general-findings.ts). */
export const findingTitle = (catalog: Catalog, criterionId: string): string =>
  catalog.criteria.criteria.find(({ id }) => id === criterionId)?.title ?? generalFindingTitles[criterionId] ?? criterionId;

/** How far it fell short, in words; empty where there is no score to compare. */
export function shortfallWords({ criterionId, score, threshold }: Finding): string {
  if (score === null) return '';
  if (threshold === 0) return percent(score);
  if (criterionId === 'residual-risk' && threshold === 10_000)
    return `${percent(score)}: no score would bring the risk within appetite`;
  return `${percent(score)} of at least ${percent(threshold)}`;
}
