import type { Question } from './questionnaire.ts';
import type { Evidence } from './submission.ts';
import type { EvidenceKind, EvidenceStrength } from './vocabulary.ts';

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
 * How strong a file is on a calendar date (YYYY-MM-DD, UTC): independent, document, or no more than a claim once expired.
 * It still holds on its expiry date itself (design section 5).
 */
export function evidenceStrength(evidence: { kind: EvidenceKind; expiresOn?: string }, atDate: string): EvidenceStrength {
  // ISO dates compare as text.
  if (evidence.expiresOn !== undefined && evidence.expiresOn < atDate) return 'claim';
  return strengthOfKind[evidence.kind];
}

/** Whether a file that was attached has arrived and may count: stored, and not found infected. */
export const isUsable = (evidence: Pick<Evidence, 'status'>): boolean =>
  evidence.status === 'quarantined' || evidence.status === 'clean';

/** Whether files may be attached to the answer of a question. */
export const takesFiles = (question: Question): boolean => question.type === 'evidence' || question.attachments;

/** Whether a file was attached to this question, and the question takes files. */
export const isAttachedTo = (evidence: { questionIds: readonly string[] }, question: Question): boolean =>
  takesFiles(question) && evidence.questionIds.includes(question.id);
