import type { AssessmentFile, Clearances } from '../ports.ts';

/**
 * An assessment with `supersededBy` as the system's clearance has it: relay marks a replaced outcome a moment after a newer one was
 * recorded, in an outage hours, and nobody may read a yes in between. One read more for a decided assessment that is not marked yet,
 * none for others. `file` must have been read before: a clearance never goes back to an older outcome.
 */
export async function replacedByNow<File extends Pick<AssessmentFile, 'assessment'>>(
  { clearances }: { clearances: Clearances },
  file: File,
): Promise<File> {
  const { assessment } = file;
  if (!assessment.outcome || assessment.supersededBy) return file;
  const clearance = await clearances.get(assessment.supplierId, assessment.systemId);
  if (!clearance || clearance.assessmentId === assessment.id) return file;
  const { assessmentId, reference, decidedAt: at } = clearance;
  return { ...file, assessment: { ...assessment, supersededBy: { assessmentId, reference, at } } };
}
