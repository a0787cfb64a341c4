import * as z from 'zod';
import { MailKind } from '../outbox.ts';
import { Instant } from '../vocabulary.ts';

/** Proof that a mail was handed to SES: kept with the assessment. */
export const MailRecord = z.strictObject({
  id: z.string(),
  mail: MailKind,
  to: z.string(),
  subject: z.string(),
  messageId: z.string(),
  sentAt: Instant,
});
export type MailRecord = z.infer<typeof MailRecord>;
