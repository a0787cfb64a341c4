import * as z from 'zod';
import { Instant } from '../vocabulary.ts';

/** An address that gets no more mail: a hard bounce, or its owner complained (design 6.11). Stored by `sha256` of the lower-case address. */
export const Suppression = z.strictObject({
  email: z.string(),
  reason: z.enum(['bounced', 'complained']),
  at: Instant,
  /** The assessment whose mail it was. */
  assessmentId: z.string(),
});
export type Suppression = z.infer<typeof Suppression>;
