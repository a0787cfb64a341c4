import type { Assessment } from '../../domain/assessment.ts';
import type { ApprovalRequest } from '../../domain/deciding/approval.ts';
import type { Directory } from '../../domain/deciding/directory.ts';
import { lacksPeople } from '../../domain/deciding/who-decides.ts';
import type { Screens } from '../../domain/ports.ts';
import { owningRoles } from '../../domain/vocabulary.ts';
import type { AssessmentHeads } from '../deciding/waiting-requests.ts';

/** An exception that nobody has decided yet, and what it is about. */
export interface OpenException {
  request: ApprovalRequest;
  assessment: Assessment;
}

/** As many of each role, the most urgent first: their assessments are one read. */
const EACH = 20;

/** The most urgent open exceptions of each role: one index query per role, and one read of their assessments. */
export async function openExceptions(ports: {
  screens: Pick<Screens, 'openRequests'>;
  assessmentHeads: AssessmentHeads;
}): Promise<OpenException[]> {
  const requests = (await Promise.all(owningRoles.map((role) => ports.screens.openRequests(role, EACH)))).flat();
  if (requests.length === 0) return [];
  const ids = [...new Set(requests.map(({ assessmentId }) => assessmentId))];
  const heads = new Map((await ports.assessmentHeads.heads(ids)).map((head) => [head.id, head]));
  return requests.flatMap((request) => {
    const assessment = heads.get(request.assessmentId);
    return assessment ? [{ request, assessment }] : [];
  });
}

/**
 * Those that too few people can decide, by the directory and the calendar of today: an absence begins and ends without a commit. The
 * index may lag behind a withdrawal by a moment.
 */
export const vacantOf = (open: readonly OpenException[], directory: Directory, today: string): OpenException[] =>
  open.filter(
    ({ request, assessment }) => assessment.status === 'awaiting-decision' && lacksPeople(request, assessment, directory, today),
  );

/** Everybody whom mails about one of these did not reach. */
export const unreachedOn = (open: readonly OpenException[]): string[] =>
  open.flatMap(({ assessment }) => (assessment.undeliverable ?? []).map(({ email }) => email));
