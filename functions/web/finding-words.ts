import type { Catalog } from '../domain/catalog.ts';

const generalTitles: Record<string, string> = {
  'no-score': 'Nothing could be scored',
  'residual-risk': 'Residual risk above appetite',
  'tier-review': 'Review of a high-tier system',
};

/** The title of what a finding is about: its criterion, or the response as a whole (domain/general-findings.ts). */
export const findingTitle = (catalog: Catalog, criterionId: string): string =>
  catalog.criteria.criteria.find(({ id }) => id === criterionId)?.title ?? generalTitles[criterionId] ?? criterionId;
