import type { Assessment } from '../../domain/assessment.ts';
import type { ApprovalRequest } from '../../domain/deciding/approval.ts';
import type { Screens } from '../../domain/ports.ts';
import { owningRoles } from '../../domain/vocabulary.ts';
import type { AssessmentHeads } from '../deciding/waiting-requests.ts';

/** An exception that too few people can decide. */
export interface VacantRequest {
  request: ApprovalRequest;
  assessment: Assessment;
}

/** Of the twenty most urgent open requests of each role those that lack people: one index query per role, and one read of their assessments. */
export async function vacantRequests(ports: {
  screens: Pick<Screens, 'openRequests'>;
  assessmentHeads: AssessmentHeads;
}): Promise<VacantRequest[]> {
  const lists = await Promise.all(owningRoles.map((role) => ports.screens.openRequests(role, 20)));
  const requests = lists.flat().filter(({ lacksPeople }) => lacksPeople);
  if (requests.length === 0) return [];
  const ids = [...new Set(requests.map(({ assessmentId }) => assessmentId))];
  const heads = await ports.assessmentHeads.heads(ids);
  return requests.flatMap((request) => {
    const assessment = heads.find(({ id }) => id === request.assessmentId);
    // The index may lag behind a withdrawal by a moment.
    return assessment?.status === 'awaiting-decision' ? [{ request, assessment }] : [];
  });
}
