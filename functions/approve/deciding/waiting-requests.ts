import type { ApprovalRequest } from '../../domain/approval.ts';
import type { Assessment } from '../../domain/assessment.ts';
import { rolesAround } from '../../domain/directory.ts';
import type { Directories, Screens } from '../../domain/ports.ts';
import type { OwningRole } from '../../domain/vocabulary.ts';

/** Several heads in one request; in any order, absent ones left out. */
export interface AssessmentHeads {
  heads(ids: readonly string[]): Promise<Assessment[]>;
}

/** One request as a list shows it. */
export interface WaitingRequest {
  request: ApprovalRequest;
  assessment: Assessment;
}

const EACH = 20;

/**
 * The open requests of these roles, most urgent first: one index query per role and one read of their assessments,
 * whatever the number of assessments.
 */
export async function waitingRequests(
  ports: { screens: Pick<Screens, 'openRequests'>; assessmentHeads: AssessmentHeads },
  roles: readonly OwningRole[],
): Promise<WaitingRequest[]> {
  const lists = await Promise.all(roles.map((role) => ports.screens.openRequests(role, EACH)));
  const requests = lists.flat().sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
  const ids = [...new Set(requests.map((request) => request.assessmentId))];
  const heads = new Map((await ports.assessmentHeads.heads(ids)).map((head) => [head.id, head]));
  return requests.flatMap((request) => {
    const assessment = heads.get(request.assessmentId);
    // The index may lag behind a withdrawal by a moment.
    return assessment?.status === 'awaiting-decision' ? [{ request, assessment }] : [];
  });
}

/** The roles of whoever is signed in. */
export async function rolesOf(ports: { directories: Directories }, email: string): Promise<OwningRole[]> {
  return rolesAround(await ports.directories.get(), email);
}
