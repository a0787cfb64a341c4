import type { AccessGrant } from '../domain/links/access-grant.ts';
import type { AssessmentFile } from '../domain/ports.ts';
import { linksOf } from './link-ended.ts';
import type { MailWork } from './why-not-send.ts';

/** Whether it was the withdrawal of the assessment, and nothing before it, that ended a link. */
export function endedByWithdrawal({ events }: Pick<AssessmentFile, 'events'>): (grant: AccessGrant) => boolean {
  const at = events.findLast(({ type }) => type === 'withdrawn')?.at;
  return ({ revokedAt }) => at !== undefined && revokedAt === at;
}

/**
 * Why somebody need not hear that nothing is asked of them any more: nothing ever was (each mail that asks stores its link first), they were
 * shut out before, or they were asked anew since.
 */
export function needsNoFarewell(work: MailWork, file: AssessmentFile): string | undefined {
  if (file.assessment.continuedBy) return 'the assessment was reopened';
  const [newest] = linksOf(work, file).toSorted((a, b) => (a.issuedAt < b.issuedAt ? 1 : -1));
  if (!newest) return 'they were never asked';
  return newest.revokedAt && !endedByWithdrawal(file)(newest) ? 'the link was revoked' : undefined;
}
