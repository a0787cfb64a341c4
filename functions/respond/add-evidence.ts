import type { Status } from '../domain/assessment.ts';
import type { Evidence } from '../domain/submission.ts';
import type { EvidenceDetails } from './evidence-form.ts';
import { fileTypeOf, MOST_FILES, safeName } from './file-types.ts';
import type { PortalPorts } from './ports.ts';
import { vendorActor } from './vendor-actor.ts';
import type { Visit } from './visit.ts';

export type AddResult = { kind: 'added'; evidence: Evidence } | { kind: 'too-many' } | { kind: 'closed'; status: Status };

/** Announces a document: a pending record, whose file comes next. Below `quarantine/` nothing is served to anybody. */
export async function addEvidence(
  ports: Pick<PortalPorts, 'drafts' | 'clock' | 'ids'>,
  visit: Visit,
  details: EvidenceDetails,
): Promise<AddResult> {
  const { extension, name, ...rest } = details;
  const type = fileTypeOf(extension);
  if (!type || visit.work.evidence.length >= MOST_FILES) return { kind: 'too-many' };
  const id = ports.ids.id('evd');
  const assessmentId = visit.work.assessment.id;
  const evidence: Evidence = {
    ...rest,
    id,
    fileName: name.toLowerCase().endsWith(`.${extension}`) ? name : `${name}.${extension}`,
    contentType: type.contentType,
    status: 'pending',
    objectKey: `quarantine/${assessmentId}/${id}/${safeName(name, extension)}`,
    uploadedAt: ports.clock.now().toISOString(),
    uploadedBy: vendorActor(visit.session),
  };
  const result = await ports.drafts.putEvidence(assessmentId, evidence);
  return result.kind === 'saved' ? { kind: 'added', evidence } : result;
}
