import type { Assessment } from '../../domain/assessment.ts';
import type { ApprovalRequest } from '../../domain/deciding/approval.ts';
import type { Screens } from '../../domain/ports.ts';
import type { AssessmentHeads } from './waiting-requests.ts';

/** A past exception of the same role about some of the same criteria. */
export interface SimilarException {
  request: ApprovalRequest;
  assessment: Assessment;
  /** Criteria that both are about. */
  shared: string[];
}

const LOOKED_AT = 30;
const SHOWN = 5;

/**
 * What became of exceptions like this one: of the role's last ones, those of other assessments with a finding on the same criterion, most in
 * common first, then the newest; five at most. Of a closed one, only those that had closed by then: a page that an auditor reads shows
 * what whoever decided could see, never what came after. One index query and one read of their assessments, whatever the number of exceptions.
 */
export async function similarExceptions(
  ports: { screens: Pick<Screens, 'closedRequests'>; assessmentHeads: AssessmentHeads },
  request: Pick<ApprovalRequest, 'role' | 'assessmentId' | 'findingIds' | 'closedAt'>,
): Promise<SimilarException[]> {
  const closed = await ports.screens.closedRequests(request.role, LOOKED_AT, request.closedAt);
  const similar = closed
    .filter(({ assessmentId }) => assessmentId !== request.assessmentId)
    .map((past) => ({ past, shared: past.findingIds.filter((id) => request.findingIds.includes(id)) }))
    .filter(({ shared }) => shared.length > 0)
    .sort((a, b) => b.shared.length - a.shared.length || ((a.past.closedAt ?? '') < (b.past.closedAt ?? '') ? 1 : -1))
    .slice(0, SHOWN);
  if (similar.length === 0) return [];
  const heads = await ports.assessmentHeads.heads([...new Set(similar.map(({ past }) => past.assessmentId))]);
  return similar.flatMap(({ past, shared }) => {
    const assessment = heads.find(({ id }) => id === past.assessmentId);
    return assessment ? [{ request: past, assessment, shared }] : [];
  });
}
