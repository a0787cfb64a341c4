import * as z from 'zod';
import { Language } from '../language.ts';
import { Instant, Sha256 } from '../vocabulary.ts';

/** What a link opens: the questionnaire, or, once it is decided, the conditions that the supplier must meet. Never both. */
export const LinkPurpose = z.enum(['respond', 'conditions']);
export type LinkPurpose = z.infer<typeof LinkPurpose>;

/**
 * One emailed link: one assessment, one person, one purpose. Only the SHA-256 of its token is stored. The truth is the
 * item inside the assessment; `LINK#<hash>` merely points to it.
 */
export const AccessGrant = z.strictObject({
  tokenHash: Sha256,
  assessmentId: z.string(),
  purpose: LinkPurpose,
  name: z.string(),
  email: z.string(),
  /** Whose link it is: a colleague's id; absent: the recipient's. */
  participant: z.string().optional(),
  /** What the person switched to on the page; absent: their setting. */
  language: Language.optional(),
  /** SHA-256 of the cookies of browsers that an emailed code was typed into. */
  browsers: z.array(Sha256).max(5).optional(),
  issuedAt: Instant,
  expiresAt: Instant,
  revokedAt: Instant.optional(),
});
export type AccessGrant = z.infer<typeof AccessGrant>;

/** A browser session, stored by the SHA-256 of its cookie. `csrf` is the per-session token of every form. */
export const VendorSession = z.strictObject({
  kind: z.literal('vendor'),
  assessmentId: z.string(),
  grantHash: Sha256,
  name: z.string(),
  email: z.string(),
  csrf: z.string(),
  startedAt: Instant,
  expiresAt: Instant,
});
export type VendorSession = z.infer<typeof VendorSession>;

export const StaffSession = z.strictObject({
  kind: z.literal('staff'),
  id: z.string(),
  name: z.string(),
  email: z.string(),
  groups: z.array(z.string()),
  csrf: z.string(),
  startedAt: Instant,
  expiresAt: Instant,
});
export type StaffSession = z.infer<typeof StaffSession>;
