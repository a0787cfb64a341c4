import { withReplaced } from '../../domain/answers/evidence.ts';
import { extensionOf, fileNameOf } from '../../domain/answers/file-types.ts';
import type { Evidence } from '../../domain/answers/submission.ts';
import type { Over } from '../../domain/ports.ts';
import type { PortalPorts } from '../ports.ts';
import type { Visit } from '../way-in/visit.ts';
import { noticeArrivals } from './arrivals.ts';
import type { EvidenceDetails } from './evidence-form.ts';

export type ChangeResult = { kind: 'saved' } | { kind: 'moved' } | Over;

/** What is said about a file; the file itself, and what a scan found, stay. */
export function changeDetails(
  ports: Pick<PortalPorts, 'drafts'>,
  visit: Visit,
  file: Evidence,
  { name, ...details }: EvidenceDetails,
): Promise<ChangeResult> {
  const { kind: _, issuer: _i, issuedOn: _o, expiresOn: _e, scheme: _s, surveillanceOn: _a, questionIds: _q, ...kept } = file;
  const next = { ...kept, ...details, fileName: fileNameOf(name, extensionOf(file)) };
  return ports.drafts.changeEvidence(visit.work.assessment.id, next, file, visit.session.grantHash);
}

/** Files that are there already also support this question's answer. A file that moved meanwhile is read again once. */
export async function attachToAlso(
  ports: Pick<PortalPorts, 'drafts' | 'evidence'>,
  visit: Visit,
  files: readonly Evidence[],
  questionId: string,
): Promise<ChangeResult> {
  const assessmentId = visit.work.assessment.id;
  const attach = (file: Evidence) => {
    const next = { ...file, questionIds: [...new Set([...file.questionIds, questionId])] };
    return ports.drafts.changeEvidence(assessmentId, next, file, visit.session.grantHash);
  };
  for (const file of files) {
    let result = await attach(file);
    const now = result.kind === 'moved' ? await ports.evidence.get(assessmentId, file.id) : undefined;
    if (now) result = await attach(now);
    if (result.kind !== 'saved') return result;
  }
  return { kind: 'saved' };
}

/**
 * Takes a file away, and with it whatever it had replaced, oldest first: an old file never comes back. One that was there when
 * answers were submitted stays on record, attached to nothing: people judge by it, and may still ask for it.
 */
export async function removeEvidence(
  ports: Pick<PortalPorts, 'drafts' | 'evidence' | 'bucket'>,
  visit: Visit,
  file: Evidence,
): Promise<Exclude<ChangeResult, { kind: 'moved' }>> {
  const { assessment, evidence } = visit.work;
  const { grantHash } = visit.session;
  const now = await noticeArrivals(ports.bucket, evidence);
  const arrived = now.find(({ id }) => id === file.id) ?? file;
  for (const { id, uploadedAt } of withReplaced(arrived, now)) {
    const isOnRecord = assessment.submission !== undefined && uploadedAt <= assessment.submission.at;
    const result = await (isOnRecord
      ? detach(ports, assessment.id, id, grantHash)
      : ports.drafts.removeEvidence(assessment.id, id, grantHash));
    if (result.kind !== 'saved') return result;
  }
  return { kind: 'saved' };
}

/** Attached to nothing, a file counts nowhere and is no longer the vendor's to see. A scan that ends meanwhile is kept. */
async function detach(
  ports: Pick<PortalPorts, 'drafts' | 'evidence'>,
  assessmentId: string,
  id: string,
  grantHash: string,
): Promise<Exclude<ChangeResult, { kind: 'moved' }>> {
  for (;;) {
    const file = await ports.evidence.get(assessmentId, id);
    if (!file) return { kind: 'saved' };
    const result = await ports.drafts.changeEvidence(assessmentId, { ...file, questionIds: [] }, file, grantHash);
    if (result.kind !== 'moved') return result;
  }
}
