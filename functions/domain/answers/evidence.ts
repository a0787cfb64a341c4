import type { Criterion } from '../catalog/criterion.ts';
import type { Question } from '../catalog/questionnaire.ts';
import { monthsAfter } from '../time/calendar.ts';
import type { EvidenceKind, EvidenceStrength } from '../vocabulary.ts';
import type { CertificateScheme, Evidence, Submission } from './submission.ts';

/** Who stands behind each kind: an independent party, or the supplier's own document. */
const strengthOfKind: Record<EvidenceKind, EvidenceStrength> = {
  certificate: 'independent',
  'audit-report': 'independent',
  'model-card': 'document',
  'test-report': 'document',
  policy: 'document',
  other: 'document',
};

/**
 * Accredited certificates of management systems last one cycle of three years from the decision to certify, and the certification body
 * comes to audit at least once in every calendar year between (ISO/IEC 17021-1, 9.1.3; in our words). Audits move within a
 * year: three months are tolerated on top.
 */
export const CYCLE_MONTHS = 36;
export const AUDIT_MONTHS = 12 + 3;

/** What is known of a file that bears on its strength. */
export interface Proof {
  kind: EvidenceKind;
  issuedOn?: string;
  expiresOn?: string;
  scheme?: CertificateScheme;
  surveillanceOn?: string;
}

/** How strong a file is, and why: after `lastDay` it was weaker than its kind could be. */
export type EvidenceStanding =
  | { strength: EvidenceStrength; why: 'kind' }
  /** Past its own expiry date, or past its three years: no more than a claim. */
  | { strength: 'claim'; why: 'expired' | 'cycle-over'; lastDay: string }
  /** No audit for more than a year and the tolerance (`lastDay` absent: none is known): no more than a document. */
  | { strength: 'document'; why: 'audit-overdue'; lastDay?: string }
  /** Independent, but of a kind that the criterion does not expect: a certificate of something else. */
  | { strength: 'document'; why: 'not-expected' };

/**
 * How strong a file is on a calendar date (YYYY-MM-DD, UTC): independent, document, or no more than a claim once expired.
 * It still holds on its last day itself (design section 5).
 */
export function evidenceStanding(proof: Proof, atDate: string): EvidenceStanding {
  const { kind, scheme, issuedOn, expiresOn, surveillanceOn } = proof;
  // ISO dates compare as text.
  if (expiresOn !== undefined && expiresOn < atDate) return { strength: 'claim', why: 'expired', lastDay: expiresOn };
  if (kind === 'certificate' && (scheme === 'iso-42001' || scheme === 'iso-27001')) {
    const cycleEnd = issuedOn && monthsAfter(issuedOn, CYCLE_MONTHS);
    if (cycleEnd && cycleEnd < atDate) return { strength: 'claim', why: 'cycle-over', lastDay: cycleEnd };
    const audited = (surveillanceOn ?? '') > (issuedOn ?? '') ? surveillanceOn : issuedOn;
    const auditEnd = audited && monthsAfter(audited, AUDIT_MONTHS);
    if (!auditEnd) return { strength: 'document', why: 'audit-overdue' };
    if (auditEnd < atDate) return { strength: 'document', why: 'audit-overdue', lastDay: auditEnd };
  }
  return { strength: strengthOfKind[kind], why: 'kind' };
}

export const evidenceStrength = (proof: Proof, atDate: string): EvidenceStrength => evidenceStanding(proof, atDate).strength;

/** How a file stands for one criterion, which names the kinds of proof that it takes as independent. */
export function standingFor(criterion: Criterion, proof: Proof, atDate: string): EvidenceStanding {
  const standing = evidenceStanding(proof, atDate);
  if (standing.strength !== 'independent' || criterion.evidence?.kinds.includes(proof.kind)) return standing;
  return { strength: 'document', why: 'not-expected' };
}

/** Scanned, and free of malware: only then may it be submitted, and opened (design 6.10). */
export const isClean = (evidence: Pick<Evidence, 'status'>): boolean => evidence.status === 'clean';

/** Whether a file that was attached has arrived and nothing is wrong with it so far: its scan may still be on the way. */
export const isUsable = (evidence: Pick<Evidence, 'status'>): boolean => evidence.status === 'quarantined' || isClean(evidence);

/** Scans take seconds; GuardDuty's largest files a few minutes. */
const SCAN_MINUTES = 10;

/**
 * Whether the scan of a file that arrived should have ended long ago. Nobody waits for it any more: the vendor is told to upload it again.
 * `at`: the instant of asking.
 */
export const isScanLate = ({ status, arrivedAt, uploadedAt }: Evidence, at: string): boolean =>
  status === 'quarantined' && Date.parse(at) - Date.parse(arrivedAt ?? uploadedAt) >= SCAN_MINUTES * 60_000;

/** Whether files may be attached to the answer of a question. */
export const takesFiles = (question: Question): boolean => question.type === 'evidence' || question.attachments;

/** Whether a file was attached to this question, and the question takes files. */
export const isAttachedTo = (evidence: { questionIds: readonly string[] }, question: Question): boolean =>
  takesFiles(question) && evidence.questionIds.includes(question.id);

/**
 * The files that count: without those whose replacement has arrived. The arrival itself is what takes the old file away, so there is
 * no moment with both or with none; the record of the old one stays, because an earlier revision may have been judged by it.
 */
export function withoutReplaced<T extends Pick<Evidence, 'id' | 'status' | 'replaces'>>(files: readonly T[]): T[] {
  const replaced = new Set(files.filter(isUsable).map((file) => file.replaces));
  return files.filter((file) => !replaced.has(file.id));
}

/**
 * The files of a submission as it froze them, with what has become of them since (scan, place in the store). What was said of a
 * file, or done with it, in a round of questions that was not sent does not count. A file that is not kept any more is left out.
 */
export function submittedFiles(submission: Pick<Submission, 'evidence'>, records: readonly Evidence[]): Evidence[] {
  return submission.evidence.flatMap((frozen): Evidence[] => {
    const record = records.find(({ id }) => id === frozen.id);
    if (!record || (frozen.sha256 && record.sha256 !== frozen.sha256)) return [];
    const { issuer: _, issuedOn: _i, expiresOn: _e, scheme: _s, surveillanceOn: _a, ...kept } = record;
    return [{ ...kept, ...frozen }];
  });
}

/** A file and all that it took the place of, oldest first: removing it must not bring an old one back. */
export function withReplaced<T extends Pick<Evidence, 'id' | 'status' | 'replaces'>>(file: T, files: readonly T[]): T[] {
  const before = isUsable(file) ? files.find((other) => other.id === file.replaces) : undefined;
  return before
    ? [
        ...withReplaced(
          before,
          files.filter((other) => other !== file),
        ),
        file,
      ]
    : [file];
}
