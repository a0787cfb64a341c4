import { withReplaced } from '../../domain/answers/evidence.ts';
import { extensionOf, fileNameOf } from '../../domain/answers/file-types.ts';
import type { Evidence } from '../../domain/answers/submission.ts';
import type { Over } from '../../domain/ports.ts';
import { hashOf } from '../../domain/proof/canonical.ts';
import type { PortalPorts } from '../ports.ts';
import type { Visit } from '../way-in/visit.ts';
import { noticeArrivals } from './arrivals.ts';
import type { EvidenceDetails } from './evidence-form.ts';

export type ChangeResult =
  | { kind: 'saved' }
  /** Removed meanwhile. */
  | { kind: 'gone' }
  | Over;

/** What people say about a file, in a few letters: what its form was made from. What a scan found is no part of it. */
export function detailsBase(file: Pick<Evidence, 'fileName' | 'kind' | 'questionIds'> & Partial<Evidence>): string {
  const { fileName, kind, questionIds, issuer, issuedOn, expiresOn, scheme, surveillanceOn } = file;
  return hashOf([fileName, kind, [...questionIds].sort(), { issuer, issuedOn, expiresOn, scheme, surveillanceOn }]).slice(0, 16);
}

/**
 * What is said about a file; the file itself, and what a scan found, stay. `base` is the `detailsBase` that the form was made from: where
 * somebody else saved other details since, nothing is written (`theirs`: the file as it is now).
 */
export async function changeDetails(
  ports: Pick<PortalPorts, 'drafts' | 'evidence'>,
  visit: Visit,
  file: Evidence,
  { base, details }: { base: string; details: (now: Evidence) => EvidenceDetails },
): Promise<ChangeResult | { kind: 'conflict'; theirs: Evidence }> {
  const assessmentId = visit.work.assessment.id;
  let now: Evidence | undefined = file;
  while (now) {
    const next = described(now, details(now));
    const isTheSame = detailsBase(next) === detailsBase(now);
    if (detailsBase(now) !== base && !isTheSame) return { kind: 'conflict', theirs: now };
    const result = await ports.drafts.changeEvidence(assessmentId, next, now, visit.session.grantHash);
    if (result.kind !== 'moved') return result;
    now = await ports.evidence.get(assessmentId, file.id);
  }
  return { kind: 'gone' };
}

function described(file: Evidence, { name, ...details }: EvidenceDetails): Evidence {
  const { kind: _, issuer: _i, issuedOn: _o, expiresOn: _e, scheme: _s, surveillanceOn: _a, questionIds: _q, ...kept } = file;
  return { ...kept, ...details, fileName: fileNameOf(name, extensionOf(file)) };
}

/** Files that are there already also support this question's answer, whatever else is said of them meanwhile. */
export async function attachToAlso(
  ports: Pick<PortalPorts, 'drafts' | 'evidence'>,
  visit: Visit,
  files: readonly Evidence[],
  questionId: string,
): Promise<ChangeResult> {
  const attach = (file: Evidence) => ({ ...file, questionIds: [...new Set([...file.questionIds, questionId])] });
  for (const file of files) {
    const result = await changeAsItIs(ports, visit, file, attach);
    if (result.kind !== 'saved') return result;
  }
  return { kind: 'saved' };
}

/** Writes a change that fits the file however it is by now. */
async function changeAsItIs(
  ports: Pick<PortalPorts, 'drafts' | 'evidence'>,
  { work, session }: Pick<Visit, 'work' | 'session'>,
  file: Evidence,
  change: (now: Evidence) => Evidence,
): Promise<ChangeResult> {
  let now: Evidence | undefined = file;
  while (now) {
    const result = await ports.drafts.changeEvidence(work.assessment.id, change(now), now, session.grantHash);
    if (result.kind !== 'moved') return result;
    now = await ports.evidence.get(work.assessment.id, file.id);
  }
  return { kind: 'gone' };
}

/**
 * Takes a file away, and with it whatever it had replaced, oldest first: an old file never comes back. One that was there when
 * answers were submitted stays on record, attached to nothing: people judge by it, and may still ask for it.
 */
export async function removeEvidence(
  ports: Pick<PortalPorts, 'drafts' | 'evidence' | 'bucket'>,
  visit: Visit,
  file: Evidence,
): Promise<Exclude<ChangeResult, { kind: 'gone' }>> {
  const { assessment, evidence } = visit.work;
  const { grantHash } = visit.session;
  const now = await noticeArrivals(ports.bucket, evidence);
  const arrived = now.find(({ id }) => id === file.id) ?? file;
  for (const one of withReplaced(arrived, now)) {
    const isOnRecord = assessment.submission !== undefined && one.uploadedAt <= assessment.submission.at;
    const stored = evidence.find(({ id }) => id === one.id) ?? one;
    const result = await (isOnRecord
      ? changeAsItIs(ports, visit, stored, detached)
      : ports.drafts.removeEvidence(assessment.id, one.id, grantHash));
    if (result.kind === 'closed' || result.kind === 'refused') return result;
  }
  return { kind: 'saved' };
}

/** Attached to nothing, a file counts nowhere and is no longer the vendor's to see. */
const detached = (file: Evidence): Evidence => ({ ...file, questionIds: [] });
