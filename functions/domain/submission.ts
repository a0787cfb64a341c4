import * as z from 'zod';
import { Actor } from './actor.ts';
import { Answer, DraftAnswer } from './answer.ts';
import { CalendarDate, EvidenceKind, Instant, Sha256, SupplierRole, Tier } from './vocabulary.ts';

/** One section's draft, one item; `version` counts saves, so a draft never overwrites a newer one. */
export const SectionDraft = z.strictObject({
  sectionId: z.string(),
  version: z.int().min(1),
  answers: z.record(z.string(), DraftAnswer),
  savedAt: Instant,
  savedBy: Actor,
  /** The vendor says this section is ready. */
  markedComplete: z.boolean().default(false),
});
export type SectionDraft = z.infer<typeof SectionDraft>;

/** pending: upload not seen yet; quarantined: stored, not scanned; only clean ones can be downloaded. */
export const EvidenceStatus = z.enum(['pending', 'quarantined', 'clean', 'infected']);

/** A file the vendor attached. Evidence strength follows from its kind and expiry (domain/evidence.ts). */
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
  status: EvidenceStatus,
  objectKey: z.string(),
  objectVersion: z.string().optional(),
  uploadedAt: Instant,
  uploadedBy: Actor,
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
      issuedOn: CalendarDate.optional(),
      expiresOn: CalendarDate.optional(),
    }),
  ),
  submittedAt: Instant,
  submittedBy: Actor,
});
export type Submission = z.infer<typeof Submission>;
