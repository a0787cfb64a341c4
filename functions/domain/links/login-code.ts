import * as z from 'zod';
import { Instant, Sha256 } from '../vocabulary.ts';

/** Tries before a code is void, and its life in minutes. */
export const CODE_TRIES = 5;
export const CODE_MINUTES = 10;

/**
 * A six-digit code that is emailed before a new browser may open the questionnaire. Stored by the SHA-256 of the browser's
 * cookie. Relay draws the code when it writes the mail: only `hashOf({ id, code })` is kept.
 */
export const LoginCode = z.strictObject({
  /** SHA-256 of the cookie that the waiting browser holds. */
  id: Sha256,
  assessmentId: z.string(),
  grantHash: Sha256,
  name: z.string(),
  email: z.string(),
  askedAt: Instant,
  /** Set, with the hash, when the mail is written. */
  codeHash: Sha256.optional(),
  expiresAt: Instant,
  tries: z.int().min(0),
});
export type LoginCode = z.infer<typeof LoginCode>;
