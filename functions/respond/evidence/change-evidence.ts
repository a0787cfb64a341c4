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

/** What a removal takes: a file, and whatever it had replaced by arriving, oldest first: an old file never comes back. */
export async function takenWith(
  ports: Pick<PortalPorts, 'bucket'>,
  { work }: Pick<Visit, 'work'>,
  file: Evidence,
): Promise<Evidence[]> {
  const now = await noticeArrivals(ports.bucket, work.evidence);
  return withReplaced(now.find(({ id }) => id === file.id) ?? file, now);
}

/** What the form that removes a file says of each that goes: which it is, and what people said about it. */
export const removalBase = (file: Evidence): string => `${file.id} ${detailsBase(file)}`;

/**
 * Takes a file away, with what it had replaced. One that was there when answers were submitted stays on record, attached to nothing:
 * people judge by it, and may still ask for it. `bases`: the `removalBase` of each that whoever removes it was shown. Where people said or
 * attached something since, or more would go by now, nothing more is taken (`changed`); what a scan found since changes nothing.
 */
export async function removeEvidence(
  ports: Pick<PortalPorts, 'drafts' | 'evidence' | 'bucket'>,
  visit: Visit,
  file: Evidence,
  bases: readonly string[],
): Promise<{ kind: 'saved' } | { kind: 'changed' } | Over> {
  const taken = await takenWith(ports, visit, file);
  // As they are stored: an arrival is on record only with its scan.
  const stored = taken.map((one) => visit.work.evidence.find(({ id }) => id === one.id) ?? one);
  if (stored.some((one) => !bases.includes(removalBase(one)))) return { kind: 'changed' };
  for (const one of stored) {
    const result = await takeAsRead(ports, visit, one);
    if (result.kind !== 'saved') return result;
  }
  return { kind: 'saved' };
}

async function takeAsRead(
  ports: Pick<PortalPorts, 'drafts' | 'evidence'>,
  { work: { assessment }, session: { grantHash } }: Visit,
  read: Evidence,
): Promise<{ kind: 'saved' } | { kind: 'changed' } | Over> {
  const isOnRecord = assessment.submission !== undefined && read.uploadedAt <= assessment.submission.at;
  let now: Evidence | undefined = read;
  while (now && now.questionIds.length > 0) {
    if (detailsBase(now) !== detailsBase(read)) return { kind: 'changed' };
    const result = await (isOnRecord
      ? ports.drafts.changeEvidence(assessment.id, detached(now), now, grantHash)
      : ports.drafts.removeEvidence(assessment.id, now, grantHash));
    if (result.kind !== 'moved') return result;
    now = await ports.evidence.get(assessment.id, read.id);
  }
  // Taken away in another window already: what was wanted is so.
  return { kind: 'saved' };
}

/** Attached to nothing, a file counts nowhere and is no longer the vendor's to see. */
const detached = (file: Evidence): Evidence => ({ ...file, questionIds: [] });
