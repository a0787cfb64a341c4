import type { Assessment } from '../../domain/assessment.ts';

/** What the vendor can do with an assessment: answer it, read the receipt, or nothing any more (lapsed, withdrawn, not sent yet). */
export type Standing = 'open' | 'submitted' | 'closed';

export function standing(assessment: Pick<Assessment, 'status' | 'submission'>): Standing {
  if (assessment.status === 'awaiting-response') return 'open';
  if (assessment.status === 'withdrawn' || assessment.status === 'lapsed') return 'closed';
  return assessment.submission ? 'submitted' : 'closed';
}
