import * as z from 'zod';
import { Actor } from '../actor.ts';
import { CalendarDate, EvidenceKind, Instant, Sha256, SupplierRole, Tier } from '../vocabulary.ts';
import { Answer, DraftAnswer } from './answer.ts';

/** Who changed an answer last, and with which of the section's saves. */
export const AnswerMark = z.strictObject({ version: z.int().min(1), by: Actor, at: Instant });
export type AnswerMark = z.infer<typeof AnswerMark>;

/** Answers taken over from an earlier assessment; `questionIds` are those that nobody here has confirmed or changed yet. */
export const Prefilled = z.strictObject({
  assessmentId: z.string(),
  reference: z.string(),
  /** When it was submitted; with `unsent`, when it was typed. */
  submittedAt: Instant,
  /** Typed in an assessment that ended before its answers were sent. */
  unsent: z.literal(true).optional(),
  questionIds: z.array(z.string()),
  /** Files of this section's questions that had expired meanwhile: named, so that nobody wonders where they are. */
  expired: z.array(z.strictObject({ fileName: z.string(), expiresOn: CalendarDate })).optional(),
});
export type Prefilled = z.infer<typeof Prefilled>;

/** One section's draft, one item; `version` counts saves, so a draft never overwrites a newer one. */
export const SectionDraft = z.strictObject({
  sectionId: z.string(),
  version: z.int().min(1),
  answers: z.record(z.string(), DraftAnswer),
  savedAt: Instant,
  savedBy: Actor,
  /** The vendor says this section is ready. */
  markedComplete: z.boolean().default(false),
  /** By question id; an answer without a mark was last changed before marks were kept, or was pre-filled. */
  marks: z.record(z.string(), AnswerMark).optional(),
  prefilled: Prefilled.optional(),
});
export type SectionDraft = z.infer<typeof SectionDraft>;

/**
 * pending: upload not seen yet; quarantined: stored, not scanned; unscannable: the scan ended and cannot say, for example because of a
 * password. Only clean ones can be submitted and downloaded.
 */
export const EvidenceStatus = z.enum(['pending', 'quarantined', 'clean', 'infected', 'unscannable']);

/** Management-system certificates whose life is known: three years, with a surveillance audit every year (ISO/IEC 17021-1, 9.1.3). */
export const certificateSchemes = ['iso-42001', 'iso-27001', 'other'] as const;
export const CertificateScheme = z.enum(certificateSchemes);
export type CertificateScheme = z.infer<typeof CertificateScheme>;

/** A file the vendor attached. Evidence strength follows from its kind and expiry (domain/answers/evidence.ts). */
export const Evidence = z.strictObject({
  id: z.string(),
  questionIds: z.array(z.string()),
  fileName: z.string(),
  contentType: z.string(),
  sizeBytes: z.int().optional(),
  sha256: Sha256.optional(),
  kind: EvidenceKind,
  issuer: z.string().optional(),
  issuedOn: CalendarDate.optional(),
  expiresOn: CalendarDate.optional(),
  /** Of certificates only. */
  scheme: CertificateScheme.optional(),
  /** The last surveillance audit of a certificate. */
  surveillanceOn: CalendarDate.optional(),
  status: EvidenceStatus,
  /** Which scanner found the status: absent for the real one, named for the local stage's stand-in. */
  scanner: z.literal('development').optional(),
  objectKey: z.string(),
  objectVersion: z.string().optional(),
  /** When it was announced. */
  uploadedAt: Instant,
  /** When the store received that version. */
  arrivedAt: Instant.optional(),
  uploadedBy: Actor,
  /** Taken over from this assessment's submission; the object stays where it was uploaded. */
  carriedFrom: z.string().optional(),
  /** The file that this one takes the place of as soon as it has arrived (domain/answers/evidence.ts, withoutReplaced). */
  replaces: z.string().optional(),
  /** The condition of an outcome that it shows to be met. Such a file supports no answer (`questionIds` is empty): it came after them. */
  conditionId: z.string().optional(),
});
export type Evidence = z.infer<typeof Evidence>;

/** What submitting freezes. Its content hash binds every later decision (design 6.2). */
export const Submission = z.strictObject({
  assessmentId: z.string(),
  revision: z.int().min(1),
  catalogHash: Sha256,
  tier: Tier,
  supplierRole: SupplierRole,
  answers: z.record(z.string(), Answer),
  evidence: z.array(
    z.strictObject({
      id: z.string(),
      questionIds: z.array(z.string()),
      kind: EvidenceKind,
      fileName: z.string(),
      sha256: Sha256.optional(),
      /** Not in submissions of before issuers were frozen. */
      issuer: z.string().optional(),
      issuedOn: CalendarDate.optional(),
      expiresOn: CalendarDate.optional(),
      scheme: CertificateScheme.optional(),
      surveillanceOn: CalendarDate.optional(),
    }),
  ),
  submittedAt: Instant,
  submittedBy: Actor,
});
export type Submission = z.infer<typeof Submission>;
