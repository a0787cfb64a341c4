import { withoutReplaced } from '../../domain/answers/evidence.ts';
import { fileNameOf, fileTypeOf, MOST_FILES, safeName } from '../../domain/answers/file-types.ts';
import type { Evidence } from '../../domain/answers/submission.ts';
import { isTooMany } from '../../domain/links/rate-limit.ts';
import type { Over } from '../../domain/ports.ts';
import type { PortalPorts } from '../ports.ts';
import { vendorActor } from '../way-in/vendor-actor.ts';
import type { Visit } from '../way-in/visit.ts';
import type { EvidenceDetails } from './evidence-form.ts';

export type AddResult =
  | { kind: 'added'; evidence: Evidence }
  | { kind: 'too-many' }
  /** Within the hour. */
  | { kind: 'too-often' }
  | Over;

/**
 * Announces a document: a pending record, whose file comes next. Below `quarantine/` nothing is served to anybody. `replaces`: the
 * file whose place it takes as soon as it has arrived.
 */
export async function addEvidence(
  ports: Pick<PortalPorts, 'drafts' | 'clock' | 'ids' | 'rates'>,
  visit: Visit,
  about: { details: EvidenceDetails; extension: string; replaces?: Evidence },
): Promise<AddResult> {
  const { extension, replaces } = about;
  const { name, ...rest } = about.details;
  const type = fileTypeOf(extension);
  const counting = withoutReplaced(visit.work.evidence).filter((file) => file.id !== replaces?.id && file.questionIds.length > 0);
  if (!type || counting.length >= MOST_FILES) return { kind: 'too-many' };
  if (await isTooMany(ports, 'upload', visit.session.grantHash)) return { kind: 'too-often' };
  const id = ports.ids.id('evd');
  const assessmentId = visit.work.assessment.id;
  const evidence: Evidence = {
    ...rest,
    id,
    fileName: fileNameOf(name, extension),
    contentType: type.contentType,
    status: 'pending',
    objectKey: `quarantine/${assessmentId}/${id}/${safeName(name, extension)}`,
    uploadedAt: ports.clock.now().toISOString(),
    uploadedBy: vendorActor(visit.session),
    ...(replaces && { replaces: replaces.id }),
  };
  const result = await ports.drafts.putEvidence(assessmentId, evidence, visit.session.grantHash);
  return result.kind === 'saved' ? { kind: 'added', evidence } : result;
}

/** The document's name without that extension, as its form shows it; whole where the form would make another file name of less. */
export function nameOf(fileName: string, extension: string): string {
  const name = fileName.slice(0, -extension.length - 1);
  return name.trim() === name && name !== '' && fileNameOf(name, extension) === fileName ? name : fileName;
}
