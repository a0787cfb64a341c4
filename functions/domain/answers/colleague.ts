import * as z from 'zod';
import { Actor } from '../actor.ts';
import { Language } from '../language.ts';
import { Instant } from '../vocabulary.ts';

/** The participant id of the person the assessment was sent to; colleagues have ids of their own. */
export const RECIPIENT = 'recipient';

/**
 * Somebody at the vendor to whom the recipient handed sections. The truth about their rights: a link only says who comes.
 * Withdrawing ends it at once, with every link and session of theirs.
 */
export const Colleague = z.strictObject({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  language: Language.optional(),
  /** What was handed over; absent: all sections. */
  sectionIds: z.array(z.string()).min(1).optional(),
  /** Named by the recipient: may also check everything and submit. */
  maySubmit: z.boolean(),
  /** The recipient's words to them. */
  note: z.string().optional(),
  askedBy: Actor,
  askedAt: Instant,
  withdrawnAt: Instant.optional(),
});
export type Colleague = z.infer<typeof Colleague>;
